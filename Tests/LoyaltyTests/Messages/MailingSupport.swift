import Testing

@testable import Loyalty

extension ClubUnderTest {
  /// A club at noon with so many clients who have the app, a device, and agreed to everything.
  static func withApp(_ count: Int) throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    desk.now = try Moment(rfc3339: "2026-11-20T12:00:00+02:00")
    for number in 1...max(count, 1) where count > 0 {
      try desk.registerWithApp("Клиент \(number)", number)
    }
    return desk
  }

  @discardableResult
  mutating func registerWithApp(
    _ name: String,
    _ number: Int,
    consents: Set<Channel> = [.sms, .push],
    usesApp: Bool = true,
    tokens: [String]? = nil
  ) throws -> Client.ID {
    let draft = ClientDraft(
      name: name,
      phone: "067" + String(1_000_000 + number),
      consents: consents,
      usesApp: usesApp,
      pushTokens: tokens ?? ["token-\(number)"]
    )
    guard case .client(let id) = try perform(.registerClient(draft)) else {
      throw ClubUnderTestError.noClient
    }
    return id
  }

  /// Writes a push and answers what came of it.
  @discardableResult
  mutating func push(
    _ recipients: MailingDraft.Recipients = .everybody,
    title: String = "Турнир",
    text: String = "Начало в 18:00",
    kind: Message.Kind = .marketing,
    sendAt: String? = nil,
    isDraft: Bool = false
  ) throws -> (mailing: Mailing, start: MailingStart?) {
    let draft = MailingDraft(
      .push,
      title: title,
      text: text,
      to: recipients,
      kind: kind,
      sendAt: try sendAt.map { try Moment(rfc3339: $0) },
      isDraft: isDraft
    )
    guard case .mailing(let mailing, let start) = try perform(.createMailing(draft)) else {
      throw ClubUnderTestError.noMailing
    }
    return (mailing, start)
  }

  /// What becomes of a due message, with its card from memory.
  func dispatch(_ id: Message.ID) throws -> Club.Dispatch {
    let message = try #require(club.outbox[id])
    return club.dispatch(id, to: try card(message.client), at: now)
  }

  func state(_ id: Message.ID) -> Delivery.State? { club.outbox.delivery(of: id)?.state }

  mutating func settle(_ outcome: DeliveryOutcome, _ ids: [Message.ID]) {
    take([.messagesSettled([Settlement(outcome, ids)], at: now)])
  }

  mutating func wait(seconds: Int64) { now = now.advanced(bySeconds: seconds) }
}
