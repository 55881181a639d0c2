package import Resources

/// The names under which a column of an imported file may stand, in every language.
package struct HeaderWords: Sendable {
  /// The accepted names by column (`name`, `phone`, …), as they are written in the catalogues; the
  /// column's own name comes first, then English, Russian and Ukrainian words.
  package let names: [String: [String]]

  /// Reads the words `column.<column>` of every language; `|` parts the names in them.
  package init(from folder: ResourceFolder) {
    self.init(Language.allCases.map { Catalogue(language: $0, from: folder) })
  }

  init(_ catalogues: [Catalogue]) {
    var names: [String: [String]] = [:]
    for catalogue in catalogues {
      for (key, text) in catalogue.texts where key.hasPrefix(Self.prefix) {
        let column = String(key.dropFirst(Self.prefix.count))
        for name in Self.parts(text) where !names[column, default: [column]].contains(name) {
          names[column, default: [column]].append(name)
        }
      }
    }
    self.names = names
  }

  /// The column that a heading names, case and spaces around it aside; nil for an unknown one.
  package func column(named heading: String) -> String? {
    let folded = Self.folded(heading)
    return names.first { _, words in words.contains { Self.folded($0) == folded } }?.key
  }

  private static let prefix = "column."

  private static func parts(_ text: String) -> [String] {
    text.split(separator: "|").map(trimmed)
  }

  /// Compared without case, with one kind of apostrophe, yo as ye, and no stray spaces.
  private static func folded(_ heading: String) -> String {
    var result = ""
    for character in trimmed(heading).lowercased() {
      switch character {
      case "'", "`", "\u{02BC}": result.append("\u{2019}")
      case "\u{0451}": result.append("\u{0435}")
      case "\u{A0}", "_": result.append(" ")
      default: result.append(character)
      }
    }
    return result
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

extension Words {
  /// The heading of a column in an exported file: the first of the column's words.
  package func columnHeading(_ column: String) -> String {
    let words = self("column." + column)
    return words.split(separator: "|").first.map(String.init) ?? column
  }
}
