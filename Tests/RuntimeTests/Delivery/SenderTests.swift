import Delivery
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("The worker that sends")
struct SenderTests {
  @Test("What waits is sent once, filled in for each client, and noted")
  func once() throws {
    let bench = try SenderBench(clients: 3)
    try bench.push(try bench.open())
    let transport = KeepingTransport()
    let sender = try bench.sender([.push: transport])
    let round = try sender.round()
    #expect(round.sent == 3)
    #expect(round.accepted == 3)
    #expect(transport.sent.map(\.text) == ["Клиент 1", "Клиент 2", "Клиент 3"])
    #expect(try sender.round().isIdle)
    #expect(try bench.states() == [.accepted, .accepted, .accepted])
  }

  @Test("A scheduled push goes at its time and not before")
  func scheduled() throws {
    let bench = try SenderBench(clients: 1)
    let store = try bench.open()
    let draft = MailingDraft(
      .push,
      title: "Т",
      text: "x",
      to: .everybody,
      sendAt: bench.now.advanced(bySeconds: 3_600)
    )
    try store.commit(.createMailing(draft), by: SenderBench.olga)
    let transport = KeepingTransport()
    let sender = try bench.sender([.push: transport])
    #expect(try sender.round().isIdle)
    #expect(sender.nextTime == bench.now.advanced(bySeconds: 3_600))
    bench.wait(seconds: 3_600)
    #expect(try sender.round().sent == 1)
    #expect(try sender.round().isIdle)
  }

  @Test("Attempts follow the schedule to the seventh, then the message has failed")
  func schedule() throws {
    let bench = try SenderBench(clients: 1)
    try bench.push(try bench.open())
    let transport = KeepingTransport { _ in .problem(.gatewayFailed) }
    let sender = try bench.sender([.push: transport])
    var waits: [Int64] = []
    var last = bench.now
    while transport.sent.count < 7 {
      if try sender.round().sent == 1 {
        waits.append((bench.now.milliseconds - last.milliseconds) / 1_000)
        last = bench.now
      }
      let next = sender.nextTime ?? bench.now
      bench.now = max(next, bench.now)
    }
    #expect(waits == [0, 5, 300, 1_800, 7_200, 18_000, 36_000])
    #expect(try bench.states() == [.failed(.gatewayFailed)])
    #expect(Set(transport.sent.map(\.id)) == [Message.ID(1)])
    #expect(transport.sent.map(\.attempt) == Array(1...7))
  }

  @Test("A gateway that is down is knocked at by one message, not by all")
  func rests() throws {
    let bench = try SenderBench(clients: 100)
    try bench.push(try bench.open())
    var isUp = false
    let transport = KeepingTransport { _ in isUp ? .accepted : .problem(.unreachable) }
    let sender = try bench.sender([.push: transport], round: 10)
    let first = try sender.round()
    #expect(first.sent == 10)
    #expect(first.problem == .unreachable)
    #expect(try sender.round().isIdle)
    bench.wait(seconds: 5)
    #expect(try sender.round().sent == 1)
    #expect(try sender.round().isIdle)
    isUp = true
    bench.wait(seconds: 15)
    #expect(try sender.round().accepted == 1)
    #expect(try sender.round().accepted == 10)
  }

  @Test("A message that a gateway refuses does not hold up the others")
  func refusedOne() throws {
    let bench = try SenderBench(clients: 3)
    try bench.push(try bench.open())
    let transport = KeepingTransport {
      $0.client == Client.ID(2) ? .problem(.tokenGone) : .delivered
    }
    try bench.sender([.push: transport]).round()
    #expect(try bench.states() == [.delivered, .failed(.tokenGone), .delivered])
  }

  @Test("A gateway gets no more in a round than its rate, and the worker rests for the second")
  func rate() throws {
    let bench = try SenderBench(clients: 10)
    try bench.push(try bench.open())
    let transport = KeepingTransport(perSecond: 4)
    let sender = try bench.sender([.push: transport])
    #expect(try sender.round().sent == 4)
    #expect(sender.restAfterRound == 1_000)
    #expect(try sender.round().sent == 4)
    #expect(try sender.round().sent == 2)
  }

  @Test("Marketing that meets quiet hours on its way waits for their end, service goes")
  func quiet() throws {
    let bench = try SenderBench(clients: 1)
    bench.now = try Moment(rfc3339: "2026-11-20T21:59:59+02:00")
    let store = try bench.open()
    try bench.push(store, kind: .marketing)
    try bench.push(store)
    bench.wait(seconds: 1)
    let transport = KeepingTransport()
    let sender = try bench.sender([.push: transport])
    let round = try sender.round()
    #expect(round.sent == 1)
    #expect(round.settled == 1)
    #expect(try bench.states() == [.deferred, .accepted])
    bench.now = try Moment(rfc3339: "2026-11-21T09:00:00+02:00")
    #expect(try sender.round().sent == 1)
  }

