/// Where one cell stands in its row's bytes.
struct CSVField: Equatable, Sendable {
  /// With quotes and spaces around them, without separators.
  let start: Int32
  let end: Int32
  /// The text alone.
  let textStart: Int32
  let textEnd: Int32
  /// Whether the text holds doubled quotes that stand for one.
  let hasDoubledQuotes: Bool

  init(_ outer: Range<Int>, text: Range<Int>, hasDoubledQuotes: Bool = false) {
    start = Int32(truncatingIfNeeded: outer.lowerBound)
    end = Int32(truncatingIfNeeded: outer.upperBound)
    textStart = Int32(truncatingIfNeeded: text.lowerBound)
    textEnd = Int32(truncatingIfNeeded: text.upperBound)
    self.hasDoubledQuotes = hasDoubledQuotes
  }

  /// The same cell when bytes before it came or went.
  func moved(by offset: Int) -> Self {
    let outer = range.lowerBound + offset..<range.upperBound + offset
    let text = textRange.lowerBound + offset..<textRange.upperBound + offset
    return Self(outer, text: text, hasDoubledQuotes: hasDoubledQuotes)
  }

  var range: Range<Int> { Int(start)..<Int(end) }
  var textRange: Range<Int> { Int(textStart)..<Int(textEnd) }
}
