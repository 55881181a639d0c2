import Loyalty
import Screens
import Terminal
import Testing

@Suite("One promo code: its activations and what it brought")
struct PromoCodeScreenTests {
  /// Three activations of ОСЕНЬ2026 on 7 November, of which Иванов bought the day after.
  private func autumn(_ look: Look = Look(), venue: Bool = false) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: PromoCodesScreenTests.club(), first: PromoCodesScreen())
    desk.press("/")
    desk.type("осень")
    desk.press("Enter")
    return desk
  }

  @Test("Enter in the list tells what it brought: clients, new ones, receipts, money")
  func brought() throws {
    var desk = try autumn()
    desk.expect("ОСЕНЬ2026 · действует", "30,00 бонусов за активацию, всего 300")
    desk.expect("Активаций 3, клиентов 3, из них новых 3")
    desk.expect("За 30 дней купили 1: чеков 1 на 2 040,00 грн")
    desk.press("Left")
    desk.expect("За 7 дней купили 1")
    desk.press("Right", "Right", "Right", "Right")
    desk.expect("За 365 дней")
  }

  @Test("What a code brought that was used thousands of times is counted aside, not for each key")
  func countedAside() throws {
    var club = try PromoCodesScreenTests.club()
    var edit = PromoCodeEdit()
    edit.perClientLimit = 5_000
    try Arena.apply(.editPromoCode("ВИП50", edit), to: &club, on: "2026-11-20")
    let draft = ActivationDraft(client: .id(Client.ID(1)), code: "ВИП50")
    for _ in 0...2_000 { try Arena.apply(.activatePromoCode(draft), to: &club, on: "2026-11-20") }
    var desk = try DeskDriver(club: club, first: PromoCodesScreen())
    desk.press("/")
    desk.type("вип50")
    desk.press("Enter")
    #expect(desk.jobs.count == 1)
    desk.expect("Активаций 2 001", "Считаем, что принёс промокод")
    desk.expectNot("За 30 дней")
    desk.finishJob()
    desk.expect("Активаций 2 001, клиентов 1", "За 30 дней купили 0")
    desk.press("Left")
    #expect(desk.jobs.count == 1)
    desk.expectNot("За 30 дней", "За 7 дней")
    desk.finishJob()
    desk.expect("За 7 дней купили 0")
  }

  @Test("Each activation stands there with time, client, desk and staff; Enter opens the card")
  func activations() throws {
    var desk = try autumn()
    desk.expect("Активации 3")
    desk.expect("07.11.2026 12:00 Иванов Иван Петрович Ольга", squeezing: true)
    try desk.otherDesk(.createVenue("Зал 2"))
    desk.now = desk.now.advanced(bySeconds: 60)
    let draft = ActivationDraft(
      client: .id(Client.ID(4)),
      code: "ОСЕНЬ2026",
      venue: "Зал 2"
    )
    try desk.otherDesk(.activatePromoCode(draft))
    desk.expect("22.11.2026 21:15 Кравченко Анна Иван, Зал 2", squeezing: true)
    desk.press("Home", "Enter")
    desk.expect("+380 93 555-10-02")
  }

  @Test("The receipt that a code came with is named, and a use that a refund gave back says so")
  func withReceipt() throws {
    var club = try PromoCodesScreenTests.club()
    var edit = PromoCodeEdit()
    edit.returnsOnRefund = true
    try Arena.apply(.editPromoCode("ВИП50", edit), to: &club, on: "2026-11-21")
    let sale = SaleDraft(
      lines: [.init(product: "Кофе")],
      client: .id(Client.ID(1)),
      promoCode: "ВИП50"
    )
    try Arena.apply(.sell(sale), to: &club, on: "2026-11-21")
    let receipt = try #require(club.receipts.receipts(of: Client.ID(1)).last)
    var desk = try DeskDriver(club: club, first: PromoCodesScreen())
    desk.press("/")
    desk.type("вип50")
    desk.press("Enter")
    desk.expect("Ольга \(receipt.id) 50,00", squeezing: true)
    try desk.otherDesk(.refund(RefundDraft(receipt: .id(receipt.id))))
    desk.expect("возврат", "Пока никто не активировал")
  }

  @Test("F7 makes another like it: the same terms, a name of its own")
  func duplicate() throws {
    var desk = try DeskDriver(club: PromoCodesScreenTests.club(), first: PromoCodesScreen())
    desk.press("/")
    desk.type("вип50")
    desk.press("Enter", "F7")
    desk.expect("Новый", "VIP_постоянные", "50,00")
    desk.type("ВИП_зима")
    desk.press("Ctrl-S")
    let copy = try #require(desk.club.promoCodes.codes.named("ВИП_зима"))
    let original = try #require(desk.club.promoCodes.codes.named("ВИП50"))
    #expect(copy.terms == original.terms && copy.code == "ВИП_зима")
    desk.expect("ВИП_зима · действует")
  }

  @Test("Pause and end work here too, and the state follows")
  func launch() throws {
    var desk = try autumn()
    desk.press("l", "Enter")
    desk.expect("ОСЕНЬ2026 · на паузе")
    #expect(desk.message.contains("Приостановлен: ОСЕНЬ2026"))
    desk.press("o")
    #expect(desk.message.contains("Это не серия"))
  }

  @Test("First visit, days since registration, audiences and returns are fields of the form")
  func conditions() throws {
    var desk = try DeskDriver(club: Arena.club(), first: PromoCodesScreen())
    desk.press("F7")
    desk.type("НОВИЧОК")
    desk.press("Tab", "Tab")
    desk.type("30")
    for _ in 0..<9 { desk.press("Tab") }
    desk.type("7")
    desk.press("Tab")
    desk.type("3, 5")
    desk.press("Tab", "Space", "Tab", "Space", "Ctrl-S")
    let code = try #require(desk.club.promoCodes.codes.named("НОВИЧОК"))
    #expect(code.terms.conditions.registeredWithinDays == 7)
    #expect(code.terms.conditions.audiences.map(\.number) == [3, 5])
    #expect(code.terms.conditions.isForFirstVisit && code.terms.returnsOnRefund)
    desk.press("F4")
    desk.expect("[x] только первый визит", "3, 5")
    for _ in 0..<10 { desk.press("Tab") }
    desk.retype("-1")
    desk.press("Ctrl-S")
    desk.expect("-1")
    #expect(desk.club.promoCodes.codes.named("НОВИЧОК")?.terms == code.terms)
  }

  // MARK: The list

  @Test("The list is ordered by what is chosen, the same again turns it round")
  func order() throws {
    var desk = try DeskDriver(club: PromoCodesScreenTests.club(), first: PromoCodesScreen())
    func names() -> [String] {
      let all = ["ЗИМА2026", "ОСЕНЬ2026", "ВИП50", "ЛЕТО2026", "WELCOME", "Турнир"]
      return desk.frame.prefix(12).compactMap { row in all.first { row.contains(" \($0) ") } }
    }
    desk.press("s")
    desk.type("название")
    desk.press("Enter")
    #expect(names() == ["WELCOME", "ВИП50", "ЗИМА2026", "ЛЕТО2026", "ОСЕНЬ2026", "Турнир"])
    desk.press("s")
    desk.type("название")
    desk.press("Enter")
    #expect(names().first == "Турнир")
    desk.press("s")
    desk.type("активации")
    desk.press("Enter")
    #expect(names().first == "ОСЕНЬ2026")
    desk.press("s")
    desk.type("последний")
    desk.press("Enter")
    #expect(names().prefix(3) == ["ЛЕТО2026", "ОСЕНЬ2026", "ЗИМА2026"])
  }

  @Test("By group: each group's codes together, those for anybody behind them, and turned round")
  func orderByGroup() throws {
    var club = try PromoCodesScreenTests.club()
    for (name, groups) in [
      ("ТУРНИР50", ["Участники_турнира_октябрь"]), ("ВИП_ДВА", ["VIP_постоянные"]),
    ] {
      var terms = PromoCodeTermsDraft(bonuses: try Bonus(decimal: "5"))
      terms.groups = groups.map { .name($0) }
      let draft = PromoCodeDraft(name: name, terms: terms)
      try Arena.apply(.createPromoCode(draft), to: &club, on: "2026-11-20")
    }
    var desk = try DeskDriver(club: club, first: PromoCodesScreen())
    func names() -> [String] {
      let all = ["ВИП50", "ВИП_ДВА", "ТУРНИР50", "WELCOME"]
      return desk.frame.prefix(13).compactMap { row in all.first { row.contains(" \($0) ") } }
    }
    desk.press("F6")
    desk.type("группы")
    desk.press("Enter")
    #expect(names() == ["ВИП_ДВА", "ВИП50", "ТУРНИР50", "WELCOME"])
    desk.press("F6")
    desk.type("группы")
    desk.press("Enter")
    #expect(names() == ["WELCOME", "ТУРНИР50", "ВИП_ДВА", "ВИП50"])
  }

  @Test("The list shows one state, or the codes of one group; Esc shows all again")
  func filter() throws {
    var desk = try DeskDriver(club: PromoCodesScreenTests.club(), first: PromoCodesScreen())
    desk.press("f")
    desk.type("VIP")
    desk.press("Enter")
    desk.expect("ВИП50", "показаны: VIP_постоянные")
    desk.expectNot("WELCOME", "ЗИМА2026")
    desk.press("Esc")
    desk.expect("WELCOME")
    desk.press("f")
    desk.type("на паузе")
    desk.press("Enter")
    desk.expect("WELCOME")
    desk.expectNot("ВИП50")
    desk.press("f")
    desk.type("исчерпаны")
    desk.press("Enter")
    desk.expect("Таких промокодов нет", "Esc покажет все")
  }

  @Test("The menu tells the code that ends soon, and what is left of it")
  func attention() throws {
    let desk = try DeskDriver(club: PromoCodesScreenTests.club())
    desk.expect("Промокод ОСЕНЬ2026: последний день завтра, осталось 297 из 300")
  }

  @Test("One promo code looks as drawn", arguments: Look.all)
  func frames(_ look: Look) throws {
    let desk = try autumn(look)
    desk.expectFrame("PromoCodes", "promoCode")
  }
}
