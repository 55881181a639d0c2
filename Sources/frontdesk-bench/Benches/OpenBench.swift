import Foundation
import Glibc
import Loyalty
import LoyaltyStore
import TestSupport

/// Opening: the store alone, and the real program from its start to the first usable screen.
enum OpenBench {
  static func run(_ club: BenchClub, program: String, _ report: inout Report) throws {
    report.heading("Opening, \(club.clientCount) clients")
    var opened = Samples()
    for _ in 1...7 { _ = try opened.time { try club.open().club.clients.count } }
    var read = Samples()
    let bytes = try read.time { try readAll(of: club.store) }
    for _ in 1...6 { _ = try read.time { try readAll(of: club.store) } }
    report.fact("the store's files", Double(bytes) / 1_048_576, unit: "MB")
    report.fact("reading their bytes, median", read.median, unit: "ms")
    let share = Double(club.clientCount) / 1_000_000
    report.line(
      "opening the store, median",
      opened.median,
      unit: "ms",
      atMost: max(60, 600 * share)
    )
    let memory = try CompactionBench.memory(club)
    report.line("private memory of a desk", memory, unit: "MB", atMost: max(40, 180 * share))
    report.fact("opening ÷ reading the bytes", opened.median / read.median, unit: "×")

    var bare = Samples()
    var started = Samples()
    for _ in 1...9 {
      try bare.time { try startBare() }
      try started.time { try startProgram(program, store: club.store) }
    }
    report.fact("a bare process in a terminal, median", bare.median, unit: "ms")
    report.line("start to first usable screen, median", started.median, unit: "ms", atMost: 90)
  }

  private static func readAll(of store: String) throws -> Int {
    guard let walker = FileManager.default.enumerator(atPath: store) else { return 0 }
    return try walker.compactMap { $0 as? String }
      .filter { $0.hasSuffix("json") }
      .reduce(0) { try $0 + Data(contentsOf: URL(filePath: store + "/" + $1)).count }
  }

  private static func startBare() throws {
    let process = try PtyProcess("/bin/echo", ["ready"])
    try process.readUntil("ready")
    _ = try process.waitForEnd()
  }

  private static func startProgram(_ program: String, store: String) throws {
    let process = try PtyProcess(
      program,
      ["--store", store, "--language", "en"],
      environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
    )
    try process.readUntil("F1 Help")
    process.hangUp()
    _ = try process.waitForEnd()
  }
}
