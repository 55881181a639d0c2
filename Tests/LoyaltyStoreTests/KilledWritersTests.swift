import Dispatch
import Foundation
import Loyalty
import Synchronization
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Writers that are killed")
struct KilledWritersTests {
  /// What a desk's processes were told, kept outside the store.
  private struct Told: Sendable {
    var saved: [String: UInt64] = [:]
    var wrongs: [String] = []
    var kills = 0
    /// How many of them met a process that was running.
    var killed = 0
  }

  /// How many kills a test makes: so many, or as many as the environment asks for.
  private static var kills: Int {
    ProcessInfo.processInfo.environment["FRONTDESK_STORE_KILLS"].flatMap(Int.init) ?? 500
  }

  private static var probe: String {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().path + "/store-probe"
  }

  @Test("Of four writers that are killed at random nothing told is lost or doubled")
  func killed() throws {
    var random = SeededNumbers(seed: 20_261_122)
    var left = Self.kills
    while left > 0 {
      let kills = min(left, 60)
      left -= kills
      try round(kills: kills, seed: random.next())
    }
  }

  /// Kills the writers of one store so many times and holds it to what they told.
  private func round(kills: Int, seed: UInt64) throws {
    let fixture = try Fixture(clients: [try Fixture.client(1)])
    let path = fixture.path
    let told = Mutex(Told())
    DispatchQueue.concurrentPerform(iterations: 4) { desk in
      var writer = KilledWriter(Self.probe, path, name: "desk\(desk)", seed: seed &+ UInt64(desk))
      while told.withLock({ told in
        told.kills += 1
        return told.kills <= kills
      }) {
        writer.runAndKill()
      }
      told.withLock { told in
        told.saved.merge(writer.saved) { $1 }
        told.wrongs += writer.wrongs
        told.killed += writer.killed
      }
    }
    let outside = told.withLock { $0 }
    #expect(outside.wrongs.isEmpty)
    #expect(outside.killed == kills && outside.saved.count > kills)
    let store = try fixture.open()
    let reasons = store.club.accounts.written(of: Client.ID(1)).compactMap { entry in
      if case .byHand(let reason) = entry.origin { reason } else { nil }
    }
    #expect(store.readOnly == nil && Set(reasons).count == reasons.count)
    #expect(reasons.count == Int(store.seq))
    for (key, seq) in outside.saved where reasons[Int(seq) - 1] != key {
      Issue.record("\(key), saved as \(seq), is lost")
    }
    #expect(try Store.verify(at: path).isWhole)
  }
}

/// One desk whose processes are killed one after another.
private struct KilledWriter {
  private let probe: String
  private let path: String
  private let name: String
  private var random: SeededNumbers
  private var next = 1
  /// What the last process had asked for without an answer.
  private var open: String?
  /// What was told as saved, and under which number.
  private(set) var saved: [String: UInt64] = [:]
  private(set) var wrongs: [String] = []
  private(set) var killed = 0

  init(_ probe: String, _ path: String, name: String, seed: UInt64) {
    self.probe = probe
    self.path = path
    self.name = name
    random = SeededNumbers(seed: seed)
  }

  /// Starts a process, kills it after some of its lines, and takes down all that it had told.
  mutating func runAndKill() {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: probe)
    process.arguments = [path, name, String(next)] + (open.map { [$0] } ?? [])
    process.environment = ["SWIFT_BACKTRACE": "enable=no"]
    process.standardOutput = pipe
    do { try process.run() } catch {
      wrongs.append("\(error)")
      return
    }
    let wanted = random.below(12)
    var output = Data()
    while output.count(where: { $0 == 0x0A }) < wanted {
      let more = pipe.fileHandleForReading.availableData
      if more.isEmpty { break }
      output += more
    }
    if process.isRunning, kill(process.processIdentifier, SIGKILL) == 0 { killed += 1 }
    output += (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    take(String(decoding: output, as: UTF8.self))
  }

  private mutating func take(_ output: String) {
    for line in output.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      switch (words[0], words.count) {
      case ("try", 2):
        open = words[1]
        if let number = words[1].split(separator: "-").last.flatMap({ Int($0) }) {
          next = max(next, number + 1)
        }
      case ("ok", 3):
        open = nil
        if let before = saved.updateValue(UInt64(words[2]) ?? 0, forKey: words[1]) {
          wrongs.append("\(words[1]) was saved as \(before) already")
        }
      default: wrongs.append(String(line))
      }
    }
  }
}
