import Testing

@testable import Loyalty

@Suite("Reports agree with each other and with the clients behind their figures")
struct ReportAgreementTests {
  /// A random club in which codes are used and bonuses burn.
  private func trade(_ seed: UInt64) throws -> ClubUnderTest {
    var desk = try RandomTrade(seed: seed).desk
    try desk.createCode("ЛЕТО") { $0.perClientLimit = 3 }
    try desk.createCode("ОСЕНЬ")
    for number in 1...12 {
      desk.now = desk.now.advanced(bySeconds: 90_000)
      let client = Client.ID(UInt32(number * 5 % 12 + 1))
      _ = try? desk.activate(number % 2 == 0 ? "ЛЕТО" : "ОСЕНЬ", client)
      _ = try? desk.activate("ЛЕТО", client)
      if number % 3 == 0 { try desk.sell([try line("10.\(10 + number)")], to: client) }
      let last = desk.club.calendar.day(of: desk.now).advanced(byDays: number * 9)
      try desk.perform(.accrue(.id(client), try bonus("3"), reason: "приз", expiresOn: last))
    }
    return desk
  }

  private static let periods: [(String?, String?)] = [
    (nil, nil), ("2026-03-10", "2026-04-20"), ("2026-06-01", "2026-12-31"),
  ]

  private func requests(_ name: ReportName, _ desk: ClubUnderTest) throws -> [ReportRequest] {
    try Self.periods.flatMap { first, last -> [ReportRequest] in
      let period = try ReportPeriod(
        from: try first.map { try Day(iso: $0) },
        until: try last.map { try Day(iso: $0) }
      )
      return [nil, [Venue.ID(1)], [Venue.nowhere, Venue.ID(2)]].map { venues in
        ReportRequest(name, ReportScope(period, venues: venues), at: desk.now)
      }
    }
  }

  @Test(
    "Accrued and redeemed mean the same in the reports on groups and on bonuses",
    arguments: 1...20
  )
  func bonuses(seed: UInt64) throws {
    var desk = try trade(seed)
    // Receipts of clients who were erased go back too: money alone, for their accounts are closed.
    for client in UInt32(1)...4 { _ = try? desk.perform(.eraseClient(.id(Client.ID(client)))) }
    for number in 1...UInt32(desk.club.receipts.count) where number.isMultiple(of: 3) {
      _ = try? desk.perform(.refund(RefundDraft(receipt: .id(Receipt.ID(number)))))
    }
    for (first, last) in Self.periods {
      let period = try ReportPeriod(
        from: try first.map { try Day(iso: $0) },
        until: try last.map { try Day(iso: $0) }
      )
      let scope = ReportScope(period)
      let groups = try #require(desk.club.report(ReportRequest(.groups, scope, at: desk.now)))
      let account = try #require(desk.club.report(ReportRequest(.bonuses, scope, at: desk.now)))
      let (whole, moved) = (try #require(groups.total), try #require(account.total))
      #expect(groups.number("accrued", of: whole) == account.number("accrued", of: moved))
      #expect(groups.number("redeemed", of: whole) == account.number("redeemed", of: moved))
    }
  }

  @Test("What burns, what burns later and what never does is what clients have", arguments: 1...20)
  func burning(seed: UInt64) throws {
    let desk = try trade(seed)
    let scope = ReportScope(.always)
    let table = try #require(desk.club.report(ReportRequest(.burning, scope, at: desk.now)))
    let account = try #require(desk.club.report(ReportRequest(.bonuses, scope, at: desk.now)))
    let total = try #require(table.total)
    let outstanding = account.total.flatMap { account.number("outstanding", of: $0) }
    #expect(table.number("burning", of: total) == outstanding)
    let rows = (table.rows + table.others).reduce(Int64(0)) {
      $0 + (table.number("burning", of: $1) ?? 0)
    }
    #expect(rows == outstanding)
  }

  @Test("The report on burning is about the weeks to come, whatever days are asked for")
  func comingWeeks() throws {
    let desk = try trade(1)
    let today = desk.club.calendar.day(of: desk.now)
    let asked = ReportScope(
      ReportPeriod(.month, containing: try Day(iso: "2026-01-01")),
      venues: []
    )
    let table = try #require(desk.club.report(ReportRequest(.burning, asked, at: desk.now)))
    #expect(table.scope.period.first == today)
    #expect(table.scope.period.last == today.advanced(byDays: 83))
    #expect(table.scope.venues == nil)
    #expect(table.notes.contains(.fixed("wholeClub")))
    #expect(
      table.rows.last?.subject == .burning(today.advanced(byDays: 77), today.advanced(byDays: 83))
    )
  }

  @Test(
    "Reports that cannot be parted by venue say that they are the whole club's",
    arguments: ReportName.allCases
  )
  func venues(name: ReportName) throws {
    let desk = try trade(2)
    let everywhere = ReportRequest(name, ReportScope(.always), at: desk.now)
    let one = ReportRequest(name, ReportScope(.always, venues: [Venue.ID(1)]), at: desk.now)
    let (all, part) = (
      try #require(desk.club.report(everywhere)), try #require(desk.club.report(one))
    )
    #expect(part.notes.contains(.fixed("wholeClub")) == !name.takesVenues)
    #expect(part.scope.venues == (name.takesVenues ? [Venue.ID(1)] : nil))
    if name.takesVenues {
      #expect(part.rows != all.rows)
    } else {
      #expect(part.rows == all.rows && part.total == all.total)
    }
  }

