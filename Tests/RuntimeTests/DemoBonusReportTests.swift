import Loyalty
import TestSupport
import Testing

@Suite("Reports on bonuses of the example's club, against plain sums over its exported files")
struct DemoBonusReportTests {
  private let desk: DemoDesk
  private var books: PlainBooks { desk.books }
  private static let today = DemoDesk.today

  init() throws {
    desk = try DemoDesk()
  }

  private static let periods: [String?] = [nil, "2026-09", "2026-10", "2026-11"]

  private typealias Days = DemoDesk.Days

  @Test("The bonus account, row by row and in the end", arguments: periods)
  func bonuses(month: String?) throws {
    let (table, days) = try desk.report(.bonuses, month)
    func sum(_ days: Days, _ isWanted: (PlainBooks.Entry) -> Bool) -> Int64 {
      let own = books.entries.filter { days.contains($0.day) && isWanted($0) }
      return own.reduce(0) { $0 + Int64($1.amount) }
    }
    let price = Int64(books.prices["Кибер-час"] ?? 0)
    #expect(price == 10_000)
    func plain(_ days: Days) -> [String: Int64?] {
      let balance = sum(Days(first: "0000", last: days.last)) { _ in true }
      return [
        // A refund takes accrued bonuses back and gives redeemed ones back.
        "accrued": sum(days) { $0.kind == "accrual" || $0.kind == "reversal" && $0.amount < 0 },
        "redeemed": -sum(days) {
          $0.kind == "redemption" || $0.kind == "reversal" && $0.amount > 0
        },
        "burnt": -sum(days) { $0.kind == "expiry" },
        "corrected": sum(days) { $0.kind == "correction" },
        "outstanding": balance, "seatHours": balance > 0 ? balance / price : nil,
      ]
    }
    desk.check(try #require(table.total), of: table, plain(days))
    for row in table.rows {
      guard case .days(let first, let last) = row.subject else { continue }
      desk.check(row, of: table, plain(Days(first: first.iso, last: last.iso)))
    }
    #expect(table.rows.count > 3)
  }

  @Test("Burning by weeks, out of the lots that are left")
  func burning() throws {
    let (table, _) = try desk.report(.burning, nil)
    let left = books.lots.filter { !$0.isDebt }
    let debts = books.lots.filter(\.isDebt)
    #expect(left.allSatisfy { $0.left > 0 && ($0.lastDay ?? "9999") >= Self.today })
    func sum(_ lots: [PlainBooks.Lot]) -> Int64 { lots.reduce(0) { $0 + Int64($1.left) } }
    func figures(_ lots: [PlainBooks.Lot]) -> [String: Int64?] {
      ["burning": sum(lots), "clients": Int64(Set(lots.map(\.phone)).count)]
    }
    for (week, row) in table.rows.enumerated() {
      let days = Days(
        first: books.day(Self.today, plus: week * 7),
        last: books.day(Self.today, plus: week * 7 + 6)
      )
      let lots = left.filter { $0.lastDay.map(days.contains) ?? false }
      desk.check(row, of: table, figures(lots))
    }
    let later = books.day(Self.today, plus: 84)
    let others = [
      left.filter { $0.lastDay.map { $0 >= later } ?? false }, left.filter { $0.lastDay == nil },
    ]
    let plain = others + (debts.isEmpty ? [] : [debts])
    #expect(table.others.count == plain.count)
    for (row, lots) in zip(table.others, plain) { desk.check(row, of: table, figures(lots)) }
    desk.check(try #require(table.total), of: table, figures(books.lots))
    #expect(
      sum(books.lots) == books.entries.reduce(0) { $0 + Int64($1.amount) },
      "what clients have by their histories"
    )
    #expect(table.rows.contains { table.number("burning", of: $0) ?? 0 > 0 })
  }
}