  @Test("Whoever withdraws consent between queueing and sending gets nothing")
  func withdrawn() throws {
    let bench = try SenderBench(clients: 2)
    let store = try bench.open()
    try bench.push(store)
    let edit = ClientEdit(consents: [.sms])
    try store.commit(.editClient(.id(Client.ID(1)), edit), by: SenderBench.olga)
    let transport = KeepingTransport()
    try bench.sender([.push: transport]).round()
    #expect(transport.sent.map(\.client) == [Client.ID(2)])
    #expect(try bench.states() == [.skipped(.notificationsOff), .accepted])
  }

  @Test("Whoever is erased between queueing and sending gets nothing, nor after a dead worker")
  func erased() throws {
    let bench = try SenderBench(clients: 3)
    let store = try bench.open()
    try bench.push(store)
    let taken = Message.ID(2)
    try store.commit(by: SenderBench.olga) { _, at in [.messagesTaken([taken], at: at)] }
    for client in 1...2 as ClosedRange<UInt32> {
      try store.commit(.eraseClient(.id(Client.ID(client))), by: SenderBench.olga)
    }
    let transport = KeepingTransport()
    let sender = try bench.sender([.push: transport])
    while try !sender.round().isIdle {}
    #expect(transport.sent.map(\.client) == [Client.ID(3)])
    #expect(try bench.states() == [.cancelled, .cancelled, .accepted])
  }

  @Test("Whoever has no device gets nothing, and is counted by that reason")
  func noToken() throws {
    let bench = try SenderBench(clients: 2)
    let store = try bench.open()
    try bench.push(store)
    let edit = ClientEdit(pushTokens: [])
    try store.commit(.editClient(.id(Client.ID(1)), edit), by: SenderBench.olga)
    let transport = KeepingTransport()
    try bench.sender([.push: transport]).round()
    #expect(transport.sent.map(\.client) == [Client.ID(2)])
    #expect(try bench.states() == [.skipped(.noToken), .accepted])
  }

  @Test("One process of a store sends at a time, and one that goes leaves it to the next")
  func lock() throws {
    let bench = try SenderBench(clients: 1)
    var first = try SenderLock.take(of: bench.path)
    #expect(first != nil)
    #expect(try SenderLock.take(of: bench.path) == nil)
    first = nil
    let next = try SenderLock.take(of: bench.path)
    #expect(next != nil)
    next?.release()
    #expect(try SenderLock.take(of: bench.path) != nil)
  }
}

@Suite("A worker that is killed")
struct KilledSenderTests {
  /// Dies before anything was noted, after the messages were noted as taken, or after they went.
  private enum Moment: CaseIterable {
    case beforeTaking, beforeSending, beforeNoting
  }

  /// Twenty stores, each of which sees fifty deaths: a thousand in all.
  @Test("Killed at three moments of sending, none is lost, repeats have the id", arguments: 1...20)
  func fifty(store: Int) throws {
    let bench = try SenderBench(clients: 40)
    try bench.push(try bench.open())
    var received: [Message.ID: Int] = [:]
    for kill in 1...50 {
      try die(at: Moment.allCases[(kill + store) % 3], bench, &received)
      // Every tenth time a worker lives for one round.
      guard kill.isMultiple(of: 10) else { continue }
      let transport = KeepingTransport()
      try bench.sender([.push: transport], round: 5).round()
      for message in transport.sent { received[message.id, default: 0] += 1 }
    }
    let transport = KeepingTransport()
    let last = try bench.sender([.push: transport])
    while try !last.round().isIdle {}
    for message in transport.sent { received[message.id, default: 0] += 1 }
    #expect(Set(received.keys) == Set((1...40).map { Message.ID($0) }))
    #expect(received.values.contains { $0 > 1 })
    #expect(try bench.states().allSatisfy { $0 == .accepted })
  }

  private func die(
    at moment: Moment,
    _ bench: SenderBench,
    _ received: inout [Message.ID: Int]
  ) throws {
    let fault = FailingFiles.Fault("write", "ndjson", code: 5)
    // The process dies once the messages were noted as taken: nothing is written any more.
    let transport = KeepingTransport { _ in
      bench.files.fail(fault)
      return .accepted
    }
    let sender = try bench.sender([.push: transport], round: 3)
    if moment == .beforeTaking { bench.files.fail(fault) }
    defer { bench.files.fail() }
    #expect(throws: (any Error).self) { try sender.round() }
    // What went before the process died has arrived; before the sending nothing had.
    guard moment == .beforeNoting else { return }
    for message in transport.sent { received[message.id, default: 0] += 1 }
  }
}
