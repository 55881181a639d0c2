package import Resources

/// All words of one language as they stand in its files, by key.
package struct Catalogue: Sendable {
  package let language: Language

  /// The texts by key; plurals under `key.one`, `key.few`, `key.many`, `key.other`.
  package private(set) var texts: [String: String]

  /// Reads every `Words/<language>/*.words`.
  ///
  /// A missing folder gives an empty catalogue.
  package init(language: Language, from folder: ResourceFolder) {
    self.language = language
    texts = Dictionary(minimumCapacity: 2_048)
    let place = "Words/" + language.code
    for name in folder.names(in: place) where name.hasSuffix(".words") {
      guard let bytes = folder.bytes(of: place + "/" + name) else { continue }
      for entry in WordsFile(bytes).entries {
        texts[entry.key] = entry.text
      }
    }
  }

  /// A catalogue of given texts, for tests.
  package init(language: Language, texts: [String: String]) {
    self.language = language
    self.texts = texts
  }

  /// The text of a key, in the form for a count if one is given.
  func text(_ key: String, count: Int?) -> String? {
    if let text = texts[key] { return text }
    guard let count else { return nil }
    let form = PluralForm(count, in: language)
    return texts[key + "." + form.rawValue] ?? texts[key + ".other"]
  }
}
