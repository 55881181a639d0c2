import Loyalty
import Screens
import Terminal
import Testing

@Suite("Batches of unique codes at the desk")
struct BatchFormTests {
  private func form(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: Arena.club(), first: PromoCodesScreen())
    desk.press("i")
    return desk
  }

  /// Fills the form for so many codes of so many symbols.
  static func fill(_ desk: inout DeskDriver, count: String = "20", length: String? = nil) {
    desk.type("Флаеры")
    desk.press("Tab")
    desk.type("ЗИМА-")
    desk.press("Tab")
    desk.type(count)
    desk.press("Tab")
    if let length { desk.retype(length) }
    desk.press("Tab")
    if let length, Int(length).map({ $0 < PromoCodeBatch.leastLength }) == true {
      desk.press("Tab")
    }
    desk.type("50")
  }

  /// The list of promo codes above which a batch of 20 codes stands.
  static func made(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: Arena.trading(), first: PromoCodesScreen())
    desk.press("i")
    fill(&desk)
    desk.press("Ctrl-S")
    desk.finishJob()
    return desk
  }

  @Test("The form shows a sample, the bits and the cost; the codes are drawn aside and stand there")
  func create() throws {
    var desk = try form()
    Self.fill(&desk)
    desk.expect("44 бит", "Код будет таким: ЗИМА-" + String(repeating: "X", count: 9))
    desk.expect("Если используют все 20: 1 000,00 бонусов")
    desk.press("Ctrl-S")
    #expect(desk.jobs.count == 1 && desk.performed.isEmpty)
    desk.finishJob()
    #expect(desk.message.contains("Серия Флаеры: кодов 20"))
    let batch = try #require(desk.club.promoCodes.codes.named("Флаеры"))
    let texts = try #require(desk.club.promoCodes.texts(of: batch.id))
    #expect(texts.count == 20 && texts[0].hasPrefix("ЗИМА-"))
    guard case .createPromoCodeBatch(let draft)? = desk.performed.first else {
      Issue.record("no batch was asked for")
      return
    }
    #expect(draft.drawn == texts)
    desk.expect(texts[0], "Коды 20", squeezing: true)
    desk.press("Esc")
    desk.expect("Флаеры действует 50,00 0 из 20", squeezing: true)
  }

  @Test("While the codes are drawn the form waits, and Esc stops the work without any code")
  func stopped() throws {
    var desk = try form()
    Self.fill(&desk, count: "5000")
    desk.press("Ctrl-S")
    desk.stepJob(2)
    desk.expect("Готовим коды: 1 999 из 5 000")
    desk.press("F1")
    desk.expect("Справка")
    desk.press("F1")
    desk.expect("Готовим коды: 1 999 из 5 000")
    desk.type("1")
    desk.press("Esc")
    #expect(desk.jobs.isEmpty && desk.performed.isEmpty)
    desk.expect("Сколько кодов 5000", squeezing: true)
    desk.press("Ctrl-S")
    desk.finishJob()
    #expect(desk.club.promoCodes.codes.items.count == 1)
  }

  @Test("Codes below 40 bits are refused unless that is said expressly")
  func guessable() throws {
    var desk = try form()
    Self.fill(&desk, length: "6")
    desk.expect("29 бит", "[ ] коды можно подобрать")
    desk.press("Ctrl-S")
    desk.finishJob()
    desk.expect("Коды со случайной частью длиной 6 можно")
    #expect(desk.message.contains("Возьмите длину 9 или разрешите явно"))
    #expect(desk.performed.isEmpty)
    desk.press("Space", "Ctrl-S")
    desk.finishJob()
    #expect(desk.message.contains("кодов 20"))
  }

  @Test(
    "What cannot be is refused beside its field",
    arguments: [
      ("0", "9", "0 не годится как число кодов"), ("100001", "9", "100 001 не годится"),
      ("20", "40", "40 не годится как длина случайной части"),
      ("много", "9", "«много»"), ("500", "2", "заняли бы больше половины"),
    ]
  )
  func refused(_ count: String, _ length: String, _ sentence: String) throws {
    var desk = try form()
    Self.fill(&desk, count: count, length: length)
    desk.press("Ctrl-S")
    if !desk.jobs.isEmpty { desk.finishJob() }
    #expect(desk.shows(sentence) || desk.message.contains(sentence), "\(desk.frame)")
    #expect(desk.performed.isEmpty)
  }

  @Test("A registration that ends before it begins is refused in its own field")
  func registrationTurnedRound() throws {
    var desk = try form()
    Self.fill(&desk)
    for _ in 0..<6 { desk.press("Tab") }
    desk.type("30.06.2026")
    desk.press("Tab")
    desk.type("01.06.2026")
    desk.press("Ctrl-S")
    desk.finishJob()
    #expect(desk.performed.isEmpty)
    desk.retype("31.07.2026")
    desk.press("Ctrl-S")
    desk.finishJob()
    let batch = try #require(desk.club.promoCodes.codes.named("Флаеры"))
    let draft = batch.terms.draft(in: desk.club.calendar)
    #expect(draft.until == nil && draft.registeredUntil?.iso == "2026-07-31")
  }

  @Test("A code that another desk made meanwhile is drawn around, not doubled")
  func meanwhile() throws {
    var desk = try form()
    Self.fill(&desk)
    desk.press("Ctrl-S")
    var other = try form()
    Self.fill(&other)
    other.press("Ctrl-S")
    other.finishJob()
    let batch = try #require(other.club.promoCodes.codes.named("Флаеры"))
    let texts = try #require(other.club.promoCodes.texts(of: batch.id))
    let taken = PromoCodeDraft(
      name: texts[3],
      terms: PromoCodeTermsDraft(bonuses: try Bonus(decimal: "1"))
    )
    try desk.otherDesk(.createPromoCode(taken))
    desk.finishJob()
    let mine = try #require(desk.club.promoCodes.codes.named("Флаеры"))
    let drawn = try #require(desk.club.promoCodes.texts(of: mine.id))
    #expect(drawn.count == 20 && !drawn.texts.contains(texts[3]))
  }

  @Test("From the form of a promo code its button goes on to a batch with what was typed")
  func fromPromoCode() throws {
    var desk = try DeskDriver(club: Arena.club(), first: PromoCodesScreen())
    desk.press("F7")
    desk.type("ФЛАЕР")
    desk.press("Tab", "Tab")
    desk.type("50")
    desk.press("F2")
    desk.type("серия кодов")
    desk.press("Enter")
    desk.expect("Новая серия", "ФЛАЕР", "50")
  }

  @Test("Handing out counts down what is left; more than is left is refused with the number")
  func handOut() throws {
    var desk = try Self.made()
    desk.press("o")
    desk.expect("осталось 20")
    desk.type("21")
    desk.press("Ctrl-S")
    desk.expect("Нужно выдать кодов 21, осталось 20")
    desk.retype("5")
    desk.press("Ctrl-S")
    #expect(desk.message.contains("Выдано кодов: 5"))
    let batch = try #require(desk.club.promoCodes.codes.named("Флаеры")).id
    #expect(desk.club.promoCodes.counts(of: batch).left == 15)
    desk.press("End", "Space", "Up", "Space", "o")
    desk.expect("Отмечено кодов: 2")
    desk.press("Ctrl-S")
    #expect(desk.message.contains("Выдано кодов: 2"))
    #expect(desk.club.promoCodes.counts(of: batch).handedOut == 7)
    desk.press("Home")
    desk.expect("выдан")
  }

  @Test("The codes are filtered by state and found by a part; what is left is revoked")
  func filterAndRevoke() throws {
    var desk = try Self.made()
    desk.press("o")
    desk.type("5")
    desk.press("Ctrl-S", "f")
    desk.type("выдан")
    desk.press("Down", "Enter")
    let batch = try #require(desk.club.promoCodes.codes.named("Флаеры"))
    let texts = try #require(desk.club.promoCodes.texts(of: batch.id))
    desk.expect(texts[0], texts[4])
    desk.expectNot(texts[5])
    desk.press("f", "Home", "Enter", "F3")
    desk.type(String(texts[9].suffix(4)))
    desk.expect(texts[9])
    desk.expectNot(texts[0])
    desk.press("Esc", "Esc", "F8")
    desk.expect("Отозвать неиспользованные коды серии Флаеры?")
    desk.press("Left", "Enter")
    #expect(desk.club.promoCodes.counts(of: batch.id).revoked == 15)
    #expect(desk.club.promoCodes.counts(of: batch.id).handedOut == 5)
  }

  @Test("Marked codes are revoked alone, handed out ones too; Enter tells a code's fate")
  func revokeMarked() throws {
    var desk = try Self.made()
    desk.press("o")
    desk.type("2")
    desk.press("Ctrl-S", "Home", "Space", "End", "Space", "F8")
    desk.expect("Отозвать отмеченные коды серии Флаеры: 2?", "и выданные тоже")
    desk.press("Left", "Enter")
    let batch = try #require(desk.club.promoCodes.codes.named("Флаеры"))
    let texts = try #require(desk.club.promoCodes.texts(of: batch.id))
    #expect(desk.message.contains("Отозвано кодов 2"))
    #expect(desk.club.promoCodes.counts(of: batch.id).revoked == 2)
    #expect(desk.club.promoCodes.state(of: batch.id, text: 0) == .revoked)
    #expect(desk.club.promoCodes.state(of: batch.id, text: texts.count - 1) == .revoked)
    desk.press("Home", "Down", "Enter")
    #expect(desk.message.contains(texts[1] + ": выдан"))
    let draft = ActivationDraft(client: .id(Client.ID(4)), code: texts[2])
    try desk.otherDesk(.activatePromoCode(draft))
    desk.press("Down", "Enter")
    desk.expect("Кравченко Анна", "+380 93 555-10-02")
  }

  @Test("Slips and tables are written aside, with their path told; a path that is taken is refused")
  func export() throws {
    var desk = try Self.made()
    desk.writeCodes = { file, path, goesOn in
      guard path != "taken.csv" else { return .failed("Файл taken.csv уже есть") }
      return goesOn(0) ? .written(file.places.count) : nil
    }
    desk.press("x")
    desk.expect("Флаеры.txt", "Кодов в файле: 20")
    desk.press("Space")
    desk.expect("Флаеры.csv")
    desk.press("Tab", "Tab")
    desk.type("3")
    desk.expect("Кодов в файле: 3")
    desk.press("Tab")
    desk.retype("taken.csv")
    desk.press("Ctrl-S")
    desk.finishJob()
    desk.expect("Файл taken.csv уже есть")
    desk.retype("codes.csv")
    desk.press("Ctrl-S")
    desk.finishJob()
    #expect(desk.message.contains("Записано в codes.csv: 3"))
  }

  @Test("The forms and the batch look as drawn", arguments: Look.all)
  func frames(_ look: Look) throws {
    var desk = try form(look)
    Self.fill(&desk)
    desk.expectFrame("PromoCodes", "batchForm")
    var made = try Self.made(look)
    made.expectFrame("PromoCodes", "batch")
    made.press("o")
    made.expectFrame("PromoCodes", "handOut")
    made.press("Esc", "x")
    made.expectFrame("PromoCodes", "codesFile")
  }
}
