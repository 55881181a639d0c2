/// A language of the screens.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case russian = "ru"
  case ukrainian = "uk"

  /// The two-letter code, as the folders of words and the store's setting write it.
  package var code: String { rawValue }

  /// The language's name in itself is the word `language.<code>` of every catalogue.
  package var nameKey: String { "language." + rawValue }

  /// Reads a code or the name of a locale: `ru`, `RU`, `ru_RU.UTF-8`, `uk-UA`, and `ua`, which
  /// many people type for Ukrainian; nil for `C`, `POSIX` and languages that are not here.
  package init?(named name: String) {
    let letters = name.utf8.prefix { byte in
      byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-")
        && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "@")
    }
    switch String(decoding: letters, as: UTF8.self).lowercased() {
    case "en", "eng", "english": self = .english
    case "ru", "rus", "russian": self = .russian
    case "uk", "ua", "ukr", "ukrainian": self = .ukrainian
    default: return nil
    }
  }

  /// The language to start in: the option, else the store's setting, else the locale of the
  /// process, else English.
  ///
  /// Of `LC_ALL`, `LC_MESSAGES` and `LANG` the first that is set decides, as everywhere in Unix.
  package static func chosen(
    option: Language?,
    store: Language?,
    environment: [String: String]
  ) -> Language {
    option ?? store ?? ofLocale(environment) ?? .english
  }

  private static func ofLocale(_ environment: [String: String]) -> Language? {
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = environment[variable], !value.isEmpty {
        return Language(named: value)
      }
    }
    return nil
  }
}
