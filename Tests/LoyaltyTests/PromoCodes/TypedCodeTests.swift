import Testing

@testable import Loyalty

@Suite("rules.md §7.2: what people type")
struct TypedCodeTests {
  private func desk(_ codes: String...) throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    for code in codes { try desk.createCode(code) }
    return desk
  }

  private func repair(_ desk: ClubUnderTest, _ typed: String) throws -> CodeRepair? {
    try desk.club.promoCodes.find(typed: typed).repair
  }

  @Test("The canonical form is no repair that anybody has to be told")
  func exact() throws {
    let desk = try desk("ЛЕТО2024", "Вернись_и_получи_100бонусов")
    for typed in ["ЛЕТО2024", "лето 2024", "л-е_т’о 2024", "ЛЕ\u{200B}ТО２０２４"] {
      let found = try desk.club.promoCodes.find(typed: typed)
      #expect(found.text == "ЛЕТО2024")
      #expect(found.repair == nil)
    }
    #expect(try desk.meant("вернись и получи 100 бонусов") == "Вернись_и_получи_100бонусов")
  }

  @Test("Letters that look alike are understood and told")
  func lookAlike() throws {
    let desk = try desk("WELCOME50", "ЛЕТО2024")
    let typed = "WЕLСОМE5O"
    #expect(
      try repair(desk, typed)
        == CodeRepair(typed: typed, meant: "WELCOME50", how: .lookAlike)
    )
    #expect(try repair(desk, "ЛЁTO2O24")?.meant == "ЛЕТО2024")
  }

  @Test(
    "The same keys on the other layout are understood and told, both directions",
    arguments: [
      ("ЛЕТО2024", "KTNJ2024"), ("ЛЕТО2024", "ktnj 2024"), ("ЛЕТО2024", "ｋｔｎｊ２０２４"),
      ("WELCOME50", "ЦУДСЩЬУ50"), ("WELCOME50", "цудсщьу50"), ("ІЇЄҐ", "s]'\\"),
      ("ЭЮЖБЁ", "\".:<~"), ("SUMMER", "ІГЬЬУК"), ("SUMMER", "ЫГЬЬУК"),
      ("VIP#1", "МШЗ№1"), ("QWERTY", "И\u{306}ЦУКЕН"),
    ]
  )
  func layout(_ code: String, _ typed: String) throws {
    let desk = try desk(code)
    #expect(try repair(desk, typed) == CodeRepair(typed: typed, meant: code, how: .layout))
  }

  @Test("The exact form comes before the look-alike, and that before other layouts")
  func order() throws {
    let desk = try desk("KTNJ", "ЛЕТО")
    #expect(try repair(desk, "KTNJ") == nil)
    #expect(try repair(desk, "КТNJ")?.how == .lookAlike)
    #expect(try repair(desk, "ЛЕТО") == nil)
  }

  @Test("A batch with a Cyrillic beginning is understood when the layout was switched too little")
  func halfLayout() throws {
    var desk = try ClubUnderTest()
    let texts = try desk.createBatch("Флаеры", prefix: "МЕТРО-", count: 200)
    try desk.createBatch("Другие", prefix: "ЗИМА-", count: 200)
    for text in texts.prefix(20) {
      let tail = String(text.dropFirst(6))
      let russian = KeyboardLayout.us.retyped(tail.lowercased(), on: .russian)
      let ukrainian = KeyboardLayout.us.retyped(tail.lowercased(), on: .ukrainian)
      for typed in ["метро-" + russian, "МЕТРО " + ukrainian, "vtnhj-" + tail] {
        let found = try desk.club.promoCodes.find(typed: typed)
        #expect(found.text == text)
        #expect(found.repair == CodeRepair(typed: typed, meant: text, how: .layout))
      }
      #expect(throws: Refusal.self) { try desk.meant("зима-" + russian + "я") }
      #expect(throws: Refusal.self) { try desk.meant("метр-" + russian) }
    }
    try desk.perform(.setPromoCodeStatus("Флаеры", .revoked))
    let tail = KeyboardLayout.us.retyped(String(texts[0].dropFirst(6)), on: .russian)
    #expect(throws: Refusal.self) { try desk.meant("МЕТРО-" + tail) }
  }

  @Test("Two hits on other layouts are no hit, and both are told")
  func ambiguous() throws {
    let desk = try desk("ЫЫЫ1", "ІІІ1")
    let refusal = Refusal.promoCode(
      .unknown(typed: "sss1", .ambiguous(["ЫЫЫ1", "ІІІ1"]))
    )
    #expect(throws: refusal) { try desk.meant("sss1") }
    let other = try self.desk("ЦВЕТ")
    #expect(try other.meant("wdtn") == "ЦВЕТ", "both layouts lead to one code")
  }

  @Test("What is no code, empty or endless is unknown, and the record keeps little of it")
  func unknown() throws {
    let desk = try desk("ЛЕТО2024")
    let cases: [(String, CodeMiss)] = [
      ("ЗИМА", .noSuch), ("", .empty), ("- -", .empty), ("\u{200B}", .empty),
      ("ЛЕТО20244", .noSuch), ("ЛЕТО202", .noSuch),
    ]
    for (typed, miss) in cases {
      #expect(throws: Refusal.promoCode(.unknown(typed: typed, miss))) { try desk.meant(typed) }
    }
    let endless = String(repeating: "Я", count: 10_000)
    let shown = String(repeating: "Я", count: 100)
    #expect(throws: Refusal.promoCode(.unknown(typed: shown, .noSuch))) { try desk.meant(endless) }
  }

  @Test("A revoked code is found last, to say why it does not work")
  func revoked() throws {
    var desk = try desk("ЛЕТО2024")
    try desk.perform(.setPromoCodeStatus("ЛЕТО2024", .revoked))
    #expect(try desk.club.promoCodes.find(typed: "лето2024").isRevoked)
    let again = try desk.createCode("ЛЕТО2024")
    let found = try desk.club.promoCodes.find(typed: "лето2024")
    #expect(!found.isRevoked)
    #expect(found.place.promoCode == again.id)
  }
}
