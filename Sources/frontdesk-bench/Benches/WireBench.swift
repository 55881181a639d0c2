import Foundation
import TestSupport

/// Bytes on the wire and milliseconds a key, of the real program in a terminal of 80×24.
enum WireBench {
  static func run(_ club: BenchClub, program: String, _ report: inout Report) throws {
    report.heading("On the wire, 80×24, xterm-256color, \(club.clientCount) clients")
    let process = try PtyProcess(
      program,
      ["--store", club.store, "--language", "ru"],
      environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
    )
    try process.readUntil("F1")
    process.readUntilQuiet()
    try press("\u{1B}[15~", process)
    let typed = try (0..<3).map {
      try press(String("\u{0431}\u{0430}\u{043D}".dropFirst($0).prefix(1)), process)
    }
    let down = "\u{1B}[B"
    let moved = try (0..<8).map { _ in try press(down, process) }
    report.line("the bar one row down, most", Double(moved.max() ?? 0), unit: "bytes", atMost: 300)
    report.fact(
      "a letter in the find line, with its new rows",
      Double(typed.max() ?? 0),
      unit: "bytes"
    )
    try press("\u{1B}[18~", process)
    let letters = try "Test".map { try press(String($0), process) }
    report.line("a letter in a form, most", Double(letters.max() ?? 0), unit: "bytes", atMost: 20)
    let same = try press("\u{1B}[H", process)
    _ = same
    let unchanged = try press("\u{1B}[H", process)
    report.line("a key that changes nothing", Double(unchanged), unit: "bytes", atMost: 0)
    process.hangUp()
    _ = try process.waitForEnd()
  }

  @discardableResult
  private static func press(_ key: String, _ process: PtyProcess) throws -> Int {
    let before = process.output.count
    try process.send(key)
    process.readUntilQuiet()
    return process.output.count - before
  }
}
