import Loyalty
import Screens
import Terminal
import Testing

@Suite struct SaleScreenTests {
  private func sale(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: Arena.trading(), first: ClientsScreen())
    desk.type("иванов")
    desk.press("Tab", "c")
    return desk
  }

  @Test("What was typed into the line of products and not added keeps the receipt from being paid")
  func notAdded() throws {
    var desk = try sale()
    desk.type("коф")
    desk.press("Enter")
    desk.type("ночь50")
    desk.press("Ctrl-S")
    desk.expectNot("Принять 45,00 грн?")
    #expect(desk.message.contains("Не добавлено «ночь50»"))
    desk.press("Ctrl-U", "Ctrl-S")
    desk.expect("Принять 45,00 грн?")
  }

  @Test("200 bonuses pay two hours of Кибер-час and never the coffee")
  func sourceExample() throws {
    var desk = try sale()
    desk.type("2 киб")
    desk.press("Enter")
    desk.type("коф")
    desk.press("Enter")
    desk.expect("Кибер-час 2 100,00 200,00", squeezing: true)
    desk.expect("Сумма 245,00", "К оплате 245,00 грн", squeezing: true)
    desk.press("*")
    desk.expect("К оплате 45,00 грн", "нельзя Кофе", squeezing: true)
    desk.press("Enter")
    desk.expect("Принять 45,00 грн? Иванов Иван Петрович")
    desk.press("Enter")
    let receipt = try #require(desk.club.receipts.receipts(of: Client.ID(1)).last)
    #expect(receipt.paid == (try Money(decimal: "45.00")))
    #expect(receipt.bonusesSpent == (try Bonus(decimal: "200.00")))
    #expect(receipt.lines.map(\.bonuses.decimalString) == ["200.00", "0.00"])
    #expect(desk.message.contains("Чек 2: 45,00"))
    #expect(desk.message.contains("на счёте 31,35"))
    desk.expect("Все клиенты")
  }

  @Test("A product whose name is another one's number is not sold for it")
  func numberAsName() throws {
    var desk = try sale()
    let name = ProductDraft(name: "1", category: "bar", price: try Money(decimal: "5"))
    try desk.otherDesk(.createProduct(name))
    desk.type("киб")
    desk.press("Enter")
    desk.expect("Кибер-час 1 100,00 100,00", "К оплате 100,00 грн", squeezing: true)
    desk.press("Enter", "Enter")
    let receipt = try #require(desk.club.receipts.receipts(of: Client.ID(1)).last)
    #expect(receipt.lines.map(\.name) == ["Кибер-час"])
    #expect(receipt.paid == (try Money(decimal: "100")))
  }

  @Test(
    "A price that another desk changes while the question is open closes it: nobody pays unseen"
  )
  func changedWhileAsking() throws {
    var desk = try sale()
    desk.type("киб")
    desk.press("Enter", "Enter")
    desk.expect("Принять 100,00 грн?")
    try desk.otherDesk(.createVenue("Ещё зал"))
    desk.expect("Принять 100,00 грн?")
    let price = ProductEdit(price: try Money(decimal: "120"))
    try desk.otherDesk(.editProduct("Кибер-час", price))
    desk.expectNot("Принять 100,00 грн?")
    #expect(desk.message.contains("К оплате теперь 120,00"))
    #expect(desk.performed.isEmpty)
    desk.press("Enter")
    desk.expect("Принять 120,00 грн?")
    desk.press("Enter")
    #expect(desk.club.receipts.receipts(of: Client.ID(1)).last?.paid.decimalString == "120.00")
  }

  @Test("Coffee alone takes no bonuses, and says why")
  func coffee() throws {
    var desk = try sale()
    desk.type("кофе")
    desk.press("Enter", "*")
    desk.expect("только игровое время, нельзя Кофе", "К оплате 45,00 грн", squeezing: true)
  }

  @Test("The star is answered where nothing can be spent yet, and holds for lines added later")
  func starInVain() throws {
    var desk = try sale()
    desk.type("кофе")
    desk.press("Enter", "*")
    #expect(desk.message.contains("Пока бонусами не заплатить"))
    desk.expect("списать нечего")
    desk.type("киб")
    desk.press("Enter")
    desk.expect("К оплате 45,00 грн", "не больше 100,00; * спишет всё", squeezing: true)
    desk.press("Tab", "Tab")
    desk.expect("не больше 100,00; пробел спишет всё")
  }

  @Test("A program that lets no bonuses be spent says that its limit does, not that nobody asked")
  func limitZero() throws {
    var desk = try sale()
    var edit = ProgramEdit()
    edit.bonus.redemptionLimit = try Percent(decimal: "0")
    let program = try #require(desk.club.program(of: Client.ID(1)))
    try desk.otherDesk(.editProgram(program.name, edit))
    desk.type("киб")
    desk.press("Enter")
    desk.expect("лимит программы не даёт их списать")
    desk.expectNot("* спишет")
  }

  @Test("More bonuses than the receipt takes are refused beside their field, and paying waits")
  func tooMany() throws {
    var desk = try sale()
    desk.type("киб")
    desk.press("Enter", "Tab", "Tab")
    desk.type("150")
    desk.press("Enter")
    desk.expect("списать не больше 100,00")
    desk.press("Enter")
    #expect(desk.performed.isEmpty)
    desk.press("Shift-Tab")
    desk.type("60,5")
    desk.press("Enter")
    desk.expect("К оплате 39,50 грн", squeezing: true)
  }

  @Test("Plus and minus change the quantity on the empty line; the last one stays")
  func plusMinus() throws {
    var desk = try sale()
    desk.type("киб")
    desk.press("Enter", "+", "=")
    desk.expect("Кибер-час 3 100,00 300,00", squeezing: true)
    desk.press("-", "-", "-")
    desk.expect("Кибер-час 1 100,00 100,00", squeezing: true)
    desk.expect("строку уберёт F8")
    desk.press("F8")
    desk.expect("Введите начало товара или тарифа")
  }

  @Test("F4 changes quantity and price; nonsense is refused in place")
  func change() throws {
    var desk = try sale()
    desk.type("киб")
    desk.press("Enter", "F4")
    desk.retype("1,5 × 90")
    desk.press("Enter")
    desk.expect("Кибер-час 1,5 90,00 135,00", squeezing: true)
    desk.press("F4")
    desk.retype("много")
    desk.press("Enter")
    desk.expect("много")
    desk.press("Esc")
    desk.expect("Кибер-час 1,5 90,00 135,00", squeezing: true)
  }

  @Test("The same product again adds to its line")
  func again() throws {
    var desk = try sale()
    desk.type("киб")
    desk.press("Enter")
    desk.type("2 киб")
    desk.press("Enter")
    desk.expect("Кибер-час 3 100,00 300,00", squeezing: true)
  }

  @Test("A sale without a client names one with F5")
  func withoutClient() throws {
    var desk = try DeskDriver(club: Arena.trading(), first: SaleScreen())
    desk.type("коф")
    desk.press("Enter")
    desk.expect("клиент не назван")
    desk.press("F5")
    desk.type("иванов")
    desk.press("Enter")
    desk.expect("Накопительная: 3 % от оплаченных деньгами 45,00", "230,00")
  }

  @Test("What could not be written keeps the receipt")
  func notSaved() throws {
    var desk = try sale()
    desk.failure = "Не сохранено: нет места"
    desk.type("коф")
    desk.press("Enter", "Ctrl-S", "Enter")
    desk.expect("нет места", "Кофе")
    desk.failure = nil
    desk.press("Ctrl-S", "Enter")
    #expect(desk.message.contains("Чек 2: 45,00"))
  }

  @Test("A key bounce does not pay")
  func bounce() throws {
    var desk = try sale()
    desk.type("коф")
    desk.press("Enter", "Enter")
    desk.press(.enter, after: 40)
    #expect(desk.performed.isEmpty)
    desk.expect("Принять 45,00 грн?")
  }

  @Test("An unknown product is said, and nothing is added")
  func unknown() throws {
    var desk = try sale()
    desk.type("пицца")
    desk.expect("В прайс-листе нет «пицца»")
    desk.press("Enter")
    #expect(desk.message.contains("пицца"))
  }

  // MARK: Frames

  @Test("The sale of the wireframe", arguments: Look.all + [.smallest])
  func frame(_ look: Look) throws {
    var desk = try sale(look)
    desk.type("2 киб")
    desk.press("Enter")
    desk.type("коф")
    desk.press("Enter", "*")
    desk.expectFrame("Sale", "sale")
    desk.press("Enter")
    desk.expectFrame("Sale", "paying")
  }

  @Test("Products are found while they are typed", arguments: Look.all)
  func finding(_ look: Look) throws {
    var desk = try sale(look)
    desk.expectFrame("Sale", "empty")
    desk.type("3 к")
    desk.expectFrame("Sale", "finding")
  }
}
