import Loyalty
import TestSupport
import Testing

@Suite("The report on groups of the example's club, against plain sums over its exported files")
struct DemoReportTests {
  private let desk: DemoDesk
  private var books: PlainBooks { desk.books }

  init() throws {
    desk = try DemoDesk()
  }

  /// Moments of the club's clock, as texts that can be compared, both inclusive.
  private struct Span {
    let first: String
    let last: String

    func holds(_ moment: String) -> Bool { moment >= first && moment <= last }
  }

  /// Each month with what it is compared with: November goes on, so with as much of October.
  private static let periods: [(month: String?, before: Span?)] = [
    (nil, nil), ("2026-09", Span(first: "2026-08-01", last: "2026-08-31T99")),
    ("2026-10", Span(first: "2026-09-01", last: "2026-09-30T99")),
    ("2026-11", Span(first: "2026-10-01", last: "2026-10-26T18:00:00")),
  ]

  /// What the files say of the people whom a row is about.
  private func plain(_ span: Span, of phones: (String) -> Bool) -> [String: Int64] {
    let sales = books.sales.filter { phones($0.phone) && span.holds($0.moment) }
    let counted = sales.filter { !($0.goneAt.map(span.holds) ?? false) }
    let refunds = books.refunds.filter { phones($0.phone) && span.holds($0.moment) }
    // A refund takes accrued bonuses back: below zero.
    let accrued = books.entries.filter {
      phones($0.phone) && span.holds($0.moment)
        && ($0.kind == "accrual" || $0.kind == "reversal" && $0.amount < 0)
    }
    func sum(_ numbers: [Int]) -> Int64 { Int64(numbers.reduce(0, +)) }
    let bonuses = sum(sales.map(\.bonuses)) - sum(refunds.map(\.bonuses))
    return [
      "paid": sum(sales.map(\.paid)) - sum(refunds.map(\.paid)), "receipts": Int64(counted.count),
      "bonusesPaid": bonuses, "redeemed": bonuses, "accrued": sum(accrued.map(\.amount)),
      "activeClients": Int64(Set(counted.map(\.phone)).subtracting([""]).count),
      "clients": Int64(books.registered.keys.count(where: phones)),
    ]
  }

  /// Halves up.
  private func divided(_ part: Int64, by all: Int64) -> Int64? {
    guard all > 0 else { return nil }
    let (whole, rest) = (2 * part + all).quotientAndRemainder(dividingBy: 2 * all)
    return rest < 0 ? whole - 1 : whole
  }

  private func check(
    _ row: ReportTable.Row,
    _ table: ReportTable,
    _ span: Span,
    before: Span?,
    of phones: (String) -> Bool,
    without missing: Set<String> = []
  ) {
    var figures = plain(span, of: phones)
    let (paid, receipts) = (figures["paid"] ?? 0, figures["receipts"] ?? 0)
    figures["averageReceipt"] = divided(paid, by: receipts)
    let all = plain(span) { _ in true }["paid"] ?? 0
    figures["share"] = divided(paid * 10_000, by: all)
    if let before {
      let then = plain(before, of: phones)
      let (paidThen, receiptsThen) = (then["paid"] ?? 0, then["receipts"] ?? 0)
      figures["paidBefore"] = paidThen
      figures["averageBefore"] = divided(paidThen, by: receiptsThen)
      figures["change"] = divided((paid - paidThen) * 10_000, by: paidThen)
    }
    for column in table.columns.dropFirst() where !missing.contains(column.id) {
      #expect(
        table.number(column.id, of: row) == figures[column.id],
        "\(row.cells[0]) \(column.id)"
      )
    }
  }

  @Test("Every figure of every row, for all time and for each month", arguments: 0..<4)
  func groups(place: Int) throws {
    let (month, before) = Self.periods[place]
    let (table, days) = try desk.report(.groups, month)
    let span = Span(first: days.first, last: days.last + "T99")
    #expect(table.rows.count == 6)
    for row in table.rows {
      guard case .text(let name) = row.cells[0] else { continue }
      check(row, table, span, before: before, of: { books.groups[$0]?.contains(name) ?? false })
    }
    for row in table.others {
      if row.cells[0] == .word("withoutGroup") {
        check(row, table, span, before: before, of: { books.groups[$0]?.isEmpty ?? false })
      } else {
        let missing: Set<String> = ["clients", "activeClients"]
        check(row, table, span, before: before, of: \.isEmpty, without: missing)
      }
    }
    let total = try #require(table.total)
    check(total, table, span, before: before) { _ in true }
    #expect(table.number("accrued", of: total) ?? 0 > 0)
    #expect(table.number("bonusesPaid", of: total) ?? 0 > 0)
  }
}
