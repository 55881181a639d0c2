import Exchange

/// An import whose rows stand each for itself: up to 1,000 of them are decided in one record.
protocol RowwiseImport: ImportWork {
  /// A row on its way.
  associatedtype Row

  var counts: ImportCounts { get set }
  var stop: ImportStop? { get set }

  /// Reads the rows of the next record; none at the end of the file.
  func readChunk() throws -> [Row]
  /// The row as it stands in the file.
  func source(of row: Row) -> CSVRow
  /// Decides rows in one record, and saves it unless nothing is to be saved.
  func decide(_ rows: [Row]) throws -> [ImportVerdict]
}

extension RowwiseImport {
  /// Rows of one record, at most; other desks wait while it is decided.
  static var rowLimit: Int { 1_000 }

  package func run(_ watch: ImportWatch) throws {
    // Whatever ends it early, what was taken until then is saved and can be told.
    stop = .afterLine(1)
    while !watch.isStopped() {
      let rows = try readChunk()
      guard let last = rows.last else {
        stop = nil
        return
      }
      for (row, verdict) in zip(rows, try decide(rows)) {
        counts.read += 1
        counts.count(verdict)
        try watch.tell(ImportedItem([source(of: row)]), verdict)
      }
      stop = .afterLine(source(of: last).line)
      try watch.step()
    }
  }
}
