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

    func contains(_ day: String) -> Bool { day >= first && day <= last }
  }

  static let today = "2026-11-26"

  let open: OpenDesk
  let now: Moment
  let books: PlainBooks
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    now = try Moment(rfc3339: Self.today + "T16:00:00Z")
    let now = now
    let demo = try DemoClub(
      try ResourceFolder.find(environment: [:]),
      language: .english,
      staff: Staff("olga"),
      now: now
    )
    let place = folder.path("store")
    _ = try demo.save(at: place, options: StoreOptions(clock: { now }, staff: Staff("olga")))
    open = try Desk(store: place, language: nil, staff: "olga", environment: [:]).open()
    var files = PlainBooks.Files()
    let form = WritingForm()
    files.receipts = try Self.text(ReceiptWriting(form), open)
    files.refunds = try Self.text(RefundWriting(form), open)
    files.clients = try Self.text(ClientWriting(form), open)
    files.ledger = try Self.text(LedgerWriting(form), open)
    files.lots = try Self.text(LotWriting(form, at: now), open)
    files.messages = try Self.text(MessageWriting(form), open)
    books = PlainBooks(files, timeZone: "Europe/Kyiv")
    try #require(
      books.sales.count > 2_000 && books.refunds.count > 5 && books.entries.count > 1_000
        && books.lots.count > 50 && books.messages.count > 200
    )
  }

  private static func text(_ writing: some Writing, _ open: OpenDesk) throws -> String {
    var bytes: [UInt8] = []
    _ = try writing.run(on: open) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A report of a month, or of all time.
  func report(_ name: ReportName, _ month: String?) throws -> (ReportTable, Days) {
    let first = try month.map { try Day(iso: $0 + "-01") }
    let period = first.map { ReportPeriod(.month, containing: $0) } ?? .always
    let table = try report(name, period)
    guard let first = period.first, let last = period.last else { return (table, Days()) }
    return (table, Days(first: first.iso, last: last.iso))
  }

  /// A report of a period.
  func report(_ name: ReportName, _ period: ReportPeriod) throws -> ReportTable {
    let request = ReportRequest(name, ReportScope(period), at: now)
    return try #require(open.store.club.report(request))
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
