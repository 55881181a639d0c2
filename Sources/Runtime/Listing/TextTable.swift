import Terminal

/// Rows of cells in columns as wide as their widest cell: for a terminal or a pipe.
struct TextTable {
  private var widths: [Int]
  private var rows: [[String]]
  /// Columns whose cells stand at the right.
  private let numbers: Set<Int>

  /// Begins with the headings.
  init(_ headings: [String], numbers: Set<Int> = []) {
    widths = headings.map(\.displayWidth)
    rows = [headings]
    self.numbers = numbers
  }

  /// Adds a row, which has as many cells as there are headings.
  mutating func add(_ cells: [String]) {
    let cells = cells.map(Displayable.text)
    for (column, cell) in cells.enumerated() {
      widths[column] = max(widths[column], cell.displayWidth)
    }
    rows.append(cells)
  }

  /// The rows as lines, two spaces between columns.
  var lines: [String] {
    rows.map { row in
      let cells = row.enumerated().map { column, cell in
        cell.fitted(to: widths[column], alignment: numbers.contains(column) ? .right : .left)
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
