import Testing

@testable import Loyalty

@Suite("rules.md §11.2: the report on customer groups")
struct GroupReportTests {
  private func figures(_ line: GroupReport.Line) -> PlainGroupReport.Line {
    PlainGroupReport.Line(
      clients: line.clients,
      active: line.activeClients,
      receipts: line.sums.receipts,
      paid: line.sums.paid,
      bonuses: line.sums.bonusesPaid,
      accrued: line.sums.accrued
    )
  }

  private static let scopes: [(String?, String?, Set<Venue.ID>?)] = [
    (nil, nil, nil), ("2026-03-10", "2026-04-20", nil), ("2026-03-29", "2026-03-29", nil),
    ("2026-04-01", "2026-05-31", [Venue.ID(2)]), ("2027-01-01", "2027-01-31", nil),
    (nil, "2026-04-30", [Venue.ID(1), Venue.ID(2)]),
  ]

  @Test("The figures of random histories equal a plain count over the events", arguments: 1...40)
  func plain(seed: UInt64) throws {
    let trade = try RandomTrade(seed: seed)
    let club = trade.desk.club
    for (first, last, venues) in Self.scopes {
      let period = try ReportPeriod(
        from: try first.map { try Day(iso: $0) },
        until: try last.map { try Day(iso: $0) }
      )
      let report = try #require(club.groupReport(ReportScope(period, venues: venues)))
      let moments = period.moments(in: club.calendar)
      let plain = PlainGroupReport(
        trade.desk.events,
        from: moments.start ?? Moment(milliseconds: .min),
        until: moments.end ?? Moment(milliseconds: .max),
        venues: venues,
        shown: Set(report.groups.map(\.subject)),
        inUse: Set(club.groups.order)
      )
      for group in club.groups.order {
        #expect(report[group].map(figures) == plain.groups[group] ?? PlainGroupReport.Line())
      }
      #expect(figures(report.total) == plain.total)
      #expect(report.others.map(figures) == [plain.withoutGroup, plain.withoutClient])
    }
  }

  @Test(
    "A past month gives the same money and active clients, whatever happens to groups and cards"
  )
  func asOf() throws {
    var trade = try RandomTrade(seed: 5).desk
    let april = ReportScope(ReportPeriod(.month, containing: try Day(iso: "2026-04-11")))
    let before = try #require(trade.club.groupReport(april))
    for name in RandomTrade.groups {
      _ = try? trade.perform(.addToGroup((2...4).map { .id(Client.ID($0)) }, .name(name)))
    }
    for other in UInt32(3)...6 {
      _ = try? trade.perform(.mergeClients(into: .id(Client.ID(2)), from: .id(Client.ID(other))))
    }
    for number in UInt32(1)...20 {
      _ = try? trade.perform(.refund(RefundDraft(receipt: .id(Receipt.ID(number)))))
    }
    let after = try #require(trade.club.groupReport(april))
    #expect(before.total.sums == after.total.sums)
    #expect(before.groups.map(\.sums) == after.groups.map(\.sums))
    #expect(before.groups.map(\.clients) != after.groups.map(\.clients))
    #expect(before.groups.map(\.activeClients) == after.groups.map(\.activeClients))
    #expect(before.others.map(\.activeClients) == after.others.map(\.activeClients))
    #expect(before.total.activeClients == after.total.activeClients)
  }

