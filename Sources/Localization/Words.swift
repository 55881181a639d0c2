package import Resources

/// The words of the screens in one language, and how it writes numbers, money, dates and lists.
///
/// `words("groups.new")` gives a text, `words("clients.found", ["count": .number(3)])` fills its
/// variables and, where the catalogue gives plural forms, chooses the form by `count`.
package struct Words: Sendable {
  package var language: Language { catalogue.language }

  let catalogue: Catalogue
  private let english: Catalogue

  /// Loads a language, and English to fall back to.
  package init(_ language: Language, from folder: ResourceFolder) {
    let english = Catalogue(language: .english, from: folder)
    self.english = english
    catalogue =
      language == .english ? english : Catalogue(language: language, from: folder)
  }

  /// Words from given catalogues, for tests.
  package init(_ catalogue: Catalogue, fallback: Catalogue) {
    self.catalogue = catalogue
    english = fallback
  }

  /// The text of a key with its variables filled in.
  ///
  /// A key that the language lacks is taken from English; one that nobody has is shown as
  /// `‹key›`, so that it is seen. A variable without a value stays as `{name}`.
  package func callAsFunction(_ key: String, _ values: [String: WordValue] = [:]) -> String {
    let count = values["count"]?.wholeNumber
    let text = catalogue.text(key, count: count) ?? english.text(key, count: count)
    guard let text else { return "‹" + key + "›" }
    return values.isEmpty ? text : filled(text, with: values)
  }

  /// The text of a key, or nil when no catalogue has it: for labels that a key may or may not have.
  package func ifPresent(_ key: String, _ values: [String: WordValue] = [:]) -> String? {
    contains(key) ? self(key, values) : nil
  }

  /// Whether the language itself, or English, has the key, as it is or in plural forms.
  package func contains(_ key: String) -> Bool {
    catalogue.text(key, count: 1) != nil || english.text(key, count: 1) != nil
  }

  private func filled(_ text: String, with values: [String: WordValue]) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      if let value = values[name] {
        result += written(value)
      } else {
        result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func written(_ value: WordValue) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): self.number(number)
    }
  }
}

/// What is put into the place of a `{variable}`.
package enum WordValue: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral
{
  /// A text as it is: a name, a sum that is written already.
  case text(String)

  /// A whole number, written as the language groups digits; under the name `count` it chooses the
  /// plural form.
  case number(Int)

  package init(stringLiteral value: String) {
    self = .text(value)
  }

  package init(integerLiteral value: Int) {
    self = .number(value)
  }

  var wholeNumber: Int? {
    if case .number(let number) = self { number } else { nil }
  }
}
