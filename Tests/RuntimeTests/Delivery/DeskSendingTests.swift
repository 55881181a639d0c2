import Foundation
import Loyalty
import Glibc
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("Sending beside open screens", .timeLimit(.minutes(10)))
struct DeskSendingTests {
  private let bench: SenderBench
  private let sending: DeskSending
  private let wake = Wake()

  /// A store with a message that waits and desks that may send, unless a test says otherwise.
  init() throws {
    bench = try SenderBench(clients: 1)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Resources").standardizedFileURL.path
    let desk = try Desk(
      store: bench.path,
      language: "en",
      staff: "olga",
      environment: [
        "FRONTDESK_RESOURCES": root, "FRONTDESK_GATEWAYS": bench.folder.path("gateways.json"),
        "HOME": bench.folder.path,
      ]
    )
    sending = DeskSending(wake, desk)
    // A desk has the machine's clock: what waits must not be too late by that.
    bench.now = SystemClock.now()
    try bench.push(try bench.open())
  }

  private func allow() throws -> Store {
    let rules = MessageRulesEdit(desksSend: true)
    try bench.open().commit(.setSettings(SettingsEdit(messages: rules)), by: SenderBench.olga)
    return try bench.open()
  }

  /// Waits for the end of a stretch on the pipe that the screens wait on too.
  private func ending() -> DeskSending.Ending? {
    var waiting = pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 30_000) > 0 else { return nil }
    for wakeup in wake.take() { if case .sent(let ending) = wakeup { return ending } }
    return nil
  }

  @Test("Nothing goes unless a manager allowed it")
  func forbidden() throws {
    let store = try bench.open()
    sending.look(at: store, now: 0)
    #expect(!sending.isRunning)
    #expect(try bench.states() == [.queued(after: nil)])
  }

  @Test("What waits goes aside, and an idle desk does not begin again")
  func goes() throws {
    let store = try allow()
    sending.look(at: store, now: 0)
    #expect(sending.isRunning)
    #expect(ending() == .idle)
    #expect(sending.ended(.idle, now: 1) == nil)
    #expect(try bench.states() == [.accepted])
    _ = try store.follow()
    sending.look(at: store, now: 10_000)
    #expect(!sending.isRunning)
  }

  @Test("It looks once a second at the most")
  func interval() throws {
    let store = try bench.open()
    sending.look(at: store, now: 5_000)
    let allowed = try allow()
    sending.look(at: allowed, now: 5_999)
    #expect(!sending.isRunning)
    sending.look(at: allowed, now: 6_000)
    #expect(sending.isRunning)
    #expect(ending() == .idle)
  }

  @Test("While another process sends it rests half a minute, and says nothing of it")
  func busy() throws {
    let store = try allow()
    let lock = try #require(try SenderLock.take(of: bench.path))
    sending.look(at: store, now: 0)
    #expect(ending() == .busy)
    #expect(sending.ended(.busy, now: 100) == nil)
    sending.look(at: store, now: 30_099)
    #expect(!sending.isRunning)
    lock.release()
    sending.look(at: store, now: 30_100)
    #expect(sending.isRunning)
    #expect(ending() == .idle)
    #expect(try bench.states() == [.accepted])
  }

  @Test("A file of gateways that others may read is told once, until something else happens")
  func gateways() throws {
    let store = try allow()
    try bench.folder.write("{}".utf8, to: "gateways.json")
    let path = bench.folder.path("gateways.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    sending.look(at: store, now: 0)
    let told = try #require(ending())
    #expect(told == .gateways(.open, file: path))
    #expect(sending.ended(told, now: 0) == told)
    sending.look(at: store, now: 29_999)
    #expect(!sending.isRunning)
    sending.look(at: store, now: 30_000)
    #expect(ending() == told)
    #expect(sending.ended(told, now: 30_000) == nil)
    #expect(sending.ended(.idle, now: 60_000) == nil)
    #expect(sending.ended(told, now: 90_000) == told)
  }
}
