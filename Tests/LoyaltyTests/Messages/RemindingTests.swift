import Testing

@testable import Loyalty

@Suite("Messages that go by themselves")
struct RemindingTests {
  private static let greeting = MessageRules.Reminder(
    isOn: true,
    channel: .sms,
    template: "{name}, с днём рождения!",
    daysBefore: 3
  )
  private static let burning = MessageRules.Reminder(
    isOn: true,
    channel: .push,
    template: "{name}: {burning} до {until}",
    daysBefore: 7
  )

  private func desk(
    _ count: Int,
    birthday: MessageRules.Reminder? = nil,
    burning: MessageRules.Reminder? = nil
  ) throws -> ClubUnderTest {
    var desk = try ClubUnderTest.withApp(count)
    let edit = MessageRulesEdit(birthday: birthday, burning: burning)
    try desk.perform(.setSettings(SettingsEdit(messages: edit)))
    return desk
  }

  private func born(_ day: String, _ number: UInt32, _ desk: inout ClubUnderTest) throws {
    let edit = ClientEdit(birthday: .set(try Day(iso: day)))
    try desk.perform(.editClient(.id(Client.ID(number)), edit))
  }

  /// Lets a sender look until nobody is due; who was reminded, in order.
  private func remind(_ desk: inout ClubUnderTest) -> [UInt32] {
    let before = desk.club.outbox.count
    while true {
      let events = desk.club.reminding(at: desk.now, by: Staff("worker"))
      guard !events.isEmpty else { break }
      desk.take(events)
    }
    return desk.club.outbox.dropFirst(before).map(\.client.number)
  }

  @Test("A birthday is greeted some days before, once, and again a year later")
  func birthday() throws {
    var desk = try desk(3, birthday: Self.greeting)
    try born("1998-11-23", 1, &desk)
    try born("2001-11-24", 2, &desk)
    #expect(remind(&desk) == [1])
    #expect(remind(&desk) == [])
    desk.wait(seconds: 86_400)
    #expect(remind(&desk) == [2])
    try born("1998-11-22", 1, &desk)
    #expect(remind(&desk) == [])
    let mailing = try #require(desk.club.outbox.mailings.first)
    #expect(mailing.origin == .birthday)
    #expect(mailing.kind == .marketing)
    desk.now = try Moment(rfc3339: "2027-11-22T12:00:00+02:00")
    #expect(remind(&desk) == [1, 2])
  }

  @Test("A day on which nobody sent is caught up until the birthday itself, and not after it")
  func caughtUp() throws {
    var desk = try desk(2, birthday: Self.greeting)
    try born("1998-11-22", 1, &desk)
    try born("1998-11-21", 2, &desk)
    desk.now = try Moment(rfc3339: "2026-11-22T12:00:00+02:00")
    #expect(remind(&desk) == [1])
  }

  @Test("Who was born on 29 February is greeted for the 28th in common years")
  func leapDay() throws {
    var rule = Self.greeting
    rule.daysBefore = 0
    var desk = try desk(1, birthday: rule)
    try born("2004-02-29", 1, &desk)
    desk.now = try Moment(rfc3339: "2027-02-27T12:00:00+02:00")
    #expect(remind(&desk) == [])
    desk.wait(seconds: 86_400)
    #expect(remind(&desk) == [1])
    desk.now = try Moment(rfc3339: "2028-02-29T12:00:00+02:00")
    #expect(remind(&desk) == [1])
  }

  @Test("Quiet hours, consent and the cap keep reminders as they keep other marketing")
  func rules() throws {
    var desk = try desk(3, birthday: Self.greeting)
    for number in 1...3 as ClosedRange<UInt32> { try born("1998-11-22", number, &desk) }
    try desk.perform(.editClient(.id(Client.ID(2)), ClientEdit(consents: [.push])))
    for _ in 1...2 { try desk.push(.clients([.id(Client.ID(3))])) }
    desk.now = try Moment(rfc3339: "2026-11-20T23:00:00+02:00")
    #expect(remind(&desk) == [])
    desk.now = try Moment(rfc3339: "2026-11-21T09:00:00+02:00")
    #expect(remind(&desk) == [1])
  }

  @Test("A rule that is switched off reminds nobody")
  func off() throws {
    var rule = Self.greeting
    rule.isOn = false
    var desk = try desk(1, birthday: rule)
    try born("1998-11-20", 1, &desk)
    #expect(remind(&desk) == [])
  }

  @Test("Of bonuses that burn everybody hears once before they do, with how many and until when")
  func burning() throws {
    var desk = try desk(2, burning: Self.burning)
    let anna = Client.ID(1)
    try desk.accrue("50", to: anna, until: "2026-11-27")
    try desk.accrue("70", to: anna, until: "2026-11-30")
    #expect(remind(&desk) == [1])
    let message = try #require(desk.club.outbox.first)
    #expect(try desk.dispatch(message.id).text == "Клиент 1: 50 до 27.11")
    for day in 21...26 {
      desk.now = try Moment(rfc3339: "2026-11-\(day)T12:00:00+02:00")
      #expect(remind(&desk) == [], "\(day)")
    }
    desk.now = try Moment(rfc3339: "2026-11-27T12:00:00+02:00")
    #expect(remind(&desk) == [1])
  }

  @Test("Bonuses that were spent before the word of them went are not spoken of")
  func spent() throws {
    var desk = try desk(1, burning: Self.burning)
    let anna = Client.ID(1)
    try desk.accrue("50", to: anna, until: "2026-11-27")
    #expect(remind(&desk) == [1])
    let take = Command.correct(.id(anna), try bonus("-50"), reason: "потрачено", expiresOn: nil)
    try desk.perform(take)
    #expect(try desk.dispatch(Message.ID(1)) == .settle(.skipped(.nothingBurns)))
  }

  @Test("A word of burning that failed is sent again in the same words")
  func resent() throws {
    var desk = try desk(1, burning: Self.burning)
    try desk.accrue("50", to: Client.ID(1), until: "2026-11-27")
    #expect(remind(&desk) == [1])
    desk.settle(.failed(.refused), [Message.ID(1)])
    try desk.perform(.resendMailing(Mailing.ID(1)))
    #expect(try desk.dispatch(Message.ID(2)).text == "Клиент 1: 50 до 27.11")
  }

  @Test("Only the word of burning may speak of what burns")
  func variables() throws {
    var rule = Self.greeting
    rule.template = "{name}: {burning}"
    #expect(
      throws: Refusal.templateInvalid(variable: "burning", known: ["name", "club", "bonuses"])
    ) {
      try self.desk(1, birthday: rule)
    }
    rule.template = "{paid}"
    #expect(
      throws: Refusal.templateInvalid(
        variable: "paid",
        known: ["name", "club", "bonuses", "burning", "until"]
      )
    ) {
      try self.desk(1, burning: rule)
    }
  }
}

extension Club.Dispatch {
  /// The text of what goes.
  fileprivate var text: String? {
    guard case .send(let message) = self else { return nil }
    return message.text
  }
}
