import Delivery
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("Clients with several devices")
struct DeviceTests {
  private let one = Client.ID(1)

  /// A push to one client with two devices.
  private func bench(_ tokens: [String] = ["a", "b"]) throws -> SenderBench {
    let bench = try SenderBench(clients: 1)
    let store = try bench.open()
    try store.commit(.editClient(.id(one), ClientEdit(pushTokens: tokens)), by: SenderBench.olga)
    try bench.push(store)
    return bench
  }

  private func devices(_ bench: SenderBench) throws -> MessageDevices? {
    try bench.open().club.outbox.delivery(of: Message.ID(1))?.devices
  }

  @Test("What one of two took is counted so, and tried again for the other alone")
  func oneOfTwo() throws {
    let bench = try bench()
    var isUp = false
    let transport = KeepingTransport(devices: {
      $0 == "a" || isUp ? .accepted : .problem(.gatewayFailed)
    })
    let sender = try bench.sender([.push: transport])
    try sender.round()
    #expect(try bench.states() == [.queued(after: .gatewayFailed)])
    #expect(try devices(bench)?.reached == 1)
    #expect(try devices(bench)?.count == 2)
    isUp = true
    bench.wait(seconds: 10)
    try sender.round()
    #expect(transport.sent.map(\.tokens) == [["a", "b"], ["b"]])
    #expect(try bench.states() == [.accepted])
    #expect(try devices(bench)?.reached == 2)
  }

  @Test("Where the other never gets it, one of two stays what it came to, and it is no failure")
  func neverTheOther() throws {
    let bench = try bench()
    let transport = KeepingTransport(devices: {
      $0 == "a" ? .delivered : .problem(.gatewayFailed)
    })
    let sender = try bench.sender([.push: transport])
    for _ in 1...20 {
      try sender.round()
      bench.now = max(sender.nextTime ?? bench.now, bench.now)
    }
    #expect(transport.sent.map(\.tokens) == [["a", "b"]] + Array(repeating: ["b"], count: 6))
    #expect(try bench.states() == [.delivered])
    #expect(try devices(bench)?.reached == 1)
    #expect(try bench.open().club.missed(by: Mailing.ID(1)).isEmpty)
  }

  @Test("A push that is taken back after one device has it was not taken back from that one")
  func cancelled() throws {
    let bench = try bench()
    let transport = KeepingTransport(devices: { $0 == "a" ? .accepted : .problem(.timeout) })
    try bench.sender([.push: transport]).round()
    let store = try bench.open()
    try store.commit(.cancelMailing(Mailing.ID(1)), by: SenderBench.olga)
    #expect(try bench.states() == [.accepted])
  }

  @Test("A device that is gone goes off the card with the same record, the next push knows it")
  func gone() throws {
    let bench = try bench(["a"])
    let transport = KeepingTransport(devices: { _ in .problem(.tokenGone) })
    let sender = try bench.sender([.push: transport])
    let before = try bench.open().seq
    try sender.round()
    let store = try bench.open()
    // One record takes it in hand, the other one tells of both.
    #expect(store.seq == before + 2)
    #expect(try store.card(of: one).pushTokens.isEmpty)
    try bench.push(store)
    try sender.round()
    #expect(try bench.states() == [.failed(.tokenGone), .skipped(.noToken)])
    #expect(transport.sent.count == 1)
  }

  @Test("One of two that is gone goes, the other stays, and what is typed meanwhile stays too")
  func goneOfTwo() throws {
    let bench = try bench()
    let transport = KeepingTransport(devices: { token in
      guard token == "a" else { return .accepted }
      let store = try? bench.open()
      let edit = ClientEdit(pushTokens: ["a", "b", "c"])
      _ = try? store?.commit(.editClient(.id(Client.ID(1)), edit), by: SenderBench.olga)
      return .problem(.tokenGone)
    })
    try bench.sender([.push: transport]).round()
    #expect(try bench.open().card(of: one).pushTokens == ["b", "c"])
    #expect(try bench.states() == [.accepted])
    #expect(try devices(bench)?.reached == 1)
    #expect(try devices(bench)?.count == 2)
  }

  @Test("A folded store knows as much of devices and of attempts that may have gone")
  func folded() throws {
    let bench = try bench()
    let transport = KeepingTransport(devices: { $0 == "a" ? .accepted : .problem(.timeout) })
    try bench.sender([.push: transport]).round()
    let before = try bench.open().club.outbox.delivery(of: Message.ID(1))
    #expect(before?.doubt == .timeout)
    let now = bench.now
    let options = StoreOptions(clock: { now }, staff: SenderBench.olga)
    _ = try #require(try Store.compact(at: bench.path, options))
    #expect(try bench.open().club.outbox.delivery(of: Message.ID(1)) == before)
  }
}
