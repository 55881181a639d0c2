import Loyalty
import TestSupport
import Testing

@Suite(
  "Reports on promo codes and staff of the example's club, against plain sums over its exported files"
)
struct DemoSalesReportTests {
  private let desk: DemoDesk
  private var books: PlainBooks { desk.books }

  init() throws {
    desk = try DemoDesk()
  }

  private static let periods: [String?] = [nil, "2026-09", "2026-10", "2026-11"]

  private typealias Days = DemoDesk.Days

  /// What the uses of a code, or of all codes, led to.
  private func returns(_ uses: [PlainBooks.Entry]) -> [String: Int64?] {
    var first: [String: PlainBooks.Entry] = [:]
    for use in uses.sorted(by: { $0.moment < $1.moment }) where first[use.phone] == nil {
      first[use.phone] = use
    }
    var (back, paid): ([Int: Int64], Int) = ([:], 0)
    for (phone, use) in first {
      // Whether a receipt counts is asked once, over the longest of the windows.
      let window = Days(first: use.day, last: books.day(use.day, plus: 30))
      let own = books.sales.filter {
        $0.phone == phone && window.contains($0.day) && $0.moment >= use.moment
      }
      for within in [7, 14, 30] {
        let end = books.day(use.day, plus: within)
        let isBack = own.contains { desk.counts($0, window) && $0.day <= end }
        if isBack { back[within, default: 0] += 1 }
      }
      paid += desk.money(own, window)
    }
    let clients = Int64(first.count)
    let share = (Double(back[30] ?? 0) * 10_000 / Double(max(clients, 1))).rounded()
    return [
      "activations": Int64(uses.count), "clients": clients,
      "accrued": Int64(uses.reduce(0) { $0 + $1.amount }), "back7": back[7] ?? 0,
      "back14": back[14] ?? 0, "back30": back[30] ?? 0,
      "backShare": clients > 0 ? Int64(share) : nil, "paid": Int64(paid),
    ]
  }

  @Test("Promo codes: uses, who came back and what they paid", arguments: periods)
  func promoCodes(month: String?) throws {
    let (table, days) = try desk.report(.promoCodes, month)
    let uses = books.entries.filter {
      $0.source.hasPrefix("promoCode ") && $0.kind == "accrual" && days.contains($0.day)
    }
    for row in table.rows {
      guard case .text(let name) = row.cells[0] else { continue }
      desk.check(row, of: table, returns(uses.filter { $0.source == "promoCode " + name }))
    }
    desk.check(try #require(table.total), of: table, returns(uses))
    if month == nil { #expect(uses.count > 50) }
  }

  @Test("Staff: sold, refunded, given by hand", arguments: periods)
  func staff(month: String?) throws {
    for venue in [nil, "", DemoDesk.venue] {
      let (table, days) = try desk.report(.staff, month, at: venue)
      for row in table.rows {
        guard case .text(let name) = row.cells[0] else { continue }
        desk.check(row, of: table, work(days, at: venue) { $0 == name })
      }
      desk.check(try #require(table.total), of: table, work(days, at: venue) { _ in true })
      if venue == nil { #expect(table.rows.count > 1) }
    }
  }

  /// What somebody did; bonuses are given at no venue.
  private func work(
    _ days: Days,
    at venue: String?,
    by isWanted: (String) -> Bool
  ) -> [String: Int64?] {
    let own = books.sales.filter {
      isWanted($0.by) && days.contains($0.day) && $0.venue == venue ?? $0.venue
    }
    let back = books.refunds.filter {
      isWanted($0.by) && days.contains($0.day) && $0.venue == venue ?? $0.venue
    }
    let gifts = books.entries.filter {
      $0.source.hasPrefix("byHand") && isWanted($0.by) && days.contains($0.day)
    }
    let given = gifts.filter { $0.kind != "correction" }
    func sum(_ numbers: [Int]) -> Int64 { Int64(numbers.reduce(0, +)) }
    func gift(_ figure: Int64) -> Int64? { venue == nil ? figure : nil }
    let corrected = sum(gifts.filter { $0.kind == "correction" }.map(\.amount))
    return [
      "sales": Int64(own.count), "sold": sum(own.map(\.paid)), "refunds": Int64(back.count),
      "refunded": sum(back.map(\.paid)), "paid": sum(own.map(\.paid)) - sum(back.map(\.paid)),
      "handAccruals": gift(Int64(given.count)),
      "byHand": gift(sum(given.map(\.amount))), "corrected": gift(corrected),
    ]
  }
}
