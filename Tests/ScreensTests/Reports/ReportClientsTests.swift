import Localization
import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite("The clients behind the figures of reports, by keys")
struct ReportClientsTests {
  /// At a report of a club where a code was used, the work done.
  private func at(_ name: ReportName, _ change: (inout Club) throws -> Void = { _ in }) throws
    -> DeskDriver
  {
    var club = try Arena.busy()
    try change(&club)
    var desk = try DeskDriver(club: club)
    desk.open(ReportsScreen(name, today: desk.context.today))
    desk.finishJob()
    return desk
  }

  private func list(_ desk: DeskDriver) throws -> ReportClientList {
    let screen = try #require(desk.shell.screens.top as? ReportClientsScreen)
    return try #require(screen.list)
  }

  @Test("Of a row with several figures Enter asks whose clients, and shows those of the figure")
  func choosing() throws {
    var desk = try at(.rfm)
    desk.press("Enter")
    desk.expect("Клиентов: 3", "1 чек: 1", "2–4: 2")
    desk.type("2–4")
    desk.press("Enter")
    desk.finishJob()
    #expect(try list(desk).clients.count == 2)
    desk.expect("до 7 дней назад: 2–4")
    desk.press("Enter")
    #expect(desk.shell.screens.top is ClientCardScreen)
  }

  @Test("New, lost and come back are each a list of their own, of the row's days")
  func newAndLost() throws {
    var desk = try at(.clients)
    desk.press("Enter")
    desk.expect("1-й чек: 1", "Активны: 1")
    desk.type("Активны")
    desk.press("Enter")
    desk.finishJob()
    let list = try list(desk)
    #expect(list.clients.count == 1)
    #expect(list.period == ReportPeriod(.day, containing: try Day(iso: "2026-11-01")))
    desk.expect("01.11.2026: Активны", "Клиентов 1, чеков 1, оплачено")
    #expect(desk.frame.suffix(2).first?.contains("01.11.2026") == true)
  }

  @Test("A week in which bonuses burn opens whose they are, with the bonuses")
  func burning() throws {
    var desk = try at(.burning)
    desk.press("Down", "Down", "Enter")
    desk.finishJob()
    let list = try list(desk)
    #expect(list.isOfBonuses && list.sums.bonuses == 3_000)
    desk.expect("30,00", "Клиентов 1, бонусов 30,00")
    desk.press("Esc", "End", "Enter")
    desk.finishJob()
    desk.expect("Клиентов 2, бонусов 313,60")
  }

  @Test("Behind a promo code stand thirty days from each use, whatever days the report is of")
  func afterCode() throws {
    var desk = try at(.promoCodes) { club in
      let terms = PromoCodeTermsDraft(bonuses: try Bonus(decimal: "50"))
      let draft = PromoCodeDraft(name: "ЛЕТО", terms: terms, status: .active)
      try Arena.apply(.createPromoCode(draft), to: &club, on: "2026-11-20")
      let use = ActivationDraft(client: .id(Client.ID(1)), code: "ЛЕТО")
      try Arena.apply(.activatePromoCode(use), to: &club, on: "2026-11-20")
    }
    desk.press("Enter", "Enter")
    desk.finishJob()
    #expect(desk.shell.screens.top is ReportClientsScreen)
    #expect(desk.frame.suffix(2).first?.contains("30 дней после кода") == true)
  }

  @Test("A sheet is neither drawn nor ordered, and says which of them")
  func noChart() throws {
    var desk = try at(.day)
    desk.press("v")
    #expect(desk.message.contains("рисовать здесь нечего"))
    desk.press("F6")
    #expect(desk.message.contains("порядок строк у него свой"))
  }

  @Test("A row with nobody behind it says so, a sheet that it has no lists")
  func nobody() throws {
    var desk = try at(.clients)
    desk.press("Down", "Enter")
    #expect(desk.message.contains("никого нет"))
    desk = try at(.day)
    desk.press("Enter")
    #expect(desk.message.contains("нет списка клиентов"))
  }

  @Test("Of an erased client a number is left, and no card opens")
  func erased() throws {
    var desk = try at(.groups) { club in
      try Arena.apply(.eraseClient(.id(Client.ID(1))), to: &club, on: "2026-11-22")
    }
    desk.press("End", "Enter")
    desk.type("Активны")
    desk.press("Enter")
    desk.finishJob()
    desk.expect("№ 1")
    let place = try #require(try list(desk).clients.firstIndex { $0.client == Client.ID(1) })
    for _ in 0..<place { desk.press("Down") }
    desk.press("Enter")
    #expect(desk.shell.screens.top is ReportClientsScreen)
    #expect(desk.message.contains("стёрт"))
  }

  @Test("The chosen figure can be left without choosing")
  func escape() throws {
    var desk = try at(.rfm)
    desk.press("Enter", "Esc")
    #expect(desk.shell.screens.top is ReportsScreen)
    desk.expect("Последний чек")
  }

  @Test("Burning has days of its own: arrows and F4 say so")
  func ownDays() throws {
    var desk = try at(.burning)
    for key in ["Left", "F4"] {
      desk.press(key)
      #expect(desk.message.contains("всегда от сегодня"))
      #expect(desk.jobs.isEmpty)
    }
  }

  @Test("A code that ends is opened from the menu on its own row")
  func attention() throws {
    var desk = try at(.groups) { club in
      for (name, last) in [("ЛЕТО", "2026-11-24"), ("ЗИМА", nil), ("ВЕСНА", "2026-12-31")] {
        let until = try last.map { try Day(iso: $0) }
        let terms = PromoCodeTermsDraft(bonuses: try Bonus(decimal: "50"), until: until)
        let draft = PromoCodeDraft(name: name, terms: terms)
        try Arena.apply(.createPromoCode(draft), to: &club, on: "2026-11-20")
      }
    }
    desk.press("F9", "Tab")
    let lines = Attention.all(MenuFigures(desk.club, at: desk.now), desk.context)
    let place = try #require(lines.firstIndex { $0.text.contains("ЛЕТО") })
    for _ in 0..<place { desk.press("Down") }
    desk.press("Enter")
    let screen = try #require(desk.shell.screens.top as? PromoCodesScreen)
    #expect(screen.selected(desk.context)?.name == "ЛЕТО")
  }
}
