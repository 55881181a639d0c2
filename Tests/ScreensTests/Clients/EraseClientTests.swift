import Loyalty
import Screens
import Terminal
import Testing

@Suite("Erasing a client: the card")
struct EraseClientTests {
  private func card() throws -> DeskDriver {
    var desk = try TwoCards.desk()
    desk.type("ваня")
    desk.press("Enter")
    return desk
  }

  @Test("F8 asks on the safe button, naming what is lost; Enter changes nothing")
  func asks() throws {
    var desk = try card()
    desk.press("F8")
    desk.expect(
      "Стереть всё личное: Иванов Ваня",
      "Пропадут бонусы: 12,50",
      "Вернуть данные нельзя"
    )
    desk.press("Enter")
    #expect(desk.performed.isEmpty)
    desk.expect("› Иванов Ваня")
  }

  @Test(
    "Erased, the list goes on without the client; both keys ask the same",
    arguments: ["F8", "d"]
  )
  func erases(key: String) throws {
    var desk = try card()
    desk.press(key, "Left", "Enter")
    #expect(desk.performed == [.eraseClient(.id(TwoCards.double))])
    desk.expect("Стёрто: клиент № 15")
    #expect(desk.club.clients.isErased(TwoCards.double) && desk.club.clients.count == 14)
    desk.expectNot("Иванов Ваня")
  }
}
