import Loyalty
import TestSupport
import Testing

@Suite("Reports of the example's club, against plain sums over its exported files")
struct DemoOtherReportTests {
  private let desk: DemoDesk
  private var books: PlainBooks { desk.books }
  private static let today = DemoDesk.today

  init() throws {
    desk = try DemoDesk()
  }

  private static let periods: [String?] = [nil, "2026-09", "2026-10", "2026-11"]

  private typealias Days = DemoDesk.Days

  private func report(_ name: ReportName, _ month: String?) throws -> (ReportTable, Days) {
    try desk.report(name, month)
  }

  /// Whether a sale counts in some days: one that went back in full within them does not.
  private func counts(_ sale: PlainBooks.Sale, _ days: Days) -> Bool { desk.counts(sale, days) }

  /// The days on which a client bought, each once; what went back the same day is no visit.
  private func visits() -> [String: [String]] {
    var days: [String: Set<String>] = [:]
    for sale in books.sales where !sale.phone.isEmpty && sale.goneOn != sale.day {
      days[sale.phone, default: []].insert(sale.day)
    }
    return days.mapValues { $0.sorted() }
  }

  @Test("Visits by hour and weekday", arguments: periods)
  func visitMap(month: String?) throws {
    let (table, days) = try report(.visits, month)
    var plain: [String: Int] = [:]
    for sale in books.sales where counts(sale, days) {
      plain["\(Int(sale.time.prefix(2)) ?? 0)/\(books.weekday(sale.day))", default: 0] += 1
    }
    for (hour, row) in table.rows.enumerated() {
      for weekday in 1...7 {
        let told = table.number("weekday\(weekday)", of: row)
        #expect(told == Int64(plain["\(hour)/\(weekday)"] ?? 0))
      }
    }
    #expect(plain.count > 20)
  }

  @Test("New and lost clients, day by day", arguments: periods.compactMap { $0 })
  func newAndLost(month: String) throws {
    let (table, days) = try report(.clients, month)
    let visits = visits()
    var plain: [String: [Int64]] = [:]
    func add(_ day: String, _ place: Int) {
      guard days.contains(day), day <= Self.today else { return }
      plain[day, default: [0, 0, 0, 0, 0]][place] += 1
    }
    for day in books.registered.values { add(day, 0) }
    for own in visits.values {
      for (place, day) in own.enumerated() {
        add(day, 2)
        if place == 0 { add(day, 1) }
        let lost = books.day(day, plus: 60)
        let next = place + 1 < own.count ? own[place + 1] : "9999"
        if next > lost, lost <= Self.today { add(lost, 3) }
        if next != "9999", next > lost { add(next, 4) }
      }
    }
    for row in table.rows {
      guard case .days(let day, _) = row.subject else { continue }
      let told = ["registered", "firstReceipt", "active", "lost", "cameBack"]
        .map { table.number($0, of: row) ?? -1 }
      #expect(told == plain[day.iso] ?? [0, 0, 0, 0, 0], "\(day.iso)")
    }
    #expect(plain.count > 20)
  }

