import Testing

@testable import Loyalty

@Suite("Who sold, gave back and gave by hand; the sheet of a day")
struct StaffReportTests {
  private func report(
    _ name: ReportName,
    _ desk: ClubUnderTest,
    _ scope: ReportScope = ReportScope(.always)
  ) throws -> ReportTable {
    try #require(desk.club.report(ReportRequest(name, scope, at: desk.now)))
  }

  private static let scopes: [(String?, String?, Set<Venue.ID>?)] = [
    (nil, nil, nil), ("2026-03-10", "2026-04-20", nil), ("2026-03-29", "2026-03-29", nil),
    ("2026-04-01", "2026-05-31", [Venue.ID(2)]), ("2027-01-01", "2027-01-31", nil),
    (nil, nil, [Venue.nowhere, Venue.ID(1)]),
  ]

  private func scope(_ place: Int) throws -> ReportScope {
    let (first, last, venues) = Self.scopes[place]
    let period = try ReportPeriod(
      from: try first.map { try Day(iso: $0) },
      until: try last.map { try Day(iso: $0) }
    )
    return ReportScope(period, venues: venues)
  }

  @Test("The figures of random histories equal a plain count over the records", arguments: 1...20)
  func plain(seed: UInt64) throws {
    let desk = try RandomTrade(seed: seed).desk
    for place in Self.scopes.indices {
      let scope = try scope(place)
      let table = try report(.staff, desk, scope)
      let plain = PlainStaff(desk, scope)
      #expect(table.rows.count == plain.byName.count)
      for row in table.rows {
        guard case .text(let name) = row.cells[0] else { continue }
        let line = plain.byName[name] ?? PlainStaff.Line()
        #expect(table.number("sold", of: row) == line.sold, "\(name)")
        #expect(table.number("refunds", of: row) == line.refunds, "\(name)")
        #expect(table.number("refunded", of: row) == line.refunded, "\(name)")
        #expect(table.number("sales", of: row) == line.sales, "\(name)")
        #expect(table.number("paid", of: row) == line.sold - line.refunded, "\(name)")
        // Bonuses are given nowhere in particular.
        let isEverywhere = scope.venues == nil
        let byHand = ["handAccruals", "byHand", "corrected"].map { table.number($0, of: row) }
        let plain: [Int64?] = [line.accruals, line.given, line.corrected].map(Int64.init)
        #expect(byHand == (isEverywhere ? plain : [nil, nil, nil]), "\(name)")
      }
    }
  }

  @Test("Sold less refunded is what the report on groups calls paid", arguments: 1...20)
  func total(seed: UInt64) throws {
    let desk = try RandomTrade(seed: seed).desk
    for place in Self.scopes.indices {
      let scope = try scope(place)
      let table = try report(.staff, desk, scope)
      let groups = try #require(desk.club.groupReport(scope))
      let total = try #require(table.total)
      let paid = (table.number("sold", of: total) ?? 0) - (table.number("refunded", of: total) ?? 0)
      #expect(paid == groups.total.sums.paid)
      #expect(table.number("paid", of: total) == paid)
      let sheet = try report(.day, desk, scope)
      let sold = try #require(sheet.rows.first { $0.cells[0] == .word("sold") })
      #expect(table.number("sales", of: total) == sheet.number("count", of: sold))
      #expect(table.number("sold", of: total) == sheet.number("money", of: sold))
    }
  }

  @Test("Every part of a day's sheet adds up to what was paid", arguments: 1...20)
  func sheet(seed: UInt64) throws {
    let desk = try RandomTrade(seed: seed).desk
    for place in Self.scopes.indices {
      let scope = try scope(place)
      let sheet = try report(.day, desk, scope)
      let groups = try #require(desk.club.groupReport(scope))
      let total = try #require(sheet.total)
      #expect(sheet.number("money", of: total) == groups.total.sums.paid)
      #expect(sheet.number("bonuses", of: total) == groups.total.sums.bonusesPaid)
      #expect(sheet.number("count", of: total) == Int64(groups.total.sums.receipts))
      var (money, counts): ([String: Int64], [String: Int64]) = ([:], [:])
      let headings = ["byCategory", "byVenue", "byStaff"]
      var part = ""
      for row in sheet.rows {
        if case .word(let word) = row.cells[0], headings.contains(word) { part = word }
        money[part, default: 0] += sheet.number("money", of: row) ?? 0
        counts[part, default: 0] += sheet.number("count", of: row) ?? 0
      }
      for part in headings {
        #expect(money[part] ?? 0 == groups.total.sums.paid, "\(part)")
        guard part != "byCategory" else { continue }
        #expect(counts[part] ?? 0 == Int64(groups.total.sums.receipts), "\(part)")
      }
    }
  }

