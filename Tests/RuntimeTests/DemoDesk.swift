import Localization
import Loyalty
import LoyaltyStore
import Resources
import Runtime
import TestSupport
import Testing

/// The example's club at a fixed moment, and its exported files read plainly.
struct DemoDesk {
  /// The days of a period, as texts that can be compared.
  struct Days {
    var first = "0000"
    var last = "9999"

    func contains(_ day: String) -> Bool {
      day >= first && day <= last
    }
  }

  static let today = "2026-11-26"
  /// The last moment of the club's clock.
  static let last = today + "T19:00:00"
  /// A venue of the example's.
  static let venue = "Arena на Подоле"

  let open: OpenDesk
  let now: Moment
  let books: PlainBooks
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let ready = try Moment(rfc3339: Self.today + "T16:00:00Z")
    now = ready.advanced(bySeconds: 3_600)
    let demo = try DemoClub(
      try ResourceFolder.find(environment: [:]),
      language: .english,
      staff: Staff("olga"),
      now: ready
    )
    let place = folder.path("store")
    _ = try demo.save(at: place, options: StoreOptions(clock: { ready }, staff: Staff("olga")))
    open = try Desk(store: place, language: nil, staff: "olga", environment: [:]).open()
    try DemoHour(open.store, from: ready).pass()
    var files = PlainBooks.Files()
    let form = WritingForm()
    files.receipts = try Self.text(ReceiptWriting(form), open)
    files.refunds = try Self.text(RefundWriting(form), open)
    files.clients = try Self.text(ClientWriting(form), open)
    files.ledger = try Self.text(LedgerWriting(form), open)
    files.lots = try Self.text(LotWriting(form, at: now), open)
    files.messages = try Self.text(MessageWriting(form), open)
    books = PlainBooks(files, timeZone: "Europe/Kyiv", now: Self.last)
    try #require(
      books.sales.count > 2_000
        && books.sales.allSatisfy { $0.paid == $0.lines.reduce(0) { $0 + $1.paid } }
        && books.refunds.count > 5 && books.entries.count > 1_000
        && books.lots.count > 50 && books.messages.count > 200
    )
  }

  private static func text(_ writing: some Writing, _ open: OpenDesk) throws -> String {
    var bytes: [UInt8] = []
    _ = try writing.run(on: open) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A report of a month, or of all time, at a venue or everywhere; "" is nowhere in particular.
  func report(
    _ name: ReportName,
    _ month: String?,
    at venue: String? = nil
  ) throws -> (ReportTable, Days) {
    let first = try month.map { try Day(iso: $0 + "-01") }
    let period = first.map { ReportPeriod(.month, containing: $0) } ?? .always
    let table = try report(name, period, at: venue)
    guard let first = period.first, let last = period.last else { return (table, Days()) }
    return (table, Days(first: first.iso, last: last.iso))
  }

  /// A report of a period.
  func report(
    _ name: ReportName,
    _ period: ReportPeriod,
    at venue: String? = nil
  ) throws -> ReportTable {
    let typed = venue.map { [$0.isEmpty ? "none" : $0] }
    let scope = ReportScope(period, venues: try open.store.club.venues(typed))
    return try #require(open.store.club.report(ReportRequest(name, scope, at: now)))
  }

  /// Holds every figure of a row against plain ones; a column that nobody counted fails.
  func check(
    _ row: ReportTable.Row,
    of table: ReportTable,
    _ plain: [String: Int64?],
    _ comment: Comment? = nil
  ) {
    for column in table.columns.dropFirst() {
      let place = "\(row.cells[0]) \(column.id) \(comment ?? "")"
      guard let own = plain[column.id] else {
        Issue.record("nobody counted \(place)")
        continue
      }
      #expect(table.number(column.id, of: row) == own, "\(place)")
    }
  }

  /// Whether a sale counts in some days: one that went back in full within them does not.
  func counts(_ sale: PlainBooks.Sale, _ days: Days) -> Bool {
    days.contains(sale.day) && !(sale.goneOn.map(days.contains) ?? false)
  }

  /// Money of some sales in some days, less what went back in them.
  func money(_ sales: [PlainBooks.Sale], _ days: Days) -> Int {
    let numbers = Set(sales.map(\.number))
    return sales.filter { days.contains($0.day) }.reduce(0) { $0 + $1.paid }
      - books.refunds.filter { numbers.contains($0.number) && days.contains($0.day) }
      .reduce(0) { $0 + $1.paid }
  }
}
