package import Loyalty

/// Writes receipts as the file that import reads.
package struct ReceiptExport {
  /// The words of the file, in one language; English ones are the contract's.
  package struct Words: Sendable {
    package var headings: [ReceiptColumn: String]
    /// The built-in categories' words by their stable ones.
    package var categories: [String: String]

    package init(headings: [ReceiptColumn: String] = [:], categories: [String: String] = [:]) {
      self.headings = headings
      self.categories = categories
    }
  }

  /// How many characters the encoding did not have.
  package var unwritable: Int { writer.unwritable }

  private var writer: CSVWriter
  private let words: Words
  private let calendar: ClubCalendar

  /// Writes the header row.
  package init(_ writer: CSVWriter, words: Words = Words(), calendar: ClubCalendar) throws {
    self.writer = writer
    self.words = words
    self.calendar = calendar
    try self.writer.writeRow(ReceiptColumn.allCases.map { words.headings[$0] ?? $0.rawValue })
  }

  /// Writes one receipt, a row a line.
  package mutating func write(_ receipt: FileReceipt) throws {
    let at = FileMoment.text(receipt.at, calendar: calendar)
    for (index, line) in receipt.lines.enumerated() {
      try writer.writeRow([
        receipt.number, at, receipt.phone?.e164 ?? "",
        words.categories[line.category] ?? line.category, line.name, line.quantity.decimalString,
        line.price.decimalString, Self.text(line.discount), receipt.venue ?? "",
        index == 0 ? Self.text(receipt.bonuses) : "", receipt.staff ?? "",
        line.paid?.decimalString ?? "", CellList.cell(receipt.groups),
      ])
    }
  }

  /// Sends what is not yet written.
  package mutating func finish() throws {
    try writer.finish()
  }

  private static func text<Unit>(_ amount: Hundredths<Unit>) -> String {
    amount.isZero ? "" : amount.decimalString
  }
}