  @Test("A day's sheet says whether the day is over, and names the record that it rests on")
  func closed() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-06-02")
    let mark = JournalMark(seq: 48_112, checksum: 0x9c1f)
    let today = ReportPeriod(.day, containing: try Day(iso: "2026-06-02"))
    let open = ReportRequest(.day, ReportScope(today), at: desk.now, mark: mark)
    #expect(desk.club.report(open)?.notes == [.fixed("dayOpen"), .record(mark)])
    try desk.goTo("2026-06-03")
    let closed = ReportRequest(.day, ReportScope(today), at: desk.now)
    #expect(desk.club.report(closed)?.notes == [.fixed("dayClosed")])
    #expect(mark.checksumText == "00009c1f")
  }

  @Test(
    "Staff stand in an order that does not change: by money, then by name",
    arguments: [0, 1, 2]
  )
  func order(first: Int) throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-06-02")
    let sales = [("Ольга", "10"), ("Иван", "30"), ("Анна", "10"), ("Пётр", "20")]
    for place in sales.indices {
      let (name, price) = sales[(place + first) % sales.count]
      desk.staff = Staff(name)
      try desk.sell([try line(price)])
    }
    let day = ReportScope(ReportPeriod(.day, containing: try Day(iso: "2026-06-02")))
    let names = [ReportTable.Cell.text("Иван"), .text("Пётр"), .text("Анна"), .text("Ольга")]
    let sheet = try report(.day, desk, day)
    #expect(Array(sheet.rows.map(\.cells[0]).suffix(4)) == names)
    #expect(try report(.staff, desk, day).rows.map(\.cells[0]) == names)
  }

  @Test("A sheet of several days says so, and whether they are over")
  func severalDays() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-06-02")
    let month = ReportScope(ReportPeriod(.month, containing: try Day(iso: "2026-06-02")))
    #expect(try report(.day, desk, month).notes == [.fixed("daysOpen")])
    try desk.goTo("2026-07-01")
    #expect(try report(.day, desk, month).notes == [.fixed("daysClosed")])
    #expect(try report(.day, desk, ReportScope(.always)).notes == [.fixed("daysOpen")])
  }

  @Test("A closed day keeps its figures: a refund of later is taken off on its own day")
  func asOf() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-06-02")
    try desk.register("Анна", "0501234561")
    let receipt = try desk.sell([try line("100")], to: Client.ID(1))
    let day = ReportScope(ReportPeriod(.day, containing: try Day(iso: "2026-06-02")))
    let before = try report(.day, desk, day)
    try desk.goTo("2026-06-05")
    desk.staff = Staff("Иван")
    try desk.refund(receipt)
    try desk.perform(.accrue(.id(Client.ID(1)), try bonus("5"), reason: "турнир", expiresOn: nil))
    let after = try report(.day, desk, day)
    #expect(after.rows == before.rows)
    #expect(after.total == before.total)
  }

  @Test("A receipt given back in full the same day leaves every count but that of sales")
  func wholeRefund() throws {
    var desk = try ClubUnderTest()
    try desk.perform(.createVenue("Центр"))
    try desk.goTo("2026-06-02")
    try desk.register("Анна", "0501234561")
    try desk.sell([try line("100")], to: Client.ID(1))
    try desk.refund(try desk.sell([try line("40")], to: Client.ID(1)))
    let sheet = try report(.day, desk)
    func count(_ name: ReportTable.Cell) -> [Int64?] {
      sheet.rows.filter { $0.cells[0] == name }.map { sheet.number("count", of: $0) }
    }
    #expect(sheet.total.map { sheet.number("count", of: $0) } == 1)
    #expect(count(.word("sold")) == [2] && count(.word("refunded")) == [1])
    #expect(count(.word("nowhere")) == [1] && count(.text("Ольга")) == [1])
    #expect(sheet.notes.contains(.fixed("dayCounts")))
    let staff = try report(.staff, desk)
    let row = try #require(staff.rows.first)
    #expect(
      ["sales", "sold", "refunded", "paid"].map { staff.number($0, of: row) }
        == [2, 14_000, 4_000, 10_000]
    )
  }

  @Test("A day's sheet tells bonuses by what they came from")
  func gifts() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")], BonusTerms(welcomeBonus: try bonus("5")))
    try desk.goTo("2026-06-02")
    try desk.register("Анна", "0501234561")
    let anna = Client.ID(1)
    try desk.createCode("ЛЕТО")
    try desk.activate("ЛЕТО", anna)
    try desk.refund(try desk.sell([try line("100")], to: anna))
    try desk.perform(.accrue(.id(anna), try bonus("7"), reason: "турнир", expiresOn: nil))
    try desk.perform(.correct(.id(anna), try bonus("-3"), reason: "ошибка", expiresOn: nil))
    func told() throws -> [String: [Int64?]] {
      let sheet = try report(.day, desk)
      var found: [String: [Int64?]] = [:]
      for row in sheet.rows {
        if case .word(let word) = row.cells[0] {
          found[word] = ["count", "bonuses"].map { sheet.number($0, of: row) }
        }
      }
      return found
    }
    let sheet = try told()
    #expect(sheet["accrued"] == [1, 1_000] && sheet["accrualsTaken"] == [1, -1_000])
    #expect(sheet["byCode"] == [1, 5_000] && sheet["byRule"] == [1, 500])
    #expect(sheet["byHand"] == [1, 700] && sheet["corrected"] == [1, -300])
    #expect(sheet["erased"] == nil)
    try desk.perform(.eraseClient(.id(anna)))
    #expect(try told()["erased"] == [1, -5_900])
  }

  @Test("What nobody signed stands under no name")
  func unsigned() throws {
    var club = try ClubUnderTest().club
    let now = try Moment(rfc3339: "2026-06-02T10:00:00Z")
    let draft = SaleDraft(lines: [try line("10")])
    club.apply(try club.decide(.sell(draft), for: Asking(at: now, by: Staff("Ольга"))))
    let request = ReportRequest(.staff, ReportScope(.always), at: now)
    #expect(club.report(request)?.rows.map(\.cells.first) == [.word("nobody")])
  }
}

