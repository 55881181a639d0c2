import JSONText
import Loyalty

/// What became of messages as JSON: `{"retry":"timeout","until":"…","messages":[8]}`.
///
/// The first key names the outcome; its value is the problem or reason, or true where there is none.
/// `until` says when it is tried again, or by when a gateway that accepted is to report.
enum SettlementCoding {
  static func write(_ settlement: Settlement, to writer: inout JSONWriter) {
    writer.object { writer in
      switch settlement.outcome {
      case .accepted: writer.member("accepted", true)
      case .awaitsReport(let until):
        writer.member("accepted", true)
        writer.member("until", until.rfc3339)
      case .delivered: writer.member("delivered", true)
      case .retry(let problem, let at):
        writer.member("retry", problem.rawValue)
        writer.member("until", at.rfc3339)
      case .deferred(let until):
        writer.member("deferred", true)
        writer.member("until", until.rfc3339)
      case .failed(let problem): writer.member("failed", problem.rawValue)
      case .unknown(let problem): writer.member("unknown", problem.rawValue)
      case .skipped(let reason): writer.member("skipped", reason.rawValue)
      case .cancelled: writer.member("cancelled", true)
      }
      writer.key("messages")
      writer.array(settlement.messages, JSONWriter.writeID)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Settlement {
    var name: String?
    var problem: DeliveryProblem?
    var reason: SkipReason?
    var until: Moment?
    var messages: [Message.ID]?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "accepted", "delivered", "deferred", "cancelled":
        name = try reader.bool() ? key : nil
      case "retry", "failed", "unknown":
        name = key
        problem = try reader.parsed(DeliveryProblem.init)
      case "skipped":
        name = key
        reason = try reader.parsed(SkipReason.init)
      case "until": until = try reader.moment()
      case "messages": messages = try reader.identifiers()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    let outcome: DeliveryOutcome =
      switch try reader.required(name, "accepted") {
      case "accepted": until.map { .awaitsReport(until: $0) } ?? .accepted
      case "delivered": .delivered
      case "cancelled": .cancelled
      case "deferred": .deferred(until: try reader.required(until, "until"))
      case "retry":
        .retry(try reader.required(problem, "retry"), at: try reader.required(until, "until"))
      case "failed": .failed(try reader.required(problem, "failed"))
      case "unknown": .unknown(try reader.required(problem, "unknown"))
      default: .skipped(try reader.required(reason, "skipped"))
      }
    return Settlement(outcome, try reader.required(messages, "messages"))
  }
}
