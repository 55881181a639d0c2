import Testing

@testable import Loyalty

@Suite("The other reports, held to plain counts and to figures worked out by hand")
struct OtherReportTests {
  private func report(
    _ name: ReportName,
    _ desk: ClubUnderTest,
    _ period: ReportPeriod = .always
  ) throws -> ReportTable {
    try #require(desk.club.report(ReportRequest(name, ReportScope(period), at: desk.now)))
  }

  private func cells(_ row: ReportTable.Row?) -> [Int64?] {
    (row?.cells ?? []).dropFirst().map { cell in
      if case .number(let number) = cell { number } else { nil }
    }
  }

  private func days(_ first: String, _ last: String) throws -> ReportPeriod {
    try ReportPeriod(from: try Day(iso: first), until: try Day(iso: last))
  }

  @Test("What clients have in the end is what their accounts hold", arguments: UInt64(1)...20)
  func outstanding(seed: UInt64) throws {
    let desk = try RandomTrade(seed: seed).desk
    let table = try report(.bonuses, desk)
    let held = desk.club.clients.ids.reduce(Int64(0)) {
      $0 + desk.club.account(of: $1, at: desk.now).balance(at: desk.now).minorUnits
    }
    let total = try #require(table.total)
    #expect(table.number("outstanding", of: total) == held)
    var balance: Int64 = 0
    for row in table.rows {
      let parts = cells(row)
      balance += (parts[0] ?? 0) - (parts[1] ?? 0) - (parts[2] ?? 0) + (parts[3] ?? 0)
      #expect(parts[4] == balance)
    }
    #expect(balance == held)
  }

