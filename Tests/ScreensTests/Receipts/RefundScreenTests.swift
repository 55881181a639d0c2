import Loyalty
import Screens
import Terminal
import Testing

@Suite("Refund: quantities beside the lines, one question, no way back")
struct RefundScreenTests {
  private func balance(_ desk: DeskDriver) -> String {
    desk.club.account(of: Client.ID(1), at: desk.now).balance(at: desk.now).decimalString
  }

  /// Sells two evenings with 150 bonuses through the screens and opens the refund.
  private func soldEvening() throws -> DeskDriver {
    var desk = try DeskDriver(club: ReceiptScenes.evening(), first: ClientsScreen())
    desk.type("иванов")
    desk.press("Tab", "c")
    desk.type("2 игр")
    desk.press("Enter", "Tab", "Tab")
    desk.type("150")
    desk.press("Enter", "Enter", "Enter")
    #expect(balance(desk) == "120.00")
    desk.press("Enter", "Tab", "r")
    return desk
  }

  @Test("200 + 70 − 150 is 120, and the full refund leaves 200")
  func full() throws {
    var desk = try soldEvening()
    desk.press("*")
    desk.expect("Вернуть деньгами 700,00 грн", "Бонусы вернутся + 150,00", squeezing: true)
    desk.expect("Начисление снимем − 70,00", "Станет 200,00", squeezing: true)
    desk.press("Enter")
    desk.expect("Вернуть 700,00 грн? Чек 1, Иванов Иван Петрович")
    desk.expect("Бонусами вернётся 150,00, начисление снимем 70,00,")
    desk.expect("Возврат отменить нельзя")
    desk.press("Left", "Enter")
    #expect(balance(desk) == "200.00")
    desk.expect("Чек 1: возврат 700,00 грн, бонусами 150,00, снято 70,00, на счёте 200,00")
  }

  @Test("Half of it leaves 160, the other half 200")
  func half() throws {
    var desk = try soldEvening()
    desk.type("1")
    desk.expect("Станет 160,00", squeezing: true)
    desk.press("Enter", "Left", "Enter")
    #expect(balance(desk) == "160.00")
    desk.press("r", "Space")
    desk.expect("Станет 200,00", squeezing: true)
    desk.press("Enter", "Left", "Enter")
    #expect(balance(desk) == "200.00")
    desk.press("r")
    #expect(desk.message.contains("По этому чеку уже вернули всё"))
  }

  @Test("The question starts on the safe button, and Esc changes nothing")
  func safe() throws {
    var desk = try ReceiptScenes.refunding()
    desk.press("*", "Enter", "Enter")
    #expect(desk.performed.isEmpty)
    desk.press("Enter", "Esc")
    #expect(desk.performed.isEmpty)
    desk.expect("Вернуть деньгами 45,00 грн", squeezing: true)
  }

  @Test("More than is left of a line is refused beside it, with what is left")
  func tooMany() throws {
    var desk = try ReceiptScenes.refunding()
    desk.type("3")
    desk.expect("В строке 1 чека осталось вернуть только 2")
    desk.press("Enter")
    #expect(desk.performed.isEmpty)
    desk.press("Backspace")
    desk.type("2")
    desk.expectNot("осталось вернуть")
    desk.expect("Бонусы вернутся + 200,00", squeezing: true)
  }

  @Test("A quantity with three decimals is taken, with four it is refused")
  func decimals() throws {
    var desk = try DeskDriver(club: ReceiptScenes.sold(), first: ReceiptsScreen())
    desk.press("Tab", "r")
    desk.type("0,125")
    desk.expect("Вернуть деньгами 5,00 грн", squeezing: true)
    desk.type("5")
    desk.expect("0,1255")
    desk.press("Enter")
    #expect(desk.performed.isEmpty)
    #expect(desk.message.contains("0,1255"))
  }

  @Test("What remains after a part with decimals is named with the language’s mark")
  func remainder() throws {
    var desk = try DeskDriver(club: ReceiptScenes.sold(), first: ReceiptsScreen())
    desk.press("Tab", "r")
    desk.type("0,125")
    desk.press("Enter", "Left", "Enter", "r")
    desk.type("1,5")
    desk.expect("1,375. Верните столько или меньше")
  }

  @Test("Nothing chosen says what to press")
  func nothing() throws {
    var desk = try ReceiptScenes.refunding()
    desk.press("Enter")
    #expect(desk.message.contains("Ничего не выбрано: цифры или пробел на строке"))
    desk.type("0")
    desk.press("Enter")
    #expect(desk.performed.isEmpty)
    #expect(desk.message.contains("Ничего не выбрано"))
  }

  @Test("Space chooses all of the row or none, and typing replaces it")
  func space() throws {
    var desk = try ReceiptScenes.refunding()
    desk.press("Space")
    desk.expect("Кибер-час 2 2 2 0,00 200,00", squeezing: true)
    desk.type("1")
    desk.expect("Кибер-час 2 2 1 0,00 100,00", squeezing: true)
    desk.press("Space", "Space")
    desk.expect("строк 0 из 2")
  }

  @Test("Esc takes the choice away, then goes back")
  func leaving() throws {
    var desk = try ReceiptScenes.refunding()
    desk.press("*", "Esc")
    desk.expect("строк 0 из 2")
    desk.press("Esc")
    desk.expect("Чеки 2")
    #expect(desk.performed.isEmpty)
  }

