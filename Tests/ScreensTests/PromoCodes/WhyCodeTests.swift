import Loyalty
import Screens
import Terminal
import Testing

@Suite("Why did the code not work?")
struct WhyCodeTests {
  private func card(_ look: Look = Look(), _ client: UInt32 = 4) throws -> DeskDriver {
    try DeskDriver(
      look,
      club: PromoCodesScreenTests.club(),
      first: ClientCardScreen(id: Client.ID(client))
    )
  }

  @Test("w on the card lists what would work now and what is missing for the others")
  func list() throws {
    var desk = try card()
    desk.press("w")
    desk.expect("Кравченко Анна · Активные_ежедневно · клиент с 11.06.2025")
    desk.expect("ОСЕНЬ2026 30,00 завтра сработает", squeezing: true)
    desk.expect("ЗИМА2026 50,00 28.02.2027 с 01.12.2026", squeezing: true)
    desk.expect("WELCOME 20,00 без срока на паузе", squeezing: true)
    desk.expect("Турнир 15,00 без срока черновик", squeezing: true)
    desk.expect("ВИП50 50,00 без срока группы: VIP_постоянные", squeezing: true)
    desk.expectNot("ЛЕТО2026")
    #expect(desk.message.contains("Сработают сейчас: 1"))
  }

  @Test("Every check stands there with its fact, and each that fails with its next step")
  func checks() throws {
    var desk = try card()
    desk.press("w")
    desk.type("dbg50")
    desk.expect(
      "да Такой код есть другая раскладка: ВИП50",
      "да Запущен, срок начался сразу",
      "да Не на паузе, не завершён действует",
      "да Последний день не прошёл без срока",
      "да Активаций клиента 0 из 1",
      "да Активаций всего 0, без общего лимита",
      "нет Одна из групп VIP_постоянные",
      squeezing: true
    )
    desk.expect("Промокод ВИП50 только для групп: VIP_постоянные")
    desk.expect("добавьте клиента в такую группу")
    desk.press("Enter")
    #expect(desk.message.contains("Не все проверки пройдены"))
    #expect(desk.performed.isEmpty)
  }

  @Test("Several checks that fail are all told, each with its own next step")
  func several() throws {
    var club = try PromoCodesScreenTests.club()
    var edit = PromoCodeEdit()
    edit.groups = .set([.name("VIP_постоянные")])
    edit.registeredWithinDays = .set(7)
    edit.isForFirstVisit = true
    try Arena.apply(.editPromoCode("WELCOME", edit), to: &club, on: "2026-11-21")
    var desk = try DeskDriver(club: club, first: ClientCardScreen(id: Client.ID(1)))
    desk.press("w")
    desk.type("welcome")
    desk.expect("нет Не на паузе, не завершён на паузе", squeezing: true)
    desk.expect("нет Дней после регистрации 618, не больше 7", squeezing: true)
    desk.expect("да Одна из групп VIP_постоянные", "нет Первый визит чеков 1", squeezing: true)
    desk.expect(
      "Промокод WELCOME приостановлен 20.11.2026: Ольга. Возобновить его может"
    )
    #expect(desk.message.contains("Не пройдено проверок: 3"))
    #expect(desk.message.contains("↓ дальше"))
    desk.press("Down", "Down", "Down")
    desk.expect("Промокод WELCOME для первого визита; чеков у этого клиента: 1")
  }

  @Test("Enter on a code that works opens its activation, typed already")
  func activates() throws {
    var desk = try card()
    desk.press("w", "Enter", "Enter")
    desk.expect("ОСЕНЬ2026: 30,00 бонусов")
    desk.press("Enter")
    #expect(desk.message.contains("Кравченко Анна: ОСЕНЬ2026, + 30,00"))
    desk.press("w")
    desk.expect("активирован 22.11.2026")
  }

  @Test("From the list of promo codes a client is chosen first, and F4 changes the code")
  func fromList() throws {
    var desk = try DeskDriver(club: PromoCodesScreenTests.club(), first: PromoCodesScreen())
    desk.press("w")
    desk.type("кравч")
    desk.press("Enter")
    desk.expect("Почему не сработал", "Кравченко Анна", "Турнир")
    desk.expect("нет Запущен, срок начался черновик", squeezing: true)
    desk.press("F5")
    desk.type("иванов")
    desk.press("Enter")
    desk.expect("Иванов Иван Петрович")
    desk.press("F4")
    desk.expect("Название промокода Турнир", squeezing: true)
    desk.press("Esc")
    desk.expect("Почему не сработал")
  }

  @Test("Esc instead of a client goes back to the list of promo codes")
  func nobodyChosen() throws {
    var desk = try DeskDriver(club: PromoCodesScreenTests.club(), first: PromoCodesScreen())
    desk.press("w", "Esc")
    desk.expect("Промокодов 6")
  }

  @Test("The refusal in the activation opens the answer by F4 and by its button")
  func fromRefusal() throws {
    for keys in [["F4"], ["Tab", "Tab", "Enter"]] {
      var desk = try card()
      desk.press("p")
      desk.type("лето2026")
      desk.press("Enter")
      for key in keys { desk.press(key) }
      desk.expect("нет Последний день не прошёл 31.08.2026", squeezing: true)
      desk.press("Esc")
      desk.expect("лето2026")
    }
  }

  @Test("The card has a sheet of the client's codes; Enter there shows the checks")
  func sheet() throws {
    var desk = try card(Look(), 1)
    desk.press("Shift-Tab", "Shift-Tab", "Shift-Tab")
    desk.expect("Промокоды 1", "ВИП50 50,00 без срока сработает", squeezing: true)
    desk.expect("ОСЕНЬ2026 30,00 завтра активирован 07.11.2026", squeezing: true)
    desk.press("End", "Enter")
    desk.expect("нет Активаций клиента 1 из 1", squeezing: true)
    desk.expect("Клиент уже активировал промокод ОСЕНЬ2026: 07.11.2026 12:00:00, Ольга")
  }

  @Test("w works in the rows of the Desk and of All clients")
  func rows() throws {
    for screen in [DeskScreen(), ClientsScreen()] as [any Screen] {
      var desk = try DeskDriver(club: PromoCodesScreenTests.club(), first: screen)
      desk.type("кравч")
      desk.press("Tab", "w")
      desk.expect("Кравченко Анна", "ОСЕНЬ2026 30,00 завтра сработает", squeezing: true)
    }
  }

  @Test("By the commands a code is activated from anywhere: first whose it is, then the code")
  func palette() throws {
    var desk = try DeskDriver(club: PromoCodesScreenTests.club())
    desk.press("F2")
    desk.type("активировать промокод")
    desk.press("Enter")
    desk.type("кравч")
    desk.press("Enter")
    desk.type("осень2026")
    desk.press("Enter")
    #expect(desk.message.contains("Кравченко Анна: ОСЕНЬ2026, + 30,00"))
  }

  @Test("The answer looks as drawn", arguments: Look.all)
  func frames(_ look: Look) throws {
    var desk = try card(look)
    desk.press("w")
    desk.expectFrame("PromoCodes", "clientCodes")
    desk.type("dbg50")
    desk.expectFrame("PromoCodes", "why")
  }
}
