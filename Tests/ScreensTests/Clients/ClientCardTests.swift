import Loyalty
import Screens
import Terminal
import Testing

@Suite struct ClientCardTests {
  private func card(_ club: Club? = nil, _ number: UInt32 = 1) throws -> DeskDriver {
    var desk = try DeskDriver(club: club)
    desk.open(ClientCardScreen(id: Client.ID(number)))
    return desk
  }

  @Test("The card says who it is, what is due and what may be sent")
  func shows() throws {
    try card().expect(
      "Иванов Иван Петрович",
      "+380 50 123-45-67",
      "30.11.1998, через 8 дней 28 лет",
      "VIP_постоянные, основная",
      "с 14.03.2025, на стойке",
      "просит место 12, у окна"
    )
  }

  @Test("A birthday today stands out")
  func birthdayToday() throws {
    try card(nil, 2).expect("22.11.2001, сегодня 25 лет")
  }

  @Test("What another desk changes is shown at once")
  func changedElsewhere() throws {
    var desk = try card()
    try desk.otherDesk(
      .editClient(.id(Client.ID(1)), ClientEdit(city: .set("Киев"), note: .set("у стены")))
    )
    desk.expect("Киев", "у стены")
    desk.expectNot("просит место 12")
  }

  @Test("A card that does not fit scrolls")
  func scrolls() throws {
    var desk = try card(ClientFramesTests.clubWithFullCard(), 15)
    desk.look = .smallest
    desk.expectNot("брату нужен")
    desk.press("PgDn", "PgDn", "PgDn", "PgDn")
    desk.expect("Добро пожаловать")
    desk.press("PgUp", "PgUp", "PgUp", "PgUp", "PgUp")
    desk.expect("+380 63 555-77-88")
  }

  @Test("A card alone has no neighbours")
  func noNeighbours() throws {
    var desk = try card()
    desk.press("Right")
    desk.expect("Дальше в списке никого нет")
  }

  @Test("The card counts receipts and their average, those given back in full left out")
  func purchases() throws {
    var desk = try card(Arena.trading())
    let coffee = SaleDraft(lines: [.init(product: "Кофе")], client: .id(Client.ID(1)))
    try desk.otherDesk(.sell(coffee))
    try desk.otherDesk(.sell(coffee))
    desk.expect("с 14.03.2025, визит сегодня", "чеков 3, средний чек 710,00")
    try desk.otherDesk(.refund(RefundDraft(receipt: .id(Receipt.ID(2)))))
    desk.expect("чеков 2, средний чек 1 042,50")
    desk.now = desk.now.advanced(bySeconds: 86_400)
    desk.expect("визит вчера")
  }

  @Test("The first receipts stand on the card itself: up and down move, Enter opens, r refunds")
  func sheetBelow() throws {
    var desk = try card(ReceiptScenes.sold())
    desk.expect("Чеки 2 Бонусы 5 Остатки 2 Промокоды 0 Сообщения 1 Данные", squeezing: true)
    desk.expect("чек 1 из 2")
    desk.press("Down")
    desk.expect("чек 2 из 2")
    desk.press("Enter")
    desk.expect("08.11.2026 12:00")
    desk.press("Esc", "Up", "r")
    desk.expect("Чек 2, 21.11.2026 12:00, Иванов Иван Петрович")
  }

  @Test("The sheet of facts names each consent with its day and source")
  func facts() throws {
    var desk = try card(ReceiptScenes.sold())
    desk.expect("SMS и push с 14.03.2025")
    desk.press("Shift-Tab")
    desk.expect("SMS: с 14.03.2025, на стойке", "push: с 14.03.2025, на стойке")
    desk.expect("Сообщения", "Не указано (F4): e-mail, город, пол, кто привёл")
  }

  @Test("Bonuses without a receipt show their movements below the card")
  func movementsOnly() throws {
    var club = try Arena.trading()
    let gift = Command.accrue(
      .id(Client.ID(5)),
      try Bonus(decimal: "10"),
      reason: "турнир",
      expiresOn: nil
    )
    try Arena.apply(gift, to: &club, on: "2026-11-20")
    let desk = try card(club, 5)
    desk.expect("Начислено: турнир", "запись 1 из 1")
  }

  @Test("A receipt that waits takes Enter on the card; Tab leads to the receipts of before")
  func parked() throws {
    var club = try Arena.trading()
    let draft = SaleDraft(lines: [.init(product: "Кофе")], client: .id(Client.ID(1)))
    try Arena.apply(.parkReceipt(draft, note: nil), to: &club, on: "2026-11-22")
    var desk = try card(club)
    desk.expectNot("чек 1 из 1")
    desk.press("Enter")
    desk.expect("К оплате 45,00 грн", squeezing: true)
    desk.press("Esc", "Tab", "Enter")
    desk.expect("08.11.2026 12:00")
  }
}
