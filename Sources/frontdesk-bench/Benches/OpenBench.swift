import Foundation
import Glibc
import Loyalty
import LoyaltyStore
import TestSupport

/// Opening: the store alone, and the real program from its start to the first usable screen.
enum OpenBench {
  static func run(_ club: BenchClub, program: String, _ report: inout Report) throws {
    report.heading("Opening, \(club.clientCount) clients")
    let share = Double(club.clientCount) / 1_000_000
    let parsed = try opening(club, withIndex: false, &report)
    let name = "opening by lines, median"
    report.line(name, parsed.opened, unit: "ms", atMost: max(60, 600 * share))
    report.fact("opening by lines ÷ reading them", parsed.opened / parsed.read, unit: "×")
    let before = try ProcessAside.memory(club)
    let aim = max(40, 180 * share)
    report.line("private memory of a desk by lines", before.own, unit: "MB", atMost: aim)
    try indexed(club, &report)

    try starting(club, program: program, &report)
  }

  /// Opens a club again and again, and reads the bytes that it is opened from.
  private static func opening(
    _ club: BenchClub,
    withIndex: Bool,
    _ report: inout Report
  ) throws -> (opened: Double, read: Double) {
    let place = withIndex ? club.index : club.store
    var opened = Samples()
    var read = Samples()
    var bytes = 0
    for _ in 1...7 {
      _ = try opened.time { try club.open(withIndex: withIndex).club.clients.count }
      bytes = try read.time { try readAll(of: place) }
    }
    report.fact(withIndex ? "the index" : "the files", Double(bytes) / 1_048_576, unit: "MB")
    report.fact("reading these bytes, median", read.median, unit: "ms")
    return (opened.median, read.median)
  }

  /// Opens with the index, once it is there.
  private static func indexed(_ club: BenchClub, _ report: inout Report) throws {
    guard let work = try club.open().takeIndexWork() else { return }
    var written = Samples()
    _ = written.time { work.write() }
    report.fact("writing the index", written.median, unit: "ms")
    let share = Double(club.clientCount) / 1_000_000
    let opened = try opening(club, withIndex: true, &report)
    let name = "opening with the index, median"
    report.line(name, opened.opened, unit: "ms", atMost: max(5, 40 * share))
    report.fact("opening ÷ reading the index's bytes", opened.opened / opened.read, unit: "×")
    let memory = try ProcessAside.memory(club)
    let aim = max(40, 180 * share)
    report.line("private memory of a desk", memory.own, unit: "MB", atMost: aim)
    report.fact("its pages of files, which the system may take", memory.mapped, unit: "MB")
  }

  private static func starting(
    _ club: BenchClub,
    program: String,
    _ report: inout Report
  ) throws {
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
      .filter { $0.hasSuffix("json") || $0.hasSuffix(".index") && store.hasSuffix("index") }
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
