import Localization
import Loyalty
import LoyaltyStore
import Resources
import Runtime
import TestSupport
import Testing

@Suite("Reports of the example's club")
struct DemoReportTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(
    "The figures of groups equal sums over the files that are exported",
    arguments: [nil, "2026-09", "2026-10", "2026-11"]
  )
  func groups(month: String?) throws {
    let now = try Moment(rfc3339: "2026-11-26T16:00:00Z")
    let demo = try DemoClub(
      try ResourceFolder.find(environment: [:]),
      language: .english,
      staff: Staff("olga"),
      now: now
    )
    let options = StoreOptions(clock: { now }, staff: Staff("olga"))
    _ = try demo.save(at: folder.path("store"), options: options)
    let desk = try Desk(
      store: folder.path("store"),
      language: nil,
      staff: "olga",
      environment: [:]
    )
    let open = try desk.open()
    let club = open.store.club
    let first = try month.map { try Day(iso: $0 + "-01") }
    let period = first.map { ReportPeriod(.month, containing: $0) } ?? .always
    let request = ReportRequest(.groups, ReportScope(period), at: now)
    let report = try #require(club.report(request))
    let plain = try sums(open, period)
    #expect(report.rows.count == 6)
    for row in report.rows {
      guard case .text(let name) = row.cells[0] else { continue }
      #expect(report.number("paid", of: row) == Int64(plain.paid[name] ?? 0), "\(name)")
      #expect(report.number("receipts", of: row) == Int64(plain.receipts[name] ?? 0), "\(name)")
      let (paid, receipts) = (plain.paid[name] ?? 0, plain.receipts[name] ?? 0)
      let average = receipts > 0 ? Int64((2 * paid + receipts) / (2 * receipts)) : nil
      #expect(report.number("averageReceipt", of: row) == average, "\(name)")
      let share = plain.all > 0 ? Int64((20_000 * paid + plain.all) / (2 * plain.all)) : nil
      #expect(report.number("share", of: row) == share, "\(name)")
    }
    let total = try #require(report.total)
    #expect(report.number("paid", of: total) == Int64(plain.all))
  }

  /// Sums over the exported files, and what the receipts say of their few refunds.
  private func sums(_ open: OpenDesk, _ period: ReportPeriod) throws -> ExportedSums {
    let club = open.store.club
    var (receipts, clients): ([UInt8], [UInt8]) = ([], [])
    _ = try ReceiptWriting(WritingForm()).run(on: open) { receipts += $0 }
    _ = try ClientWriting(WritingForm()).run(on: open) { clients += $0 }
    let moments = period.moments(in: club.calendar)
    var back: [String: Int] = [:]
    var refunded: Set<String> = []
    for number in 1...UInt32(club.receipts.count) {
      guard let receipt = club.receipts[Receipt.ID(number)] else { continue }
      let refunds = club.receipts.refunds(of: receipt.id).filter { moments.contains($0.at) }
      let money = refunds.reduce(0) { $0 + Int($1.money.minorUnits) }
      if money != 0 { back[receipt.fileNumber] = money }
      let isGone = club.receipts.isReturned(receipt.id) && !refunds.isEmpty
      guard isGone, moments.contains(receipt.at) else { continue }
      refunded.insert(receipt.fileNumber)
      back[receipt.fileNumber] = nil
    }
    let days = period.first.flatMap { first in period.last.map { first.iso...$0.iso } }
    return try ExportedSums(
      receipts: String(decoding: receipts, as: UTF8.self),
      clients: String(decoding: clients, as: UTF8.self),
      refunded: refunded,
      back: back,
      days: days
    )
  }
}
