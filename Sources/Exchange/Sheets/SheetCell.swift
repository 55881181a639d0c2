package import Loyalty

/// A cell of a sheet, with what a spreadsheet should take it for.
package enum SheetCell: Hashable, Sendable {
  /// Nothing.
  case empty
  /// Text; never a formula, whatever it begins with.
  case text(String)
  /// A whole number.
  case count(Int64)
  /// Hundredths: money, bonuses.
  case hundredths(Int64)
  /// Basis points.
  case percent(Int64)
  /// A day.
  case day(Day)
}

/// Rows under headings, as a spreadsheet has them.
package struct Sheet: Hashable, Sendable {
  /// The name on the sheet's tab.
  package var name: String
  /// The first row.
  package var headings: [String]
  /// The rows below it.
  package var rows: [[SheetCell]]
  /// What is told below the rows, a line each, behind an empty one.
  package var notes: [String] = []

  package init(name: String, headings: [String], rows: [[SheetCell]] = []) {
    self.name = name
    self.headings = headings
    self.rows = rows
  }

  /// Writes the sheet as a file of cells.
  ///
  /// - Parameters:
  ///   - writer: The file.
  ///   - decimalMark: What stands before hundredths: spreadsheets of a language know only theirs.
  /// - Throws: What the file throws.
  package func write(to writer: inout CSVWriter, decimalMark: String) throws {
    try writer.writeRow(headings)
    for row in rows + noteRows {
      try writer.writeRow(row.map { $0.text(decimalMark: decimalMark) })
    }
    try writer.finish()
  }

  /// The notes as rows of one cell.
  var noteRows: [[SheetCell]] { notes.isEmpty ? [] : [[.empty]] + notes.map { [.text($0)] } }
}

extension SheetCell {
  /// The cell in a file of cells: plain figures that a spreadsheet reads as such.
  func text(decimalMark: String) -> String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .count(let number): String(number)
    case .hundredths(let number), .percent(let number): Self.decimal(number, decimalMark)
    case .day(let day): day.iso
    }
  }

  static func decimal(_ hundredths: Int64, _ mark: String) -> String {
    let (units, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    return (hundredths < 0 ? "-" : "") + "\(units)" + mark + (rest < 10 ? "0\(rest)" : "\(rest)")
  }
}