/// What each member of staff did, counted plainly from the events.
private struct PlainStaff {
  struct Line: Equatable {
    var sales: Int64 = 0
    var sold: Int64 = 0
    var refunds: Int64 = 0
    var refunded: Int64 = 0
    var accruals: Int64 = 0
    var given: Int64 = 0
    var corrected: Int64 = 0
  }

  private(set) var byName: [String: Line] = [:]

  init(_ desk: ClubUnderTest, _ scope: ReportScope) {
    let period = scope.period.moments(in: desk.club.calendar)
    var venues: [Receipt.ID: Venue.ID] = [:]
    for (event, staff) in zip(desk.events, desk.names) {
      switch event {
      case .receiptSold(let receipt):
        venues[receipt.id] = receipt.venue
        guard period.contains(receipt.at), Self.isAt(receipt.venue, scope) else { continue }
        byName[staff.name, default: Line()].sold += receipt.paid.minorUnits
        byName[staff.name]?.sales += 1
      case .receiptRefunded(let refund):
        guard period.contains(refund.at), Self.isAt(venues[refund.receipt], scope) else { continue }
        byName[staff.name, default: Line()].refunds += 1
        byName[staff.name]?.refunded += refund.money.minorUnits
      case .bonusesMoved(let movement):
        guard case .byHand = movement.entry.origin, period.contains(movement.entry.at),
          scope.venues == nil
        else { continue }
        let amount = movement.entry.amount.minorUnits
        if movement.entry.kind == .correction {
          byName[staff.name, default: Line()].corrected += amount
        } else {
          byName[staff.name, default: Line()].accruals += 1
          byName[staff.name]?.given += amount
        }
      default: continue
      }
    }
  }

  private static func isAt(_ venue: Venue.ID?, _ scope: ReportScope) -> Bool {
    guard let venues = scope.venues else { return true }
    return venues.contains(venue ?? Venue.nowhere)
  }
}
