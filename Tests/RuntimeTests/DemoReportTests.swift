import Loyalty
import TestSupport
import Testing

@Suite("The report on groups of the example's club, against plain sums over its exported files")
struct DemoReportTests {
  /// A sale, refund or entry as the files tell of it: whose it is, and the groups of then.
  private typealias Belongs = (_ phone: String, _ groups: [String]) -> Bool

  /// Moments of the club's clock, as texts that can be compared, both inclusive.
  private struct Span {
    let first: String
    let last: String

    func holds(_ moment: String) -> Bool { moment >= first && moment <= last }
  }

  /// Whom a row is about: sold and active by the groups of then, clients by the groups of now.
  private struct Subject {
    let then: Belongs
    let now: (_ phone: String) -> Bool
  }

  private let desk: DemoDesk
  private var books: PlainBooks { desk.books }

  init() throws {
    desk = try DemoDesk()
  }

  /// Each month with what it is compared with: November goes on, so with as much of October.
  private static let periods: [(month: String?, before: Span?)] = [
    (nil, nil), ("2026-09", Span(first: "2026-08-01", last: "2026-08-31T99")),
    ("2026-10", Span(first: "2026-09-01", last: "2026-09-30T99")),
    ("2026-11", Span(first: "2026-10-01", last: "2026-10-26T19:00:00")),
  ]

  /// What the files say of the people whom a row is about.
  private func plain(_ span: Span, at venue: String?, of subject: Subject) -> [String: Int64] {
    func isHere(_ place: String) -> Bool { venue.map { $0 == place } ?? true }
    let sold = books.sales.filter { isHere($0.venue) && span.holds($0.moment) }
    let sales = sold.filter { subject.then($0.phone, $0.groups) }
    func counts(_ sale: PlainBooks.Sale) -> Bool { !(sale.goneAt.map(span.holds) ?? false) }
    let refunds = books.refunds.filter {
      subject.then($0.phone, $0.groups) && isHere($0.venue) && span.holds($0.moment)
    }
    // A refund takes accrued bonuses back: below zero. What came beside receipts came nowhere in
    // particular, and is no part of what a venue gave.
    let accrued = books.entries.filter {
      subject.then($0.phone, $0.groups) && span.holds($0.moment)
        && ($0.kind == "accrual" || $0.kind == "reversal" && $0.amount < 0)
        && (venue == nil || isHere($0.venue) && isOfReceipt($0))
    }
    func sum(_ numbers: [Int]) -> Int64 { Int64(numbers.reduce(0, +)) }
    let bonuses = sum(sales.map(\.bonuses)) - sum(refunds.map(\.bonuses))
    let active = Set(sales.filter(counts).map(\.phone)).subtracting([""])
    return [
      "paid": sum(sales.map(\.paid)) - sum(refunds.map(\.paid)),
      "receipts": Int64(sales.count(where: counts)), "bonusesPaid": bonuses, "redeemed": bonuses,
      "accrued": sum(accrued.map(\.amount)),
      "activeClients": Int64(active.count),
      "clients": Int64(books.registered.keys.count(where: subject.now)),
    ]
  }

  private func isOfReceipt(_ entry: PlainBooks.Entry) -> Bool {
    entry.source.hasPrefix("receipt ") || entry.source.hasPrefix("refund ")
  }

  /// Halves up.
  private func divided(_ part: Int64, by all: Int64) -> Int64? {
    guard all > 0 else { return nil }
    let (whole, rest) = (2 * part + all).quotientAndRemainder(dividingBy: 2 * all)
    return rest < 0 ? whole - 1 : whole
  }

  private func figures(
    _ span: Span,
    before: Span?,
    at venue: String?,
    of subject: Subject
  ) -> [String: Int64?] {
    let own = plain(span, at: venue, of: subject)
    var figures = own.mapValues { Int64?.some($0) }
    let (paid, receipts) = (own["paid"] ?? 0, own["receipts"] ?? 0)
    figures["averageReceipt"] = .some(divided(paid, by: receipts))
    let whole = plain(span, at: venue, of: Subject(then: { _, _ in true }, now: { _ in true }))
    let all = (whole["receipts"] ?? 0) > 0 ? whole["paid"] ?? 0 : 0
    figures["share"] = .some(divided(paid * 10_000, by: all))
    let then = before.map { plain($0, at: venue, of: subject) }
    let (paidThen, receiptsThen) = (then?["paid"], then?["receipts"])
    figures["paidBefore"] = .some(paidThen)
    figures["averageBefore"] = .some(divided(paidThen ?? 0, by: receiptsThen ?? 0))
    figures["change"] = .some(divided((paid - (paidThen ?? 0)) * 10_000, by: paidThen ?? 0))
    return figures
  }

  private func check(_ place: Int, at venue: String?) throws -> ReportTable {
    let (month, before) = Self.periods[place]
    let (table, days) = try desk.report(.groups, month, at: venue)
    let span = Span(first: days.first, last: days.last + "T99")
    func check(_ row: ReportTable.Row, _ subject: Subject) {
      desk.check(row, of: table, figures(span, before: before, at: venue, of: subject))
    }
    #expect(table.rows.count == 6)
    for row in table.rows {
      guard case .text(let name) = row.cells[0] else { continue }
      let now = { books.groups[$0]?.contains(name) ?? false }
      check(row, Subject(then: { $1.contains(name) }, now: now))
    }
    for row in table.others where row.cells[0] == .word("withoutGroup") {
      let now = { books.groups[$0]?.isEmpty ?? false }
      check(row, Subject(then: { !$0.isEmpty && $1.isEmpty }, now: now))
    }
    for row in table.others where row.cells[0] == .word("withoutClient") {
      var plain = figures(
        span,
        before: before,
        at: venue,
        of: Subject(then: { phone, _ in phone.isEmpty }, now: { _ in false })
      )
      for column in ["clients", "activeClients"] { plain[column] = .some(nil) }
      desk.check(row, of: table, plain)
    }
    let total = try #require(table.total)
    check(total, Subject(then: { _, _ in true }, now: { _ in true }))
    return table
  }

  @Test("Every figure of every row, for all time and for each month")
  func groups() throws {
    for place in Self.periods.indices {
      let table = try check(place, at: nil)
      let total = try #require(table.total)
      #expect(table.others.count == 2)
      #expect(table.number("accrued", of: total) ?? 0 > 0)
      #expect(table.number("bonusesPaid", of: total) ?? 0 > 0)
    }
  }

  @Test(
    "Every figure of every row at a venue, and of what was sold nowhere in particular",
    arguments: [DemoDesk.venue, ""]
  )
  func venues(venue: String) throws {
    for place in Self.periods.indices {
      let table = try check(place, at: venue)
      let isSold = place == 0 || place == 3
      guard isSold else { continue }
      let total = try #require(table.total)
      #expect(table.number("receipts", of: total) ?? 0 > 0)
    }
  }

  @Test("Past sales stay with the groups of then, whatever groups their buyers are in now")
  func memberships() throws {
    let moved = books.sales.filter { $0.groups != books.groups[$0.phone] && !$0.phone.isEmpty }
    #expect(moved.count > 20)
    #expect(books.entries.contains { !$0.groups.isEmpty && $0.source.hasPrefix("promoCode") })
  }
}
