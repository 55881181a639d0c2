import JSONText
import Loyalty

/// A message of the outbox with what it is sent by.
struct MessageSubject: Sendable {
  let message: Message
  let delivery: Delivery?
  let club: Club
  /// The address that it goes to; nothing where the client has none.
  let to: String?

  /// The units that it is paid for: those of SMS alone have a price.
  var units: Int? {
    guard message.channel == .sms else { return nil }
    if let sent { return sent.units }
    return club.settings.smsMode.units(of: message.text)
  }

  /// The price of the message where one is set (rules.md §10.4).
  var cost: Money? {
    guard message.channel == .sms else { return nil }
    return sent?.cost ?? club.settings.smsCost(of: message.text)
  }

  /// What it was paid for when it was sent.
  private var sent: SmsBill? {
    delivery.flatMap { $0.bill == .nothing ? nil : $0.bill }
  }
}

/// The members of answers about messages.
enum MessageMembers {
  static let all: [Member<MessageSubject>] = [
    Member("id", "number") { .id($0.message.id) },
    Member("client", "number") { .id($0.message.client) },
    Member("channel", "\"sms\" \"push\" \"email\"") { .string($0.message.channel.rawValue) },
    Member("to", "string or null") { .text(orNull: $0.to) },
    Member("title", "string or null") { .text(orNull: $0.message.title) },
    Member("text", "string; of a mailing with its variables") { .string($0.message.text) },
    Member("cause", "string") { .string($0.message.cause.rawValue) },
    Member("push", "number of the mailing, or null") { subject in
      subject.message.mailing.map { .id($0) } ?? .null
    },
    Member(
      "state",
      "\"queued\" \"deferred\" \"sending\" \"accepted\" \"delivered\" \"failed\" \"unknown\" "
        + "\"skipped\" \"cancelled\""
    ) { .text(orNull: $0.delivery?.state.name) },
    Member("reason", "what was met last, or null") { .text(orNull: $0.delivery?.state.reason) },
    Member("attempts", "number") { .integer($0.delivery?.attempts ?? 0) },
    Member("since", "instant since when it is in that state") { subject in
      subject.delivery.map { .moment($0.since, in: subject.club.calendar) } ?? .null
    },
    Member("devices", "of several devices {\"reached\":1,\"of\":2}, or null") { subject in
      guard let devices = subject.delivery?.devices else { return .null }
      return .object([
        JSONMember("reached", .integer(devices.reached)), JSONMember("of", .integer(devices.count)),
      ])
    },
    Member("reactions", "array of \"delivered\" \"opened\" \"clicked\"") { subject in
      .texts(
        Reaction.Kind.allCases.filter { subject.delivery?.reactions.contains($0) == true }.map(
          \.rawValue
        )
      )
    },
    Member("parts", "number or null") { $0.units.map { .integer($0) } ?? .null },
    Member("cost", "decimal string or null") { $0.cost.map { .amount($0) } ?? .null },
  ]
}
