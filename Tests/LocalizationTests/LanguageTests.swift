import Localization
import Testing

@Suite("Choice of the language")
struct LanguageTests {
  @Test(
    "A code or a locale names a language",
    arguments: [
      ("ru", Language.russian), ("ru_RU.UTF-8", .russian), ("RU", .russian),
      ("uk_UA", .ukrainian), ("uk-UA", .ukrainian), ("ua", .ukrainian), ("uk.UTF-8", .ukrainian),
      ("en_GB.UTF-8", .english), ("en", .english), ("ru@cyrillic", .russian),
    ]
  )
  func named(name: String, language: Language) {
    #expect(Language(named: name) == language)
  }

  @Test(
    "C, POSIX and languages that are not here name none",
    arguments: ["C", "C.UTF-8", "POSIX", "", "de_DE.UTF-8", "rus sian", "_", "uke"]
  )
  func unknown(name: String) {
    #expect(Language(named: name) == nil)
  }

  @Test("The option comes before the store, the store before the locale")
  func order() {
    let environment = ["LANG": "en_US.UTF-8"]
    let option = Language.chosen(option: .russian, store: .ukrainian, environment: environment)
    let store = Language.chosen(option: nil, store: .ukrainian, environment: environment)
    let locale = Language.chosen(option: nil, store: nil, environment: ["LANG": "ru_RU.UTF-8"])
    #expect(option == .russian)
    #expect(store == .ukrainian)
    #expect(locale == .russian)
  }

  @Test("The first variable that is set decides, an empty one does not count")
  func localeOrder() {
    let all = ["LC_ALL": "uk_UA.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8", "LANG": "en_US.UTF-8"]
    let messages = ["LC_ALL": "", "LC_MESSAGES": "ru_RU.UTF-8", "LANG": "uk_UA.UTF-8"]
    let plain = ["LC_ALL": "C", "LANG": "ru_RU.UTF-8"]
    #expect(Language.chosen(option: nil, store: nil, environment: all) == .ukrainian)
    #expect(Language.chosen(option: nil, store: nil, environment: messages) == .russian)
    #expect(Language.chosen(option: nil, store: nil, environment: plain) == .english)
    #expect(Language.chosen(option: nil, store: nil, environment: [:]) == .english)
  }
}
