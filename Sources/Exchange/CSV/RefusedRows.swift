/// The rows that an import did not take, as a file that can be mended and imported again.
///
/// UTF-8 with a byte order mark whatever the original was, so that reading it needs no guess. The
/// reason stands in front, where neither a missing nor a surplus cell nor an open quote shifts it;
/// the header map knows the column and leaves it out.
package struct RefusedRows {
  /// How many rows were written; with none, not even the header is.
  package private(set) var count = 0

  private let header: CSVRow
  private let separator: CSVSeparator
  private let reasonHeading: String
  private let reasonColumn: Int?
  private let write: ([UInt8]) throws -> Void

  /// Takes the original header, and the reason column's heading in the store's language.
  ///
  /// `reasonColumn` tells where the file has a reason from an earlier import; it is replaced.
  package init(
    header: CSVRow,
    separator: CSVSeparator,
    reasonHeading: String,
    reasonColumn: Int? = nil,
    write: @escaping ([UInt8]) throws -> Void
  ) {
    self.header = header
    self.separator = separator
    self.reasonHeading = reasonHeading
    self.reasonColumn = reasonColumn
    self.write = write
  }

  /// Writes the row as it stood in the file, with the reason in front.
  package mutating func writeRow(_ row: CSVRow, reason: String) throws {
    if count == 0 {
      try write(TextEncoding.utf8.mark + line(header, front: reasonHeading))
    }
    try write(line(row, front: reason))
    count += 1
  }

  private func line(_ row: CSVRow, front: String) -> [UInt8] {
    var row = row
    if let reasonColumn { row.removeCell(reasonColumn) }
    let text = SpreadsheetText.guarded(PlainText.visible(front))
    var result: [UInt8] = []
    CSVCell.append(text.utf8, separator: separator, to: &result)
    result.append(separator.byte)
    result += row.rawUTF8
    return result + [CSVLine.carriageReturn, CSVLine.lineFeed]
  }
}
