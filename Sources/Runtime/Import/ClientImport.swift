package import Exchange
import Loyalty
package import LoyaltyStore

/// Imports a file of clients: streaming, up to 1,000 rows a record, each row with a verdict.
///
/// Memory stays flat but for the phones of the file, which tell a phone that stands twice. What was
/// reported is on the disk. Importing a file again changes nothing.
package final class ClientImport: RowwiseImport {
  package internal(set) var counts = ImportCounts()
  package private(set) var createdGroups: [String] = []
  package internal(set) var stop: ImportStop?
  package var form: FileForm { file.form }
  package var share: Double? { readShare() }

  private let store: Store
  private var file: ClientFile
  private let options: ImportOptions
  private let readShare: () -> Double?
  private var firstLines: [Phone: Int32] = [:]
  /// The club with all rows so far, while nothing is saved.
  private var rehearsed: Club?

  /// Bytes of one record's rows, about.
  private static let byteLimit = 1 << 20

  /// Prepares to import a file into a store; `readShare` says how much of it was read, 0…1.
  package init(
    _ file: ClientFile,
    into store: Store,
    options: ImportOptions,
    readShare: @escaping () -> Double? = { nil }
  ) {
    self.readShare = readShare
    self.file = file
    self.store = store
    self.options = options
  }

  /// A row on its way: as it stands in the file, and the client of it, or why there is none.
  struct Row {
    let source: CSVRow
    let client: Result<ImportedClient, RowProblem>
  }

  func source(of row: Row) -> CSVRow { row.source }

  func readChunk() throws -> [Row] {
    let (region, calendar) = (store.club.settings.region, store.club.calendar)
    var rows: [Row] = []
    var bytes = 0
    while rows.count < Self.rowLimit, bytes < Self.byteLimit, let record = try file.next() {
      bytes += record.source.raw.count
      rows.append(Row(source: record.source, client: checked(record, region, calendar)))
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
  func decide(_ rows: [Row]) throws -> [ImportVerdict] {
    guard !options.isDryRun else {
      let (decision, verdicts) = decide(rows, on: rehearsed ?? store.club, at: SystemClock.now())
      rehearsed = decision.club
      return verdicts
    }
    var verdicts: [ImportVerdict] = []
    try store.commit(by: options.staff) { club, moment in
      let decision: ImportDecision
      (decision, verdicts) = decide(rows, on: club, at: moment)
      return decision.events
    }
    store.shelveWritten()
    return verdicts
  }

  private func decide(
    _ rows: [Row],
    on club: Club,
    at moment: Moment
  ) -> (ImportDecision, [ImportVerdict]) {
    var decision = ImportDecision(
      club,
      firstLines: firstLines,
      options: options,
      at: moment,
      card: { [store] id in store.knownCard(of: id) }
    )
    // Held once, the dictionary grows in place.
    firstLines = [:]
    let verdicts = rows.map { decision.take($0.client, line: $0.source.line) }
    firstLines = decision.firstLines
    createdGroups += decision.createdGroups
    return (decision, verdicts)
  }
}
