package import Exchange

/// A row on its way: as it stands in the file, and what was understood of it.
package struct ImportedRow: Sendable {
  /// The row as it stands in the file.
  package let source: CSVRow
  /// The client of the row, or why there is none.
  package let client: Result<ImportedClient, RowProblem>
}
