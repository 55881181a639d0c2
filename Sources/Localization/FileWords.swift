package import Resources

/// The words that files of clients, receipts and reactions use, in every language of the screens: their headings,
/// yes and no, genders, categories.
///
/// A file comes from anywhere, so its language need not be the language of the screens. Words are
/// given as the catalogues write them; folding case and apostrophes is for who compares them.
package struct FileWords: Sendable {
  /// The column (`name`, `phone`, …) that a heading stands for.
  package let columns: [String: String]
  /// The column of a file of receipts (`number`, `at`, …) that a heading stands for.
  package let receiptColumns: [String: String]
  /// The column of a file of reactions (`at`, `message`, …) that a heading stands for.
  package let reactionColumns: [String: String]
  /// What clients do with messages (`opened`, …) that a word stands for.
  package let reactions: [String: String]
  /// The built-in category (`gameTime`, …) that a word stands for.
  package let categories: [String: String]
  /// Headings of the column that tells why a row was refused.
  package let reasons: Set<String>
  package let yes: Set<String>
  package let no: Set<String>
  package let female: Set<String>
  package let male: Set<String>

  /// Reads the words `column.*` and `file.*` of every language; `|` parts the names in them.
  package init(from folder: ResourceFolder) {
    self.init(Language.allCases.map { Catalogue(language: $0, from: folder) })
  }

  /// Takes the words of given catalogues, for tests.
  package init(_ catalogues: [Catalogue]) {
    let texts = catalogues.flatMap(\.texts)
    /// What stands between a beginning and an end of keys, by each of the words that they have.
    func names(_ beginning: String, _ end: String = "") -> [String: String] {
      var names: [String: String] = [:]
      for (key, text) in texts where key.hasPrefix(beginning) && key.hasSuffix(end) {
        let name = String(key.dropFirst(beginning.count).dropLast(end.count))
        for word in Self.parts(text) { names[word] = name }
      }
      return names
    }
    columns = names("column.")
    receiptColumns = names("receiptColumn.")
    reactionColumns = names("reactionColumn.")
    reactions = names("file.reaction.")
    categories = names("sale.category.", "Name")
    func words(_ key: String) -> Set<String> {
      Set(catalogues.compactMap { $0.texts[key] }.flatMap(Self.parts))
    }
    reasons = words("file.reason")
    yes = words("file.yes")
    no = words("file.no")
    female = words("file.female")
    male = words("file.male")
  }

  static func parts(_ text: String) -> [String] {
    text.split(separator: "|").map(String.init)
  }
}

extension Words {
  /// The heading of a column in a file of receipts: the first of the column's words.
  package func receiptHeading(_ column: String) -> String {
    parts(of: "receiptColumn." + column).first ?? column
  }

  /// The heading of a column in a file: the first of the column's words.
  package func columnHeading(_ column: String) -> String {
    parts(of: "column." + column).first ?? column
  }

  /// The names that one text holds, parted by `|`: other names of a place, words of a file.
  package func parts(of key: String) -> [String] {
    FileWords.parts(self(key))
  }

  /// What is wrong and what to do: the text of a key, joined to that of `<key>.next` if there is
  /// one.
  package func sentence(_ key: String, _ values: [String: WordValue] = [:]) -> String {
    guard let next = ifPresent(key + ".next", values) else { return self(key, values) }
    return self(key, values) + ". " + next
  }
}
