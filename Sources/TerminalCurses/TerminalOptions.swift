/// How the terminal is to be taken, usually read from the environment.
package struct TerminalOptions: Equatable, Sendable {
  /// The terminal's name in terminfo (TERM); nil when it is unset or empty.
  package var name: String?
  /// The locale that was asked for: the first of LC_ALL, LC_CTYPE, LANG that is not empty.
  package var locale: String?
  /// Whether lines and text are ASCII whatever the locale says (`--ascii`).
  package var isASCII: Bool
  /// Whether attributes alone are used (NO_COLOR).
  package var isColourless: Bool
  /// Milliseconds after which a lone Esc acts (ESCDELAY, else 25).
  package var escapeDelay: Int

  /// Options given one by one.
  package init(
    name: String?,
    locale: String? = "C.UTF-8",
    isASCII: Bool = false,
    isColourless: Bool = false,
    escapeDelay: Int = 25
  ) {
    self.name = name
    self.locale = locale
    self.isASCII = isASCII
    self.isColourless = isColourless
    self.escapeDelay = escapeDelay
  }

  /// Options that the environment asks for.
  package init(environment: [String: String], isASCII: Bool = false) {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    self.init(
      name: value("TERM"),
      locale: value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG"),
      isASCII: isASCII,
      isColourless: value("NO_COLOR") != nil,
      escapeDelay: value("ESCDELAY").flatMap(Int.init).map { min(max($0, 0), 2_000) } ?? 25
    )
  }
}
