import Testing

@testable import Loyalty

@Suite("Reports count one thing in one way, and what is over keeps its figures")
struct ClosedPeriodTests {
  private let ann = Client.ID(1)
  private let bob = Client.ID(2)

  private func shop() throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-08-01")
    try desk.register("Анна", "0501234561")
    try desk.register("Борис", "0501234562")
    return desk
  }

  private func month(_ text: String) throws -> ReportPeriod {
    ReportPeriod(.month, containing: try Day(iso: text + "-01"))
  }

  private func report(
    _ name: ReportName,
    _ desk: ClubUnderTest,
    _ period: ReportPeriod = .always
  ) throws -> ReportTable {
    try #require(desk.club.report(ReportRequest(name, ReportScope(period), at: desk.now)))
  }

  private func figures(_ table: ReportTable, _ row: ReportTable.Row?) -> [String: Int64] {
    var figures: [String: Int64] = [:]
    for column in table.columns {
      guard let row, let number = table.number(column.id, of: row) else { continue }
      figures[column.id] = number
    }
    return figures
  }

  @Test("A refund of a receipt from before takes nothing off what a promo code brought")
  func earlierRefund() throws {
    var desk = try shop()
    try desk.createCode("ОСЕНЬ")
    try desk.goTo("2026-09-09")
    let before = try desk.sell([try line("1000")], to: ann)
    try desk.goTo("2026-09-10")
    try desk.activate("ОСЕНЬ", ann)
    try desk.activate("ОСЕНЬ", bob)
    try desk.goTo("2026-09-12")
    try desk.refund(before)
    try desk.goTo("2026-09-13")
    let gone = try desk.sell([try line("300")], to: bob)
    try desk.goTo("2026-09-20")
    try desk.refund(gone)
    let table = try report(.promoCodes, desk, try month("2026-09"))
    let told = figures(table, table.rows.first)
    #expect(told["paid"] == 0)
    #expect([told["back7"], told["back14"], told["back30"]] == [0, 0, 0])
  }

  @Test("Whoever came back within a week came back within a month", arguments: UInt64(1)...10)
  func windowsGrow(seed: UInt64) throws {
    var desk = try RandomTrade(seed: seed).desk
    try desk.createCode("ЛЕТО")
    for number in UInt32(1)...8 {
      let client = Client.ID(number)
      let before = try? desk.sell([try line("500")], to: client)
      _ = try? desk.activate("ЛЕТО", client)
      desk.now = desk.now.advanced(bySeconds: 86_400)
      if let before, number % 2 == 0 { _ = try? desk.refund(before) }
      let after = try? desk.sell([try line("40")], to: client)
      desk.now = desk.now.advanced(bySeconds: Int64(number) * 100_000)
      if let after, number % 3 == 0 { _ = try? desk.refund(after) }
    }
    let table = try report(.promoCodes, desk)
    let told = figures(table, table.total)
    let back = ["back7", "back14", "back30"].map { told[$0] ?? -1 }
    #expect(back == back.sorted() && (told["clients"] ?? 0) >= (back.last ?? 0))
    #expect(back[2] > 0 && (told["paid"] ?? -1) >= 0)
  }

  @Test(
    "A use that is given back later stays in its month, its bonuses go in the month of the refund"
  )
  func returnedUse() throws {
    var desk = try shop()
    try desk.createCode("ЛЕТО") { $0.returnsOnRefund = true }
    try desk.goTo("2026-09-21")
    let draft = SaleDraft(lines: [try line("80")], client: .id(ann), promoCode: "ЛЕТО")
    guard case .receipt(let receipt) = try desk.perform(.sell(draft)) else { return }
    let september = try month("2026-09")
    let before = try report(.promoCodes, desk, september)
    #expect(figures(before, before.rows.first)["activations"] == 1)
    #expect(figures(before, before.rows.first)["accrued"] == 5_000)
    try desk.goTo("2026-10-05")
    try desk.refund(receipt)
    #expect(try report(.promoCodes, desk, september).rows == before.rows)
    let october = try report(.promoCodes, desk, september.shifted(by: 1))
    #expect(figures(october, october.rows.first)["accrued"] == -5_000)
    let whole = try report(.promoCodes, desk)
    #expect(figures(whole, whole.rows.first)["activations"] == 0)
    for period in [september, september.shifted(by: 1), .always] {
      let sheet = try report(.day, desk, period)
      let codes = sheet.rows.first { $0.cells[0] == .word("byCode") }
      let table = try report(.promoCodes, desk, period)
      #expect(
        figures(table, table.total)["accrued"] == codes.flatMap { sheet.number("bonuses", of: $0) }
      )
    }
  }

  @Test("The RFM grid asks both of the same receipts: those that count in the period")
  func rfm() throws {
    var desk = try shop()
    try desk.goTo("2026-10-06")
    try desk.sell([try line("10")], to: ann)
    try desk.goTo("2026-10-28")
    let gone = try desk.sell([try line("20")], to: ann)
    try desk.goTo("2026-10-29")
    try desk.refund(gone)
    try desk.goTo("2026-11-22")
    let table = try report(.rfm, desk, try month("2026-10"))
    #expect(table.rows.map { table.number("receipts1", of: $0) } == [0, 1, 0, 0])
  }

  @Test("That a client in two groups counts twice is told of members and of refunds alone too")
  func repeated() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-09-01")
    try desk.createGroup("А")
    try desk.createGroup("Б")
    try desk.register("Анна", "0501234561", groups: ["А", "Б"])
    let receipt = try desk.sell([try line("100")], to: ann)
    try desk.goTo("2026-11-02")
    try desk.refund(receipt)
    for text in ["2026-10", "2026-11"] {
      let table = try report(.groups, desk, try month(text))
      #expect(table.notes.first == .repeated(clients: 1, receipts: 0), "\(text)")
    }
  }

  @Test("Who is in an archived group alone has no group, in the figure and behind it")
  func archivedGroup() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-09-01")
    try desk.createGroup("А")
    try desk.createGroup("Б")
    try desk.register("Анна", "0501234561", groups: ["А"])
    try desk.register("Борис", "0501234562", groups: ["Б"])
    try desk.goTo("2026-10-02")
    try desk.sell([try line("30")], to: bob)
    try desk.perform(.archiveGroup(.name("Б")))
    for text in ["2026-09", "2026-10"] {
      let request = ReportRequest(.groups, ReportScope(try month(text)), at: desk.now)
      let table = try #require(desk.club.report(request))
      let without = try #require(table.others.first { $0.subject == .withoutGroup })
      #expect(table.number("clients", of: without) == 1)
      let list = desk.club.clients(behind: ReportPlace(.withoutGroup, "clients"), of: request)
      #expect(list?.clients.map(\.client) == [bob], "\(text)")
    }
  }

  @Test("Days to come tell what there is now, days before the club nothing")
  func daysToCome() throws {
    var desk = try shop()
    try desk.accrue("30", to: ann)
    func outstanding(_ first: String, _ last: String) throws -> Int64? {
      let period = try ReportPeriod(from: try Day(iso: first), until: try Day(iso: last))
      let table = try report(.bonuses, desk, period)
      return figures(table, table.total)["outstanding"]
    }
    #expect(try outstanding("2030-01-01", "2030-01-02") == 3_000)
    #expect(try outstanding("2020-01-01", "2020-01-02") == 0)
  }

  @Test("A refund of what bonuses paid has its client behind it")
  func bonusRefund() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")])
    let client = try desk.register("Вера", "0501234563")
    try desk.accrue("50", to: client)
    let receipt = try desk.sell([try line("50")], to: client, spending: .most)
    #expect(receipt.paid.isZero)
    desk.club.sign(Staff("bob"))
    try desk.refund(receipt)
    desk.club.sign(Staff("bob"))
    let request = ReportRequest(.staff, ReportScope(.always), at: desk.now)
    let table = try #require(desk.club.report(request))
    let row = try #require(table.rows.first { table.number("refunds", of: $0) == 1 })
    let list = desk.club.clients(behind: ReportPlace(row.subject, "refunds"), of: request)
    #expect(list?.clients.map(\.client) == [client])
  }

  @Test("More than ten years are told by years")
  func years() throws {
    var desk = try shop()
    try desk.sell([try line("10")], to: ann)
    let period = try ReportPeriod(from: try Day(iso: "1900-01-01"), until: nil)
    let table = try report(.clients, desk, period)
    #expect(table.rows.count == 127)
    #expect(
      table.rows.last?.cells[0] == .days(try Day(iso: "2026-01-01"), try Day(iso: "2026-08-01"))
    )
    #expect(table.rows.last.flatMap { table.number("active", of: $0) } == 1)
  }
}
