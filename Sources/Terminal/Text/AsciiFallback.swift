/// Text for terminals that have nothing but ASCII: lines and marks by look, Cyrillic by sound.
///
/// Every grapheme has a short form of as many columns as it takes itself, for places that must not
/// move, and many have a longer one that reads better.
public enum AsciiFallback {
  /// The whole text in ASCII, each grapheme in its long form: for stdout and stderr.
  ///
  /// "Щербак №5" becomes "Shcherbak No5"; what has no form becomes "?".
  public static func text(_ text: String) -> String {
    let graphemes = Array(Displayable.text(text))
    var result = ""
    for (index, grapheme) in graphemes.enumerated() {
      let isShouted = neighbours(of: index, in: graphemes).contains(where: isCapital)
      result += long(grapheme, isShouted: isShouted)
    }
    return result
  }

  private static func neighbours(of index: Int, in graphemes: [Character]) -> [Character] {
    [index - 1, index + 1].filter(graphemes.indices.contains).map { graphemes[$0] }
  }

  static func isCapital(_ grapheme: Character) -> Bool {
    grapheme.isUppercase && grapheme.isLetter
  }

  /// The long form; the letters of a capital are all capitals where the word is.
  static func long(_ grapheme: Character, isShouted: Bool) -> String {
    if grapheme.isASCII { return String(grapheme) }
    if let form = signs[grapheme] { return form.long ?? String(form.short) }
    if let form = letters[grapheme] { return form }
    if isCapital(grapheme), let small = grapheme.lowercased().first, let form = letters[small] {
      return isShouted ? form.uppercased() : form.prefix(1).uppercased() + form.dropFirst()
    }
    return short(grapheme)
  }

  /// The short form, exactly as many columns as the grapheme takes.
  static func short(_ grapheme: Character) -> String {
    if grapheme.isASCII { return String(grapheme) }
    if let form = signs[grapheme] { return String(form.short) }
    if let small = grapheme.lowercased().first, let form = letters[small]?.first {
      return isCapital(grapheme) ? form.uppercased() : String(form)
    }
    if let letter = latinBase(of: grapheme) { return String(letter) }
    return String(repeating: "?", count: CharacterWidth.columns(of: grapheme))
  }

  /// The plain letter under a Latin letter's marks: e for é, found by its Unicode name.
  private static func latinBase(of grapheme: Character) -> Character? {
    guard let scalar = grapheme.unicodeScalars.first else { return nil }
    if scalar.isASCII { return Character(scalar) }
    guard let words = scalar.properties.name?.split(separator: " "), words.count >= 4,
      words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1
    else { return nil }
    return Character(words[1] == "SMALL" ? words[3].lowercased() : String(words[3]))
  }

  private static let letters: [Character: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ё": "yo",
    "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "w", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "'", "ы": "y", "ь": "'",
    "э": "e", "ю": "yu", "я": "ya",
  ]

  /// A sign's form in one column, and a longer one where that reads better.
  private static let signs: [Character: (short: Character, long: String?)] = [
    "─": ("-", nil), "│": ("|", nil), "┌": ("+", nil), "┐": ("+", nil), "└": ("+", nil),
    "┘": ("+", nil), "├": ("+", nil), "┤": ("+", nil), "┬": ("+", nil), "┴": ("+", nil),
    "┼": ("+", nil), "═": ("=", nil), "►": (">", nil), "◄": ("<", nil), "▲": ("^", nil),
    "▼": ("v", nil), "↑": ("^", nil), "↓": ("v", nil), "←": ("<", nil), "→": (">", nil),
    "√": ("*", nil), "•": ("*", nil), "●": ("*", nil), "○": ("o", nil), "█": ("#", nil),
    "▌": ("#", nil), "▐": ("#", nil), "▄": (".", nil), "▀": ("'", nil), "░": (".", nil),
    "▁": ("_", nil), "▂": ("_", nil), "▃": (".", nil), "▅": ("#", nil), "▆": ("#", nil),
    "▇": ("#", nil), "▉": ("#", nil), "▊": ("#", nil), "▋": ("#", nil), "▍": ("#", nil),
    "▎": ("#", nil), "▏": ("#", nil), "▒": (":", nil), "▓": ("=", nil), "■": ("#", nil),
    "…": ("~", "..."), "«": ("\"", nil),
    "»": ("\"", nil), "“": ("\"", nil), "”": ("\"", nil), "„": ("\"", nil), "‘": ("'", nil),
    "’": ("'", nil), "ʼ": ("'", nil), "‹": ("<", nil), "›": (">", nil), "−": ("-", nil),
    "–": ("-", nil), "—": ("-", nil), "‑": ("-", nil), "×": ("x", nil), "·": (".", nil),
    "№": ("#", "No"), "≤": ("<", "<="), "≥": (">", ">="), "≈": ("~", nil), "≠": ("#", "!="),
    "€": ("E", "EUR"), "₴": ("H", "UAH"), "₽": ("R", "RUB"), "±": ("~", "+-"), "°": ("o", nil),
    "§": ("S", nil), "\u{A0}": (" ", nil), "\u{202F}": (" ", nil), "\u{2009}": (" ", nil),
  ]
}
