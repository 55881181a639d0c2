import Loyalty
import Testing

@Suite("Names (rules.md §2, §3.1, §3.6)")
struct NameTests {
  @Test("A name is trimmed, composed, and has single spaces inside")
  func cleans() throws {
    #expect(try NameRule.cleaned("  Ольга \u{A0}  Коваль ") == "Ольга Коваль")
    let decomposed = "Андреи\u{306}"
    #expect(try NameRule.cleaned(decomposed).unicodeScalars.count == 6)
    #expect(try NameRule.cleaned("VIP_постоянные") == "VIP_постоянные")
  }

  @Test("A name of nothing but spaces is refused")
  func refusesEmpty() {
    for name in ["", "   ", "\u{A0}\u{2003}"] {
      #expect(throws: ValueProblem.nameEmpty) { try NameRule.cleaned(name) }
    }
  }

  @Test(
    "A character that cannot be seen or that turns text round is refused",
    arguments: ["\u{0}", "\n", "\t", "\u{1B}", "\u{200B}", "\u{202E}", "\u{2066}", "\u{FEFF}"]
      + ["\u{E000}", "\u{AD}", "\u{200D}", "\u{3164}", "\u{2028}", "\u{FFFF}", "\u{9F}"]
  )
  func refusesUnreadable(character: Unicode.Scalar) {
    #expect(throws: ValueProblem.nameUnreadable(character)) {
      try NameRule.cleaned("Ив\(Character(character))ан")
    }
  }

  @Test("A name has at most 200 characters, and a megabyte is refused by its length")
  func limits() throws {
    let longest = String(repeating: "ї", count: 200)
    #expect(try NameRule.cleaned(longest) == longest)
    #expect(throws: ValueProblem.nameTooLong(length: 201, limit: 200)) {
      try NameRule.cleaned(longest + "ї")
    }
    let megabyte = String(repeating: "x", count: 1_000_000)
    #expect(throws: ValueProblem.nameTooLong(length: 1_000_000, limit: 200)) {
      try NameRule.cleaned(megabyte)
    }
  }

  @Test(
    "§3.1 Case, spaces, _ and - do not make another name",
    arguments: [
      ("VIP_постоянные", "vip постоянные"), ("VIP_постоянные", "  Vip - Постоянные "),
      ("Новые клиенты", "НОВЫЕ__клиенты"), ("Straße", "STRASSE"), ("Й", "И\u{306}"),
    ]
  )
  func sameNames(first: String, second: String) {
    #expect(GroupNameKey(first) == GroupNameKey(second))
  }

  @Test("§3.1 Other letters make another name", arguments: [("VIP", "VIP1"), ("Ёлка", "Елка")])
  func otherNames(first: String, second: String) {
    #expect(GroupNameKey(first) != GroupNameKey(second))
  }

  @Test("§3.6 A slip of the hand or a look-alike letter makes names similar")
  func similarNames() {
    func similar(_ first: String, _ second: String) -> Bool {
      GroupNameKey(first).isSimilar(to: GroupNameKey(second))
    }
    #expect(similar("Постоянные", "Постояные"))
    #expect(similar("Постоянные", "Псотоянные"))
    #expect(similar("ТОП", "TOП"))
    #expect(!similar("VIP", "VIP"))
    #expect(!similar("Зал 1", "Зал 2"))
    #expect(!similar("Новые", "Старые"))
    #expect(!similar("VIP", "IP"))
  }

  @Test("§3.6 A name in another style than the rest is told with the style of the rest")
  func styles() {
    let names = ["VIP_постоянные", "Новые_клиенты", "Студенты"]
    #expect(NamingStyle.broken(by: "Ночные_игроки", among: names) == nil)
    #expect(NamingStyle.broken(by: "Ночные игроки", among: names)?.joint == .underscore)
    #expect(
      NamingStyle.broken(by: "новички", among: ["Новые", "Старые"])?.letters == .capitalFirst
    )
    #expect(NamingStyle.broken(by: "Новые клиенты", among: ["VIP_гости"]) == nil)
    #expect(NamingStyle.broken(by: "VIP", among: ["Новые", "Старые"]) == nil)
  }
}
