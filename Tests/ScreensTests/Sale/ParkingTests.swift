import Localization
import Loyalty
import Screens
import Terminal
import Testing

@Suite struct ParkingTests {
  private func desk(_ language: Language = .russian, club: Club? = nil) throws -> DeskDriver {
    try DeskDriver(
      Look(language: language),
      club: club ?? Arena.trading(),
      first: DeskScreen()
    )
  }

  /// Иванов's two hours, not paid yet.
  private func selling(_ language: Language = .russian) throws -> DeskDriver {
    var desk = try desk(language)
    desk.type("иванов")
    desk.press("Tab", "c")
    desk.type("2 киб")
    desk.press("Enter")
    return desk
  }

  private func waiting(_ desk: DeskDriver) -> [ParkedReceipt] {
    desk.club.parkedReceipts.waiting
  }

  @Test("Esc parks at once, says where, and Enter on its row goes on", arguments: Look.languages)
  func parks(_ language: Language) throws {
    var desk = try selling(language)
    desk.press("*", "Esc")
    let parked = try #require(waiting(desk).first)
    #expect(parked.client == Client.ID(1) && parked.redemption == .most)
    let words = ParkedTexts(language)
    #expect(desk.message.contains(words.done))
    desk.expect(words.line)
    #expect(desk.club.receipts.count == 1)
    desk.press("End", "Tab", "End", "Enter")
    desk.expect("Кибер-час 2", squeezing: true)
    desk.press("Enter", "Enter")
    let receipt = try #require(desk.club.receipts.receipts(of: Client.ID(1)).last)
    #expect(receipt.bonusesSpent.decimalString == "200.00" && receipt.paid.isZero)
    #expect(waiting(desk).isEmpty)
    #expect(!desk.shows(words.line))
  }

  @Test("F10 parks as Esc does: no key loses a receipt")
  func f10() throws {
    var desk = try selling()
    desk.press("F10")
    #expect(waiting(desk).count == 1)
  }

  @Test("An empty receipt goes without a word")
  func empty() throws {
    var desk = try desk()
    desk.type("иванов")
    desk.press("Tab", "c", "Esc")
    #expect(desk.performed.isEmpty)
    desk.expect("► Иванов")
  }

  @Test("Opened and left as it was it stays parked, nothing is written")
  func unchanged() throws {
    var desk = try desk(club: Arena.evening())
    let before = waiting(desk)
    desk.press("Tab", "End", "Enter", "Esc")
    #expect(desk.message.contains("Чек остался отложенным"))
    #expect(waiting(desk) == before && desk.performed.isEmpty)
  }

  @Test("Opened, changed and put aside again it takes the place of the earlier one")
  func again() throws {
    var desk = try desk(club: Arena.evening())
    desk.press("Tab", "End", "Enter", "+", "Esc")
    #expect(waiting(desk).map { $0.id.number } == [2])
    desk.expect("Отложенный чек: Кравченко Анна, позиций 2, 245,00, с 21:14")
    #expect(!desk.shows("с 21:02"))
  }

  @Test("Prices are those of now, but a price that was changed by hand stays")
  func prices() throws {
    var desk = try selling()
    desk.type("коф")
    desk.press("Enter", "F4")
    desk.retype("1 × 30")
    desk.press("Enter", "Esc")
    var price = ProductEdit()
    price.price = try Money(decimal: "60")
    try desk.otherDesk(.editProduct("Кофе", price))
    price.price = try Money(decimal: "120")
    try desk.otherDesk(.editProduct("Кибер-час", price))
    desk.press("Tab", "End", "Enter")
    desk.expect("Кибер-час 2 120,00 240,00", "Кофе 1 30,00 30,00", squeezing: true)
  }

  @Test("A receipt that a till parked in words opens with its lines")
  func tillLines() throws {
    var desk = try desk()
    let fine = SaleDraft.Line(
      name: "Штраф",
      category: "other",
      price: try Money(decimal: "15")
    )
    try desk.otherDesk(.parkReceipt(SaleDraft(lines: [fine]), note: "у окна"))
    desk.expect("Отложенный чек: у окна, позиций 1, 15,00, с 21:14")
    desk.press("Tab", "End", "Enter")
    desk.expect("Штраф 1 15,00 15,00", squeezing: true)
    desk.press("+", "Esc")
    #expect(waiting(desk).first?.note == "у окна")
    desk.press("Tab", "End", "Enter", "Enter", "Enter")
    #expect(desk.club.receipts[Receipt.ID(2)]?.paid.decimalString == "30.00")
  }