  @Test("What was sold at venues and nowhere in particular is what was sold", arguments: 1...10)
  func nowhere(seed: UInt64) throws {
    let desk = try trade(seed)
    func paid(_ venues: Set<Venue.ID>?) throws -> Int64 {
      try #require(desk.club.groupReport(ReportScope(.always, venues: venues))).total.sums.paid
    }
    let parts = try [[Venue.ID(1)], [Venue.ID(2)], [Venue.nowhere]].map { try paid($0) }
    #expect(try paid(nil) == parts.reduce(0, +))
    #expect(parts[2] != 0)
    #expect(try desk.club.venues(["none", "Центр"]) == [Venue.nowhere, Venue.ID(1)])
  }

  @Test("Sold at no venue can be asked for where a venue is called none, alone and beside others")
  func calledNone() throws {
    var desk = try ClubUnderTest()
    for name in ["none", "Центр"] { try desk.perform(.createVenue(name)) }
    #expect(try desk.club.venues(["none"]) == [Venue.ID(1)])
    #expect(try desk.club.venues(nil, withNowhere: true) == [Venue.nowhere])
    #expect(
      try desk.club.venues(["none"], withNowhere: true) == [Venue.nowhere, Venue.ID(1)]
    )
    #expect(try desk.club.venues(nil) == nil && desk.club.venues([]) == [])
  }

  @Test(
    "As many clients stand behind a figure as it says, with its money",
    arguments: ReportName.allCases,
    1...4
  )
  func behind(name: ReportName, seed: UInt64) throws {
    let desk = try trade(seed)
    var looked = 0
    for request in try requests(name, desk) {
      let table = try #require(desk.club.report(request))
      let rows = table.rows + table.others + (table.total.map { [$0] } ?? [])
      for row in rows {
        for column in table.columnsWithClients(of: row) ?? [] {
          let place = ReportPlace(row.subject, column.id)
          let list = try #require(desk.club.clients(behind: place, of: request))
          looked += list.clients.isEmpty ? 0 : 1
          #expect(agrees(list, table, row, column), "\(place) \(request.scope)")
        }
      }
    }
    let hasNone = [ReportName.bonuses, .messages, .day].contains(name)
    #expect(looked > 0 || hasNone)
  }

  /// Whether a list says the same as its figure.
  private func agrees(
    _ list: ReportClientList,
    _ table: ReportTable,
    _ row: ReportTable.Row,
    _ column: ReportTable.Column
  ) -> Bool {
    let told = table.number(column.id, of: row)
    let count = Int64(list.clients.count + list.mergedSince)
    switch table.name {
    case .groups:
      guard column.id == "paid" else { return count == told }
      // Receipts without a client have no client.
      guard row.subject != .all else { return true }
      return list.sums.paid == told
        && list.sums.receipts == Int(table.number("receipts", of: row) ?? 0)
    case .burning:
      return list.sums.bonuses == told && count == table.number("clients", of: row)
    case .promoCodes:
      return count == told
        && (column.id != "clients" || list.sums.paid == table.number("paid", of: row))
    case .clients: return count == told
    case .cohorts:
      guard column.kind == .percent, let all = table.number("clients", of: row) else {
        return count == told
      }
      return Int64(ReportSums.basisPoints(count, of: all)) == told
    case .rfm:
      return count == told
        && (column.id != "clients" || list.sums.paid == table.number("paid", of: row))
    case .visits: return list.sums.receipts <= Int(told ?? 0)
    case .staff:
      return switch column.id {
      case "sales": list.sums.receipts <= Int(told ?? 0)
      case "refunds": -list.sums.paid <= table.number("refunded", of: row) ?? 0
      default: list.sums.bonuses == table.number("byHand", of: row) ?? 0
      }
    case .bonuses, .messages, .day: return false
    }
  }

  @Test("Months before the club's first receipt are empty in cohorts, not 0 %")
  func cohortsBeforeSales() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-03-10")
    try desk.register("Анна", "0501234561")
    try desk.goTo("2026-05-02")
    try desk.sell([try line("10")], to: Client.ID(1))
    try desk.goTo("2026-06-02")
    let request = ReportRequest(.cohorts, ReportScope(.always), at: desk.now)
    let table = try #require(desk.club.report(request))
    let months = (0...4).map { table.number("month\($0)", of: table.rows[0]) }
    // June goes on.
    #expect(months == [nil, nil, 10_000, nil, nil])
    #expect(table.notes.contains(.fixed("cohortsEmpty")))
    try desk.goTo("2026-07-01")
    let later = try #require(
      desk.club.report(ReportRequest(.cohorts, ReportScope(.always), at: desk.now))
    )
    #expect((2...4).map { later.number("month\($0)", of: later.rows[0]) } == [10_000, 0, nil])
  }

  @Test("Cohorts are about twelve months and a sheet about today where nobody says any days")
  func ownDays() throws {
    let today = try Day(iso: "2026-11-22")
    let cohorts = ReportName.cohorts.ownPeriod(today)
    #expect(cohorts?.first?.iso == "2025-12-01" && cohorts?.last?.iso == "2026-11-30")
    #expect(ReportName.day.ownPeriod(today) == ReportPeriod(.day, containing: today))
    #expect(ReportName.groups.ownPeriod(today) == nil)
  }
}
