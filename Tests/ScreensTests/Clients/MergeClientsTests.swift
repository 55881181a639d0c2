import Loyalty
import Screens
import Terminal
import Testing

/// Arena where Иванов has a second card, with receipts and bonuses of its own.
enum TwoCards {
  static let (ivan, double) = (Client.ID(1), Client.ID(15))

  static func club() throws -> Club {
    var club = try Arena.trading()
    let draft = ClientDraft(
      name: "Иванов Ваня",
      phone: "067 884 00 11",
      email: "ivan@club.ua",
      city: "Киев",
      birthday: try Day(year: 1998, month: 11, day: 30),
      note: "не любит сквозняк",
      consents: [.sms, .email],
      groups: [.name("Новые_клиенты")]
    )
    try Arena.apply(.registerClient(draft), to: &club, on: "2026-11-16")
    let sale = SaleDraft(lines: [.init(product: "Кибер-час")], client: .id(double))
    try Arena.apply(.sell(sale), to: &club, on: "2026-11-17")
    let gift = try Bonus(decimal: "12.50")
    let command = Command.accrue(.id(double), gift, reason: "приз", expiresOn: nil)
    try Arena.apply(command, to: &club, on: "2026-11-18")
    return club
  }

  static func desk(_ look: Look = Look()) throws -> DeskDriver {
    try DeskDriver(look, club: club(), first: ClientsScreen())
  }
}

@Suite("Merging two cards: screens")
struct MergeClientsTests {
  /// The screen over both cards, which were marked in the list.
  private func opened(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try TwoCards.desk(look)
    desk.type("иванов")
    desk.press("*", "j")
    return desk
  }