  @Test("The client's card shows it and Enter goes on with it", arguments: Look.languages)
  func card(_ language: Language) throws {
    var desk = try desk(language, club: Arena.evening())
    desk.type("кравч")
    desk.press("Enter")
    let sum = language == .english ? "145.00" : "145,00"
    #expect(desk.shows(sum))
    desk.press("Enter")
    desk.expect("Кибер-час 1", squeezing: true)
    desk.press("Ctrl-S", "Enter")
    #expect(waiting(desk).isEmpty)
    #expect(!desk.shows(sum + ","))
  }

  @Test("F8 on its row asks and names the sum; Esc lets it wait", arguments: Look.languages)
  func drop(_ language: Language) throws {
    var desk = try desk(language, club: Arena.evening())
    desk.press("Tab", "End", "F8")
    desk.expect(language == .english ? "145.00" : "145,00")
    desk.press("Esc")
    #expect(waiting(desk).count == 1)
    desk.press("F8", "Left", "Enter")
    #expect(waiting(desk).isEmpty)
    #expect(desk.message.contains(desk.context.words("desk.dropped")))
  }

  @Test("Sold at another desk meanwhile: the sale is refused with who and when, Esc closes it")
  func gone() throws {
    var desk = try desk(club: Arena.evening())
    let parked = try #require(waiting(desk).first)
    desk.press("Tab", "End", "Enter", "+")
    try desk.otherDesk(.sell(desk.club.draft(of: parked)))
    #expect(desk.message.contains("уже продан: Иван, 21:14, чек"))
    let count = desk.club.receipts.count
    desk.press("Enter", "Enter")
    #expect(desk.message.contains("уже продан: Иван, 21:14, чек"))
    #expect(desk.club.receipts.count == count)
    desk.press("Esc")
    desk.expect("Закрыть", "Отложить новым чеком")
    desk.press("Enter")
    desk.expect("Недавние")
    #expect(waiting(desk).isEmpty)
  }

  @Test("Thrown away at another desk meanwhile it can be kept as a receipt of its own")
  func kept() throws {
    var desk = try desk(club: Arena.evening())
    let parked = try #require(waiting(desk).first)
    desk.press("Tab", "End", "Enter")
    try desk.otherDesk(.dropParkedReceipt(parked.id))
    #expect(desk.message.contains("выброшен: Иван, 21:14"))
    desk.press("Esc", "Right", "Enter")
    #expect(waiting(desk).map(\.lines) == [parked.lines])
  }

  @Test("Where nothing can be written Esc asks instead, and the receipt is not lost")
  func notSaved() throws {
    var desk = try selling()
    desk.failure = "Не сохранено: нет места"
    desk.press("Esc")
    desk.expect("нет места", "Кибер-час")
    desk.press("Esc")
    desk.expect("Чек не оплачен: позиций 1, к оплате 200,00 грн", "Отложить сейчас нельзя")
    desk.press("Esc")
    desk.expect("Кибер-час")
    desk.press("Esc", "F8")
    #expect(desk.message.contains("Чек не сохранён: вернёт F2"))
    desk.press("F2", "Enter")
    desk.expect("Кибер-час 2 100,00 200,00", squeezing: true)
  }

  @Test("Another desk sees it appear and go")
  func otherDesk() throws {
    var desk = try desk()
    try desk.otherDesk(.parkReceipt(Arena.waiting(), note: nil))
    desk.expect("Отложенный чек: Кравченко Анна, позиций 2, 145,00, с 21:14")
    let parked = try #require(waiting(desk).first)
    try desk.otherDesk(.dropParkedReceipt(parked.id))
    #expect(!desk.shows("Отложенный чек"))
  }
}

/// What a parked receipt of 200.00, of which bonuses pay all, looks like in a language.
private struct ParkedTexts {
  let done: String
  let line: String

  init(_ language: Language) {
    switch language {
    case .english:
      done = "Receipt parked, see the Desk and the card: Иванов Иван Петрович, 0.00"
      line = "Parked receipt: Иванов Иван Петрович, items 1, 0.00, since 21:14"
    case .russian:
      done = "Чек отложен, он на Стойке и в карточке: Иванов Иван Петрович, 0,00"
      line = "Отложенный чек: Иванов Иван Петрович, позиций 1, 0,00, с 21:14"
    case .ukrainian:
      done = "Чек відкладено, він на Стійці та в картці: Иванов Иван Петрович, 0,00"
      line = "Відкладений чек: Иванов Иван Петрович, позицій 1, 0,00, з 21:14"
    }
  }
}
