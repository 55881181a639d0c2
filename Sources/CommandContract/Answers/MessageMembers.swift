import JSONText
import Loyalty

/// A message of the outbox with what it is sent by.
struct MessageSubject: Sendable {
  let message: Message
  let settings: Settings
  /// The address that it goes to; nothing where the client has none.
  let to: String?

  /// The units that it is paid for: those of SMS alone have a price.
  var units: Int? {
    message.channel == .sms ? settings.smsMode.units(of: message.text) : nil
  }

  /// The price of the message where one is set (rules.md §10.4).
  var cost: Money? {
    guard let units, let price = settings.smsPrice else { return nil }
    let (cost, overflow) = price.minorUnits.multipliedReportingOverflow(by: Int64(units))
    return Money(clamping: overflow ? .max : cost)
  }
}

/// The members of answers about messages.
enum MessageMembers {
  static let all: [Member<MessageSubject>] = [
    Member("id", "number") { .id($0.message.id) },
    Member("client", "number") { .id($0.message.client) },
    Member("channel", "\"sms\" \"push\" \"email\"") { .string($0.message.channel.rawValue) },
    Member("to", "string or null") { .text(orNull: $0.to) },
    Member("text", "string") { .string($0.message.text) },
    Member("cause", "string") { .string($0.message.cause.rawValue) },
    Member("state", "\"queued\"") { _ in .string("queued") },
    Member("parts", "number or null") { $0.units.map { .integer($0) } ?? .null },
    Member("cost", "decimal string or null") { $0.cost.map { .amount($0) } ?? .null },
  ]
}
