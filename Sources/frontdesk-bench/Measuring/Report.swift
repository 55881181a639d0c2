import Foundation

/// Prints one line a figure: what was measured, the figure, the aim, and whether it was met.
///
/// A figure is a ratio against a peer of the same run, or bytes, or milliseconds with the peer's
/// beside them; nothing here fails a build.
struct Report {
  private(set) var missed = 0

  /// Begins a group of figures.
  func heading(_ text: String) {
    write("\n\(text)")
  }

  /// Prints a figure with what it is to be at most.
  mutating func line(_ name: String, _ figure: Double, unit: String, atMost aim: Double) {
    let isMet = figure <= aim
    if !isMet { missed += 1 }
    let verdict = isMet ? "met" : "MISSED"
    write("  \(pad(name))\(number(figure)) \(unit)   aim ≤ \(number(aim))  \(verdict)")
  }

  /// Prints a figure with what it is to be at least.
  mutating func line(_ name: String, _ figure: Double, unit: String, atLeast aim: Double) {
    let isMet = figure >= aim
    if !isMet { missed += 1 }
    let verdict = isMet ? "met" : "MISSED"
    write("  \(pad(name))\(number(figure)) \(unit)   aim ≥ \(number(aim))  \(verdict)")
  }

  /// Prints a figure without an aim: a peer, or the size of the data.
  func fact(_ name: String, _ figure: Double, unit: String) {
    write("  \(pad(name))\(number(figure)) \(unit)")
  }

  /// Ends the report.
  func end() {
    write("\n\(missed == 0 ? "all aims met" : "aims missed: \(missed)")")
  }

  /// Writes a line at once, so that what was measured is seen even if the next bench fails.
  private func write(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  private func pad(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 54 - name.count))
  }

  private func number(_ figure: Double) -> String {
    let text =
      figure == figure.rounded() && abs(figure) < 1e15
      ? String(Int(figure)) : String(format: "%.3f", figure)
    return String(repeating: " ", count: max(0, 10 - text.count)) + text
  }
}
