import Localization
import Resources
import Testing

@Suite("Words")
struct WordsTests {
  @Test("A variable is filled in; one without a value stays to be seen")
  func variables() {
    let words = Self.words(["greeting": "Hello, {name}, from {club}!"])
    #expect(words("greeting", ["name": "Anna"]) == "Hello, Anna, from {club}!")
    #expect(words("greeting", ["name": "{club}", "club": "Arena"]) == "Hello, {club}, from Arena!")
  }

  @Test("A brace that nobody closes is text")
  func openBrace() {
    let words = Self.words(["odd": "a {name} and { more"])
    #expect(words("odd", ["name": "b"]) == "a b and { more")
  }

  @Test("A count chooses the plural form and is written in groups of three")
  func plurals() {
    let words = Self.words(["rows.one": "{count} row", "rows.other": "{count} rows"])
    #expect(words("rows", ["count": 1]) == "1 row")
    #expect(words("rows", ["count": .number(1_204)]) == "1,204 rows")
  }

  @Test("A missing word is the English one, then the key itself between marks")
  func missing() {
    let russian = Catalogue(language: .russian, texts: ["a": "один"])
    let english = Catalogue(language: .english, texts: ["a": "one", "b": "two"])
    let words = Words(russian, fallback: english)
    #expect(words("a") == "один")
    #expect(words("b") == "two")
    #expect(words("c") == "‹c›")
    #expect(words.ifPresent("c") == nil)
    #expect(words.ifPresent("b") == "two")
  }

  @Test("A file may have a BOM, CRLF, comments, blank lines and = in a text")
  func fileSyntax() {
    let text = "\u{FEFF}# words\r\n\r\na.b =  x = {y}  \r\n  c=d\n#e = f\nlast = é"
    let file = WordsFile(Array(text.utf8))
    #expect(file.problems.isEmpty)
    #expect(file.entries.map(\.key) == ["a.b", "c", "last"])
    #expect(file.entries.map(\.text) == ["x = {y}", "d", "é"])
  }

  @Test("A line without a key, a text, = or valid UTF-8 is named and left out")
  func fileProblems() {
    let bytes = Array("nothing\n= x\nkey =\nok = 1\nbad = ".utf8) + [0xFF]
    let file = WordsFile(bytes)
    #expect(
      file.problems == [
        .noEqualsSign(line: 1), .emptyKey(line: 2), .emptyText(line: 3), .notUTF8(line: 5),
      ]
    )
    #expect(file.entries.map(\.key) == ["ok"])
  }

  @Test(
    "Russian and Ukrainian count in three forms, English in two",
    arguments: [
      (0, "many"), (1, "one"), (2, "few"), (4, "few"), (5, "many"), (11, "many"), (12, "many"),
      (14, "many"), (19, "many"), (21, "one"), (22, "few"), (25, "many"), (101, "one"),
      (111, "many"), (112, "many"), (1_002, "few"), (-1, "one"), (-12, "many"),
    ]
  )
  func pluralRules(number: Int, form: String) {
    #expect(PluralForm(number, in: .russian).rawValue == form)
    #expect(PluralForm(number, in: .ukrainian).rawValue == form)
    #expect(PluralForm(number, in: .english) == (abs(number) == 1 ? .one : .other))
  }

  @Test("Names are joined and quoted as the language does")
  func lists() {
    let english = CatalogueFiles.words(.english)
    let russian = CatalogueFiles.words(.russian)
    let ukrainian = CatalogueFiles.words(.ukrainian)
    #expect(english.list([]) == "")
    #expect(english.list(["a"]) == "a")
    #expect(english.list(["a", "b", "c"]) == "a, b and c")
    #expect(russian.list(["а", "б"]) == "а и б")
    #expect(ukrainian.list(["а", "б"]) == "а та б")
    #expect(russian.list(["а", "б", "в", "г"], limit: 2) == "а, б и ещё 2")
    #expect(english.list(["a", "b"], limit: 2) == "a and b")
    #expect(english.quoted("Evening") == "“Evening”")
    #expect(russian.quoted("Вечер") == "«Вечер»")
  }

  private static func words(_ texts: [String: String]) -> Words {
    let catalogue = Catalogue(language: .english, texts: texts)
    return Words(catalogue, fallback: catalogue)
  }
}
