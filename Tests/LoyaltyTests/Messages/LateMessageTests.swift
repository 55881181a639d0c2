import Testing

@testable import Loyalty

@Suite("rules.md §10: a message has a latest moment, and the cap is asked again at sending")
struct LateMessageTests {
  private let one = Message.ID(1)
  private let threeDays: Int64 = 3 * 86_400

  private func outcome(_ desk: ClubUnderTest, _ id: Message.ID) throws -> DeliveryOutcome? {
    guard case .settle(let outcome) = try desk.dispatch(id) else { return nil }
    return outcome
  }

  private func settled(_ desk: inout ClubUnderTest, _ id: Message.ID) throws -> Delivery.State? {
    desk.settle(try #require(try outcome(desk, id)), [id])
    return desk.state(id)
  }

  @Test("A message that was tried is too late after as long as one that was not")
  func tried() throws {
    var desk = try ClubUnderTest.withApp(1)
    try desk.push(kind: .service)
    desk.take([.messagesTaken([one], at: desk.now)])
    desk.settle(.retry(.unreachable, at: desk.now.advanced(bySeconds: 5)), [one])
    var later = desk
    later.wait(seconds: threeDays)
    #expect(try outcome(later, one) == nil)
    later.wait(seconds: 1)
    #expect(try settled(&later, one) == .skipped(.tooLate))
    #expect(later.club.outbox.openCount == 0)
  }

  @Test("What may have gone at any attempt is not called unsent, nor surely failed")
  func doubt() throws {
    var desk = try ClubUnderTest.withApp(1)
    try desk.push(kind: .service)
    desk.take([.messagesTaken([one], at: desk.now)])
    desk.settle(.retry(.timeout, at: desk.now), [one])
    desk.take([.messagesTaken([one], at: desk.now)])
    desk.settle(.retry(.unreachable, at: desk.now), [one])
    var refused = desk
    refused.settle(.failed(.refused), [one])
    #expect(refused.state(one) == .failed(.refused))
    var ended = desk
    ended.settle(.failed(.unreachable), [one])
    #expect(ended.state(one) == .unknown(.timeout))
    desk.wait(seconds: threeDays + 1)
    #expect(try settled(&desk, one) == .unknown(.timeout))
  }

  @Test("One that was in the hands of a sender that died may have gone")
  func interrupted() throws {
    var desk = try ClubUnderTest.withApp(1)
    try desk.push(kind: .service)
    desk.take([.messagesTaken([one], at: desk.now)])
    var again = desk
    again.take([.messagesTaken([one], at: again.now)])
    again.settle(.failed(.unreachable), [one])
    #expect(again.state(one) == .unknown(.interrupted))
    desk.wait(seconds: threeDays + 1)
    #expect(try settled(&desk, one) == .unknown(.interrupted))
  }

  @Test("A greeting is too late once the birthday is over")
  func birthday() throws {
    var desk = try ClubUnderTest.withApp(1)
    let edit = ClientEdit(birthday: .set(try Day(iso: "1990-11-21")))
    try desk.perform(.editClient(.id(Client.ID(1)), edit))
    let rule = MessageRules.Reminder(isOn: true, channel: .sms, template: "{name}!", daysBefore: 1)
    let rules = MessageRulesEdit(quietHours: .clear, birthday: rule)
    try desk.perform(.setSettings(SettingsEdit(messages: rules)))
    desk.take(desk.club.reminding(at: desk.now, by: Staff("Ольга")))
    #expect(desk.club.outbox.count == 1)
    desk.now = try Moment(rfc3339: "2026-11-21T23:59:59+02:00")
    #expect(try outcome(desk, one) == nil)
    desk.now = try Moment(rfc3339: "2026-11-22T00:00:01+02:00")
    #expect(try settled(&desk, one) == .skipped(.tooLate))
  }

  @Test("Two cards that became one get no more marketing together than the cap allows")
  func merged() throws {
    var desk = try ClubUnderTest.withApp(2)
    for _ in 1...2 {
      try desk.push(.clients([.id(Client.ID(1))]))
      try desk.push(.clients([.id(Client.ID(2))]))
    }
    try desk.push(.clients([.id(Client.ID(2))]), kind: .service)
    desk.settle(.accepted, [Message.ID(4)])
    try desk.perform(.mergeClients(into: .id(Client.ID(1)), from: .id(Client.ID(2))))
    #expect(try outcome(desk, Message.ID(1)) == nil)
    desk.settle(.accepted, [Message.ID(1)])
    #expect(try settled(&desk, Message.ID(2)) == .skipped(.capReached))
    #expect(try settled(&desk, Message.ID(3)) == .skipped(.capReached))
    #expect(try outcome(desk, Message.ID(5)) == nil)
  }

  @Test("Messages that no merge brought together do not keep each other back")
  func withoutMerge() throws {
    var desk = try ClubUnderTest.withApp(1)
    try desk.push()
    try desk.push()
    desk.settle(.accepted, [Message.ID(2)])
    #expect(try outcome(desk, one) == nil)
    desk.settle(.retry(.unreachable, at: desk.now), [one])
    #expect(try outcome(desk, one) == nil)
  }
}
