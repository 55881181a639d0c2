import Glibc

/// The locale of the terminal's text, and whether it carries more than ASCII.
struct TextLocale: Equatable {
  let name: String
  let isUTF8: Bool

  private static let ascii = TextLocale(name: "C", isUTF8: false)
  /// Locales with UTF-8 that some machine or other has.
  private static let common = ["C.UTF-8", "C.utf8", "en_US.UTF-8", "POSIX.UTF-8"]

  /// Decides from the locale that was asked for.
  ///
  /// No locale, or C without a charset, is what SSH leaves when it forwards none: UTF-8 is taken.
  /// A charset that is named and is not UTF-8 means ASCII. `charset` tells the charset of a
  /// locale, nil when the machine does not have it.
  static func choose(_ requested: String?, charset: (String) -> String?) -> TextLocale {
    let requested = requested ?? ""
    let plain = requested.split(separator: "@").first.map(String.init) ?? ""
    let parts = plain.split(separator: ".", maxSplits: 1)
    var candidates = common
    if parts.count == 2 {
      guard isUTF8(String(parts[1])) else { return ascii }
      candidates.insert(requested, at: 0)
    } else if !["", "C", "POSIX"].contains(plain), let installed = charset(requested) {
      guard isUTF8(installed) else { return ascii }
      candidates.insert(requested, at: 0)
    }
    let found = candidates.first { name in charset(name).map(isUTF8) ?? false }
    return found.map { TextLocale(name: $0, isUTF8: true) } ?? ascii
  }

  /// Sets the character type alone, so that no number changes its form.
  static func take(_ requested: String?, isASCII: Bool) -> TextLocale {
    let choice = isASCII ? ascii : choose(requested, charset: charset(of:))
    setlocale(LC_CTYPE, choice.name)
    return choice
  }

  private static func charset(of name: String) -> String? {
    guard setlocale(LC_CTYPE, name) != nil else { return nil }
    return nl_langinfo(nl_item(CODESET)).map { String(cString: $0) }
  }

  private static func isUTF8(_ charset: String) -> Bool {
    ["utf8", "utf-8"].contains(charset.lowercased())
  }
}
