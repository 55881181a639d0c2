import Loyalty
import Screens
import Terminal
import Testing

@Suite("Marketing, Promocodes")
struct PromoCodesScreenTests {
  /// Arena with promo codes in every state.
  static func club() throws -> Club {
    var club = try Arena.trading()
    try create("ЗИМА2026", bonuses: "50", from: (2026, 12, 1), until: (2027, 2, 28), &club) {
      $0.totalLimit = 300
    }
    try create("ОСЕНЬ2026", bonuses: "30", from: (2026, 9, 1), until: (2026, 11, 23), &club) {
      $0.totalLimit = 300
    }
    try create("ВИП50", bonuses: "50", &club) { $0.groups = [.name("VIP_постоянные")] }
    try create("ЛЕТО2026", bonuses: "40", from: (2026, 6, 1), until: (2026, 8, 31), &club)
    try create("WELCOME", bonuses: "20", &club)
    try create("Турнир", bonuses: "15", status: .draft, &club)
    try Arena.apply(.setPromoCodeStatus("WELCOME", .paused), to: &club, on: "2026-11-20")
    for client in [1, 2, 3] as [UInt32] {
      let draft = ActivationDraft(client: .id(Client.ID(client)), code: "ОСЕНЬ2026")
      try Arena.apply(.activatePromoCode(draft), to: &club, on: "2026-11-07")
    }
    return club
  }

  private static func create(
    _ name: String,
    bonuses: String,
    from: (Int, Int, Int)? = nil,
    until: (Int, Int, Int)? = nil,
    status: PromoCode.Status = .active,
    _ club: inout Club,
    _ change: (inout PromoCodeTermsDraft) -> Void = { _ in }
  ) throws {
    var terms = PromoCodeTermsDraft(bonuses: try Bonus(decimal: bonuses))
    terms.from = try from.map { try Day(year: $0.0, month: $0.1, day: $0.2) }
    terms.until = try until.map { try Day(year: $0.0, month: $0.1, day: $0.2) }
    change(&terms)
    let draft = PromoCodeDraft(name: name, terms: terms, status: status)
    try Arena.apply(.createPromoCode(draft), to: &club, on: "2026-05-20")
  }

  private func list(_ look: Look = Look(), club: Club? = nil) throws -> DeskDriver {
    try DeskDriver(look, club: club ?? Self.club(), first: PromoCodesScreen())
  }

  // MARK: Creating

  @Test("Days that are over are told before the code is created")
  func periodIsOver() throws {
    var desk = try list()
    desk.press("F7")
    desk.type("ВЧЕРА")
    desk.press("Tab", "Tab")
    desk.type("50")
    desk.press("Tab", "Tab")
    desk.type("21.11.2026")
    desk.expect("Этот срок уже прошёл: код не сработает")
    desk.retype("22.11.2026")
    desk.expectNot("Этот срок уже прошёл")
  }

  @Test("From the menu: name, bonuses and days are enough, and the name is the code")
  func create() throws {
    var desk = try DeskDriver()
    desk.press("4", "4")
    desk.expect("Промокодов пока нет", "F7 создаст первый")
    desk.press("F7")
    desk.expect("› Новый")
    desk.type("ЗИМА2026")
    desk.expect("Код ЗИМА2026", squeezing: true)
    desk.press("Tab", "Tab")
    desk.type("50")
    desk.press("Tab")
    desk.type("01.12.2026")
    desk.press("Tab")
    desk.type("28.02.2027")
    desk.expect("С 01.12.2026 по 28.02.2027 включительно")
    desk.press("Ctrl-S")
    #expect(desk.message.contains("Промокод создан: ЗИМА2026"))
    desk.expect("ЗИМА2026 с 01.12 50,00 0 28.02.2027 любые", squeezing: true)
    let code = try #require(desk.club.promoCodes.codes.items.first)
    #expect(code.code == "ЗИМА2026")
    #expect(code.terms.perClientLimit == 1)
  }

  @Test("A code typed by hand follows the name no longer")
  func codeOfItsOwn() throws {
    var desk = try list(club: Arena.club())
    desk.press("F7")
    desk.type("Зимняя раздача")
    desk.press("Tab")
    desk.retype("ЗИМА")
    desk.press("Up")
    desk.type(" клуба")
    desk.expect("Код ЗИМА", squeezing: true)
    desk.press("Tab", "Tab")
    desk.type("10")
    desk.press("Ctrl-S")
    #expect(desk.club.promoCodes.codes.items.first?.name == "Зимняя раздача клуба")
    #expect(desk.club.promoCodes.codes.items.first?.code == "ЗИМА")
  }

  @Test("The lines beneath tell look-alikes, what else is understood, and the worst cost")
  func linesBeneath() throws {
    var desk = try list()
    desk.press("F7")
    desk.type("МАРТ")
    desk.expect("Похожих действующих кодов нет")
    desk.expect("Поймём и VFHN в другой раскладке, и код с латинскими M, A, P и T")
    desk.press("Tab", "Tab")
    desk.type("50")
    desk.expect("сейчас это 14: 700,00 бонусов, это 7 ×")
    desk.press("Tab", "Tab", "Tab", "Tab")
    desk.type("300")
    desk.expect("Если используют все 300: 15 000,00 бонусов, это 150 × «Кибер-час»")
    desk.press("Shift-Tab", "Shift-Tab", "Shift-Tab", "Shift-Tab", "Shift-Tab")
    desk.retype("зимa-2026")
    desk.expect("не отличить от промокода ЗИМА2026")
    desk.press("Ctrl-S")
    desk.expect("не отличить от промокода ЗИМА2026")
    #expect(desk.club.promoCodes.codes.named("МАРТ") == nil)
  }

