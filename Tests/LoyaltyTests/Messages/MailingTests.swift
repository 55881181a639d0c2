import Testing

@testable import Loyalty

@Suite("rules.md §10.1–10.3: push and SMS to many")
struct MailingTests {
  private static func refusal(_ work: () throws -> Void) -> MailingProblem? {
    do { try work() } catch Refusal.mailing(let problem) { return problem } catch { return nil }
    return nil
  }

  @Test("§10.1: a push goes to who uses the app and keeps notifications on; the rest are counted")
  func recipients() throws {
    var desk = try ClubUnderTest.withApp(2)
    try desk.registerWithApp("Без приложения", 3, usesApp: false)
    try desk.registerWithApp("Выключил", 4, consents: [.sms])
    let (mailing, start) = try desk.push()
    #expect(start?.clients == [Client.ID(1), Client.ID(2)])
    #expect(start?.skipped == [.noApp: 1, .notificationsOff: 1])
    #expect(desk.club.outbox.figures(of: mailing.id).waiting == 2)
    #expect(desk.club.state(of: try desk.club.mailing(mailing.id)) == .sending)
  }

  @Test("§10.1: the audience is looked up when it is really sent")
  func lateAudience() throws {
    var desk = try ClubUnderTest.withApp(1)
    try desk.createGroup("VIP")
    let (mailing, start) = try desk.push(
      .group(.name("VIP")),
      sendAt: "2026-11-20T15:00:00+02:00"
    )
    #expect(start == nil)
    #expect(desk.club.outbox.isEmpty)
    try desk.perform(.addToGroup([.id(Client.ID(1))], .name("VIP")))
    #expect(desk.club.beginning(at: desk.now).isEmpty)
    desk.wait(seconds: 3 * 3_600)
    desk.take(desk.club.beginning(at: desk.now))
    #expect(desk.club.outbox.map(\.client) == [Client.ID(1)])
    #expect(desk.club.outbox.map(\.mailing) == [mailing.id])
    #expect(desk.club.beginning(at: desk.now).isEmpty)
  }

  @Test("§10.2: marketing in quiet hours is moved to their end, an explicit time too")
  func quietHours() throws {
    var desk = try ClubUnderTest.withApp(1)
    desk.now = try Moment(rfc3339: "2026-11-21T02:00:00+02:00")
    let atOnce = try desk.push()
    #expect(atOnce.mailing.sendAt?.rfc3339 == "2026-11-21T07:00:00.000Z")
    #expect(atOnce.start == nil)
    let explicit = try desk.push(sendAt: "2026-11-21T22:30:00+02:00")
    #expect(explicit.mailing.sendAt?.rfc3339 == "2026-11-22T07:00:00.000Z")
    let service = try desk.push(kind: .service)
    #expect(service.start?.clients.count == 1)
  }

  @Test("§10.2: a message that is due in quiet hours waits for their end")
  func deferred() throws {
    var desk = try ClubUnderTest.withApp(1)
    desk.now = try Moment(rfc3339: "2026-11-20T21:59:00+02:00")
    try desk.push()
    desk.wait(seconds: 120)
    let end = try Moment(rfc3339: "2026-11-21T09:00:00+02:00")
    #expect(try desk.dispatch(Message.ID(1)) == .settle(.deferred(until: end)))
    desk.settle(.deferred(until: end), [Message.ID(1)])
    #expect(desk.state(Message.ID(1)) == .deferred)
    #expect(desk.club.outbox.due(at: desk.now, limit: 9).isEmpty)
    #expect(desk.club.outbox.due(at: end, limit: 9) == [Message.ID(1)])
  }

  @Test("§10.2: the third marketing message in 168 hours is skipped and counted, over push and SMS")
  func cap() throws {
    var desk = try ClubUnderTest.withApp(1)
    try desk.push()
    try desk.perform(.createMailing(MailingDraft(.sms, text: "Скидка", to: .everybody)))
    let third = try desk.push()
    #expect(third.start?.clients == [])
    #expect(third.start?.skipped == [.capReached: 1])
    #expect(try desk.push(kind: .service).start?.clients.count == 1)
    desk.wait(seconds: 168 * 3_600)
    #expect(try desk.push().start?.clients.count == 1)
  }

  @Test("§10.2: what failed or was taken back does not count for the cap")
  func capOfFailed() throws {
    var desk = try ClubUnderTest.withApp(1)
    try desk.push()
    desk.settle(.failed(.refused), [Message.ID(1)])
    let second = try desk.push()
    try desk.perform(.cancelMailing(second.mailing.id))
    try desk.push()
    #expect(try desk.push().start?.clients.count == 1)
    #expect(try desk.push().start?.skipped == [.capReached: 1])
  }

