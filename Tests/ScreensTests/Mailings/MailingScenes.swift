import Loyalty
import Testing

@testable import Screens

/// Arena with clients who use the app, and what was sent to them.
enum MailingScenes {
  /// At noon of a Sunday, out of quiet hours: four have the app, one of them switched pushes off.
  static func desk(_ look: Look = Look()) throws -> DeskDriver {
    var club = try Arena.club()
    for number in [1, 3, 5, 6] as [UInt32] {
      let edit = ClientEdit(
        consents: number == 6 ? [.sms] : [.sms, .push],
        usesApp: true,
        pushTokens: ["token-\(number)"]
      )
      try Arena.apply(.editClient(.id(Client.ID(number)), edit), to: &club, on: "2026-11-01")
    }
    var desk = try DeskDriver(look, club: club)
    desk.now = try Moment(rfc3339: "2026-11-22T12:00:05+02:00")
    return desk
  }

  /// The same with a push that was sent, of which some arrived and some did not, and a draft.
  static func withHistory(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try desk(look)
    let push = MailingDraft(
      .push,
      title: "Турнир по CS2",
      text: "{name}, начало в 18:00, взнос 100",
      to: .everybody
    )
    try desk.otherDesk(.createMailing(push))
    let messages = desk.club.outbox.messages(of: Mailing.ID(1))
    desk.happen([
      .messagesTaken(messages, at: desk.now),
      .messagesSettled(
        [
          Settlement(.delivered, [messages[0]]), Settlement(.accepted, [messages[1]]),
          Settlement(.failed(.tokenGone), [messages[2]]),
        ],
        at: desk.now
      ),
      .reactionsCame([Reaction(message: messages[0], kind: .opened, at: desk.now)]),
    ])
    var later = push
    later.title = "Ночной пакет"
    later.recipients = .group(.name("VIP_постоянные"))
    later.sendAt = try Moment(rfc3339: "2026-11-23T18:00:00+02:00")
    try desk.otherDesk(.createMailing(later))
    later.title = "Черновик"
    later.isDraft = true
    try desk.otherDesk(.createMailing(later))
    desk.press("4", "5")
    return desk
  }
}
