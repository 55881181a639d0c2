extension Canvas {
  /// The text of every row; each takes exactly `size.columns` columns, trailing spaces included.
  public var lines: [String] { (0..<size.rows).map(line) }

  /// The text of one row inside the canvas.
  public func line(_ row: Int) -> String {
    var text = ""
    text.reserveCapacity(size.columns * 2)
    for column in 0..<size.columns where !self[row, column].isContinuation {
      text.append(self[row, column].character)
    }
    return text
  }

  /// Which cells have a style, a line per row: `mark` where they do and `.` elsewhere.
  ///
  /// Made for tests that ask where the bar stands or what is shown as an error.
  public func map(mark: Character = "#", where has: (Style) -> Bool) -> [String] {
    (0..<size.rows).map { row in
      String((0..<size.columns).map { has(self[row, $0].style) ? mark : "." })
    }
  }

  /// A piece of a row whose cells look alike.
  public struct Run: Hashable, Sendable {
    /// The column of its first cell.
    public let column: Int
    /// Its graphemes in order.
    public let text: String
    /// How all of them look.
    public let style: Style
  }

  /// One row as the longest pieces of one style, left to right, the whole row covered.
  public func runs(inRow row: Int) -> [Run] {
    var runs: [Run] = []
    var start = 0
    while start < size.columns {
      let style = self[row, start].style
      var end = start
      var text = ""
      while end < size.columns, self[row, end].style == style {
        if !self[row, end].isContinuation { text.append(self[row, end].character) }
        end += 1
      }
      runs.append(Run(column: start, text: text, style: style))
      start = end
    }
    return runs
  }
}
