import JSONText
import Loyalty

extension Command {
  /// The result of the command, made from its events alone, so that a repeated request is answered
  /// with the first answer even when a group was renamed since.
  func result(of events: [Event]) -> JSONValue {
    switch answer(to: events) {
    case .done: return .object([])
    case .client(let id): return .members(["client": .id(id)])
    case .merged(let balance, let receipts):
      return .members(["balance": .amount(balance), "receipts": .integer(receipts)])
    case .added(let count): return .members(["added": .integer(count)])
    case .removed(let count): return .members(["removed": .integer(count)])
    case .created(let name): return .members([nounOfCreated: .string(name)])
    case .receipt(let receipt): return SaleMembers.all.object(of: SaleSubject(receipt))
    case .parked(let receipt): return .members(["parked": .id(receipt.id)])
    case .refund(let refund): return RefundMembers.all.object(of: refund)
    case .batch(let name, let texts):
      return .members([
        "codes": .texts(texts.texts), "promoCode": .string(name),
        "bits": .integer(PromoCodeBatch.bits(ofLength: texts.length)),
      ])
    case .codes(let texts): return .members(["codes": .texts(texts.texts)])
    case .activated(let activation, let balance):
      let subject = ActivationSubject(activation: activation, balance: balance)
      return ActivationMembers.all.object(of: subject)
    case .message(let id): return .members(["message": .id(id)])
    case .mailing(let mailing, let start):
      return .members([
        "push": .id(mailing.id), "sendAt": .text(orNull: mailing.sendAt?.rfc3339),
        "recipients": start.map { .integer($0.clients.count) } ?? .null,
        "skipped": start.map { .skipped($0.skipped) } ?? .null,
      ])
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

  /// What a command creates.
  private var nounOfCreated: String {
    switch self {
    case .createVenue: "venue"
    case .createCategory: "category"
    case .createProduct: "product"
    case .createPromoCode: "promoCode"
    case .createTemplate: "template"
    default: "program"
    }
  }
}
