import Delivery
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("The history of messages")
struct WentTextTests {
  private func text(_ bench: SenderBench) throws -> String {
    let store = try bench.open()
    let message = try #require(store.club.outbox[Message.ID(1)])
    return store.club.filled(message, for: try store.card(of: message.client), at: bench.now)
  }

  @Test("It shows the bonuses that a message told of when it went, not those of today")
  func went() throws {
    let bench = try SenderBench(clients: 1)
    let store = try bench.open()
    try bench.push(store, "{name}: {bonuses}")
    let transport = KeepingTransport()
    try bench.sender([.push: transport]).round()
    _ = try store.follow()
    try store.commit(
      .accrue(.id(Client.ID(1)), try Bonus(minorUnits: 5_000), reason: "x", expiresOn: nil),
      by: SenderBench.olga
    )
    let went = try #require(transport.sent.first?.text)
    #expect(try text(bench) == went)
    let now = bench.now
    let options = StoreOptions(clock: { now }, staff: SenderBench.olga)
    _ = try #require(try Store.compact(at: bench.path, options))
    #expect(try text(bench) == went)
  }

  @Test("A text that has not gone yet is shown as it would go now")
  func waits() throws {
    let bench = try SenderBench(clients: 1)
    let store = try bench.open()
    try bench.push(store, "{name}: {bonuses}")
    let before = try text(bench)
    try store.commit(
      .accrue(.id(Client.ID(1)), try Bonus(minorUnits: 5_000), reason: "x", expiresOn: nil),
      by: SenderBench.olga
    )
    #expect(try text(bench) != before)
  }
}
