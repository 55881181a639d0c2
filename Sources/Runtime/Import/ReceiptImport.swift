package import Exchange
import Loyalty
package import LoyaltyStore

/// Imports a file of receipts in the order of their times, many a record, each with a verdict.
///
/// The file is read twice: first receipt by receipt as it stands, checking its values and setting
/// its rows aside in a file without a name; then in the order of time, which is what totals, tiers
/// and lots follow. In memory stay 32 bytes a receipt. What was reported is on the disk; a record
/// holds whole receipts, so that a second run after a crash finds what was taken as known and goes
/// on. What booking means where the client has later receipts already, `Club.book` says.
package final class ReceiptImport: ImportWork {
  package private(set) var counts = ImportCounts()
  package private(set) var stop: ImportStop? = .reading
  package var form: FileForm { file.form }
  package var createdGroups: [String] { [] }

  private let store: Store
  private var file: ReceiptFile
  private let options: ImportOptions
  private let readShare: () -> Double?
  private let spool: ReceiptSpool
  private var queue = ReceiptQueue()
  private var check: ReceiptCheck
  private var decision: ReceiptDecision
  private var booked = 0
  private var waiting: Waiting?
  /// The club with all receipts so far, while nothing is saved.
  private var rehearsed: Club?

  /// Receipts of one record, at most; other desks wait while it is decided.
  private static let receiptLimit = 2_000
  /// Bytes of one record's rows, about.
  private static let byteLimit = 1 << 20
  /// The part of the work that reading is, as the bar shows it.
  private static let readingPart = 0.2

  /// Prepares to import a file into a store.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - store: The store.
  ///   - options: How it is to be done.
  ///   - folder: Where rows may be set aside.
  ///   - readShare: How much of the file was read, 0…1.
  /// - Throws: `ReceiptSpool.Failure` where nothing can be set aside.
  package init(
    _ file: ReceiptFile,
    into store: Store,
    options: ImportOptions,
    folder: String,
    readShare: @escaping () -> Double? = { nil }
  ) throws {
    self.file = file
    self.store = store
    self.options = options
    self.readShare = readShare
    spool = try ReceiptSpool(in: folder)
    check = file.check(region: store.club.settings.region, calendar: store.club.calendar)
    decision = ReceiptDecision(options)
  }

  package var share: Double? {
    guard stop == .booking else { return readShare().map { $0 * Self.readingPart } }
    let done = Double(booked) / Double(max(1, queue.count))
    return Self.readingPart + done * (1 - Self.readingPart)
  }

  package func run(_ watch: ImportWatch) throws {
    guard try gather(watch) else { return }
    queue.sort()
    stop = .booking
    if options.isDryRun { rehearsed = store.club }
    do {
      try bookAll(watch)
    } catch {
      // The record before is whole, whatever befell this one.
      try tell(watch)
      throw error
    }
    try tell(watch)
    if booked == queue.count { stop = nil }
  }

  private func bookAll(_ watch: ImportWatch) throws {
    while booked < queue.count, !watch.isStopped() {
      let batch = try nextBatch()
      let decided = try decide(batch)
      booked += batch.items.count
      // While the disk takes this record, the one before is told and the next one decided.
      try tell(watch)
      waiting = Waiting(batch: batch, verdicts: decided.verdicts, sync: decided.sync)
      store.shelveWritten()
      try watch.step()
    }
  }

  /// Tells what became of the receipts of the last record, once it is on the disk.
  private func tell(_ watch: ImportWatch) throws {
    guard let done = waiting else { return }
    waiting = nil
    try done.sync?.wait()
    for (item, verdict) in zip(done.batch.items, done.verdicts) {
      counts.count(verdict)
      try watch.tell(item, verdict)
    }
    counts.registered = decision.registered
  }

  /// Reads the file to its end and sets aside what can be read; false when it was stopped.
  private func gather(_ watch: ImportWatch) throws -> Bool {
    let now = SystemClock.now()
    while let rows = try file.next() {
      counts.read += 1
      if counts.read.isMultiple(of: 1_024) {
        try watch.step()
        if watch.isStopped() { return false }
      }
      switch checked(rows, notAfter: now) {
      case .success(let receipt):
        let place = try spool.keep(rows)
        queue.append(place, at: receipt.at, key: receipt.key, line: rows[0].line)
      case .failure(let problem):
        let verdict = ImportVerdict.unreadable(problem)
        counts.count(verdict)
        try watch.tell(ImportedItem(rows), verdict)
      }
    }
    try spool.finish()
    return true
  }

  /// A record that the disk takes meanwhile, and what is to be told of it.
  private struct Waiting {
    let batch: Batch
    let verdicts: [ImportVerdict]
    let sync: SyncAside?
  }

  /// A batch of receipts on their way.
  private struct Batch {
    var items: [ImportedItem] = []
    var receipts: [Result<FileReceipt, RowProblem>] = []
  }

  private func nextBatch() throws -> Batch {
    var batch = Batch()
    var bytes = 0
    var next = booked
    while next < queue.count, batch.items.count < Self.receiptLimit, bytes < Self.byteLimit {
      let place = queue[next].place
      let rows = file.rows(try spool.rows(at: place))
      batch.items.append(ImportedItem(rows))
      batch.receipts.append(checked(rows, elsewhere: queue.otherLine(of: next)))
      bytes += place.count
      next += 1
    }
    return batch
  }

  private func checked(
    _ rows: [CSVRow],
    elsewhere otherLine: Int? = nil,
    notAfter now: Moment? = nil
  ) -> Result<FileReceipt, RowProblem> {
    do throws(RowProblem) {
      if let otherLine { throw problem(rows, .notTogether(otherLine: otherLine)) }
      let receipt = try check.receipt(rows)
      if let now, receipt.at > now { throw problem(rows, .notYet) }
      return .success(receipt)
    } catch {
      return .failure(error)
    }
  }

  private func problem(_ rows: [CSVRow], _ reason: RowProblem.Reason) -> RowProblem {
    let column: ReceiptColumn = reason == .notYet ? .at : .number
    return RowProblem(
      line: rows[0].line,
      heading: file.header.heading(of: column),
      value: file.header.text(column, of: rows[0]),
      reason: reason
    )
  }

  /// Decides a batch in one record.
  private func decide(_ batch: Batch) throws -> (verdicts: [ImportVerdict], sync: SyncAside?) {
    if options.isDryRun {
      guard var club = rehearsed else { return ([], nil) }
      rehearsed = nil
      defer { rehearsed = club }
      return (decision.take(batch.receipts, on: &club, at: SystemClock.now()).verdicts, nil)
    }
    var verdicts: [ImportVerdict] = []
    let pending = try store.appendApplied(by: options.staff) { [batch] club, moment in
      let taken = decision.take(batch.receipts, on: &club, at: moment)
      verdicts = taken.verdicts
      return taken.events
    }
    return (verdicts, SyncAside(pending))
  }
}
