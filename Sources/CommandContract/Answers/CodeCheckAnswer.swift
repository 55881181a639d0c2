import JSONText
import Loyalty

/// How the reference prints the checks of a code.
enum CodeCheckMembers {
  static let words =
    "array of {\"check\" \"known\" \"begun\" \"running\" \"notExpired\" \"clientUses\" "
    + "\"totalUses\" \"registered\" \"registeredWithin\" \"groups\" \"audiences\" \"firstVisit\", "
    + "\"ok\", \"refusal\" (or null), \"facts\"}"
}

extension CodeCheck {
  /// The check, whether it holds, the refusal that it would be, and the facts of both.
  func answer(in calendar: ClubCalendar) -> JSONValue {
    let known = kind.facts(in: calendar)
    let names = Set(known.map(\.key))
    let more = (refusal?.facts(in: calendar) ?? []).filter { !names.contains($0.key) }
    return .members([
      "check": .string(kind.name), "ok": .bool(isOK), "refusal": .text(orNull: refusal?.code),
      "facts": .object(known + more),
    ])
  }
}

extension CodeCheck.Kind {
  fileprivate var name: String {
    switch self {
    case .known: "known"
    case .begun: "begun"
    case .running: "running"
    case .notExpired: "notExpired"
    case .clientUses: "clientUses"
    case .totalUses: "totalUses"
    case .condition(let condition): condition.name
    }
  }

  fileprivate func facts(in calendar: ClubCalendar) -> [JSONMember] {
    switch self {
    case .known(let code, let repair):
      [
        JSONMember("code", .text(orNull: code)),
        JSONMember("repaired", repair?.answer ?? .null),
      ]
    case .begun(let from):
      [JSONMember("from", from.map { .string(calendar.day(of: $0).iso) } ?? .null)]
    case .running(let status): [JSONMember("status", .string(status.rawValue))]
    case .notExpired(let end):
      [JSONMember("until", end.map { .lastDay(before: $0, in: calendar) } ?? .null)]
    case .clientUses(let used, let limit):
      [JSONMember("used", .integer(used)), JSONMember("limit", .integer(limit))]
    case .totalUses(let used, let limit):
      [
        JSONMember("used", .integer(used)),
        JSONMember("limit", limit.map { .integer($0) } ?? .null),
      ]
    case .condition(let condition): condition.facts
    }
  }
}
