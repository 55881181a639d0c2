/// Why a whole file is not taken, before its first row.
package enum CSVFileProblem: Error, Equatable, Sendable {
  /// The file is a spreadsheet's own format; it must be saved as CSV first.
  case workbook(Workbook)
  /// There is no header row: the file is empty.
  case empty
  /// The header row itself cannot be read.
  case headerUnreadable(CSVRowProblem)
  /// The header row is there, and these required columns are not, by their English names.
  case columnsMissing([String])
  /// Two headings mean the same column.
  case columnTwice(column: String, headings: [String])
  /// An option maps a column that these files do not have.
  case mappedColumnUnknown(String, known: [String])
  /// An option maps a column to a heading that the file does not have.
  case mappedHeadingMissing(column: String, heading: String)

  /// Formats that people take for CSV.
  package enum Workbook: Equatable, Sendable {
    /// XLSX, ODS: a zip archive.
    case zipped
    /// XLS of old spreadsheets.
    case old

    init?(_ head: [UInt8]) {
      if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
        self = .zipped
      } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
        self = .old
      } else {
        return nil
      }
    }
  }
}
