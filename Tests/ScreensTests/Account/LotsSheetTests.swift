import Loyalty
import Screens
import Terminal
import Testing

@Suite("What is left of each accrual, on the card")
struct LotsSheetTests {
  private func lots(_ look: Look = Look(), _ club: Club? = nil) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: try club ?? ReceiptScenes.sold(), first: ClientsScreen())
    desk.type("иванов")
    desk.press("Enter", "Tab", "Tab", "Tab")
    return desk
  }

  @Test("What burns first stands first, what is used up last and dim")
  func order() throws {
    let desk = try lots()
    desk.expect("Остатки 2")
    desk.expect("21.11 12:00 чек 2 1,35 1,35 21.11.2026 не сгорят", squeezing: true)
    desk.expect("15.11 12:00 извинение за сбой 30,00 0,00", squeezing: true)
    let rows = desk.frame.filter { $0.contains(".11 12:00") }
    #expect(rows.count == 4)
    #expect(rows.first?.contains("турнир") == true)
  }

  @Test("A dated accrual stands before undated ones, with its last day")
  func dated() throws {
    let desk = try lots(Look(), Arena.trading())
    let rows = desk.frame.filter { $0.contains(".11 12:00") }
    #expect(rows.first?.contains("12.12.2026") == true)
    desk.expect("Остатки 3")
  }

  @Test("What has burnt has nothing left, though nobody has written it yet")
  func burnt() throws {
    var desk = try lots(Look(), Arena.trading())
    desk.advance(seconds: 40 * 86_400)
    desk.expect("Остатки 2", "извинение за сбой 30,00 0,00", squeezing: true)
  }

  @Test("Enter opens the receipt that accrued; an accrual by hand has none")
  func opens() throws {
    var desk = try lots()
    desk.press("Down", "Enter")
    desk.expect("Номер кассы")
    desk.press("Esc", "Home", "Enter")
    desk.expect("Чек не выбран")
  }

  @Test("The sheet", arguments: Look.all + [.smallest])
  func frames(_ look: Look) throws {
    try lots(look).expectFrame("Account", "lots")
  }
}
