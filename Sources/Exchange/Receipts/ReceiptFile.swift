package import Loyalty

/// A file of receipts, read receipt by receipt: the rows of one number that stand together.
package struct ReceiptFile {
  package let header: HeaderMap<ReceiptColumn>
  package let form: FileForm

  private var reader: CSVReader
  private let words: ReceiptWords
  /// The row behind the receipt that was handed out.
  private var ahead: CSVRow?

  /// Rows of one receipt, at most: one more than a receipt may have, so that it is refused.
  private static let rowLimit = Club.lineLimit + 1

  /// Reads the header; throws `CSVFileProblem`, and what the source throws.
  package init(
    _ reader: CSVReader,
    words: ReceiptWords = ReceiptWords(),
    mappings: [ColumnMapping] = []
  ) throws {
    var reader = reader
    let head = try FileHead(&reader, words, mappings)
    (header, form) = (head.header, head.form)
    self.reader = reader
    self.words = words
  }

  /// The rows of the next receipt, or nil after the last; throws only what the source throws.
  ///
  /// A row that cannot be read belongs to a receipt as far as its number can be seen.
  package mutating func next() throws -> [CSVRow]? {
    guard let first = try takeAhead() else { return nil }
    var rows = [first]
    let key = key(of: first)
    while rows.count < Self.rowLimit, let row = try reader.next() {
      guard !key.number.isEmpty, self.key(of: row) == key else {
        ahead = row
        break
      }
      rows.append(row)
    }
    return rows
  }

  /// What checks the receipts of this file by the club's region and time zone.
  package func check(region: Region, calendar: ClubCalendar) -> ReceiptCheck {
    ReceiptCheck(header, words, region: region, calendar: calendar)
  }

  /// Takes a receipt's rows apart again that were kept as their bytes.
  package func rows(_ kept: [(line: Int, bytes: [UInt8], encoding: TextEncoding)]) -> [CSVRow] {
    kept.map { kept in
      CSVRow(kept.bytes, line: kept.line, encoding: kept.encoding, separator: form.separator)
    }
  }

  private mutating func takeAhead() throws -> CSVRow? {
    defer { ahead = nil }
    return try ahead ?? reader.next()
  }

  private func key(of row: CSVRow) -> ReceiptKey {
    ReceiptKey(number: header.text(.number, of: row), venue: header.text(.venue, of: row))
  }
}

/// What tells receipts of a file apart.
package struct ReceiptKey: Hashable, Sendable {
  package let number: String
  package let venue: String
}
