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
}