  @Test("Cohorts by month of registration")
  func cohorts() throws {
    let (table, _) = try report(.cohorts, nil)
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
      #expect(table.number("clients", of: row) == Int64(all))
      for step in 0..<12 {
        let told = table.number("month\(step)", of: row)
        let part = Int64((Double(bought[month]?[step] ?? 0) * 10_000 / Double(all)).rounded())
        let first = steps(from: month, to: books.sales.map(\.day).min() ?? "")
        let isTold = step >= first && step <= steps(from: month, to: Self.today)
        #expect(
          told == (isTold ? part : nil),
          "\(month) +\(step)"
        )
      }
    }
  }

  private func steps(from month: String, to day: String) -> Int {
    let (one, other) = (month.split(separator: "-"), day.split(separator: "-"))
    let years = (Int(other[0]) ?? 0) - (Int(one[0]) ?? 0)
    return years * 12 + (Int(other[1]) ?? 0) - (Int(one[1]) ?? 0)
  }

  @Test("The RFM grid", arguments: periods)
  func rfm(month: String?) throws {
    let (table, days) = try report(.rfm, month)
    var clients = Array(repeating: [0, 0, 0, 0], count: 4)
    var paid = [0, 0, 0, 0]
    for (phone, own) in Dictionary(grouping: books.sales, by: \.phone) where !phone.isEmpty {
      let receipts = own.count { counts($0, days) }
      let end = min(days.last, Self.today)
      guard let last = own.filter({ counts($0, days) }).map(\.day).max() else { continue }
      let row = [7, 30, 90].firstIndex { books.day(last, plus: $0) >= end } ?? 3
      let column = [1, 2, 5, 10].lastIndex { receipts >= $0 } ?? 0
      clients[row][column] += 1
      paid[row] += money(own, days)
    }
    for (place, row) in table.rows.enumerated() {
      let told = [1, 2, 5, 10].map { table.number("receipts\($0)", of: row) ?? -1 }
      #expect(told == clients[place].map { Int64($0) })
      #expect(table.number("paid", of: row) == Int64(paid[place]))
    }
    #expect(clients.flatMap { $0 }.reduce(0, +) > 50)
  }

  private func money(_ sales: [PlainBooks.Sale], _ days: Days) -> Int { desk.money(sales, days) }

  @Test("The bonus account, day by day and in the end", arguments: periods)
  func bonuses(month: String?) throws {
    let (table, days) = try report(.bonuses, month)
    let known = books.entries.filter { $0.moment <= "2026-11-26T18:00:00" }
    func sum(_ kinds: [String], _ days: Days) -> Int64 {
      Int64(
        known.filter { kinds.contains($0.kind) && days.contains($0.day) }
          .reduce(0) { $0 + $1.amount }
      )
    }
    func told(_ row: ReportTable.Row) -> [Int64?] {
      ["accrued", "redeemed", "burnt", "corrected"].map { table.number($0, of: row) }
    }
    // A refund takes accrued bonuses back and gives redeemed ones back.
    func reversals(_ days: Days, _ isTaken: Bool) -> Int64 {
      known.filter { $0.kind == "reversal" && days.contains($0.day) && ($0.amount < 0) == isTaken }
        .reduce(0) { $0 + Int64($1.amount) }
    }
    func plain(_ days: Days) -> [Int64?] {
      [
        sum(["accrual"], days) + reversals(days, true),
        -sum(["redemption"], days) - reversals(days, false), -sum(["expiry"], days),
        sum(["correction"], days),
      ]
    }
    let total = try #require(table.total)
    #expect(told(total) == plain(days))
    let until = Days(first: "0000", last: days.last)
    let kinds = ["accrual", "redemption", "expiry", "reversal", "correction"]
    #expect(table.number("outstanding", of: total) == sum(kinds, until))
    for row in table.rows {
      guard case .days(let first, let last) = row.subject else { continue }
      #expect(told(row) == plain(Days(first: first.iso, last: last.iso)))
    }
  }

  @Test("Burning by weeks, out of the lots that are left")
  func burning() throws {
    let (table, _) = try report(.burning, nil)
    let left = books.lots.filter { !$0.isDebt }
    #expect(left.allSatisfy { $0.left > 0 && ($0.lastDay ?? "9999") >= Self.today })
    for (week, row) in table.rows.enumerated() {
      let days = Days(
        first: books.day(Self.today, plus: week * 7),
        last: books.day(Self.today, plus: week * 7 + 6)
      )
      let lots = left.filter { $0.lastDay.map(days.contains) ?? false }
      #expect(table.number("burning", of: row) == Int64(lots.reduce(0) { $0 + $1.left }))
      #expect(table.number("clients", of: row) == Int64(Set(lots.map(\.phone)).count))
    }
    func sum(_ lots: [PlainBooks.Lot]) -> Int64 { lots.reduce(0) { $0 + Int64($1.left) } }
    let later = books.day(Self.today, plus: 84)
    let debts = books.lots.filter(\.isDebt)
    #expect(
      table.others.map { table.number("burning", of: $0) } == [
        sum(left.filter { $0.lastDay.map { $0 >= later } ?? false }),
        sum(left.filter { $0.lastDay == nil }),
      ] + (debts.isEmpty ? [] : [sum(debts)])
    )
    let rows = (table.rows + table.others).reduce(0) { $0 + (table.number("burning", of: $1) ?? 0) }
    #expect(table.total.flatMap { table.number("burning", of: $0) } == rows)
    let known = books.entries.filter { $0.moment <= "2026-11-26T18:00:00" }
    #expect(
      rows == known.reduce(0) { $0 + Int64($1.amount) },
      "what clients have by their histories"
    )
    #expect(table.rows.contains { table.number("burning", of: $0) ?? 0 > 0 })
  }

  @Test("Promo codes: uses, who came back and what they paid", arguments: periods)
  func promoCodes(month: String?) throws {
    let (table, days) = try report(.promoCodes, month)
    var seen = 0
    for row in table.rows {
      guard case .text(let name) = row.cells[0] else { continue }
      let uses = books.entries.filter {
        $0.source == "promoCode " + name && $0.kind == "accrual" && days.contains($0.day)
      }
      seen += uses.count
      var (first, back, paid): ([String: PlainBooks.Entry], [Int: Int], Int) = ([:], [:], 0)
      for use in uses.sorted(by: { $0.moment < $1.moment }) where first[use.phone] == nil {
        first[use.phone] = use
      }
      for (phone, use) in first {
        // Whether a receipt counts is asked once, over the longest of the windows.
        let window = Days(first: use.day, last: books.day(use.day, plus: 30))
        let own = books.sales.filter {
          $0.phone == phone && window.contains($0.day) && $0.moment >= use.moment
        }
        for within in [7, 14, 30] {
          let end = books.day(use.day, plus: within)
          let isBack = own.contains { counts($0, window) && $0.day <= end }
          if isBack { back[within, default: 0] += 1 }
        }
        paid += money(own, window)
      }
      #expect(table.number("activations", of: row) == Int64(uses.count), "\(name)")
      #expect(table.number("clients", of: row) == Int64(first.count), "\(name)")
      #expect(
        table.number("accrued", of: row) == Int64(uses.reduce(0) { $0 + $1.amount }),
        "\(name)"
      )
      for within in [7, 14, 30] {
        #expect(table.number("back\(within)", of: row) == Int64(back[within] ?? 0), "\(name)")
      }
      #expect(table.number("paid", of: row) == Int64(paid), "\(name)")
    }
    if month == nil { #expect(seen > 50) }
  }

  @Test("Staff: sold, refunded, given by hand", arguments: periods)
  func staff(month: String?) throws {
    let (table, days) = try report(.staff, month)
    #expect(table.rows.count > 1)
    for row in table.rows {
      guard case .text(let name) = row.cells[0] else { continue }
      let own = books.sales.filter { $0.by == name && days.contains($0.day) }
      let back = books.refunds.filter { $0.by == name && days.contains($0.day) }
      let gifts = books.entries.filter {
        $0.source.hasPrefix("byHand") && $0.by == name && days.contains($0.day)
      }
      let given = gifts.filter { $0.kind != "correction" }
      let plain = [
        own.count, own.reduce(0) { $0 + $1.paid }, back.count,
        back.reduce(0) { $0 + $1.paid },
        own.reduce(0) { $0 + $1.paid } - back.reduce(0) { $0 + $1.paid }, given.count,
        given.reduce(0) { $0 + $1.amount },
        gifts.filter { $0.kind == "correction" }.reduce(0) { $0 + $1.amount },
      ]
      let told = table.columns.dropFirst().map { table.number($0.id, of: row) ?? -1 }
      #expect(told == plain.map { Int64($0) }, "\(name)")
    }
  }

  @Test("The sheet of each day of a week", arguments: 0..<7)
  func day(back: Int) throws {
    let text = books.day(Self.today, plus: -back)
    let period = ReportPeriod(.day, containing: try Day(iso: text))
    let sheet = try desk.report(.day, period)
    let days = Days(first: text, last: text)
    let own = books.sales.filter { $0.day == text }
    let refunds = books.refunds.filter { $0.day == text }
    let total = try #require(sheet.total)
    #expect(sheet.number("money", of: total) == Int64(money(books.sales, days)))
    #expect(sheet.number("count", of: total) == Int64(own.count { counts($0, days) }))
    func figures(_ word: String) -> [Int64?] {
      sheet.rows.first { $0.cells[0] == .word(word) }
        .map { row in ["count", "money"].map { sheet.number($0, of: row) } } ?? []
    }
    #expect(figures("sold") == [Int64(own.count), Int64(own.reduce(0) { $0 + $1.paid })])
    #expect(
      figures("refunded") == [Int64(refunds.count), -Int64(refunds.reduce(0) { $0 + $1.paid })]
    )
    let newcomers = books.registered.values.count { $0 == text }
    #expect(figures("newClients").first == Int64(newcomers))
    func count(_ name: ReportTable.Cell) -> Int64 {
      sheet.rows.first { $0.cells[0] == name }.flatMap { sheet.number("count", of: $0) } ?? 0
    }
    for (name, sales) in Dictionary(grouping: own, by: \.by) {
      #expect(count(.text(name)) == Int64(sales.count { counts($0, days) }), "\(name)")
    }
    for (name, sales) in Dictionary(grouping: own, by: \.venue) {
      let cell = name.isEmpty ? ReportTable.Cell.word("nowhere") : .text(name)
      #expect(count(cell) == Int64(sales.count { counts($0, days) }), "\(name)")
    }
    let codes = books.entries.filter {
      $0.day == text && $0.kind == "accrual" && $0.source.hasPrefix("promoCode")
    }
    let byCode = sheet.rows.first { $0.cells[0] == .word("byCode") }
    #expect(
      byCode.flatMap { sheet.number("bonuses", of: $0) } ?? 0
        == codes.reduce(0) { $0 + Int64($1.amount) }
    )
    #expect(own.count > 3)
  }
}
