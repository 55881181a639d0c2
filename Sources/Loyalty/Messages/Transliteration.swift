import Foundation

/// Cyrillic in Latin letters, so that an SMS of it costs as a Latin one does (rules.md §10.4).
///
/// Ukrainian words go by the Ukrainian table of 2010, Russian ones by the passport's. A letter that
/// the other alphabet does not have tells which a word is; else it is of the club's language. Letters
/// of other alphabets stay as they are.
public enum Transliteration {
  /// The text in Latin letters; typographic marks that GSM-7 does not have become plain ones.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: The club's language by its code: words that could be either are Russian in "ru".
  /// - Returns: The text as it goes out.
  public static func latin(_ text: String, in language: String) -> String {
    var result = ""
    var before: Character?
    var rest = text.precomposedStringWithCanonicalMapping[...]
    var isRussian = false
    while let character = rest.first {
      let isWordBegun = before.map { $0.isLetter || apostrophes.contains($0) } ?? false
      if !isWordBegun {
        isRussian = self.isRussian(
          rest.prefix { $0.isLetter || apostrophes.contains($0) },
          language
        )
      }
      rest.removeFirst()
      let small = character.lowercased()
      let latin =
        isRussian
        ? russian[small] ?? letters[small] : (isWordBegun ? nil : firsts[small]) ?? letters[small]
      let isAmongCapitals = rest.first?.isUppercase ?? before?.isUppercase ?? false
      let written = latin.map { latin in
        if small == String(character) { return latin }
        return isAmongCapitals ? latin.uppercased() : latin.capitalisedFirstLetter
      }
      result += written ?? marks[character] ?? String(character)
      before = character
    }
    return result
  }

  private static func isRussian(_ word: Substring, _ language: String) -> Bool {
    for letter in word.lowercased() {
      if "ыэъё".contains(letter) { return true }
      if "іїєґ".contains(letter) { return false }
    }
    return language == "ru"
  }

  /// Letters that Russian words write otherwise than Ukrainian ones.
  private static let russian = ["г": "g", "и": "i"]

  private static let apostrophes: Set<Character> = ["'", "’", "ʼ"]

  /// Letters that are written otherwise where a word begins.
  private static let firsts = [
    "є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya",
  ]

  private static let letters = [
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "e",
    "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "iu", "я": "ia", "’": "", "ʼ": "",
  ]

  private static let marks: [Character: String] = [
    "«": "\"", "»": "\"", "“": "\"", "”": "\"", "„": "\"", "—": "-", "–": "-", "−": "-",
    "…": "...", "№": "No", "\u{A0}": " ", "₴": "UAH", "×": "x",
  ]
}

extension String {
  fileprivate var capitalisedFirstLetter: String { prefix(1).uppercased() + dropFirst() }
}
