import Loyalty
import Screens
import Terminal
import Testing

@Suite("rules.md §4.1: the sale asks for the password of the client's program")
struct SalePasswordTests {
  private func club(_ kind: LoyaltyType = .bonus) throws -> Club {
    var club = try Arena.trading()
    var edit = ProgramEdit()
    edit.password = .set(PasswordHash("hash of сезам"))
    try Arena.apply(.editProgram("Накопительная", edit), to: &club, on: "2026-11-20")
    return club
  }

  private func sale(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: club(), first: ClientsScreen())
    desk.type("иванов")
    desk.press("Tab", "c")
    desk.type("2 киб")
    desk.press("Enter")
    return desk
  }

  @Test("Without the password nothing of the program applies, and the rules say what to press")
  func locked() throws {
    var desk = try sale()
    desk.expect("можно Накопительная: пароль не назван, Tab спросит его", squeezing: true)
    desk.expect("Бонусы: нужен пароль программы", "Начислим 0,00", squeezing: true)
    desk.press("*")
    #expect(desk.message.contains("Сначала пароль программы: его спросит Tab"))
    desk.press("Ctrl-S")
    desk.expect("Программа Накопительная не действует: пароль не назван")
    desk.press("Right", "Enter")
    let receipt = try #require(desk.club.receipts.receipts(of: Client.ID(1)).last)
    #expect(receipt.accrued.isZero)
    #expect(receipt.paid == (try Money(decimal: "200.00")))
  }

  @Test("Tab asks; the right password opens the program for quote and sale, and is never shown")
  func right() throws {
    var desk = try sale()
    desk.press("Tab")
    desk.type("сезам")
    desk.expect("Пароль •••••", "раскладка RU", squeezing: true)
    desk.expectNot("сезам")
    desk.press("Enter")
    #expect(desk.message.contains("Программа Накопительная действует"))
    desk.expect("Накопительная: 3 % от оплаченных деньгами 200,00")
    desk.press("*")
    desk.expect("К оплате 0,00 грн", squeezing: true)
    desk.press("Enter", "Enter")
    let receipt = try #require(desk.club.receipts.receipts(of: Client.ID(1)).last)
    #expect(receipt.bonusesSpent == (try Bonus(decimal: "200.00")))
    guard case .sell(let draft)? = desk.performed.last else {
      Issue.record("Nothing was sold")
      return
    }
    #expect(draft.isPasswordGiven)
  }

  @Test("Paying offers the password first, and goes on with the new sums once it was given")
  func whilePaying() throws {
    var desk = try sale()
    desk.press("Enter")
    desk.expect("[ Назвать пароль ]")
    desk.press("Enter")
    desk.type("сезам")
    desk.press("Enter")
    desk.expect("Принять 200,00 грн? Иванов Иван Петрович", "Начислим 6,00")
    desk.expectNot("Назвать пароль")
    desk.press("Enter")
    #expect(desk.message.contains("Чек 2: 200,00"))
  }

  @Test("Esc goes on without the program, and paying offers it second from then on")
  func without() throws {
    var desk = try sale()
    desk.press("Enter", "Enter", "Esc")
    desk.expect("[ Принять 200,00 грн ] [ Назвать пароль ]", squeezing: true)
    desk.press("Enter")
    #expect(desk.performed.count == 1)
    let receipt = try #require(desk.club.receipts.receipts(of: Client.ID(1)).last)
    #expect(receipt.accrued.isZero)
  }

  @Test("Three wrong passwords close the dialog and are written down; the sale goes on without")
  func wrong() throws {
    var desk = try sale()
    desk.press("Tab")
    for attempt in 1...2 {
      desk.type("SEZAM")
      desk.expect("Caps Lock?")
      desk.press("Enter")
      desk.expect("Не тот пароль: \(attempt) из 3")
    }
    desk.type("x")
    desk.press("Enter")
    desk.expectNot("[ Применить ]")
    #expect(desk.message.contains("Пароль неверен, попыток 3: Накопительная не действует"))
    let report = Command.reportWrongPasswords(
      program: "Накопительная",
      client: .id(Client.ID(1)),
      tries: 3
    )
    #expect(desk.performed == [report])
    desk.press("Ctrl-S", "Enter")
    #expect(desk.message.contains("Чек 2: 200,00"))
  }

  @Test("A wrong password before the dialog is closed is written down too")
  func wrongOnce() throws {
    var desk = try sale()
    desk.press("Tab")
    desk.type("x")
    desk.press("Enter", "Esc")
    let report = Command.reportWrongPasswords(
      program: "Накопительная",
      client: .id(Client.ID(1)),
      tries: 1
    )
    #expect(desk.performed == [report])
  }

  @Test("What could not be written down is said, and the sale goes on")
  func notWritten() throws {
    var desk = try sale()
    desk.failure = "Не сохранено: нет места"
    desk.press("Tab")
    for _ in 1...3 {
      desk.type("x")
      desk.press("Enter")
    }
    #expect(desk.message.contains("Пароль неверен, попыток 3"))
    desk.expect("Кибер-час 2 100,00 200,00", squeezing: true)
  }

  @Test("The keys of the dialog: an empty line says so, Tab walks round, letters are the password")
  func keys() throws {
    var desk = try sale()
    desk.press("Tab", "Enter")
    desk.expect("Ничего не введено")
    desk.type("q*")
    desk.expect("Пароль ••", squeezing: true)
    desk.press("Tab", "Tab", "Enter")
    #expect(desk.performed.isEmpty)
    desk.expectNot("[ Применить ]")
    desk.press("F2")
    desk.type("пароль прог")
    desk.press("Enter")
    desk.expect("Как назвал клиент")
    desk.press("Tab")
    desk.expect("Пароль программы Накопительная", "[ Применить ]")
  }

  @Test("A password changed by another desk closes the program again and is said")
  func changedElsewhere() throws {
    var desk = try sale()
    desk.press("Tab")
    desk.type("сезам")
    desk.press("Enter", "*")
    desk.expect("К оплате 0,00 грн", squeezing: true)
    var edit = ProgramEdit()
    edit.password = .set(PasswordHash("hash of другой"))
    try desk.otherDesk(.editProgram("1", edit))
    #expect(desk.message.contains("Пароль программы Накопительная сменили: спросите новый"))
    desk.expect("К оплате 200,00 грн", squeezing: true)
    desk.press("Tab")
    desk.type("другой")
    desk.press("Enter")
    desk.expect("К оплате 0,00 грн", squeezing: true)
  }

  @Test("A password taken away by another desk closes the dialog and opens the program")
  func takenAwayElsewhere() throws {
    var desk = try sale()
    desk.press("Tab")
    var edit = ProgramEdit()
    edit.password = .clear
    try desk.otherDesk(.editProgram("1", edit))
    desk.expectNot("[ Применить ]")
    desk.expect("Накопительная: 3 % от оплаченных деньгами 200,00")
  }

  @Test("Another client's sale asks anew")
  func otherClient() throws {
    var desk = try sale()
    desk.press("Tab")
    desk.type("сезам")
    desk.press("Enter", "F5")
    desk.type("moroz")
    desk.press("Enter")
    desk.expect("Накопительная: пароль не назван, Tab спросит его")
  }

  // MARK: Venues

  @Test("A sale is made at the desk's venue, which is shown where there are several")
  func venue() throws {
    var club = try Arena.trading()
    try Arena.apply(.createVenue("Центр"), to: &club, on: "2026-11-20")
    var desk = try DeskDriver(club: club, first: SaleScreen())
    desk.venue = Venue.ID(1)
    desk.expectNot("Центр")
    try desk.otherDesk(.createVenue("Вокзал"))
    desk.expect("Центр · позиций 0")
    desk.type("коф")
    desk.press("Enter", "Enter", "Enter")
    #expect(desk.club.receipts[Receipt.ID(2)]?.venue == Venue.ID(1))
    desk.begin(with: SaleScreen())
    desk.venue = nil
    desk.expect("точка не указана · позиций 0")
  }

  // MARK: Frames

  @Test("The dialog in every state", arguments: Look.all + [.smallest])
  func frames(_ look: Look) throws {
    var desk = try sale(look)
    desk.expectFrame("Sale", "locked")
    desk.press("Enter")
    desk.expectFrame("Sale", "payingLocked")
    desk.press("Enter")
    desk.type("НЕТ")
    desk.expectFrame("Sale", "password")
    desk.press("Enter")
    desk.expectFrame("Sale", "passwordWrong")
  }
}
