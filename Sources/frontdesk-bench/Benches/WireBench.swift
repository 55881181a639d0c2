import Foundation
import TestSupport

/// Bytes on the wire and milliseconds a key, of the real program in a terminal of 80×24.
enum WireBench {
  static let findClient = "\u{1B}[15~"
  private static let new = "\u{1B}[18~"
  private static let down = "\u{1B}[B"
  private static let home = "\u{1B}[H"
  private static let backspace = "\u{7F}"
  /// The beginnings of the bench's own names, typed and taken back.
  private static let letters = ["\u{0431}", "\u{0430}", "\u{0432}"]

  static func run(_ club: BenchClub, program: String, _ report: inout Report) throws {
    report.heading("On the wire, 80×24, xterm-256color, \(club.clientCount) clients")
    let process = try PtyProcess(
      program,
      ["--store", club.store, "--language", "ru"],
      environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
    )
    try process.readUntil("F1")
    process.readUntilQuiet()
    try press(findClient, process)
    try find(process, &report)
    let moved = try (0..<8).map { _ in try press(down, process) }
    report.line("the bar one row down, most", Double(moved.max() ?? 0), unit: "bytes", atMost: 300)
    try press(new, process)
    let letters = try "Test".map { try press(String($0), process) }
    report.line("a letter in a form, most", Double(letters.max() ?? 0), unit: "bytes", atMost: 20)
    try press(home, process)
    let unchanged = try press(home, process)
    report.line("a key that changes nothing", Double(unchanged), unit: "bytes", atMost: 0)
    process.hangUp()
    _ = try process.waitForEnd()
  }

  /// Types into the find line: from the key to the first byte of the new list, which goes out
  /// in one piece.
  private static func find(_ process: PtyProcess, _ report: inout Report) throws {
    var keys = Samples()
    var bytes: [Int] = []
    for key in findingKeys { bytes.append(try time(key, process, &keys)) }
    report.fact("a key in the find line, median", keys.median, unit: "ms")
    report.line("a key in the find line, slowest", keys.maximum, unit: "ms", atMost: 20)
    report.fact("a key in the find line, most", Double(bytes.max() ?? 0), unit: "bytes")
  }

  /// Keys that find anew each time.
  static let findingKeys = letters + [backspace, backspace] + letters.dropFirst()

  /// Presses a key and times it to the first byte of what it changes; how many bytes came.
  static func time(_ key: String, _ process: PtyProcess, _ keys: inout Samples) throws -> Int {
    let before = process.output.count
    try keys.time {
      try process.send(key)
      try process.readUntil("an answer to a key") { _ in process.output.count > before }
    }
    process.readUntilQuiet()
    return process.output.count - before
  }

  @discardableResult
  static func press(_ key: String, _ process: PtyProcess) throws -> Int {
    let before = process.output.count
    try process.send(key)
    process.readUntilQuiet()
    return process.output.count - before
  }
}