  @Test("Letters are no quantities and do nothing")
  func letters() throws {
    var desk = try ReceiptScenes.refunding()
    desk.type("кq1")
    desk.expect("Кибер-час 2 2 1 0,00 100,00", squeezing: true)
  }

  @Test("Another desk’s refund closes the question and says so")
  func meanwhile() throws {
    var desk = try ReceiptScenes.refunding()
    desk.press("*", "Enter")
    let part = RefundDraft.Line(place: 1, quantity: .one)
    try desk.otherDesk(.refund(RefundDraft(receipt: .id(Receipt.ID(2)), lines: [part])))
    desk.expectNot("Возврат отменить нельзя")
    desk.expect("В строке 1 чека осталось вернуть только 1")
    try desk.otherDesk(.refund(RefundDraft(receipt: .id(Receipt.ID(2)))))
    #expect(desk.message.contains("Другая стойка только что вернула этот чек полностью"))
    desk.press("Enter")
    #expect(desk.performed.isEmpty)
    #expect(desk.message.contains("По этому чеку уже вернули всё"))
  }

  @Test("A line that another desk gave back meanwhile is not asked for any more")
  func lineMeanwhile() throws {
    var desk = try ReceiptScenes.refunding()
    desk.press("*")
    let part = RefundDraft.Line(place: 2, quantity: .one)
    try desk.otherDesk(.refund(RefundDraft(receipt: .id(Receipt.ID(2)), lines: [part])))
    desk.expect("Кофе 1 нет 0", squeezing: true)
    desk.press("Down")
    desk.type("1")
    desk.expect("По этой строке уже вернули всё")
    desk.press("Enter", "Left", "Enter")
    desk.expect("Чек 2: возврат 0,00 грн, бонусами 200,00")
  }

  @Test("Bonuses spent elsewhere close a question that named another balance")
  func accountMeanwhile() throws {
    var desk = try ReceiptScenes.refunding()
    desk.press("*", "Enter")
    let minus = try Bonus(decimal: "-31.35")
    try desk.otherDesk(.correct(ReceiptScenes.ivan, minus, reason: "проверка", expiresOn: nil))
    desk.expectNot("Возврат отменить нельзя")
    #expect(desk.message.contains("проверьте суммы"))
    desk.expect("Чек или счёт только что изменился: провер")
    desk.press("Down")
    #expect(!desk.frame.dropLast(3).contains { $0.contains("только что изменился") })
    desk.press("Up")
    desk.expect("На счёте сейчас 0,00", "Станет 198,65", squeezing: true)
  }

  @Test("An accrual that is spent already is said to become a debt")
  func debt() throws {
    var club = try ReceiptScenes.evening()
    let sale = SaleDraft(lines: [.init(product: "Игровой вечер")], client: ReceiptScenes.ivan)
    try Arena.apply(.sell(sale), to: &club, on: "2026-11-20")
    let minus = Command.correct(
      ReceiptScenes.ivan,
      try Bonus(decimal: "-242.50"),
      reason: "проверка",
      expiresOn: nil
    )
    try Arena.apply(minus, to: &club, on: "2026-11-21")
    var desk = try ReceiptScenes.onCard(Look(), club)
    desk.press("r", "*")
    desk.expect("Из начисления 42,50 уже потрачено и станет")
    desk.expect("Станет −42,50", squeezing: true)
    desk.press("Enter", "Left", "Enter")
    #expect(balance(desk) == "-42.50")
  }

  @Test("What could not be written keeps the choice")
  func notSaved() throws {
    var desk = try ReceiptScenes.refunding()
    desk.failure = "Не сохранено: нет места"
    desk.press("*", "Enter", "Left", "Enter")
    desk.expect("нет места", "Вернуть деньгами 45,00 грн", squeezing: true)
    desk.failure = nil
    desk.press("Enter", "Left", "Enter")
    desk.expect("Чек 2: возврат 45,00 грн")
  }

  @Test("Bonuses that come back to a burnt lot are said to burn at once")
  func burnt() throws {
    var desk = try ReceiptScenes.refunding()
    desk.advance(seconds: 30 * 86_400)
    desk.press("*")
    desk.expect("30,00 сгорят")
  }

  @Test("A store that can only be read says why nothing goes back")
  func readOnly() throws {
    var desk = try ReceiptScenes.onCard()
    desk.readOnlyReason = "повреждена запись 48 112"
    desk.press("r")
    #expect(desk.message.contains("повреждена запись 48 112"))
  }

  // MARK: Frames

  @Test("The refund, chosen, refused and asked", arguments: Look.all + [.smallest])
  func frames(_ look: Look) throws {
    var desk = try ReceiptScenes.refunding(look)
    desk.expectFrame("Receipts", "refund")
    desk.type("3")
    desk.expectFrame("Receipts", "refund-refused")
    desk.press("*")
    desk.expectFrame("Receipts", "refund-all")
    desk.press("Enter")
    desk.expectFrame("Receipts", "refund-question")
  }

  @Test("A terminal without Unicode shows the same refund")
  func ascii() throws {
    var desk = try ReceiptScenes.refunding()
    desk.press("*")
    Golden.check(desk.asciiFrame, "Receipts", "ascii-refund", #_sourceLocation)
  }
}
