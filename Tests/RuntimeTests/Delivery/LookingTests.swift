import Delivery
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("What a worker looks for now and then")
struct LookingTests {
  @Test("Greetings go by themselves, each once, though workers come and go")
  func greetings() throws {
    let bench = try SenderBench(clients: 3)
    let store = try bench.open()
    let rule = MessageRules.Reminder(
      isOn: true,
      channel: .sms,
      template: "{name}, с днём рождения!",
      daysBefore: 0
    )
    let edit = SettingsEdit(messages: MessageRulesEdit(birthday: rule))
    try store.commit(.setSettings(edit), by: SenderBench.olga)
    let born = ClientEdit(birthday: .set(try Day(iso: "1990-11-20")))
    try store.commit(.editClient(.id(Client.ID(2)), born), by: SenderBench.olga)
    let transport = KeepingTransport()
    for _ in 1...3 {
      try bench.sender([.sms: transport]).round()
      bench.wait(seconds: 3_600)
    }
    #expect(transport.sent.map(\.text) == ["Клиент 2, с днём рождения!"])
  }

  @Test("A message of which no report came for 72 hours is unknown; a late report still counts")
  func unknown() throws {
    let bench = try SenderBench(clients: 2)
    let store = try bench.open()
    let sms = MailingDraft(.sms, text: "x", to: .everybody, kind: .service)
    try store.commit(.createMailing(sms), by: SenderBench.olga)
    let transport = KeepingTransport()
    transport.awaitsReports = true
    try bench.sender([.sms: transport]).round()
    _ = try store.follow()
    let told = [Settlement(.delivered, [Message.ID(2)])]
    try store.commit(by: SenderBench.olga) { _, at in [.messagesSettled(told, at: at)] }
    bench.wait(seconds: 72 * 3_600 - 1)
    try bench.sender([.sms: transport]).round()
    #expect(try bench.states() == [.accepted, .delivered])
    bench.wait(seconds: 1)
    try bench.sender([.sms: transport]).round()
    #expect(try bench.states() == [.unknown(.noReport), .delivered])
    #expect(transport.sent.count == 2)
    let late = [Settlement(.delivered, [Message.ID(1)])]
    _ = try store.follow()
    try store.commit(by: SenderBench.olga) { _, at in [.messagesSettled(late, at: at)] }
    #expect(try bench.states() == [.delivered, .delivered])
  }

  @Test("What a gateway without reports accepted stays accepted")
  func withoutReports() throws {
    let bench = try SenderBench(clients: 1)
    try bench.push(try bench.open())
    try bench.sender([.push: KeepingTransport()]).round()
    bench.wait(seconds: 200 * 3_600)
    try bench.sender([.push: KeepingTransport()]).round()
    #expect(try bench.states() == [.accepted])
  }
}

@Suite("The bill of SMS")
struct SmsBillTests {
  @Test("Each month shows the SMS that went, their units and price of the day, as they were sent")
  func months() throws {
    let bench = try SenderBench(clients: 3)
    func send(_ text: String, _ verdict: @escaping (Outgoing) -> Verdict) throws {
      let sms = MailingDraft(.sms, text: text, to: .everybody, kind: .service)
      try bench.open().commit(.createMailing(sms), by: SenderBench.olga)
      try bench.sender([.sms: KeepingTransport(verdict)]).round()
    }
    try send(String(repeating: "я", count: 71)) {
      $0.client == Client.ID(2) ? .problem(.refused) : .accepted
    }
    bench.now = try Moment(rfc3339: "2026-12-01T00:00:00+02:00")
    let edit = SettingsEdit(smsMode: .operator, smsPrice: try Money(minorUnits: 50))
    try bench.open().commit(.setSettings(edit), by: SenderBench.olga)
    try send(String(repeating: "я", count: 135)) { _ in .delivered }
    let bill = try bench.open().club.smsBill
    #expect(bill.map(\.first) == [try Day(iso: "2026-12-01"), try Day(iso: "2026-11-01")])
    #expect(bill.map(\.messages) == [3, 2])
    #expect(bill.map(\.units) == [9, 4])
    #expect(bill.map(\.cost.minorUnits) == [450, 404])
  }

  @Test("A folded store has the same bill")
  func folded() throws {
    let bench = try SenderBench(clients: 2)
    let sms = MailingDraft(.sms, text: "x", to: .everybody, kind: .service)
    try bench.open().commit(.createMailing(sms), by: SenderBench.olga)
    try bench.sender([.sms: KeepingTransport()]).round()
    let before = try bench.open().club.smsBill
    let now = bench.now
    let options = StoreOptions(clock: { now }, staff: SenderBench.olga)
    _ = try #require(try Store.compact(at: bench.path, options))
    #expect(try bench.open().club.smsBill == before)
    #expect(before.first?.cost.minorUnits == 202)
  }
}
