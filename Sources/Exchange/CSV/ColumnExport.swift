/// The columns of a file that nothing reads back, in their order; the raw value is the heading of
/// the contract.
package protocol ExportColumn: CaseIterable, Hashable, RawRepresentable, Sendable
where RawValue == String {}

/// Writes rows under the headings of their columns.
package struct ColumnExport<Column: ExportColumn> {
  /// How many characters the encoding did not have.
  package var unwritable: Int { writer.unwritable }

  private var writer: CSVWriter

  /// Writes the header row; headings are the contract's where none are given.
  package init(_ writer: CSVWriter, headings: [Column: String] = [:]) throws {
    self.writer = writer
    try self.writer.writeRow(Column.allCases.map { headings[$0] ?? $0.rawValue })
  }

  /// Writes a row; a column without a cell stays empty.
  package mutating func write(_ cells: [Column: String]) throws {
    try writer.writeRow(Column.allCases.map { cells[$0] ?? "" })
  }

  /// Sends what is not yet written.
  package mutating func finish() throws {
    try writer.finish()
  }
}
