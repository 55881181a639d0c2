package import Exchange
import Loyalty
package import LoyaltyStore

/// Imports a file of clients: streaming, up to 1,000 rows a record, each row with a verdict.
///
/// Memory stays flat but for the phones of the file, which tell a phone that stands twice. What was
/// reported is on the disk. Importing a file again changes nothing.
package final class ClientImport {
  /// Hears of each row once its record is on the disk.
  package typealias Report = (ImportedRow, RowVerdict) throws -> Void

  /// The rows so far.
  package private(set) var counts = ImportCounts()
  /// Groups that were created.
  package private(set) var createdGroups: [String] = []
  /// The line at which it was stopped; nil when the file was read to its end.
  package private(set) var stoppedAt: Int?

  private let store: Store
  private var file: ClientFile
  private let options: ImportOptions
  private var firstLines: [Phone: Int32] = [:]
  /// The club with all rows so far, while nothing is saved.
  private var rehearsed: Club?

  /// Rows of one record, at most; other desks wait while it is decided.
  private static let rowLimit = 1_000
  /// Bytes of one record's rows, about.
  private static let byteLimit = 1 << 20

  /// Prepares to import a file into a store.
  package init(_ file: ClientFile, into store: Store, options: ImportOptions) {
    self.file = file
    self.store = store
    self.options = options
  }

  /// Imports to the end of the file, or until `isStopped` between two records.
  ///
  /// - Parameters:
  ///   - isStopped: Is asked before each record.
  ///   - report: Hears of each row.
  /// - Throws: `StoreProblem`, what the file's source throws, and what `report` throws.
  package func run(isStopped: () -> Bool, report: Report) throws {
    // Whatever ends it early, what was taken until then is saved and can be told.
    stoppedAt = 1
    while !isStopped() {
      let rows = try readChunk()
      guard !rows.isEmpty else {
        stoppedAt = nil
        return
      }
      let verdicts = try decide(rows)
      for (row, verdict) in zip(rows, verdicts) {
        counts.count(verdict)
        try report(row, verdict)
      }
      stoppedAt = rows.last?.source.line ?? stoppedAt
      store.shelveWritten()
    }
  }

  private func readChunk() throws -> [ImportedRow] {
    let (region, calendar) = (store.club.settings.region, store.club.calendar)
    var rows: [ImportedRow] = []
    var bytes = 0
    while rows.count < Self.rowLimit, bytes < Self.byteLimit, let record = try file.next() {
      bytes += record.source.raw.count
      rows.append(ImportedRow(source: record.source, client: checked(record, region, calendar)))
    }
    return rows
  }

  private func checked(
    _ record: ClientFile.Record,
    _ region: Region,
    _ calendar: ClubCalendar
  ) -> Result<ImportedClient, RowProblem> {
    do throws(RowProblem) {
      return .success(try file.checked(record, region: region, calendar: calendar))
    } catch {
      return .failure(error)
    }
  }

  /// Decides the rows in one record and keeps what they mean for the next.
  private func decide(_ rows: [ImportedRow]) throws -> [RowVerdict] {
    guard !options.isDryRun else {
      let (decision, verdicts) = decide(rows, on: rehearsed ?? store.club, at: SystemClock.now())
      rehearsed = decision.club
      return verdicts
    }
    var verdicts: [RowVerdict] = []
    try store.commit(by: options.staff) { club, moment in
      let decision: ImportDecision
      (decision, verdicts) = decide(rows, on: club, at: moment)
      return decision.events
    }
    return verdicts
  }

  private func decide(
    _ rows: [ImportedRow],
    on club: Club,
    at moment: Moment
  ) -> (ImportDecision, [RowVerdict]) {
    var decision = ImportDecision(
      club,
      firstLines: firstLines,
      options: options,
      at: moment,
      card: { [store] id in store.knownCard(of: id) }
    )
    // Held once, the dictionary grows in place.
    firstLines = [:]
    let verdicts = rows.map { decision.take($0) }
    firstLines = decision.firstLines
    createdGroups += decision.createdGroups
    return (decision, verdicts)
  }
}
