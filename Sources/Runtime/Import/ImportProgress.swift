import Exchange
import Localization
import Loyalty
import Terminal

/// The bar of an import on stderr, where a person looks at it: rows, part of the bytes, time left.
struct ImportProgress {
  private let words: Words
  private let source: FileSource
  private let started = SystemClock.ticks()
  private let isWanted = Output.errors.isTerminal
  private var shownAt: Int64 = 0
  private var isShown = false

  /// Milliseconds between two pictures.
  private static let interval: Int64 = 100
  private static let barWidth = 20

  init(_ words: Words, source: FileSource) {
    self.words = words
    self.source = source
  }

  /// Shows how far it is, at most ten times a second.
  mutating func show(_ counts: ImportCounts) throws {
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
    let line = (bar + left(now) + text).truncated(to: Output.errors.columns - 1)
    try Output.errors.write(Array(("\r" + line + "\u{1b}[K").utf8))
  }

  /// Wipes the bar away, so that a sentence can stand there.
  mutating func hide() throws {
    guard isShown else { return }
    isShown = false
    try Output.errors.write(Array("\r\u{1b}[K".utf8))
  }

  private var bar: String {
    guard source.size > 0 else { return "" }
    let percent = min(100, source.bytesRead * 100 / source.size)
    let filled = percent * Self.barWidth / 100
    let rest = String(repeating: ".", count: Self.barWidth - filled)
    return "[" + String(repeating: "#", count: filled) + rest + "] \(percent) %  "
  }

  private func left(_ now: Int64) -> String {
    let elapsed = now - started
    guard source.size > 0, source.bytesRead > 0, elapsed > 1_000 else { return "" }
    let rest = Int64(max(0, source.size - source.bytesRead))
    let seconds = Int(elapsed * rest / Int64(source.bytesRead) / 1_000)
    return words.ahead(seconds: seconds) + "  "
  }
}
