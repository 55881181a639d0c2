import Localization
import Loyalty
@testable import Screens
import Terminal
import Testing

/// The bonuses, the program and the sheets of a client's card.
@Suite struct ClientAccountTests {
  private func card(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: Arena.trading(), first: ClientsScreen())
    desk.type("иванов")
    desk.press("Enter")
    return desk
  }

  @Test("The card says what can be spent, what burns, and what the next tier takes")
  func figures() throws {
    try card().expect(
      "доступно 230,00",
      "сгорят после 12.12 30,00",
      "Накопительная, 3 %",
      "куплено 2 040,00",
      "до 5 % ещё 960,01",
      squeezing: true
    )
  }

  @Test(
    "The way to the next tier is never said to be gone before the tier is reached",
    arguments: [
      ("0.00", 0), ("10.00", 1), ("19.99", 1), ("290.00", 29), ("999.99", 99), ("1000.00", 99),
    ]
  )
  func wholePercent(total: String, percent: Int) throws {
    let gone = AccountFigures.wholePercent(
      of: try Money(decimal: total),
      on: try Money(decimal: "1000.00")
    )
    #expect(gone == percent)
  }

  @Test("The sheet of receipts tells composition, money, bonuses and accrual")
  func receipts() throws {
    var desk = try card()
    desk.press("Tab")
    desk.expect("Ночной пакет × 8, Чипсы", "чек 1 из 1", squeezing: true)
    desk.expect("2 040,00 0,00 40,80", squeezing: true)
  }

  @Test("The sheet of bonuses runs the balance")
  func ledger() throws {
    var desk = try card()
    desk.press("Tab", "Tab")
    desk.expect("Начислено: турнир + 159,20 200,00", squeezing: true)
    desk.expect("Начислено: извинение за сбой + 30,00 230,00", squeezing: true)
    desk.press("Down", "Down")
    desk.expect("запись 3 из 3")
    desk.press("Tab", "Tab", "Tab", "Tab", "Tab")
    desk.expect("+380 50 123-45-67")
  }

  @Test("A refund is a row of its own above its receipt, its sums below zero")
  func returned() throws {
    var desk = try card()
    let before = try #require(desk.club.receipts[Receipt.ID(1)])
    try desk.otherDesk(.refund(RefundDraft(receipt: .id(Receipt.ID(1)))))
    desk.press("Tab")
    let rows = desk.frame.filter { $0.contains("Ночной пакет") }
    let paid = desk.context.words.money(minorUnits: before.paid.minorUnits)
    #expect(rows.count == 2)
    #expect(rows.first?.contains("возврат: Ночной пакет") == true)
    #expect(rows.first?.contains("−" + paid) == true)
    #expect(rows.last?.contains("возврат") == false)
    #expect(rows.last?.contains("−") == false)
    desk.expect("чек 1 из 1")
    desk.press("Enter")
    desk.expect("› Чек 1")
  }

  @Test(
    "F7 on the card registers a client, as on the list, and stays closed where nothing is saved"
  )
  func registers() throws {
    var desk = try card()
    desk.press("F7")
    desk.type("Новикова Анна")
    desk.press("Enter")
    desk.type("0671112233")
    desk.press("Ctrl-S")
    desk.expect("Новикова Анна", "+380 67 111-22-33")
    #expect(desk.club.clients.client(with: try Phone(typed: "0671112233", region: .ukraine)) != nil)
  }

  @Test(
    "Help names Tab and Shift+Tab once, and Esc stands in the last line",
    arguments: Look.languages
  )
  func keysOnce(language: Language) throws {
    var desk = try card(Look(language: language))
    #expect(desk.footer.contains("Esc "))
    desk.press("F1")
    desk.type("shift")
    #expect(desk.frame.filter { $0.contains("Shift+Tab") }.count == 1)
    desk.expect("Tab  Shift+Tab")
  }

  @Test("The card with figures, and its sheets", arguments: Look.all)
  func frames(_ look: Look) throws {
    var desk = try card(look)
    desk.expectFrame("Clients", "account-card")
    desk.press("Tab")
    desk.expectFrame("Clients", "account-receipts")
    desk.press("Tab")
    desk.expectFrame("Clients", "account-entries")
    desk.press("Shift-Tab", "Shift-Tab", "Shift-Tab")
    desk.expectFrame("Clients", "account-details")
  }
}