  private func shop() throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    try desk.createGroup("VIP")
    try desk.createGroup("Новые")
    try desk.register("Анна", "0501234561", groups: ["VIP", "Новые"])
    try desk.register("Олег", "0501234562", groups: ["VIP"])
    try desk.goTo("2026-09-10")
    return desk
  }

  private func month(_ text: String) throws -> ReportScope {
    ReportScope(ReportPeriod(.month, containing: try Day(iso: text + "-01")))
  }

  @Test("A receipt given back in its own month does not count; given back later it did count")
  func refunds() throws {
    var desk = try shop()
    let kept = try desk.sell([try line("100")], to: Client.ID(1))
    let gone = try desk.sell([try line("50")], to: Client.ID(2))
    try desk.refund(gone)
    try desk.goTo("2026-10-02")
    try desk.refund(kept)
    let september = try #require(desk.club.groupReport(try month("2026-09")))
    #expect(september.total.sums.receipts == 1)
    #expect(september.total.sums.paid == 10_000)
    #expect(september[Group.ID(1)]?.activeClients == 1)
    let october = try #require(desk.club.groupReport(try month("2026-10")))
    #expect(october.total.sums.receipts == 0)
    #expect(october.total.sums.paid == -10_000)
    #expect(october.total.sums.average == nil)
    #expect(october.total.sums.share(of: october.total.sums) == nil)
    #expect(october.total.before?.paid == 10_000)
    #expect(october.total.sums.growth(since: september.total.sums) == -20_000)
  }

  @Test("A client of two groups counts in both, once in the whole, and the report says so")
  func repeated() throws {
    var desk = try shop()
    try desk.sell([try line("75")], to: Client.ID(1))
    try desk.sell([try line("25")], to: nil)
    let report = try #require(desk.club.groupReport(ReportScope(.always)))
    #expect(report.groups.map(\.sums.paid) == [7_500, 7_500])
    #expect(report.total.sums.paid == 10_000)
    #expect(report.total.clients == 2)
    #expect(report.repeatedClients == 1)
    #expect(report.repeatedReceipts == 1)
    #expect(report.groups.map { $0.sums.share(of: report.total.sums) } == [7_500, 7_500])
    // 75 % twice and the 25 % of nobody: what the lines of the screen add up to.
    #expect(report.sharesTogether == 17_500)
    let request = ReportRequest(.groups, ReportScope(.always), at: desk.now)
    let table = try #require(desk.club.report(request))
    #expect(table.notes.first == .sharesExceed(points: 17_500, clients: 1, receipts: 1))
    let shares = (table.rows + table.others).reduce(Int64(0)) {
      $0 + (table.number("share", of: $1) ?? 0)
    }
    #expect(shares == 17_500)
  }

  @Test("An unfinished month stands beside as much of the month before, today beside a week ago")
  func unfinished() throws {
    var desk = try shop()
    for (day, price) in [("2026-10-08", "40"), ("2026-10-15", "30"), ("2026-10-20", "1000")] {
      try desk.goTo(day, "18:00:00")
      try desk.sell([try line(price)], to: Client.ID(1))
    }
    try desk.goTo("2026-11-08", "12:00:00")
    try desk.sell([try line("20")], to: Client.ID(1))
    try desk.goTo("2026-11-15", "17:59:59")
    try desk.sell([try line("60")], to: Client.ID(1))
    func before(_ unit: ReportPeriod.Unit) throws -> Int64? {
      let today = desk.club.calendar.day(of: desk.now)
      let scope = ReportScope(ReportPeriod(unit, containing: today))
      return try #require(desk.club.groupReport(scope, at: desk.now)).total.before?.paid
    }
    #expect(try before(.month) == 4_000, "until 15 October, 17:59:59")
    #expect(try before(.day) == 2_000, "the Sunday before")
    desk.now = desk.now.advanced(bySeconds: 1)
    #expect(try before(.month) == 7_000, "the sale of 18:00 counts at 18:00")
    let october = ReportScope(ReportPeriod(.month, containing: try Day(iso: "2026-10-01")))
    let whole = try #require(desk.club.groupReport(october, at: desk.now))
    #expect(whole.total.sums.paid == 107_000)
    #expect(whole.comparison?.until == nil)
  }

  @Test("Averages are rounded half up")
  func averages() {
    let sums = ReportSums(receipts: 3, paid: 20_000, bonusesPaid: 0, accrued: 0)
    #expect(sums.average == 6_667)
    #expect(ReportSums(receipts: 8, paid: 20, bonusesPaid: 0, accrued: 0).average == 3)
    #expect(
      sums.share(of: ReportSums(receipts: 9, paid: 60_001, bonusesPaid: 0, accrued: 0)) == 3_333
    )
  }

  @Test("An archived group stays in the report of a period in which it sold")
  func archived() throws {
    var desk = try shop()
    try desk.sell([try line("10")], to: Client.ID(1))
    try desk.perform(.archiveGroup(.name("Новые")))
    let then = try #require(desk.club.groupReport(try month("2026-09")))
    #expect(then.groups.map(\.subject) == [.group(Group.ID(1)), .group(Group.ID(2))])
    let later = try #require(desk.club.groupReport(try month("2026-12")))
    #expect(later.groups.map(\.subject) == [.group(Group.ID(1))])
  }

  @Test("A thousand groups and a total of a hundred million fit")
  func large() throws {
    var desk = try ClubUnderTest()
    for number in 1...1_000 { try desk.createGroup("Группа \(number)") }
    try desk.register("Анна", "0501234561", groups: (1...1_000).map { "Группа \($0)" })
    for _ in 1...2 { try desk.sell([try line("50000000")], to: Client.ID(1)) }
    let report = try #require(desk.club.groupReport(ReportScope(.always)))
    #expect(report.groups.count == 1_000)
    #expect(report.groups.allSatisfy { $0.sums.paid == 10_000_000_000 && $0.clients == 1 })
    #expect(report.total.sums.average == 5_000_000_000)
  }

  @Test("A club without receipts has lines without averages and shares")
  func nothing() throws {
    let desk = try shop()
    let report = try #require(desk.club.groupReport(ReportScope(.always)))
    #expect(report.groups.map(\.clients) == [2, 1])
    #expect(report.groups.allSatisfy { $0.sums.average == nil && $0.sums.isEmpty })
    #expect(report.total.sums.share(of: report.total.sums) == nil)
  }

  @Test("Work that is stopped has no report")
  func stopped() throws {
    let desk = try RandomTrade(seed: 1).desk
    var book = SalesBook()
    for _ in 0..<SalesBlock.capacity * 65 {
      book.append(SaleFacts(at: desk.now, paid: try money("1")))
    }
    #expect(desk.club.groupReport(ReportScope(.always), of: book, { _, _ in false }) == nil)
    let whole = try #require(desk.club.groupReport(ReportScope(.always), of: book))
    #expect(whole.total.sums.receipts == SalesBlock.capacity * 65)
  }
}
