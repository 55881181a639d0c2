import Delivery
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("Channels beside each other, and gateways that ask for a rest")
struct RestingTests {
  @Test("Many SMS at a slow gateway do not hold up a push")
  func fair() throws {
    let bench = try SenderBench(clients: 10)
    let store = try bench.open()
    let draft = MailingDraft(.sms, text: "x", to: .everybody, kind: .service)
    try store.commit(.createMailing(draft), by: SenderBench.olga)
    try bench.push(store)
    let (sms, push) = (KeepingTransport(perSecond: 1), KeepingTransport())
    try bench.sender([.sms: sms, .push: push], round: 4).round()
    #expect(sms.sent.map(\.id) == [Message.ID(1)])
    #expect(push.sent.map(\.id) == (11...14).map { Message.ID($0) })
  }

  @Test("A gateway that takes some and wants a rest gets nothing before it is over")
  func partly() throws {
    let bench = try SenderBench(clients: 9)
    try bench.push(try bench.open())
    var isTired = true
    let transport = KeepingTransport { message in
      guard isTired, message.client > Client.ID(2) else { return .accepted }
      return .problem(.tooManyRequests, retryAfterSeconds: 600)
    }
    let sender = try bench.sender([.push: transport], round: 3)
    #expect(try sender.round().accepted == 2)
    #expect(sender.isResting)
    bench.wait(seconds: 599)
    #expect(try sender.round().isIdle)
    #expect(sender.isResting)
    isTired = false
    bench.wait(seconds: 1)
    #expect(!sender.isResting)
    #expect(try sender.round().sent == 1)
    #expect(try sender.round().sent == 3)
  }
}
