import Testing

@testable import TerminalCurses

@Suite("The locale of the terminal's text")
struct TextLocaleTests {
  private let machine = [
    "C": "ANSI_X3.4-1968", "POSIX": "ANSI_X3.4-1968", "C.UTF-8": "UTF-8", "uk_UA.UTF-8": "UTF-8",
    "ru_RU": "ISO-8859-5", "ru_UA.KOI8-U": "KOI8-U", "uk_UA": "UTF-8",
  ]

  private func choose(_ requested: String?) -> TextLocale {
    TextLocale.choose(requested) { machine[$0] }
  }

  @Test(
    "No locale, or one without a charset that says nothing, is UTF-8",
    arguments: [nil, "", "C", "POSIX", "de_DE", "nonsense"]
  )
  func unset(requested: String?) {
    #expect(choose(requested) == TextLocale(name: "C.UTF-8", isUTF8: true))
  }

  @Test("An installed UTF-8 locale is taken as it is")
  func installed() {
    #expect(choose("uk_UA.UTF-8").name == "uk_UA.UTF-8")
    #expect(choose("uk_UA").name == "uk_UA")
  }

  @Test(
    "A UTF-8 locale of another machine is C.UTF-8 here",
    arguments: ["ru_RU.UTF-8", "ru_RU.utf8", "de_DE.UTF-8@euro"]
  )
  func forwarded(requested: String) {
    #expect(choose(requested) == TextLocale(name: "C.UTF-8", isUTF8: true))
  }

  @Test(
    "A charset that is not UTF-8 means ASCII",
    arguments: ["ru_UA.KOI8-U", "ru_RU.CP1251", "C.ISO-8859-1", "ru_RU"]
  )
  func otherCharset(requested: String) {
    #expect(choose(requested) == TextLocale(name: "C", isUTF8: false))
  }

  @Test("A machine without any UTF-8 locale gives ASCII")
  func nothingInstalled() {
    #expect(TextLocale.choose("ru_RU.UTF-8") { _ in nil } == TextLocale(name: "C", isUTF8: false))
  }

  @Test("Options come from the environment, and empty values count as unset")
  func options() {
    let options = TerminalOptions(environment: [
      "TERM": "xterm", "LC_ALL": "", "LC_CTYPE": "", "LANG": "uk_UA.UTF-8", "NO_COLOR": "1",
      "ESCDELAY": "100",
    ])
    let asked = TerminalOptions(
      name: "xterm",
      locale: "uk_UA.UTF-8",
      isColourless: true,
      escapeDelay: 100
    )
    #expect(options == asked)
    #expect(TerminalOptions(environment: ["TERM": "", "NO_COLOR": ""]).name == nil)
    #expect(!TerminalOptions(environment: ["NO_COLOR": ""]).isColourless)
    #expect(TerminalOptions(environment: ["ESCDELAY": "soon"]).escapeDelay == 25)
  }
}
