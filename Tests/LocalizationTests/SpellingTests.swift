import Localization
import Resources
import Testing

@Suite("Spelling of the catalogues")
struct SpellingTests {
  @Test("No word mixes Latin and Cyrillic letters", arguments: Language.allCases)
  func noMixedWords(language: Language) {
    for (key, text) in Self.texts(language) {
      #expect(Self.mixedWord(in: text) == nil, "\(key) in \(language.code)")
    }
  }

  @Test("The search for mixed words finds them")
  func findsMixedWords() {
    #expect(Self.mixedWord(in: "Гр\u{0443}ппы") == nil)
    #expect(Self.mixedWord(in: "SMS-приветствие, e-mail и Ctrl+S") == nil)
    #expect(Self.mixedWord(in: "Гр\u{0079}ппы") == "Гр\u{0079}ппы")
  }

  @Test("Ukrainian words have no Russian letters, Russian words no Ukrainian ones")
  func ownLetters() {
    for (key, text) in Self.texts(.ukrainian) where !Self.isForeign(key) {
      #expect(!text.lowercased().contains { "ыэъё".contains($0) }, "\(key): \(text)")
    }
    for (key, text) in Self.texts(.russian) where !Self.isForeign(key) {
      #expect(!text.lowercased().contains { "іїєґ".contains($0) }, "\(key): \(text)")
    }
  }

  @Test("Apostrophes and quotes are the printed ones", arguments: Language.allCases)
  func printedApostrophes(language: Language) {
    for (key, text) in Self.texts(language) where !Self.isTypedBySomebody(key) {
      #expect(!text.contains { "'\u{02BC}`\"".contains($0) }, "\(key): \(text)")
    }
  }

  @Test("Every character is in the consoles’ fonts", arguments: Language.allCases)
  func consoleCharacters(language: Language) {
    for (key, text) in Self.texts(language) {
      let strange = text.unicodeScalars.first { !Self.isInConsoleFonts($0) }
      #expect(strange == nil, "\(key) in \(language.code): \(text)")
    }
  }

  @Test("No verb offers both genders", arguments: [Language.russian, .ukrainian])
  func noGenderedVerbs(language: Language) {
    for (key, text) in Self.texts(language) {
      #expect(!text.contains("(а)") && !text.contains("(ла)"), "\(key): \(text)")
    }
  }

  /// Names of languages, names that people search by and a sentence about letters may be foreign.
  private static func isForeign(_ key: String) -> Bool {
    key.hasPrefix("language.") || key.hasPrefix("palette.synonyms.")
      || key == "clients.found.byLetters"
  }

  /// Headings of other programs' files, and command lines, are written as people type them.
  private static func isTypedBySomebody(_ key: String) -> Bool {
    key.hasPrefix("column.") || key.hasPrefix("cli.")
  }

  /// ASCII, the alphabets, and the signs of the WGL4 set; so neither the signs of the hryvnia, the
  /// tenge and the rouble nor the modifier apostrophe.
  private static func isInConsoleFonts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0x410...0x44F, 0x401, 0x451: true
    default: "ЄєІіЇїҐґ«»“”’·…×№–—−↑↓←→√►\u{A0}".unicodeScalars.contains(scalar)
    }
  }

  /// Every text of the catalogue and of the help pages of a language, with where it stands.
  private static func texts(_ language: Language) -> [(String, String)] {
    var texts = CatalogueFiles.catalogue(language).texts.map { ($0.key, $0.value) }
    let folder = "Help/" + language.code
    for name in CatalogueFiles.folder.names(in: folder) {
      let bytes = CatalogueFiles.folder.bytes(of: folder + "/" + name) ?? []
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        texts.append((folder + "/" + name, String(line)))
      }
    }
    return texts
  }

  /// The first word with letters of both alphabets.
  private static func mixedWord(in text: String) -> String? {
    let words = text.split { !$0.isLetter }
    let mixed = words.first { word in
      word.unicodeScalars.contains { $0.isASCII }
        && word.unicodeScalars.contains { (0x0400...0x052F).contains($0.value) }
    }
    return mixed.map(String.init)
  }
}