  @Test("Two marked cards open side by side; Enter asks on the safe button")
  func fromList() throws {
    var desk = try opened()
    desk.expect("› Объединить карточки", "√ Иванов Иван Петрович", "242,50 = 230,00 + 12,50")
    desk.press("Enter")
    desk.expect("Объединить две карточки в одну: Иванов Иван Петрович,", "+380 50 123-45-67?")
    desk.press("Enter")
    #expect(desk.performed.isEmpty)
    desk.expect("› Объединить карточки")
    desk.press("Enter", "Left", "Enter")
    #expect(
      desk.performed
        == [.mergeClients(into: .id(TwoCards.ivan), from: .id(TwoCards.double))]
    )
    desk.expect("Объединено: Иванов Иван Петрович · бонусов 242,50, чеков перешло 1")
    desk.expect("► Иванов Иван Петрович")
    desk.expectNot("Иванов Ваня", "√")
    #expect(desk.club.clients.count == 14)
  }

  @Test("Tab and Space let the other card stay; the sums remain the same")
  func swaps() throws {
    for key in ["Tab", "Space"] {
      var desk = try opened()
      desk.press(key)
      desk.expect("√ Иванов Ваня", "242,50 = 12,50 + 230,00")
      desk.expectNot("√ Иванов Иван Петрович")
      desk.press("Enter", "Left", "Enter")
      #expect(desk.club.clients.current(TwoCards.ivan) == TwoCards.double)
      desk.expect("Объединено: Иванов Ваня")
    }
  }

  @Test("The key says that exactly two cards must be marked")
  func needsTwo() throws {
    var desk = try TwoCards.desk()
    desk.press("Tab", "j")
    desk.expect("Отметьте клавишей Ins ровно две карточки одного человека")
    desk.press("Space", "j")
    desk.expect("ровно две карточки")
    desk.press("Down", "Space", "Down", "Space", "j")
    desk.expect("ровно две карточки")
    #expect(desk.performed.isEmpty)
  }

  @Test("From a card the other one is chosen: namesakes are found at once")
  func fromCard() throws {
    var desk = try TwoCards.desk()
    desk.type("петрович")
    desk.press("Enter", "j")
    desk.expect("Клиент   Иванов", "► Иванов Ваня")
    desk.expect("Выберите вторую карточку того же человека: Иванов Иван Петрович")
    desk.press("Enter")
    desk.expect("› Иванов Иван Петрович › Объединить карточки")
    desk.press("Enter", "Left", "Enter")
    desk.expect("› Иванов Иван Петрович", "242,50", "Объединено: Иванов Иван Петрович")
    desk.expectNot("› Объединить карточки")
  }

  @Test("The card shows the one that stayed when its own went")
  func cardGoes() throws {
    var desk = try TwoCards.desk()
    desk.type("ваня")
    desk.press("Enter", "j", "Enter", "Enter", "Left", "Enter")
    desk.expect("› Иванов Иван Петрович", "242,50")
    #expect(desk.club.clients.current(TwoCards.double) == TwoCards.ivan)
  }

  @Test("What is typed replaces the name, and the same card is not taken")
  func choosesAnother() throws {
    var desk = try TwoCards.desk()
    desk.type("петрович")
    desk.press("Enter", "j")
    desk.type("петрович")
    desk.press("Enter")
    desk.expect("Это та же карточка: выберите другую", "› Иванов Иван Петрович")
    desk.press("j")
    desk.type("ваня")
    desk.press("Enter", "Esc")
    desk.expect("› Иванов Иван Петрович")
    desk.expectNot("› Объединить карточки")
    #expect(desk.performed.isEmpty)
  }

  @Test("The selected row is told in full on the message line")
  func tellsRow() throws {
    var desk = try opened(Look.smallest)
    desk.expect("После объединения")
    for _ in 1...20 where !desk.message.contains("Заметка") { desk.press("Down") }
    #expect(desk.message.contains("Заметка после: просит место"))
  }

  @Test("Another desk's change is shown at once, and the question is asked anew")
  func otherDeskChanges() throws {
    var desk = try opened()
    let gift = Command.accrue(
      .id(TwoCards.double),
      try Bonus(decimal: "7.50"),
      reason: "приз",
      expiresOn: nil
    )
    try desk.otherDesk(gift)
    desk.expect("250,00 = 230,00 + 20,00")
    desk.press("Enter", "Left")
    try desk.otherDesk(gift)
    desk.expect("Бонусов станет 257,50", "Карточка изменилась: проверьте суммы ещё раз")
    desk.press("Enter")
    #expect(desk.performed.isEmpty)
    try desk.otherDesk(.registerClient(ClientDraft(name: "Кто-то", phone: "0931234567")))
    desk.press("Enter", "Left")
    try desk.otherDesk(.registerClient(ClientDraft(name: "Ещё", phone: "0931234568")))
    desk.press("Enter")
    #expect(desk.performed.count == 1)
  }

  @Test("Cards merged at another desk close the screen with a sentence")
  func otherDeskMerges() throws {
    for isQuestion in [false, true] {
      var desk = try opened()
      if isQuestion { desk.press("Enter") }
      try desk.otherDesk(
        .mergeClients(into: .id(TwoCards.double), from: .id(TwoCards.ivan))
      )
      desk.expect("Объединено на другой стойке, осталась карточка: Иванов Ваня")
      desk.expect("› Все клиенты", "► Иванов Ваня")
      desk.expectNot("› Объединить карточки", "√")
    }
  }

  @Test("A card merged at another desk becomes the one that stayed")
  func openCard() throws {
    var desk = try TwoCards.desk()
    desk.type("ваня")
    desk.press("Enter")
    try desk.otherDesk(.mergeClients(into: .id(TwoCards.ivan), from: .id(TwoCards.double)))
    desk.expect("› Иванов Иван Петрович")
    desk.expect("Карточка № 15 на другой стойке объединена с этой")
  }

  @Test("A form over a card that another desk merged away saves into the one that stayed")
  func openForm() throws {
    var desk = try TwoCards.desk()
    desk.type("ваня")
    desk.press("F4")
    try desk.otherDesk(.mergeClients(into: .id(TwoCards.ivan), from: .id(TwoCards.double)))
    desk.expect("Иванов Иван Петрович")
    desk.retype("Иванов Иван")
    desk.press("Ctrl-S")
    desk.expect("Взять моё")
    desk.press("Enter")
    let card = try #require(desk.context.card(TwoCards.ivan))
    #expect(card.name == "Иванов Иван" && card.phone.e164 == "+380501234567")
  }

  @Test("What cannot be saved keeps the screen open and says why")
  func notSaved() throws {
    var desk = try opened()
    desk.failure = "Не сохранено: нет места"
    desk.press("Enter", "Left", "Enter")
    desk.expect("Не сохранено: нет места", "› Объединить карточки")
    desk.failure = nil
    desk.press("Enter", "Left", "Enter")
    #expect(desk.performed.count == 1)
  }

  @Test("A store that can only be read refuses the key")
  func readOnly() throws {
    var desk = try opened()
    desk.readOnlyReason = "повреждена запись 7"
    desk.press("Enter")
    desk.expect("повреждена запись 7")
    #expect(desk.performed.isEmpty)
  }

  @Test("A mark on a card that another desk merged goes over to the card that stayed")
  func marks() throws {
    var desk = try TwoCards.desk()
    desk.type("ваня")
    desk.press("Ins")
    try desk.otherDesk(.mergeClients(into: .id(TwoCards.ivan), from: .id(TwoCards.double)))
    desk.press("Tab", "f")
    desk.expect("√► Иванов Иван Петрович")
  }

  @Test("Both cards and the question", arguments: Look.all + [Look.smallest])
  func frames(_ look: Look) throws {
    var desk = try opened(look)
    desk.expectFrame("Clients", "merge")
    desk.press("Enter")
    desk.expectFrame("Clients", "merge-question")
  }
}
