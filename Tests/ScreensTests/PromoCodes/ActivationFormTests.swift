import Loyalty
import Screens
import Terminal
import Testing

@Suite("Activation of a promo code at the desk")
struct ActivationFormTests {
  private func card(_ look: Look = Look(), _ client: UInt32 = 4) throws -> DeskDriver {
    try DeskDriver(
      look,
      club: PromoCodesScreenTests.club(),
      first: ClientCardScreen(id: Client.ID(client))
    )
  }

  @Test("p on the card: the code tells what it is while it is typed, and Enter activates it")
  func activate() throws {
    var desk = try card()
    desk.press("p")
    desk.expect("Кравченко Анна", "Промокод")
    desk.type("осень")
    desk.expect("Промокода «осень» нет")
    desk.type("2026")
    desk.expect("ОСЕНЬ2026: 30,00 бонусов, действует до 23.11.2026", "На счёте станет 30,00")
    desk.press("Enter")
    #expect(desk.message.contains("Кравченко Анна: ОСЕНЬ2026, + 30,00, на счёте 30,00"))
    #expect(
      desk.club.account(of: Client.ID(4), at: desk.now).balance(at: desk.now).minorUnits == 3000
    )
  }

  @Test("Esc leaves at once, whatever was typed: nothing asks to save what would be activated")
  func leaving() throws {
    var desk = try card()
    desk.press("p")
    desk.type("осень2026")
    desk.press("Esc")
    desk.press("Enter")
    #expect(desk.club.promoCodes.activations(by: Client.ID(4)).isEmpty)
    desk.press("p")
    desk.type("нет")
    desk.press("Enter", "Esc")
    desk.expect("Программа лояльности")
    #expect(desk.club.promoCodes.activations(by: Client.ID(4)).isEmpty)
  }

  @Test("What was repaired is told before and after")
  func repaired() throws {
    var desk = try card()
    desk.press("p")
    desk.type("jctym2026")
    desk.expect("jctym2026: понято как ОСЕНЬ2026, другая раскладка")
    desk.press("Enter")
    #expect(desk.message.contains("jctym2026 понято как ОСЕНЬ2026, + 30,00, на счёте 30,00"))
  }

  @Test(
    "Why a code would not work stands there before Enter, and Enter says the same",
    arguments: [
      ("зима2026", "Промокод ЗИМА2026 действует с 01.12.2026"),
      ("лето2026", "Промокод ЛЕТО2026 истёк, последний день 31.08.2026"),
      ("welcome", "Промокод WELCOME приостановлен 20.11.2026"),
      ("турнир", "Промокод Турнир ещё черновик"),
      ("вип50", "Промокод ВИП50 только для групп: VIP_постоянные"), ("нет", "Промокода «нет» нет"),
    ]
  )
  func refused(_ typed: String, _ sentence: String) throws {
    var desk = try card()
    desk.press("p")
    desk.type(typed)
    desk.expect(sentence)
    desk.press("Enter")
    desk.expect(sentence)
    #expect(desk.club.promoCodes.activations(by: Client.ID(4)).isEmpty)
  }

  @Test("A second use is refused with the first one's day")
  func twice() throws {
    var desk = try card(Look(), 1)
    desk.press("p")
    desk.type("осень2026")
    desk.expect("Клиент уже активировал промокод ОСЕНЬ2026: 07.11")
  }

  @Test("p works in the rows of the Desk and of All clients, for one client at a time")
  func rows() throws {
    for screen in [DeskScreen(), ClientsScreen()] as [any Screen] {
      var desk = try DeskDriver(club: PromoCodesScreenTests.club(), first: screen)
      desk.type("кравч")
      desk.press("Tab", "p")
      desk.type("осень2026")
      desk.press("Enter")
      #expect(desk.message.contains("Кравченко Анна: ОСЕНЬ2026, + 30,00"))
    }
  }

  @Test("Activation looks as drawn", arguments: Look.all)
  func frames(_ look: Look) throws {
    var desk = try card(look)
    desk.press("p")
    desk.type("jctym2026")
    desk.expectFrame("PromoCodes", "activation")
    desk.press("Ctrl-U")
    desk.type("зима2026")
    desk.expectFrame("PromoCodes", "activationRefused")
  }
}
