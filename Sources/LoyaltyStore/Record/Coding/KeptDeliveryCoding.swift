import JSONText
import Loyalty

/// How far a message had come as JSON.
///
///     {"message":8,"state":"failed","reason":"timeout","attempts":7,"since":"…","due":"…",
///      "reactions":["opened"]}
///
/// `doubt` is the problem of an attempt at which it may have gone; `took`, `arrived` and `missed` are
/// the devices of a message that has several.
enum KeptDeliveryCoding {
  static func write(_ kept: KeptDelivery, to writer: inout JSONWriter) {
    let delivery = kept.delivery
    writer.object { writer in
      writer.member("message", kept.message.number)
      writer.member("state", delivery.state.name)
      writer.member(ifAny: "reason", delivery.state.reason)
      if delivery.attempts > 0 { writer.member("attempts", delivery.attempts) }
      writer.member("since", delivery.since.rfc3339)
      if delivery.bill != .nothing {
        writer.member("units", delivery.bill.units)
        writer.member("cost", delivery.bill.cost.decimalString)
      }
      if delivery.due != delivery.since { writer.member("due", delivery.due.rfc3339) }
      let reactions = Reaction.Kind.allCases.filter(delivery.reactions.contains)
      writer.list("reactions", reactions.map(\.rawValue))
      writer.member(ifAny: "doubt", delivery.doubt?.rawValue)
      if let values = kept.values {
        writer.key("values")
        MessageValuesCoding.write(values, to: &writer)
      }
      if let devices = delivery.devices {
        DeviceCoding.write(devices.took, devices.delivered, devices.missed, to: &writer)
      }
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> KeptDelivery {
    var message: Message.ID?
    var state: String?
    var reason: String?
    var attempts = 0
    var units = 0
    var cost = Money.zero
    var times: [String: Moment] = [:]
    var reactions: [String] = []
    var doubt: DeliveryProblem?
    var values: MessageValues?
    var devices: [String: [DeviceMark]] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "message": message = try reader.identifier()
      case "state": state = try reader.string()
      case "reason": reason = try reader.string()
      case "attempts": attempts = try reader.integer(as: Int.self)
      case "units": units = try reader.integer(as: Int.self)
      case "cost": cost = try reader.amount()
      case "since", "due": times[key] = try reader.moment()
      case "reactions": reactions = try reader.texts()
      case "values": values = try MessageValuesCoding.read(&reader)
      case "doubt": doubt = try reader.parsed(DeliveryProblem.init)
      case "took", "arrived", "missed": devices[key] = try DeviceCoding.read(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    let name = try reader.required(state, "state")
    guard let read = Self.state(name, reason) else { throw reader.problem(.unknownValue(name)) }
    let since = try reader.required(times["since"], "since")
    return KeptDelivery(
      try reader.required(message, "message"),
      Delivery(
        state: read,
        attempts: attempts,
        since: since,
        due: times["due"] ?? since,
        bill: SmsBill(units: units, cost: cost),
        reactions: Set(reactions.compactMap { Reaction.Kind(rawValue: $0) }),
        doubt: doubt,
        devices: devices.isEmpty
          ? nil
          : MessageDevices(
            took: Set(devices["took"] ?? []),
            delivered: Set(devices["arrived"] ?? []),
            missed: Set(devices["missed"] ?? [])
          )
      ),
      values
    )
  }

  private static func state(_ name: String, _ reason: String?) -> Delivery.State? {
    let problem = reason.flatMap { DeliveryProblem(rawValue: $0) }
    switch name {
    case "queued": return .queued(after: problem)
    case "deferred": return .deferred
    case "sending": return .sending
    case "accepted": return .accepted
    case "delivered": return .delivered
    case "failed": return problem.map { .failed($0) }
    case "unknown": return problem.map { .unknown($0) }
    case "skipped": return reason.flatMap { SkipReason(rawValue: $0) }.map { .skipped($0) }
    case "cancelled": return .cancelled
    default: return nil
    }
  }
}
