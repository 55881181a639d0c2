import Testing

@testable import Loyalty

@Suite("Reports of odd days, odd clubs and odd clients")
struct ReportBadInputTests {
  private let anna = Client.ID(1)
  private let oleg = Client.ID(2)

  private func report(
    _ name: ReportName,
    _ desk: ClubUnderTest,
    _ period: ReportPeriod = .always
  ) throws -> ReportTable {
    try #require(desk.club.report(ReportRequest(name, ReportScope(period), at: desk.now)))
  }

  private func day(_ text: String) throws -> ReportPeriod {
    ReportPeriod(.day, containing: try Day(iso: text))
  }

  private func shop() throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-01-05")
    try desk.createGroup("VIP")
    try desk.register("Анна", "0501234561", groups: ["VIP"])
    try desk.register("Олег", "0501234562")
    return desk
  }

  private func total(_ id: String, _ table: ReportTable) -> Int64? {
    table.total.flatMap { table.number(id, of: $0) }
  }

  @Test("A period that ends before it begins is no period")
  func inverted() throws {
    let days = (try Day(iso: "2026-10-02"), try Day(iso: "2026-10-01"))
    #expect(throws: Refusal.periodInverted(from: days.0, until: days.1)) {
      try ReportPeriod(from: days.0, until: days.1)
    }
  }

  @Test(
    "The night of a clock change belongs to its day, in every report",
    arguments: [
      // 25 hours: the hour after 3:00 comes twice.
      ("2026-10-25", ["2026-10-24T21:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]),
      // 23 hours: there is no 3:30.
      ("2026-03-29", ["2026-03-28T22:00:00Z", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z"]),
    ]
  )
  func clockChange(date: String, moments: [String]) throws {
    var desk = try shop()
    for text in moments {
      desk.now = try Moment(rfc3339: text)
      try desk.sell([try line("10")], to: anna)
    }
    let own = try day(date)
    for (name, column) in [
      (ReportName.groups, "receipts"), (.visits, "receipts"), (.staff, "sales"),
    ] {
      let table = try report(name, desk, own)
      #expect(total(column, table) == 3, "\(name)")
      for step in [-1, 1] {
        let other = try report(name, desk, own.shifted(by: step))
        #expect(total(column, other) == 0, "\(name)")
      }
    }
    let sheet = try report(.day, desk, own)
    #expect(total("money", sheet) == 3_000 && total("count", sheet) == 3)
    let flow = try report(.clients, desk, own)
    #expect(flow.rows.map { flow.number("active", of: $0) } == [1])
    let week = try ReportPeriod(
      from: Day(iso: date).advanced(byDays: -3),
      until: Day(iso: date).advanced(byDays: 3)
    )
    #expect(total("receipts", try report(.groups, desk, week)) == 3)
  }

  @Test("One receipt is in every report once")
  func one() throws {
    var desk = try shop()
    try desk.sell([try line("40")], to: anna)
    #expect(total("receipts", try report(.groups, desk)) == 1)
    #expect(total("averageReceipt", try report(.groups, desk)) == 4_000)
    #expect(total("share", try report(.groups, desk)) == 10_000)
    #expect(total("receipts", try report(.visits, desk)) == 1)
    #expect(total("clients", try report(.rfm, desk)) == 1)
    #expect(total("sold", try report(.staff, desk)) == 4_000)
    #expect(total("money", try report(.day, desk)) == 4_000)
    try desk.goTo("2026-02-01")
    let cohorts = try report(.cohorts, desk)
    #expect(cohorts.rows.first.flatMap { cohorts.number("month0", of: $0) } == 5_000)
  }

  @Test("Days with nothing but refunds have money below zero and no averages")
  func onlyRefunds() throws {
    var desk = try shop()
    let receipt = try desk.sell([try line("40")], to: anna)
    try desk.goTo("2026-02-10")
    try desk.refund(receipt)
    let february = ReportPeriod(.month, containing: try Day(iso: "2026-02-10"))
    let groups = try report(.groups, desk, february)
    #expect(total("paid", groups) == -4_000)
    #expect(total("receipts", groups) == 0)
    #expect(total("averageReceipt", groups) == nil && total("share", groups) == nil)
    let staff = try report(.staff, desk, february)
    #expect(total("refunds", staff) == 1 && total("refunded", staff) == 4_000)
    #expect(total("sold", staff) == 0)
    #expect(total("money", try report(.day, desk, february)) == -4_000)
    #expect(total("receipts", try report(.visits, desk, february)) == 0)
    #expect(total("clients", try report(.rfm, desk, february)) == 0)
    let flow = try report(.clients, desk, february)
    #expect(flow.rows.allSatisfy { flow.number("active", of: $0) == 0 })
  }

  @Test("Cards that were made one count as one client in every report, with all that both bought")
  func merged() throws {
    var desk = try shop()
    try desk.createCode("ЛЕТО") { $0.perClientLimit = 3 }
    for client in [anna, oleg] {
      try desk.activate("ЛЕТО", client)
      try desk.goTo(client == anna ? "2026-01-08" : "2026-01-12")
      try desk.sell([try line("10")], to: client)
    }
    #expect(total("clients", try report(.rfm, desk)) == 2)
    try desk.perform(.mergeClients(into: .id(oleg), from: .id(anna)))
    let rfm = try report(.rfm, desk)
    #expect(total("clients", rfm) == 1 && total("paid", rfm) == 2_000)
    #expect(rfm.rows.first.flatMap { rfm.number("receipts2", of: $0) } == 1)
    let groups = try report(.groups, desk)
    #expect(total("clients", groups) == 1 && total("activeClients", groups) == 1)
    #expect(total("paid", groups) == 2_000)
    let codes = try report(.promoCodes, desk)
    let row = try #require(codes.rows.first)
    #expect(codes.number("activations", of: row) == 2)
    #expect(codes.number("clients", of: row) == 1)
    #expect(codes.number("paid", of: row) == 2_000)
    let cohorts = try report(.cohorts, desk)
    #expect(cohorts.rows.first.flatMap { cohorts.number("clients", of: $0) } == 1)
    let request = ReportRequest(.groups, ReportScope(.always), at: desk.now)
    let place = ReportPlace(.all, "clients")
    let behind = try #require(desk.club.clients(behind: place, of: request)).clients
    #expect(behind.map(\.client) == [oleg] && behind.map(\.paid) == [2_000])
  }

  @Test("A thousand groups have a line each in the table, and the whole once")
  func manyGroups() throws {
    var desk = try ClubUnderTest()
    for number in 1...1_000 { try desk.createGroup("Группа \(number)") }
    try desk.register("Анна", "0501234561", groups: (1...1_000).map { "Группа \($0)" })
    try desk.sell([try line("100000000")], to: anna)
    let table = try report(.groups, desk)
    #expect(table.rows.count == 1_000)
    #expect(total("paid", table) == 10_000_000_000)
    #expect(
      table.notes.first == .sharesExceed(points: 10_000_000, clients: 1, receipts: 1)
    )
  }

  @Test("An archived group keeps the money of its days and has no line where it sold nothing")
  func archived() throws {
    var desk = try shop()
    try desk.sell([try line("10")], to: anna)
    try desk.perform(.archiveGroup(.name("VIP")))
    try desk.goTo("2026-02-10")
    let january = try report(
      .groups,
      desk,
      ReportPeriod(.month, containing: try Day(iso: "2026-01-05"))
    )
    #expect(january.rows.map { january.number("paid", of: $0) } == [1_000])
    let march = try report(
      .groups,
      desk,
      ReportPeriod(.month, containing: try Day(iso: "2026-03-05"))
    )
    #expect(march.rows.isEmpty)
  }
}
