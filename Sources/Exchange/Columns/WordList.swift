/// Words with a meaning, compared as headings are.
struct WordList<Meaning: Sendable>: Sendable {
  /// As they are written, which is what a file mostly has: a quick look-up.
  private var written: [String: Meaning] = [:]
  private var compared: [Heading: Meaning] = [:]

  init(_ words: [(Set<String>, Meaning)]) {
    for (set, meaning) in words {
      for word in set {
        written[word] = meaning
        compared[Heading(word)] = meaning
      }
    }
  }

  func meaning(of word: String) -> Meaning? {
    written[word] ?? compared[Heading(word)]
  }
}
