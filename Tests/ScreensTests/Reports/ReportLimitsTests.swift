import Localization
import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite("Reports at their limits, by keys")
struct ReportLimitsTests {
  /// A club that sold for a hundred million to clients of several groups.
  private func rich() throws -> Club {
    var club = try Arena.club()
    for (client, price) in [(1, "60000000"), (1, "40000000"), (4, "0.5")] {
      let line = SaleDraft.Line(name: "Час", category: "gameTime", price: try Money(decimal: price))
      let sale = SaleDraft(lines: [line], client: .id(Client.ID(UInt32(client))))
      try Arena.apply(.sell(sale), to: &club, on: "2026-11-20")
    }
    return club
  }

  @Test(
    "A hundred million fits into 80 columns, in every report",
    arguments: [ReportName.groups, .staff, .day, .rfm]
  )
  func hundredMillion(name: ReportName) throws {
    var desk = try DeskDriver(club: try rich())
    desk.open(ReportsScreen(name, today: try Day(iso: "2026-11-20")))
    desk.finishJob()
    desk.expect("100 000 000,50")
    desk.expectFrame("Reports", "limit-" + name.rawValue)
  }

  /// The rich club with as many bonuses, a code that brought the money, and all of it given back where that is said.
  private func richer(givesBack: Bool) throws -> Club {
    var club = try rich()
    let rich = ClientReference.id(Client.ID(1))
    let gift = Command.accrue(
      rich,
      try Bonus(decimal: "99999999.50"),
      reason: "приз",
      expiresOn: try Day(iso: "2026-12-05")
    )
    try Arena.apply(gift, to: &club, on: "2026-11-20")
    let terms = PromoCodeTermsDraft(bonuses: try Bonus(decimal: "1"))
    let code = Command.createPromoCode(PromoCodeDraft(name: "ОСЕНЬ", terms: terms, status: .active))
    try Arena.apply(code, to: &club, on: "2026-11-19")
    let use = Command.activatePromoCode(ActivationDraft(client: rich, code: "ОСЕНЬ"))
    try Arena.apply(use, to: &club, on: "2026-11-19")
    for receipt in 1...UInt32(club.receipts.count) where givesBack {
      let refund = Command.refund(RefundDraft(receipt: .id(Receipt.ID(receipt))))
      try Arena.apply(refund, to: &club, on: "2027-01-10")
    }
    return club
  }

  @Test(
    "A hundred million is told in full in every report that has money, in three languages",
    arguments: Look.languages
  )
  func inFull(language: Language) throws {
    let clubs = [false: try richer(givesBack: false), true: try richer(givesBack: true)]
    func amount(_ units: String) -> String {
      language == .english ? units : units.replacing(",", with: " ").replacing(".", with: ",")
    }
    let sums: [(ReportName, String, String)] = [
      (.groups, "2026-11-20", "100,000,000.50"), (.staff, "2026-11-20", "100,000,000.50"),
      (.day, "2026-11-20", "100,000,000.50"), (.rfm, "2026-11-20", "100,000,000.50"),
      (.bonuses, "2026-11-20", "100,000,000.50"), (.burning, "2026-11-20", "100,000,000.50"),
      (.promoCodes, "2026-11-20", "100,000,000.00"),
      (.groups, "2027-01-10", "−100,000,000.50"), (.staff, "2027-01-10", "−100,000,000.50"),
      (.day, "2027-01-10", "−100,000,000.50"),
    ]
    for (name, day, sum) in sums {
      var desk = try DeskDriver(Look(language: language), club: clubs[day > "2027"])
      desk.open(ReportsScreen(name, today: try Day(iso: day)))
      desk.finishJob()
      if name == .day { desk.press("End") }
      #expect(desk.shows(amount(sum)), "\(name) \(day):\n\(desk.frame.joined(separator: "\n"))")
    }
  }

  @Test("With a thousand groups the whole stays in sight wherever the rows are")
  func manyGroups() throws {
    var club = try rich()
    for number in 1...1_000 {
      try Arena.apply(.createGroup(GroupDraft(name: "Г\(number)")), to: &club, on: "2026-11-01")
    }
    var desk = try DeskDriver(club: club)
    desk.press("5", "1")
    desk.finishJob()
    for key in ["Home", "PgDn", "PgDn", "End", "Up", "PgUp", "Home"] {
      desk.press(key)
      desk.expect("Всего", "►")
    }
    desk.press("End", "Up")
    desk.expect("► Г1000")
  }