  @Test("A message to be sent looks again at consent, app and device")
  func lastLook() throws {
    var desk = try ClubUnderTest.withApp(1)
    try desk.registerWithApp("Без устройства", 2, tokens: [])
    try desk.push(text: "{name}, у вас {bonuses}")
    guard case .send(let outgoing) = try desk.dispatch(Message.ID(1)) else {
      Issue.record("not sent")
      return
    }
    #expect(outgoing.text == "Клиент 1, у вас 0")
    #expect(outgoing.tokens == ["token-1"])
    #expect(outgoing.attempt == 1)
    #expect(try desk.dispatch(Message.ID(2)) == .settle(.skipped(.noToken)))
    try desk.perform(.editClient(.id(Client.ID(1)), ClientEdit(consents: [.sms])))
    #expect(try desk.dispatch(Message.ID(1)) == .settle(.skipped(.notificationsOff)))
  }

  @Test("A message that nobody tried for three days is skipped: it would only puzzle")
  func tooLate() throws {
    var desk = try ClubUnderTest.withApp(1)
    try desk.push()
    desk.wait(seconds: 3 * 86_400 + 1)
    #expect(try desk.dispatch(Message.ID(1)) == .settle(.skipped(.tooLate)))
  }

  @Test("A mailing that was cancelled is sent to nobody who has not got it")
  func cancel() throws {
    var desk = try ClubUnderTest.withApp(3)
    let (mailing, _) = try desk.push()
    desk.take([.messagesTaken([Message.ID(1), Message.ID(2)], at: desk.now)])
    desk.settle(.accepted, [Message.ID(1)])
    try desk.perform(.cancelMailing(mailing.id))
    #expect(desk.state(Message.ID(1)) == .accepted)
    #expect(desk.state(Message.ID(2)) == .sending)
    #expect(desk.state(Message.ID(3)) == .cancelled)
    #expect(try desk.dispatch(Message.ID(2)) == .settle(.cancelled))
    let again = Self.refusal { try desk.perform(.cancelMailing(mailing.id)) }
    #expect(again == .notOpen(mailing.id, .cancelled))
  }

  @Test("Resending goes to those who were missed alone, as a mailing of its own")
  func resend() throws {
    var desk = try ClubUnderTest.withApp(3)
    let (mailing, _) = try desk.push()
    #expect(
      Self.refusal { try desk.perform(.resendMailing(mailing.id)) } == .nothingFailed(mailing.id)
    )
    desk.settle(.delivered, [Message.ID(1)])
    desk.settle(.failed(.tokenGone), [Message.ID(2)])
    desk.settle(.unknown(.timeout), [Message.ID(3)])
    guard case .mailing(let again, let start) = try desk.perform(.resendMailing(mailing.id)) else {
      Issue.record("no mailing")
      return
    }
    #expect(again.origin == .resent(mailing.id))
    #expect(start?.clients == [Client.ID(2), Client.ID(3)])
  }

  @Test("A test goes to one client, at any hour, and counts for nothing")
  func test() throws {
    var desk = try ClubUnderTest.withApp(1)
    try desk.registerWithApp("Без приложения", 2, usesApp: false)
    desk.now = try Moment(rfc3339: "2026-11-21T02:00:00+02:00")
    let draft = MailingDraft(.push, title: "Т", text: "{name}!", to: .everybody)
    try desk.perform(.testMailing(draft, on: .id(Client.ID(1))))
    guard case .send(let outgoing) = try desk.dispatch(Message.ID(1)) else {
      Issue.record("not sent")
      return
    }
    #expect(outgoing.text == "Клиент 1!")
    #expect(desk.club.marketingCount(of: Client.ID(1), at: desk.now) == 0)
    let other = Self.refusal { try desk.perform(.testMailing(draft, on: .id(Client.ID(2)))) }
    #expect(other == .unreachable(Client.ID(2), .noApp))
  }

  @Test("A draft goes to nobody until it is scheduled, and can be changed")
  func draft() throws {
    var desk = try ClubUnderTest.withApp(1)
    let (mailing, start) = try desk.push(isDraft: true)
    #expect(start == nil)
    #expect(desk.club.state(of: mailing) == .draft)
    desk.wait(seconds: 86_400)
    #expect(desk.club.beginning(at: desk.now).isEmpty)
    let draft = MailingDraft(.push, title: "Иначе", text: "Текст", to: .everybody)
    try desk.perform(.editMailing(mailing.id, draft))
    #expect(desk.club.outbox[mailing.id]?.title == "Иначе")
    #expect(desk.club.outbox[mailing.id]?.createdAt == mailing.createdAt)
    #expect(desk.club.outbox.count == 1)
    #expect(
      Self.refusal { try desk.perform(.editMailing(mailing.id, draft)) }
        == .notOpen(mailing.id, .started)
    )
  }

  @Test("Merging two cards moves what waits for the one that goes")
  func merge() throws {
    var desk = try ClubUnderTest.withApp(2)
    try desk.push()
    try desk.perform(.mergeClients(into: .id(Client.ID(1)), from: .id(Client.ID(2))))
    #expect(
      desk.club.outbox.messages(of: Client.ID(1)).map(\.id) == [Message.ID(1), Message.ID(2)]
    )
    #expect(desk.club.clients(of: .clients([Client.ID(2), Client.ID(1)])) == [Client.ID(1)])
  }

  @Test("Ten thousand recipients are queued by one record")
  func many() throws {
    var desk = try ClubUnderTest.withApp(0)
    for number in 1...10_000 { try desk.registerWithApp("К", number) }
    let before = desk.events.count
    try desk.push()
    #expect(desk.events.count == before + 2)
    #expect(desk.club.outbox.openCount == 10_000)
    #expect(desk.club.outbox.due(at: desk.now, limit: 256).count == 256)
  }
}

