import Loyalty
import TestSupport
import Testing

@Suite("The report on messages of the example's club, against plain counts over the exported file")
struct DemoMessageReportTests {
  private let desk: DemoDesk

  init() throws {
    desk = try DemoDesk()
  }

  private static let columns = [
    "total", "waiting", "sent", "delivered", "opened", "clicked", "failed", "skipped", "cost",
  ]

  /// What a row of the file adds to the columns of the report.
  private func figures(_ row: [String: String]) -> [Int] {
    let state = row["state"] ?? ""
    func one(_ states: String...) -> Int {
      states.contains(state) ? Int(row["count"] ?? "") ?? 0 : 0
    }
    return [
      Int(row["count"] ?? "") ?? 0, one("queued", "deferred", "sending"),
      one("accepted", "delivered"),
      one("delivered"), row["opened"] == "yes" ? 1 : 0, row["clicked"] == "yes" ? 1 : 0,
      one("failed", "unknown"), one("skipped", "cancelled"),
      PlainTable.hundredths(row["cost"] ?? ""),
    ]
  }

  @Test(
    "Every figure of every row, for all time and for each month",
    arguments: [
      nil, "2026-09", "2026-10", "2026-11",
    ]
  )
  func figures(month: String?) throws {
    let (table, days) = try desk.report(.messages, month)
    var plain: [String: [Int]] = [:]
    var whole = Self.columns.map { _ in 0 }
    for row in desk.books.messages where days.contains(String((row["queued"] ?? "").prefix(10))) {
      let mailing = row["mailing"] ?? ""
      let own = figures(row)
      let name = mailing.isEmpty ? row["cause"] ?? "" : mailing
      plain[name] = zip(plain[name] ?? Self.columns.map { _ in 0 }, own).map { $0 + $1 }
      whole = zip(whole, own).map { $0 + $1 }
    }
    func told(_ row: ReportTable.Row) -> [Int] {
      Self.columns.map { Int(table.number($0, of: row) ?? -1) }
    }
    for row in table.rows {
      guard case .mailing(let id) = row.subject else { continue }
      #expect(told(row) == plain.removeValue(forKey: id.description), "\(id)")
    }
    for row in table.others {
      let cause = row.cells[0] == .word("causeWelcome") ? "welcome" : "afterOrder"
      #expect(told(row) == plain.removeValue(forKey: cause), "\(cause)")
    }
    #expect(plain.isEmpty)
    #expect(table.total.map(told) == whole)
    // All is what waits, went, failed and was skipped.
    for row in table.rows + table.others + (table.total.map { [$0] } ?? []) {
      let own = told(row)
      #expect(own[0] == own[1] + own[2] + own[6] + own[7])
    }
    if month == nil { #expect(whole.allSatisfy { $0 > 0 }, "every column has something to count") }
  }

  @Test("The file tells neither texts nor names")
  func noTexts() throws {
    let cells = desk.books.messages.flatMap(\.values)
    #expect(!cells.contains { $0.contains("бонус") || $0.contains("Arena") || $0.contains("{") })
  }
}
