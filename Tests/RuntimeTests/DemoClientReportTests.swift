import Loyalty
import TestSupport
import Testing

@Suite("Reports on clients of the example's club, against plain sums over its exported files")
struct DemoClientReportTests {
  private let desk: DemoDesk
  private var books: PlainBooks { desk.books }
  private static let today = DemoDesk.today

  init() throws {
    desk = try DemoDesk()
  }

  private static let periods: [String?] = [nil, "2026-09", "2026-10", "2026-11"]

  private typealias Days = DemoDesk.Days

  /// The days on which a client bought, each once; what went back the same day is no visit.
  private func visits() -> [String: [String]] {
    var days: [String: Set<String>] = [:]
    for sale in books.sales where !sale.phone.isEmpty && sale.goneOn != sale.day {
      days[sale.phone, default: []].insert(sale.day)
    }
    return days.mapValues { $0.sorted() }
  }

  @Test("Visits by hour and weekday, everywhere and at a venue", arguments: periods)
  func visitMap(month: String?) throws {
    for venue in [nil, "", DemoDesk.venue] {
      let (table, days) = try desk.report(.visits, month, at: venue)
      var plain: [Int: [String: Int]] = [:]
      var whole: [String: Int] = [:]
      for sale in books.sales where desk.counts(sale, days) && sale.venue == venue ?? sale.venue {
        let hour = Int(sale.time.prefix(2)) ?? 0
        for column in ["weekday\(books.weekday(sale.day))", "receipts"] {
          plain[hour, default: [:]][column, default: 0] += 1
          whole[column, default: 0] += 1
        }
      }
      func figures(_ counts: [String: Int]) -> [String: Int64?] {
        let columns = (1...7).map { "weekday\($0)" } + ["receipts"]
        return Dictionary(uniqueKeysWithValues: columns.map { ($0, Int64(counts[$0] ?? 0)) })
      }
      for (hour, row) in table.rows.enumerated() {
        desk.check(row, of: table, figures(plain[hour] ?? [:]))
      }
      #expect(table.rows.count == 24)
      desk.check(try #require(table.total), of: table, figures(whole))
      if venue == nil { #expect(plain.count > 10) }
    }
  }

  /// What clients did, in the columns of the report.
  private static let steps = ["registered", "firstReceipt", "active", "lost", "cameBack"]

  /// Each step of each client with its day, until today.
  private func clientSteps() -> [(phone: String, step: String, day: String)] {
    var steps = books.registered.map { (phone: $0, step: "registered", day: $1) }
    for (phone, own) in visits() {
      for (place, day) in own.enumerated() {
        steps.append((phone, "active", day))
        if place == 0 { steps.append((phone, "firstReceipt", day)) }
        let lost = books.day(day, plus: 60)
        let next = place + 1 < own.count ? own[place + 1] : "9999"
        if next > lost, lost <= Self.today { steps.append((phone, "lost", lost)) }
        if next != "9999", next > lost { steps.append((phone, "cameBack", next)) }
      }
    }
    return steps
  }

  @Test(
    "New and lost clients, day by day, and each client once in the whole",
    arguments: periods.compactMap { $0 }
  )
  func newAndLost(month: String) throws {
    let (table, days) = try desk.report(.clients, month)
    let steps = clientSteps().filter { days.contains($0.day) }
    func figures(_ own: [(phone: String, step: String, day: String)]) -> [String: Int64?] {
      let clients = Self.steps.map { step in
        (step, Int64(Set(own.filter { $0.step == step }.map(\.phone)).count))
      }
      return Dictionary(uniqueKeysWithValues: clients)
    }
    for row in table.rows {
      guard case .days(let first, let last) = row.subject else { continue }
      #expect(first == last)
      desk.check(row, of: table, figures(steps.filter { $0.day == first.iso }))
    }
    desk.check(try #require(table.total), of: table, figures(steps))
    #expect(Set(steps.map(\.day)).count > 20)
  }

  @Test("Cohorts by month of registration")
  func cohorts() throws {
    let (table, _) = try desk.report(.cohorts, nil)
    let visits = visits()
    var clients: [String: Int] = [:]
    var bought: [String: [Int: Int]] = [:]
    for (phone, day) in books.registered {
      let month = String(day.prefix(7))
      clients[month, default: 0] += 1
      for step in Set((visits[phone] ?? []).map { steps(from: month, to: $0) }) {
        bought[month, default: [:]][step, default: 0] += 1
      }
    }
    #expect(table.rows.count == clients.count)
    for row in table.rows {
      guard case .month(let day) = row.cells[0] else { continue }
      let month = String(day.iso.prefix(7))
      let all = clients[month] ?? 0
      var plain: [String: Int64?] = ["clients": Int64(all)]
      for step in 0..<12 {
        let part = Int64((Double(bought[month]?[step] ?? 0) * 10_000 / Double(all)).rounded())
        let first = steps(from: month, to: books.sales.map(\.day).min() ?? "")
        // The month of today goes on.
        let isTold = step >= first && step < steps(from: month, to: Self.today)
        plain["month\(step)"] = .some(isTold ? part : nil)
      }
      desk.check(row, of: table, plain)
    }
  }

  private func steps(from month: String, to day: String) -> Int {
    let (one, other) = (month.split(separator: "-"), day.split(separator: "-"))
    let years = (Int(other[0]) ?? 0) - (Int(one[0]) ?? 0)
    return years * 12 + (Int(other[1]) ?? 0) - (Int(one[1]) ?? 0)
  }

  @Test("The RFM grid", arguments: periods)
  func rfm(month: String?) throws {
    let (table, days) = try desk.report(.rfm, month)
    let columns = ["receipts1", "receipts2", "receipts5", "receipts10"]
    var plain = Array(repeating: [String: Int64](), count: 4)
    var whole: [String: Int64] = [:]
    for (phone, own) in Dictionary(grouping: books.sales, by: \.phone) where !phone.isEmpty {
      let receipts = own.count { desk.counts($0, days) }
      let end = min(days.last, Self.today)
      guard let last = own.filter({ desk.counts($0, days) }).map(\.day).max() else { continue }
      let row = [7, 30, 90].firstIndex { books.day(last, plus: $0) >= end } ?? 3
      let column = columns[[1, 2, 5, 10].lastIndex { receipts >= $0 } ?? 0]
      for (name, figure) in [(column, 1), ("clients", 1), ("paid", desk.money(own, days))] {
        plain[row][name, default: 0] += Int64(figure)
        whole[name, default: 0] += Int64(figure)
      }
    }
    func figures(_ own: [String: Int64]) -> [String: Int64?] {
      let names = columns + ["clients", "paid"]
      return Dictionary(uniqueKeysWithValues: names.map { ($0, own[$0] ?? 0) })
    }
    #expect(table.rows.count == 4)
    for (row, own) in zip(table.rows, plain) { desk.check(row, of: table, figures(own)) }
    desk.check(try #require(table.total), of: table, figures(whole))
    #expect(whole["clients"] ?? 0 > 50)
  }
}
