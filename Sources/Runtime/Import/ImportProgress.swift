import Localization
import Loyalty
import Terminal

/// The bar of an import on stderr, where a person looks at it: counts, part of the work, time left.
struct ImportProgress {
  private let words: Words
  private let started = SystemClock.ticks()
  private let isWanted = Output.errors.isTerminal
  private var shownAt: Int64 = 0
  private var isShown = false

  /// Milliseconds between two pictures.
  private static let interval: Int64 = 100
  private static let barWidth = 20

  init(_ words: Words) {
    self.words = words
  }

  /// Shows how far it is, at most ten times a second; `share` is the part that is done, 0…1.
  mutating func show(_ counts: ImportCounts, _ share: Double?) throws {
    let now = SystemClock.ticks()
    guard isWanted, now - shownAt >= Self.interval else { return }
    (shownAt, isShown) = (now, true)
    let text = words(
      "import.progress",
      [
        "read": .number(counts.read), "taken": .number(counts.taken),
        "known": .number(counts.known), "refused": .number(counts.refused),
      ]
    )
    let line = (bar(share) + left(now, share) + text).truncated(to: Output.errors.columns - 1)
    try Output.errors.write(Array(("\r" + line + "\u{1b}[K").utf8))
  }

  /// Wipes the bar away, so that a sentence can stand there.
  mutating func hide() throws {
    guard isShown else { return }
    isShown = false
    try Output.errors.write(Array("\r\u{1b}[K".utf8))
  }

  private func bar(_ share: Double?) -> String {
    guard let share else { return "" }
    let percent = min(100, Int(share * 100))
    let filled = percent * Self.barWidth / 100
    let rest = String(repeating: ".", count: Self.barWidth - filled)
    return "[" + String(repeating: "#", count: filled) + rest + "] \(percent) %  "
  }

  private func left(_ now: Int64, _ share: Double?) -> String {
    let elapsed = now - started
    guard let share, share > 0.01, elapsed > 1_000 else { return "" }
    let seconds = Int(Double(elapsed) * max(0, 1 - share) / share / 1_000)
    return words.ahead(seconds: seconds) + "  "
  }
}
