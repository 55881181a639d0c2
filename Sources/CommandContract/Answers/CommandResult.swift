import JSONText
import Loyalty

extension Command {
  /// The result of the command, made from its events alone, so that a repeated request is answered
  /// with the first answer even when a group was renamed since.
  func result(of events: [Event]) -> JSONValue {
    switch answer(to: events) {
    case .done: return .object([])
    case .client(let id): return .members(["client": .id(id)])
    case .added(let count): return .members(["added": .integer(count)])
    case .removed(let count): return .members(["removed": .integer(count)])
    case .created(let name): return .members(["name": .string(name)])
    case .receipt(let receipt): return .members(["receipt": .id(receipt.id)])
    case .refund(let refund): return .members(["money": .amount(refund.money)])
    case .balance(let balance): return .members(["balance": .amount(balance)])
    case .groups:
      let names = events.compactMap { event -> String? in
        guard case .groupCreated(let group, _) = event else { return nil }
        return group.name
      }
      guard case .createGroup = self, let name = names.first else {
        return .members(["groups": .texts(names)])
      }
      return .members(["group": .string(name)])
    }
  }
}
