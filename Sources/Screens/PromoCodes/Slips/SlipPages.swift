package import Localization
package import Loyalty

/// The printed slips of a batch: one page a code, the code in large letters, what it gives and until
/// when.
package struct SlipPages: Sendable {
  /// The widest a line of a slip may be.
  private static let columns = 78
  /// How many symbols are read aloud in one breath.
  private static let group = 4

  private let code: PromoCode
  private let club: Club
  private let words: Words

  /// Prepares the slips of a batch, in the words of a language.
  package init(_ code: PromoCode, of club: Club, _ words: Words) {
    self.code = code
    self.club = club
    self.words = words
  }

  /// The page of one text, ended by a form feed.
  package func page(_ text: String) -> String {
    let lines =
      ["", club.settings.name, "", words("slip.title"), ""] + large(text)
      + [text, "", gives, until] + conditions + ["", words("slip.once"), words("slip.how")]
    return lines.map { $0.isEmpty ? "" : "   " + $0 }.joined(separator: "\r\n") + "\r\n\u{C}"
  }

  // MARK: The code

  /// The code in large letters, in groups that are read aloud; nothing where a character of it has
  /// no large letter.
  private func large(_ text: String) -> [String] {
    let shown = text.uppercased().filter { !$0.isWhitespace }
    guard BlockLetters.hasAll(shown) else { return [] }
    return broken(groups(shown)).flatMap { BlockLetters.lines($0) + [""] }
  }

  /// What all codes begin with, then the random part in groups of four.
  private func groups(_ text: String) -> [String] {
    let length = code.batch?.length ?? 0
    let prefix = String(text.dropLast(length))
    var parts = prefix.isEmpty ? [] : [prefix]
    var rest = text.suffix(length)
    while !rest.isEmpty {
      parts.append(String(rest.prefix(Self.group)))
      rest = rest.dropFirst(Self.group)
    }
    return parts
  }

  /// Groups side by side as far as they fit, a letter's room between them.
  private func broken(_ groups: [String]) -> [String] {
    let most = Self.columns / (BlockLetters.columns + 2)
    var lines: [String] = []
    for group in groups {
      if let last = lines.last, last.count + group.count <= most {
        lines[lines.count - 1] = last + group
      } else {
        var rest = group[...]
        while !rest.isEmpty {
          lines.append(String(rest.prefix(most)))
          rest = rest.dropFirst(most)
        }
      }
    }
    return lines
  }

  // MARK: The terms

  private var gives: String {
    let bonuses = words.bonuses(hundredths: code.terms.bonuses.minorUnits)
    return words("slip.gives", ["bonuses": .text(bonuses)])
  }

  private var until: String {
    let (first, last) = club.calendar.dates(of: code.terms.period)
    return PromoCodeWords.period(from: first, until: last, words)
  }

  private var conditions: [String] {
    PromoCodeConditionWords(code.terms.conditions, of: club, words).parts.map(\.capitalisedFirst)
  }
}