  @Test("A part of the time ends where the whole of it passes by", arguments: UInt64(1)...10)
  func outstandingOfMonth(seed: UInt64) throws {
    let desk = try RandomTrade(seed: seed).desk
    let month = try report(.bonuses, desk, try days("2026-04-01", "2026-04-30"))
    let until = try report(.bonuses, desk, try days("2026-01-01", "2026-04-30"))
    #expect(
      month.total.flatMap { month.number("outstanding", of: $0) }
        == until.total.flatMap { until.number("outstanding", of: $0) }
    )
  }

  @Test("Visits add up to the receipts of the report on groups", arguments: UInt64(1)...20)
  func visits(seed: UInt64) throws {
    let desk = try RandomTrade(seed: seed).desk
    for period in [ReportPeriod.always, try days("2026-03-20", "2026-05-02")] {
      let table = try report(.visits, desk, period)
      let groups = try #require(desk.club.groupReport(ReportScope(period)))
      let total = try #require(table.total)
      #expect(table.number("receipts", of: total) == Int64(groups.total.sums.receipts))
      let sum = table.rows.reduce(Int64(0)) { $0 + (table.number("receipts", of: $1) ?? 0) }
      #expect(sum == Int64(groups.total.sums.receipts))
    }
  }

  @Test("The RFM grid holds every client with a counted receipt once", arguments: UInt64(1)...20)
  func rfm(seed: UInt64) throws {
    let desk = try RandomTrade(seed: seed).desk
    let table = try report(.rfm, desk)
    let groups = try #require(desk.club.groupReport(ReportScope(.always)))
    let total = try #require(table.total)
    let clients = table.number("clients", of: total) ?? 0
    #expect(clients <= Int64(groups.total.activeClients))
    let inFields = table.rows.flatMap { cells($0).prefix(4) }.reduce(Int64(0)) { $0 + ($1 ?? 0) }
    #expect(inFields == clients)
  }

  private func shop() throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-06-01")
    try desk.register("Анна", "0501234561")
    try desk.register("Олег", "0501234562")
    return desk
  }

  private let anna = Client.ID(1)
  private let oleg = Client.ID(2)

  @Test("A visit stands in its weekday and hour of the club's time, across a clock change")
  func hours() throws {
    var desk = try shop()
    try desk.goTo("2026-10-24", "23:30:00")
    try desk.sell([try line("10")], to: anna)
    try desk.goTo("2026-10-25", "05:10:00")
    try desk.sell([try line("10")], to: anna)
    let table = try report(.visits, desk)
    #expect(table.number("weekday6", of: table.rows[23]) == 1)
    #expect(table.number("weekday7", of: table.rows[5]) == 1)
    #expect(table.rows.count == 24)
  }

  @Test("Clients come, go after sixty days without a receipt, and come back")
  func lost() throws {
    var desk = try shop()
    try desk.goTo("2026-06-10")
    try desk.sell([try line("10")], to: anna)
    try desk.sell([try line("10")], to: oleg)
    try desk.goTo("2026-07-10")
    try desk.sell([try line("10")], to: anna)
    try desk.goTo("2026-09-20")
    try desk.sell([try line("10")], to: anna)
    try desk.goTo("2026-10-05")
    let table = try report(.clients, desk, try days("2026-01-01", "2026-12-31"))
    let byMonth = Dictionary(
      uniqueKeysWithValues: table.rows.map { row -> (String, [Int64?]) in
        guard case .days(let first, _) = row.subject else { return ("", []) }
        return (first.iso, cells(row))
      }
    )
    #expect(cells(table.total) == [2, 2, 2, 2, 1], "each client once")
    #expect(byMonth["2026-06-01"] == [2, 2, 2, 0, 0])
    #expect(byMonth["2026-07-01"] == [0, 0, 1, 0, 0])
    #expect(byMonth["2026-08-01"] == [0, 0, 0, 1, 0], "Oleg, on 9 August")
    #expect(byMonth["2026-09-01"] == [0, 0, 1, 1, 1], "Anna on 8 September, back on the 20th")
    #expect(
      table.rows.last?.subject == .days(try Day(iso: "2026-10-01"), try Day(iso: "2026-10-05"))
    )
  }

  @Test("Cohorts tell the part that bought in each month after the registration")
  func cohorts() throws {
    var desk = try shop()
    try desk.sell([try line("10")], to: anna)
    try desk.goTo("2026-08-15")
    try desk.sell([try line("10")], to: anna)
    try desk.sell([try line("10")], to: oleg)
    let table = try report(.cohorts, desk)
    #expect(table.rows.count == 1)
    #expect(table.rows[0].cells[0] == .month(try Day(iso: "2026-06-01")))
    #expect(cells(table.rows[0]).prefix(5) == [2, 5_000, 0, nil, nil])
    try desk.goTo("2026-09-01")
    let september = try report(.cohorts, desk)
    #expect(cells(september.rows[0]).prefix(5) == [2, 5_000, 0, 10_000, nil], "August is over")
  }

  @Test("Promo codes tell who came back within 7, 14 and 30 days and what they paid")
  func promoCodes() throws {
    var desk = try shop()
    try desk.createCode("ЛЕТО") { $0.perClientLimit = 2 }
    try desk.createCode("ПУСТО")
    try desk.activate("ЛЕТО", anna)
    try desk.activate("ЛЕТО", oleg)
    try desk.goTo("2026-06-08")
    try desk.sell([try line("30")], to: anna)
    try desk.goTo("2026-06-12")
    let gone = try desk.sell([try line("500")], to: oleg)
    try desk.refund(gone)
    try desk.goTo("2026-06-20")
    try desk.activate("ЛЕТО", anna)
    try desk.sell([try line("20")], to: oleg)
    try desk.goTo("2026-07-20")
    try desk.sell([try line("99")], to: oleg)
    let table = try report(.promoCodes, desk)
    #expect(table.rows.map(\.cells[0]) == [.text("ЛЕТО"), .text("ПУСТО")])
    #expect(cells(table.rows[0]) == [3, 2, 15_000, 1, 1, 2, 10_000, 5_000])
    #expect(cells(table.rows[1]) == [0, 0, 0, 0, 0, 0, nil, 0])
    let july = try report(.promoCodes, desk, try days("2026-07-01", "2026-07-31"))
    #expect(cells(july.rows[0]) == [0, 0, 0, 0, 0, 0, nil, 0])
    #expect(cells(table.total) == [3, 2, 15_000, 1, 1, 2, 10_000, 5_000])
  }

  @Test("Bonuses burn in the week of their last day; what never burns is told apart")
  func burning() throws {
    var desk = try shop()
    let last = try Day(iso: "2026-06-12")
    try desk.perform(.accrue(.id(anna), try bonus("30"), reason: "приз", expiresOn: last))
    try desk.perform(.accrue(.id(oleg), try bonus("5"), reason: "приз", expiresOn: last))
    try desk.perform(.accrue(.id(oleg), try bonus("7"), reason: "приз", expiresOn: nil))
    let table = try report(.burning, desk)
    #expect(cells(table.rows[0]) == [0, 0])
    #expect(cells(table.rows[1]) == [3_500, 2], "8 to 14 June")
    #expect(table.others.map(\.cells.first) == [.word("later"), .word("undated")])
    #expect(table.others.map(cells) == [[0, 0], [700, 1]])
    #expect(cells(table.total) == [4_200, 2])
  }

  @Test("A birthday bonus counts once a record holds it: what is past keeps its figures")
  func birthdays() throws {
    let gift = BirthdayBonus(amount: try bonus("100"), daysBefore: 7, daysAfter: 3)
    var desk = try ClubUnderTest.accruing([("0", "10")], BonusTerms(birthdayBonus: gift))
    try desk.goTo("2026-01-10")
    for (number, day) in [(1, "2000-05-20"), (2, "2000-05-21")] {
      let born = try Day(iso: day)
      let draft = ClientDraft(name: "Гость", phone: "050123456\(number)", birthday: born)
      try desk.perform(.registerClient(draft))
    }
    try desk.sell([try line("50")], to: anna)
    try desk.goTo("2026-05-19")
    let may = try days("2026-05-01", "2026-05-19")
    let before = try report(.bonuses, desk, may)
    #expect(before.notes.contains(.bonuses("birthdays", 20_000, clients: 2)))
    #expect(try report(.burning, desk).notes.contains(.bonuses("birthdays", 20_000, clients: 2)))
    let (sheet, groups) = (try report(.day, desk, may), try report(.groups, desk, may))
    // The record that writes Anna's gift comes days after the gift appeared.
    try desk.goTo("2026-05-20")
    try desk.sell([try line("50")], to: anna)
    try desk.goTo("2026-06-10")
    let after = try report(.bonuses, desk, may)
    #expect(after.rows == before.rows && after.total == before.total)
    #expect(try report(.day, desk, may).rows == sheet.rows)
    #expect(
      try report(.groups, desk, may).total?.cells.dropLast(3) == groups.total?.cells.dropLast(3)
    )
    let written = try report(.bonuses, desk, try days("2026-05-20", "2026-05-20"))
    #expect(cells(written.total).first == 10_500, "the gift and ten percent")
    #expect(!after.notes.contains { if case .bonuses = $0 { true } else { false } })
  }

  @Test("The bonuses of the next seven days are the first week of the report", arguments: 1...10)
  func burningSoon(seed: UInt64) throws {
    var desk = try RandomTrade(seed: seed).desk
    for (number, days) in [(1, 0), (2, 3), (3, 6), (4, 7), (5, 6), (6, 12)] {
      let last = desk.club.calendar.day(of: desk.now).advanced(byDays: days)
      let client = ClientReference.id(Client.ID(UInt32(number)))
      try desk.perform(.accrue(client, try bonus("10"), reason: "приз", expiresOn: last))
    }
    _ = try? desk.perform(.mergeClients(into: .id(Client.ID(7)), from: .id(Client.ID(2))))
    try desk.perform(.correct(.id(Client.ID(3)), try bonus("-4"), reason: "ошибка", expiresOn: nil))
    let week = cells(try report(.burning, desk).rows.first)
    let soon = desk.club.burning(withinDays: 7, at: desk.now)
    #expect(week == [soon.amount, Int64(soon.clients)])
    #expect(soon.amount > 0)
  }

  @Test("Each report can be stopped", arguments: ReportName.allCases.filter { $0 != .groups })
  func stopped(name: ReportName) throws {
    var desk = try RandomTrade(seed: 3).desk
    try desk.createCode("ЛЕТО")
    let request = ReportRequest(name, ReportScope(.always), at: desk.now)
    #expect(desk.club.report(request) { _, _ in false } == nil)
  }

  @Test("A club without anything has every report", arguments: ReportName.allCases)
  func nothing(name: ReportName) throws {
    let desk = try ClubUnderTest()
    for period in [ReportPeriod.always, try days("2026-11-01", "2026-11-30")] {
      let table = try report(name, desk, period)
      let widths = Set((table.rows + table.others).map(\.cells.count))
      #expect(widths.isSubset(of: [table.columns.count]))
      #expect(table.total.map { $0.cells.count == table.columns.count } ?? true)
    }
  }

  @Test("Every row has a cell a column, whatever happened", arguments: ReportName.allCases)
  func shape(name: ReportName) throws {
    let desk = try RandomTrade(seed: 3).desk
    for period in [ReportPeriod.always, try days("2026-04-01", "2026-04-30")] {
      let table = try report(name, desk, period)
      for row in table.rows + table.others + (table.total.map { [$0] } ?? []) {
        #expect(row.cells.count == table.columns.count)
      }
    }
  }
}