  @Test("Cohorts open on the twelve months up to this one, a sheet on today, others as they were")
  func ownDays() throws {
    var desk = try DeskDriver(club: try Arena.busy())
    desk.press("5", "1")
    desk.finishJob()
    desk.press("Left")
    desk.finishJob()
    desk.expect("‹ Октябрь 2026 ›")
    let names = ReportName.allCases.dropFirst()
    for name in names {
      desk.press("Tab")
      desk.finishJob()
      switch name {
      case .cohorts: desk.expect("‹ 01.12.2025–30.11.2026 ›")
      case .day: desk.expect("‹ 22.11.2026 ›")
      case .burning: desk.expect("22.11.2026–13.02.2027   весь клуб")
      default: desk.expect("‹ Октябрь 2026 ›")
      }
    }
    desk.press("Left")
    desk.finishJob()
    desk.expect("‹ 21.11.2026 ›", "День закрыт")
    desk.press("Tab")
    desk.finishJob()
    desk.expect("‹ Октябрь 2026 ›", "Группы клиентов")
  }

  @Test("A sheet is neither drawn nor put into another order, and says why")
  func sheet() throws {
    var desk = try DeskDriver(club: try Arena.busy())
    desk.open(ReportsScreen(.day, today: desk.context.today))
    desk.finishJob()
    for key in ["v", "s"] {
      desk.press(key)
      #expect(desk.message.contains("лист с итогами"))
    }
  }

  @Test("The column of the order is seen, with the bars before it, wherever it stands")
  func hiddenOrder() throws {
    var desk = try DeskDriver(club: try Arena.busy())
    desk.press("5", "1")
    desk.finishJob()
    desk.press("F6")
    desk.type("Списано")
    desk.press("Enter")
    desk.expect("Списано бонусов ▼")
    let screen = try #require(desk.shell.screens.top as? ReportsScreen)
    let result = try #require(screen.result)
    let columns = ReportPicture(screen, desk.context).layout(result).columns.map(\.id)
    let bar = try #require(columns.firstIndex(of: "bar"))
    #expect(columns[bar + 1] == "redeemed")
  }

  @Test("Months of a cohort that fit follow each other, and tell what the selected one has")
  func contiguousMonths() throws {
    var desk = try DeskDriver(club: try Arena.busy())
    desk.open(ReportsScreen(.cohorts, today: desk.context.today))
    desk.finishJob()
    for _ in 0..<12 {
      let screen = try #require(desk.shell.screens.top as? ReportsScreen)
      let (result, row) = (try #require(screen.result), try #require(screen.selected))
      guard case .heatMap(let map) = result.chart else { throw Missing() }
      let heading = try #require(desk.frame.first { $0.contains("Регистрация") })
      let shown = map.indices.filter { heading.contains("+\($0) ") || heading.hasSuffix("+\($0)") }
      #expect(shown == Array((shown.first ?? 0)...(shown.last ?? 0)), "\(heading)")
      let told = map.indices.filter { place in
        result.place(of: map[place]).map { row.cells[$0] != .empty } ?? false
      }
      if told.count <= shown.count { #expect(Set(told).isSubset(of: shown), "\(heading)") }
      desk.press("Down")
    }
  }

  @Test("A file that cannot be written leaves the form open, with its place and the reason")
  func notExported() throws {
    var desk = try DeskDriver(club: try Arena.busy())
    desk.press("5", "1")
    desk.finishJob()
    desk.press("x", "Space", "Tab")
    desk.retype("/no/such/folder/november.csv")
    desk.press("Ctrl-S")
    desk.hear(.notExported(format: "csv", path: "/no/such/folder/november.csv", why: "Папки нет"))
    desk.expect("► Файл", "/no/such/folder/november.csv", "Папки нет", "(•) CSV")
    #expect(desk.shell.screens.top is ReportFileForm)
    desk.press("Esc")
    #expect(desk.shell.screens.top is ReportsScreen)
  }

  @Test("The calendar begins with the year 1, and says so")
  func firstYear() throws {
    var desk = try DeskDriver(club: try Arena.busy())
    desk.press("5", "1")
    desk.finishJob()
    desk.press("F4", "Tab")
    desk.retype("01.01.0001")
    desk.press("Tab")
    desk.retype("31.12.0001")
    desk.press("Ctrl-S")
    desk.finishJob()
    desk.press("Left")
    #expect(desk.message.contains("с 1 года"))
  }

  private struct Missing: Error {}
}