  @Test("A last day alone is seen while it is typed; what one or both days mean stands beneath")
  func days() throws {
    var desk = try list(club: Arena.club())
    desk.press("F7")
    desk.type("КОД")
    desk.expect("Без срока")
    desk.press("Tab", "Tab", "Tab", "Tab")
    desk.type("30.01.2027")
    desk.expect("– 30.01.2027", "По 30.01.2027 включительно")
    desk.press("Shift-Tab")
    desk.type("05.12.2026")
    desk.expect("05.12.2026 – 30.01.2027", squeezing: true)
    desk.expect("С 05.12.2026 по 30.01.2027 включительно")
  }

  @Test(
    "A code that another one's keys give on another layout is told of: people would mix them up"
  )
  func sameKeys() throws {
    var desk = try list()
    desk.press("F7")
    desk.type("DBG50")
    desk.expect("Те же клавиши на другой раскладке: ВИП50")
  }

  @Test("What cannot be is refused beside its field")
  func refusals() throws {
    var desk = try list(club: Arena.club())
    desk.press("F7")
    desk.type("КОД")
    desk.press("Ctrl-S")
    #expect(desk.performed.isEmpty)
    desk.type("0")
    desk.press("Ctrl-S")
    #expect(desk.performed.isEmpty)
    desk.retype("5")
    desk.press("Tab")
    desk.type("10.12.2026")
    desk.press("Tab")
    desk.type("01.12.2026")
    desk.press("Ctrl-S")
    desk.expect("Срок кончается 01.12.2026, раньше начала 10.12.2026")
    desk.retype("31.12.2026")
    desk.press("Tab", "Tab")
    desk.type("много")
    desk.press("Ctrl-S")
    desk.expect("много")
    desk.retype("0")
    desk.press("Ctrl-S")
    desk.expect("0 не годится как лимит")
    desk.retype("10")
    desk.press("Ctrl-S")
    #expect(desk.performed.count == 1)
  }

  // MARK: Changing

  @Test("F4 sends only what was changed; a limit below the uses is refused")
  func change() throws {
    var desk = try list()
    desk.press("F3")
    desk.type("осень")
    desk.press("Tab", "F4")
    desk.expect("ОСЕНЬ2026")
    for _ in 0..<5 { desk.press("Tab") }
    desk.retype("2")
    desk.press("Ctrl-S")
    desk.expect("Лимит 2 меньше числа активаций: 3")
    desk.retype("400")
    desk.press("Ctrl-S")
    var edit = PromoCodeEdit()
    edit.totalLimit = .set(400)
    #expect(desk.performed == [.editPromoCode("ОСЕНЬ2026", edit)])
  }

  @Test("l pauses, resumes, ends and starts, and the question says what each does")
  func launch() throws {
    var desk = try list()
    desk.expect("Турнир черновик", squeezing: true)
    desk.press("l")
    desk.expect("Запустить: клиенты смогут активировать его в его срок")
    desk.press("Enter")
    #expect(desk.message.contains("Запущен: Турнир"))
    desk.press("l")
    desk.expect("Приостановить: никто не активирует, пока не возобновят")
    desk.press("Enter")
    desk.expect("Турнир на паузе", squeezing: true)
    desk.press("l", "Enter")
    #expect(desk.message.contains("Возобновлён: Турнир"))
    desk.press("l", "Right", "Enter")
    #expect(desk.message.contains("Завершён: Турнир"))
    desk.expect("Турнир завершён", squeezing: true)
    desk.press("l", "Esc")
    #expect(desk.club.promoCodes.codes.named("Турнир")?.status == .ended)
  }

  @Test("F8 begins on the safe button; what is revoked does not change any more")
  func revoke() throws {
    var desk = try list()
    desk.press("F8", "Enter")
    #expect(desk.performed.isEmpty)
    desk.press("F8", "Left", "Enter")
    #expect(desk.message.contains("Отозван: Турнир"))
    desk.press("F4")
    #expect(desk.message.contains("Отозванный промокод больше не меняется"))
  }

  @Test("The menu says how many work and how many are paused")
  func menu() throws {
    var desk = try DeskDriver(club: Self.club())
    desk.press("4")
    desk.expect("Промокоды действуют 2, на паузе 1", squeezing: true)
  }

  // MARK: Frames

  @Test("List, questions and form look as drawn", arguments: Look.all)
  func frames(_ look: Look) throws {
    var desk = try list(look)
    desk.press("Down", "Down", "Down", "Down")
    desk.expectFrame("PromoCodes", "list")
    desk.press("l")
    desk.expectFrame("PromoCodes", "launch")
    desk.press("Esc", "F4")
    desk.expectFrame("PromoCodes", "change")
    desk.press("Esc", "F7")
    desk.type("МАРТ2027")
    desk.press("Tab", "Tab")
    desk.type("50")
    desk.press("Tab")
    desk.type("01.03.2027")
    desk.press("Tab")
    desk.type("31.03.2027")
    desk.press("Tab", "Tab")
    desk.type("300")
    desk.expectFrame("PromoCodes", "new")
  }

  @Test("The empty list says what it is for", arguments: Look.all)
  func empty(_ look: Look) throws {
    let desk = try list(look, club: Arena.emptyClub())
    desk.expectFrame("PromoCodes", "empty")
  }
}
