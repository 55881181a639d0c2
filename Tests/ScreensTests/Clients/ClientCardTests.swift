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
    desk.press("Down")
    desk.expect("Дальше в списке никого нет")
  }
}
