import Testing

@testable import Loyalty

@Suite("rules.md §7.2: the canonical form")
struct CodeKeyTests {
  @Test(
    "Case, spaces, dashes, underscores and apostrophes do not count",
    arguments: [
      ("лето2024", "ЛЕТО2024"), (" Welcome-50 ", "WELCOME50"),
      ("Вернись_и_получи_100бонусов", "ВЕРНИСЬИПОЛУЧИ100БОНУСОВ"),
      ("п'ятниця", "ПЯТНИЦЯ"), ("п’ятниця", "ПЯТНИЦЯ"), ("пʼятниця", "ПЯТНИЦЯ"),
      ("a‐b‑c–d—e−f", "ABCDEF"), ("ґанок ї є і ё", "ҐАНОКЇЄІЁ"), ("A\u{A0}B\u{3000}C", "ABC"),
      ("A\tB\nC", "ABC"), ("`A´B‘C′", "ABC"), ("100%", "100%"), ("ß", "SS"),
    ]
  )
  func canonical(_ typed: String, _ canonical: String) {
    #expect(CodeKey(typed).text == canonical)
  }

  @Test(
    "Invisible characters do not count",
    arguments: [
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{FE0F}", "\u{3164}",
      "\u{202E}", "\u{34F}", "\u{180E}",
    ]
  )
  func invisible(_ character: String) {
    #expect(CodeKey("ЛЕ\(character)ТО").text == "ЛЕТО")
    #expect(CodeKey("\(character)").isEmpty)
  }

  @Test("Full-width letters, ligatures and letters in two parts are their plain ones")
  func compatible() {
    #expect(CodeKey("ＷＥＬＣＯＭＥ５０").text == "WELCOME50")
    #expect(CodeKey("ｗｅｌｃｏｍｅ－５０").text == "WELCOME50")
    #expect(CodeKey("ﬁx").text == "FIX")
    #expect(CodeKey("И\u{306}ога") == CodeKey("Йога"))
    #expect(CodeKey("И\u{200D}\u{306}ога") == CodeKey("Йога"))
    #expect(CodeKey("е\u{308}ж") == CodeKey("Ёж"))
    #expect(CodeKey("①②").text == "12")
  }

  @Test("Each set of the rule looks alike, and nothing else of its letters does")
  func lookAlikes() {
    let sets = [
      "АA", "ВB", "ЕЁE", "КK", "МM", "НH", "0OО", "РP", "СC", "ТT", "УY", "ХX", "1ILІ",
    ]
    for set in sets {
      #expect(Set(set.map { CodeKey(String($0)).alike }).count == 1)
      #expect(Set(set.map { CodeKey(String($0)).canonical }).count == set.count)
    }
    #expect(Set(sets.map { CodeKey(String($0.prefix(1))).alike }).count == sets.count)
    #expect(CodeKey("8").alike != CodeKey("B").alike)
    #expect(CodeKey("З").alike != CodeKey("3").alike)
  }

  @Test("Nothing that counts is an empty key, and 10,000 letters are looked at no longer")
  func ends() {
    for typed in ["", " ", "--- _ '", "\u{200B}"] { #expect(CodeKey(typed).isEmpty) }
    #expect(CodeKey(String(repeating: "Я", count: 10_000)).isEmpty)
    #expect(!CodeKey(String(repeating: "Я", count: 200)).isEmpty)
  }

  @Test("The canonical form of a canonical form is itself, and looks alike as letters do")
  func idempotent() {
    var random = Dice(seed: 41)
    let pool = Array("aZя9 -_'Ёї\u{200B}\u{301}\u{306}ＡﬁßŉΣσςǅ①½\u{345}\u{1E9E}Й한".unicodeScalars)
    for _ in 0..<3_000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<random.roll(0...8) { scalars.append(pool[random.roll(0...pool.count - 1)]) }
      let key = CodeKey(String(scalars))
      #expect(CodeKey(key.text) == key)
      let alike = String(decoding: key.alike, as: UTF8.self)
      #expect(LookAlikes.skeleton(of: key.text) == alike)
    }
  }
}