@Suite("Bad input of push and SMS to many")
struct MailingBadInputTests {
  private func refusal(
    _ draft: MailingDraft
  ) throws -> Refusal? {
    var desk = try ClubUnderTest.withApp(1)
    do throws(Refusal) { try desk.perform(.createMailing(draft)) } catch { return error }
    return nil
  }

  private func push(_ title: String?, _ text: String) -> MailingDraft {
    MailingDraft(.push, title: title, text: text, to: .everybody)
  }

  @Test("An unknown variable is refused with those that there are, in title and text")
  func variable() throws {
    let known = ["name", "club", "bonuses"]
    #expect(
      try refusal(push("Т", "{скидка}")) == .templateInvalid(variable: "скидка", known: known)
    )
    #expect(try refusal(push("{paid}", "x")) == .templateInvalid(variable: "paid", known: known))
    let sms = MailingDraft(.sms, text: "{code", to: .everybody)
    #expect(try refusal(sms) == .templateInvalid(variable: "code", known: known))
  }

  @Test("An empty text and an empty title are refused")
  func empty() throws {
    #expect(try refusal(push("Т", " \n ")) == .templateEmpty)
    #expect(try refusal(push(" ", "x")) == .mailing(.titleMissing))
    #expect(try refusal(push(nil, "x")) == .mailing(.titleMissing))
    #expect(try refusal(MailingDraft(.sms, text: "", to: .everybody)) == .templateEmpty)
  }

  @Test("Four thousand letters are refused with how many may stand")
  func long() throws {
    let letters = String(repeating: "я", count: 4_000)
    #expect(try refusal(push("Т", letters)) == .textTooLong(length: 4_000, limit: 180))
    let some = String(repeating: "я", count: 181)
    #expect(try refusal(push("Т", some)) == .textTooLong(length: 181, limit: 180))
    #expect(try refusal(push(String(some.prefix(51)), "x")) == .textTooLong(length: 51, limit: 50))
    let sms = MailingDraft(.sms, text: letters, to: .everybody)
    #expect(try refusal(sms) == .textTooLong(length: 4_000, limit: 1_000))
  }

  @Test("Emoji and mixed scripts pass, control and bidi characters do not")
  func scripts() throws {
    #expect(try refusal(push("Турнір 🎮", "Їжак 👩‍👩‍👧 and Łukasz, 東京")) == nil)
    #expect(try refusal(push("Т", "a\u{202E}b")) == .value(.nameUnreadable("\u{202E}")))
  }

  @Test("An SMS goes to nobody without consent, who are counted; to one alone, a test is refused")
  func consent() throws {
    var desk = try ClubUnderTest.withApp(1)
    try desk.registerWithApp("Без согласия", 2, consents: [.push])
    let draft = MailingDraft(.sms, text: "x", to: .everybody)
    guard case .mailing(_, let start?) = try desk.perform(.createMailing(draft)) else {
      throw ClubUnderTestError.noMailing
    }
    #expect(start.clients == [Client.ID(1)] && start.skipped == [.noConsent: 1])
    let test = Command.testMailing(draft, on: .id(Client.ID(2)))
    #expect(throws: Refusal.mailing(.unreachable(Client.ID(2), .noConsent))) {
      try desk.perform(test)
    }
  }

  @Test("A time that is over is refused, with now")
  func past() throws {
    var draft = push("Т", "x")
    let given = try Moment(rfc3339: "2026-11-20T11:59:59+02:00")
    let now = try Moment(rfc3339: "2026-11-20T12:00:00+02:00")
    draft.sendAt = given
    #expect(try refusal(draft) == .mailing(.timePassed(given: given, now: now)))
  }

  @Test("A local hour that a clock change skips is the first after it")
  func skippedHour() throws {
    let desk = try ClubUnderTest()
    let day = try Day(year: 2026, month: 3, day: 29)
    let time = try #require(TimeOfDay(hour: 3, minute: 30))
    let moment = desk.club.calendar.moment(of: day, at: time)
    #expect(desk.club.calendar.time(of: moment).text == "04:00")
  }

  @Test("Nobody, an unknown group and a letter are refused")
  func recipients() throws {
    #expect(try refusal(MailingDraft(.sms, text: "x", to: .clients([]))) == .mailing(.nobody))
    let group = MailingDraft(.sms, text: "x", to: .group(.name("Нет")))
    #expect(try refusal(group) == .notFound(.group, typed: "Нет"))
    #expect(
      try refusal(MailingDraft(.email, text: "x", to: .everybody)) == .mailing(.channel(.email))
    )
  }
}
