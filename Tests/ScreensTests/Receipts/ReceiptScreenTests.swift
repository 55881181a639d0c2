import Loyalty
import Screens
import Terminal
import Testing

@Suite("A receipt and the list of receipts")
struct ReceiptScreenTests {
  @Test("Enter on the card’s receipt opens it with lines, sums and the kept explanation")
  func opens() throws {
    var desk = try ReceiptScenes.onCard()
    desk.press("Enter")
    desk.expect("Чек 2", "+380 50 123-45-67", "21.11.2026 12:00")
    desk.expect("Номер кассы A-1071", "Сумма 245,00", "Оплачено 45,00 грн", squeezing: true)
    desk.expect("Кибер-час 2 100,00 0,00 200,00 0,00 0,00", squeezing: true)
    desk.expect("Бонусами оплачено: Кибер-час", "Накопительная: 3 % от оплаты деньгами")
  }

  @Test("The explanation stays as it was when the program changes")
  func kept() throws {
    var desk = try ReceiptScenes.onCard()
    let tiers = try Tiers([
      Tiers.Tier(threshold: .zero, percent: try Percent(basisPoints: 900))
    ])
    var edit = ProgramEdit()
    edit.tiers = tiers
    try desk.otherDesk(.editProgram("Накопительная", edit))
    desk.press("Enter")
    desk.expect("Накопительная: 3 % от оплаты деньгами")
  }

  @Test("Refunds stand on the receipt with their time, and what can still go back")
  func refunds() throws {
    var desk = try ReceiptScenes.onCard()
    desk.press("Enter", "r")
    desk.type("1")
    desk.press("Enter", "Left", "Enter")
    desk.expect("Можно вернуть ещё 45,00", "и бонусами 100,00", squeezing: true)
    desk.expect("22.11 21:14 Кибер-час 0,00 + 100,00 0,00", squeezing: true)
    desk.press("r", "*", "Enter", "Left", "Enter")
    desk.expect("Возвращён полностью")
    desk.press("r")
    #expect(desk.message.contains("По этому чеку уже вернули всё"))
  }

  @Test("A movement of bonuses that a receipt made opens that receipt")
  func fromLedger() throws {
    var desk = try ReceiptScenes.onCard()
    desk.press("Tab", "Enter")
    desk.expect("Номер кассы")
    desk.press("Esc", "End", "Up", "Enter")
    #expect(desk.message.contains("Чек не выбран"))
  }

  @Test("The list finds by number, by the till’s number, by name and by phone")
  func list() throws {
    var desk = try DeskDriver(club: ReceiptScenes.sold(), first: ReceiptsScreen())
    desk.expect("Чеков 3")
    desk.type("A-1071")
    desk.expect("Нашлось 1 из 3", "Кибер-час × 2")
    desk.press("Esc")
    desk.type("№ 3")
    desk.expect("Нашлось 1 из 3", "Чипсы × 1,5")
    desk.press("Esc")
    desk.type("4567")
    desk.expect("Нашлось 2 из 3")
    desk.press("Esc")
    desk.type("bdfyjd")
    desk.expect("Нашлось 2 из 3")
    desk.press("Down", "Enter")
    desk.expect("Чек 1", "08.11.2026 12:00")
    desk.press("Esc", "Esc")
    desk.type("ясеня")
    desk.expect("По «ясеня» чеков нет")
  }

  @Test("A number finds itself first, then the receipts that begin so, the newest first")
  func numbers() throws {
    var club = try Arena.trading()
    for _ in 0..<20 {
      try Arena.apply(
        .sell(SaleDraft(lines: [.init(product: "Кофе")])),
        to: &club,
        on: "2026-11-20"
      )
    }
    var desk = try DeskDriver(club: club, first: ReceiptsScreen())
    desk.type("2")
    desk.expect("Нашлось 3 из 21")
    let lines = desk.frame.filter { $0.contains("Кофе") }.map { String($0.dropFirst(3).prefix(2)) }
    #expect(lines == ["2 ", "21", "20"])
  }

  @Test("A sale at another desk keeps the selection on its receipt")
  func follows() throws {
    var desk = try DeskDriver(club: ReceiptScenes.sold(), first: ReceiptsScreen())
    desk.press("Tab")
    try desk.otherDesk(.sell(SaleDraft(lines: [.init(product: "Кофе")])))
    desk.press("Enter")
    desk.expect("Чек 3")
  }

  @Test("The receipt leads to the client’s card, and says why not where there is none")
  func toClient() throws {
    var desk = try DeskDriver(club: ReceiptScenes.sold(), first: ReceiptsScreen())
    desk.press("Tab", "Enter", "Enter")
    #expect(desk.message.contains("Чек без клиента"))
    desk.press("Esc", "Down", "Enter", "Enter")
    desk.expect("просит место 12, у окна")
  }

  @Test("The menu’s first section and F2 lead to the receipts")
  func ways() throws {
    var desk = try DeskDriver(club: ReceiptScenes.sold())
    desk.press("F2")
    desk.type("возврат")
    desk.press("Enter")
    desk.expect("Чеков 3")
  }

  @Test("An empty club says how the first receipt begins")
  func empty() throws {
    var desk = try DeskDriver(club: Arena.club(), first: ReceiptsScreen())
    desk.expect("Чеков ещё нет")
    desk.press("Enter")
    #expect(desk.message.contains("Чек не выбран"))
  }

  @Test("A receipt of 10,000 lines opens, scrolls and is refunded by the line")
  func huge() throws {
    var club = try Arena.trading()
    let lines = Array(repeating: SaleDraft.Line(product: "Кофе"), count: 10_000)
    try Arena.apply(.sell(SaleDraft(lines: lines)), to: &club, on: "2026-11-20")
    var desk = try DeskDriver(club: club, first: ReceiptsScreen())
    desk.press("Tab", "Enter", "End")
    desk.expect("Позиции 10 000", "Правила")
    desk.press("Tab")
    desk.expect("продано без клиента")
    desk.press("r", "End", "Space")
    desk.expect("Вернуть деньгами 45,00 грн", "строк 1 из 10 000", squeezing: true)
  }

  // MARK: Frames

  @Test("The receipt, whole and partly given back", arguments: Look.all + [.smallest])
  func frames(_ look: Look) throws {
    var desk = try ReceiptScenes.onCard(look)
    desk.press("Enter")
    desk.expectFrame("Receipts", "receipt")
    desk.press("r")
    desk.type("1")
    desk.press("Enter", "Left", "Enter", "Ctrl-L")
    desk.expectFrame("Receipts", "receipt-returned")
  }

  @Test("The list of receipts", arguments: Look.all + [.smallest])
  func listFrames(_ look: Look) throws {
    var desk = try DeskDriver(look, club: ReceiptScenes.sold(), first: ReceiptsScreen())
    desk.expectFrame("Receipts", "list")
    desk.type("иван")
    desk.expectFrame("Receipts", "list-found")
  }

  @Test("A terminal without Unicode shows the same receipt")
  func ascii() throws {
    var desk = try ReceiptScenes.onCard()
    desk.press("Enter")
    Golden.check(desk.asciiFrame, "Receipts", "ascii-receipt", #_sourceLocation)
  }
}
