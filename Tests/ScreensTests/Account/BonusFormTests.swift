import Loyalty
import Screens
import Terminal
import Testing

@Suite("Bonuses by hand: amount with a reason, the balance before and after, one question")
struct BonusFormTests {
  private func form(_ look: Look = Look(), _ club: Club? = nil) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: try club ?? Arena.trading(), first: ClientsScreen())
    desk.type("иванов")
    desk.press("Tab", "b")
    return desk
  }

  private func balance(_ desk: DeskDriver) -> String {
    desk.club.account(of: Client.ID(1), at: desk.now).balance(at: desk.now).decimalString
  }

  @Test("An accrual says what the balance becomes, asks, and tells the result")
  func accrue() throws {
    var desk = try form()
    desk.expect("Иванов Иван Петрович: на счёте 230,00, доступно 230,00")
    desk.type("150+80,50")
    desk.expect("На счёте 230,00, станет 460,50", "[ Начислить 230,50 ]")
    desk.press("Enter")
    desk.type("не работал монитор")
    desk.press("Ctrl-S")
    desk.expect("Начислить 230,50? Иванов Иван Петрович", "Причина: не работал монитор")
    desk.press("Enter")
    #expect(balance(desk) == "460.50")
    desk.expect("Иванов Иван Петрович: + 230,50, на счёте 460,50")
    let last = try #require(desk.club.ledger(of: Client.ID(1), at: desk.now).last)
    #expect(last.origin == .byHand(reason: "не работал монитор"))
  }

  @Test("A correction takes a sign; what is not there becomes a debt")
  func correct() throws {
    var desk = try form()
    desk.press("Up", "Right", "Enter")
    desk.type("-300")
    desk.expect("На счёте 230,00, станет −70,00", "Из них 70,00 уже нет: это станет долгом")
    desk.expectNot("Последний день")
    desk.press("Enter")
    desk.type("двойное начисление")
    desk.press("Ctrl-S")
    desk.expect("Исправить на − 300,00? Иванов Иван Петрович")
    desk.press("Enter")
    #expect(balance(desk) == "-70.00")
    desk.press("b")
    desk.type("100")
    desk.expect("На счёте −70,00, станет 30,00", "Из них 70,00 погасят долг")
  }

  @Test("Without a reason nothing is asked, and the cursor goes to it")
  func reasonMissing() throws {
    var desk = try form()
    desk.type("10")
    desk.press("Ctrl-S")
    desk.expect("Нет причины")
    #expect(desk.performed.isEmpty)
    desk.type("турнир")
    desk.press("Ctrl-S", "Enter")
    #expect(balance(desk) == "240.00")
  }

  @Test(
    "Amounts that are none are refused beside their field",
    arguments: [
      ("0", "здесь нужна сумма не ноль"), ("1,234", "«1,234»"), ("сто", "«сто»: это не число"),
      ("10000000001", "слишком велика"), ("-5", "чтобы снять, выберите «Исправить»"),
      ("", "Нет суммы"),
    ]
  )
  func badAmounts(_ typed: String, _ sentence: String) throws {
    var desk = try form()
    desk.type(typed)
    desk.press("Enter")
    desk.type("турнир")
    desk.press("Ctrl-S")
    desk.expect(sentence)
    #expect(desk.performed.isEmpty)
  }

  @Test("The last day may be named, in words too; a past one is refused")
  func lastDay() throws {
    var desk = try form()
    desk.expect("Без даты не сгорят")
    desk.type("10")
    desk.press("Enter")
    desk.type("турнир")
    desk.press("Enter")
    desk.type("21.11.2026")
    desk.press("Ctrl-S")
    #expect(desk.performed.isEmpty)
    desk.expect("Последний день 21.11.2026 уже прошёл")
    desk.retype("завтра")
    desk.expect("23.11.2026")
    desk.press("Ctrl-S", "Enter")
    let lot = try #require(desk.club.account(of: Client.ID(1), at: desk.now).lots.last)
    let end = try Moment(rfc3339: "2026-11-24T00:00:00+02:00")
    #expect(lot.burnsAt == end)
  }

  @Test("The program’s own last day is shown where none is named")
  func programDay() throws {
    var club = try Arena.trading()
    var edit = ProgramEdit()
    edit.terms = .bonus(BonusTerms(expiryDays: 90))
    try Arena.apply(.editProgram("Накопительная", edit), to: &club, on: "2026-11-16")
    try form(Look(), club).expect("Без даты: по программе, до 20.02.2027 включительно")
  }

  @Test("Esc on the question changes nothing, and the form stands as typed")
  func escape() throws {
    var desk = try form()
    desk.type("10")
    desk.press("Enter")
    desk.type("турнир")
    desk.press("Ctrl-S", "Esc")
    #expect(desk.performed.isEmpty)
    desk.expect("турнир", "[ Начислить 10,00 ]")
  }

  @Test("A question closes when another desk changes the account")
  func meanwhile() throws {
    var desk = try form()
    desk.type("10")
    desk.press("Enter")
    desk.type("турнир")
    desk.press("Ctrl-S")
    let five = try Bonus(decimal: "5")
    try desk.otherDesk(.accrue(.id(Client.ID(1)), five, reason: "чай", expiresOn: nil))
    let body = desk.frame.dropLast(3)
    #expect(body.contains { $0.contains("Счёт только что изменился: проверьте остаток") })
    desk.expect("На счёте 235,00, станет 245,00")
    desk.press("Ctrl-S", "Enter")
    #expect(balance(desk) == "245.00")
  }

  @Test("What could not be written keeps the form")
  func notSaved() throws {
    var desk = try form()
    desk.failure = "Не сохранено: нет места"
    desk.type("10")
    desk.press("Enter")
    desk.type("турнир")
    desk.press("Ctrl-S", "Enter")
    desk.expect("нет места", "турнир")
  }

  @Test("Several marked clients get a reason, not bonuses")
  func several() throws {
    var desk = try DeskDriver(club: Arena.trading(), first: ClientsScreen())
    desk.type("4567")
    desk.press("*", "b")
    desk.expect("Бонусы вручную по одному клиенту, с причиной: снимите отметки")
  }

  @Test("The card opens the form too, and a store that can only be read says why not")
  func fromCard() throws {
    var desk = try DeskDriver(club: Arena.trading(), first: ClientsScreen())
    desk.type("иванов")
    desk.press("Enter", "b")
    desk.expect("Что сделать")
    desk.press("Esc")
    desk.readOnlyReason = "повреждена запись 48 112"
    desk.press("b")
    desk.expect("повреждена запись 48 112")
  }

  @Test("Help after a refusal opens with what to do about it")
  func help() throws {
    var desk = try form()
    desk.type("10")
    desk.press("Ctrl-S", "F1")
    desk.expect("Форма не принимает", "Причина обязательна")
  }

  // MARK: Frames

  @Test("The form, filled and asked", arguments: Look.all + [.smallest])
  func frames(_ look: Look) throws {
    var desk = try form(look)
    desk.expectFrame("Account", "by-hand")
    desk.type("150+80")
    desk.press("Enter")
    desk.type("не работал монитор")
    desk.expectFrame("Account", "by-hand-filled")
    desk.press("Ctrl-S")
    desk.expectFrame("Account", "by-hand-question")
  }

  @Test("A terminal without Unicode shows the same form")
  func ascii() throws {
    var desk = try form()
    desk.type("150+80")
    Golden.check(desk.asciiFrame, "Account", "ascii-by-hand", #_sourceLocation)
  }
}
