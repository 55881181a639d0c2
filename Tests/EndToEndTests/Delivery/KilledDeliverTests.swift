import Foundation
import Synchronization
import TestSupport
import Testing

/// `frontdesk deliver` killed with SIGKILL again and again at three moments of sending.
///
/// `FRONTDESK_DELIVER_KILLS=1000 swift test --filter KilledDeliverTests` kills a thousand times.
@Suite("A worker that is killed by the system", .timeLimit(.minutes(20)))
struct KilledDeliverTests {
  /// When a worker dies.
  private enum Moment: CaseIterable {
    /// At any time from its start on: before or after the messages were noted as taken.
    case atRandom
    /// When a request has come and was not answered.
    case beforeAnswer
    /// When requests were answered, and before or after that was noted.
    case afterAnswer
  }

  private struct State {
    /// How often each message came, by its name.
    var received: [String: Int] = [:]
    /// Whom the next request kills, and when.
    var victim: (process: Int32, moment: Moment)?
  }

  /// The state, which the server's threads share with the test.
  private final class Shared: Sendable {
    private let state = Mutex(State())

    func withLock<Result: Sendable>(_ work: (inout State) -> Result) -> Result {
      state.withLock { state in
        let result = work(&state)
        return result
      }
    }
  }

  private static let clients = 4

  private static var kills: Int {
    ProcessInfo.processInfo.environment["FRONTDESK_DELIVER_KILLS"].flatMap(Int.init) ?? 30
  }

  private func store(_ folder: TemporaryFolder, _ server: LoopbackServer) throws {
    try Program.makeStore(folder)
    for number in 1...Self.clients {
      try Program.apply(
        folder,
        #"{"command":"registerClient","name":"C\#(number)","phone":"+38067111223\#(number)","#
          + #""consents":["push"],"usesApp":true,"pushTokens":["t\#(number)"]}"#
      )
    }
    let text = #"{"push":{"kind":"webhook","url":"\#(server.url())","secret":"sesame"}}"#
    try folder.write(text.utf8, to: "gateways.json")
    chmod(folder.path("gateways.json"), 0o600)
  }

  /// A server that counts messages by their names, and kills the worker where it is to.
  private func server(_ state: Shared) throws -> LoopbackServer {
    try LoopbackServer { request in
      let victim = state.withLock { state in
        state.received[request.headers["webhook-id"] ?? "", default: 0] += 1
        defer { state.victim = nil }
        return state.victim
      }
      guard let victim else { return .answer(200) }
      switch victim.moment {
      case .atRandom: return .answer(200)
      case .beforeAnswer:
        kill(victim.process, SIGKILL)
        return .close
      case .afterAnswer:
        Thread.detachNewThread {
          poll(nil, 0, Int32.random(in: 0...8))
          kill(victim.process, SIGKILL)
        }
        return .answer(200)
      }
    }
  }

  private func worker(_ folder: TemporaryFolder) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["deliver", "--once", "--gateways", folder.path("gateways.json")]
    process.environment = Program.environment(folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Lets a worker live until it dies at a moment, or has nothing more to do.
  private func run(
    _ folder: TemporaryFolder,
    dyingAt moment: Moment?,
    _ state: Shared
  ) throws -> Bool {
    let process = try worker(folder)
    let id = process.processIdentifier
    switch moment {
    case .atRandom?:
      poll(nil, 0, Int32.random(in: 0...120))
      kill(id, SIGKILL)
    case let moment?: state.withLock { $0.victim = (id, moment) }
    case nil: break
    }
    process.waitUntilExit()
    state.withLock { $0.victim = nil }
    return process.terminationReason == .uncaughtSignal
  }

  @Test("None is lost, and what is repeated carries the same name")
  func killed() throws {
    let folder = try TemporaryFolder()
    let state = Shared()
    let server = try server(state)
    defer { server.stop() }
    try store(folder, server)
    var kills = 0
    var pushes = 0
    while kills < Self.kills {
      try Program.apply(
        folder,
        #"{"command":"createPush","title":"T","text":"{name}","audience":{"all":true},"#
          + #""class":"service"}"#
      )
      pushes += 1
      for step in 0..<10 where kills < Self.kills {
        let moment = Moment.allCases[(step + pushes) % 3]
        if try run(folder, dyingAt: moment, state) { kills += 1 }
      }
      #expect(try !run(folder, dyingAt: nil, state))
    }
    let received = state.withLock { $0.received }
    let repeats = received.values.reduce(0) { $0 + $1 - 1 }
    print("\(kills) kills, \(pushes * Self.clients) messages, \(repeats) repeats, none lost")
    try check(folder, received, pushes)
    #expect(repeats > 0)
  }

  /// Every message came under its own name, at least once, and is noted as accepted.
  private func check(
    _ folder: TemporaryFolder,
    _ received: [String: Int],
    _ pushes: Int
  ) throws {
    let numbers = received.keys.compactMap { $0.split(separator: "_").last.flatMap { Int($0) } }
    #expect(numbers.count == received.count)
    #expect(Set(numbers) == Set(1...pushes * Self.clients))
    #expect(Set(received.keys.map { $0.split(separator: "_").dropLast().joined() }).count == 1)
    let outbox = try Program.apply(folder, #"{"query":"outbox"}"#).output
    let accepted = outbox.components(separatedBy: #""state":"accepted""#).count - 1
    #expect(accepted == pushes * Self.clients)
    #expect(try Program.run(folder, ["verify"]).status == 0)
  }
}
