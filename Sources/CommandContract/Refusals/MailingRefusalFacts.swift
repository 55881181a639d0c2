import JSONText
import Loyalty

extension MailingProblem {
  /// The facts under stable names, in a fixed order.
  func facts(in calendar: ClubCalendar) -> [JSONMember] {
    switch self {
    case .titleMissing, .nobody: []
    case .timePassed(let given, let now):
      [
        JSONMember("given", .moment(given, in: calendar)),
        JSONMember("now", .moment(now, in: calendar)),
      ]
    case .notOpen(let id, let status):
      [JSONMember("push", .id(id)), JSONMember("status", .string(status.rawValue))]
    case .nothingFailed(let id): [JSONMember("push", .id(id))]
    case .channel(let channel): [JSONMember("channel", .string(channel.rawValue))]
    case .unreachable(let client, let reason):
      [JSONMember("client", .id(client)), JSONMember("reason", .string(reason.rawValue))]
    case .ruleInvalid(let value, let limit):
      [JSONMember("value", .integer(value)), JSONMember("limit", .integer(limit))]
    }
  }
}
