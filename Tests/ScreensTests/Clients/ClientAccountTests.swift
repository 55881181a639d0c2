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
    desk.press("Tab", "Tab", "Tab", "Tab")
    desk.expect("+380 50 123-45-67")
  }

  @Test("A receipt that came back whole says so")
  func returned() throws {
    var desk = try card()
    try desk.otherDesk(.refund(RefundDraft(receipt: .id(Receipt.ID(1)))))
    desk.press("Tab")
    desk.expect("возврат: Ночной пакет", squeezing: true)
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
