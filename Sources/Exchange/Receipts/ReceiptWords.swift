/// The words of receipt files, made from the catalogues by the caller.
package struct ReceiptWords: HeaderWords, Sendable {
  /// Headings in every language, and their columns; the English names of commands.md always count.
  package var headings: [String: ReceiptColumn]
  /// How the reason column of refused rows is called, in every language.
  package var reasonHeadings: Set<String>

  private let categories: WordList<String>

  /// Takes the words of all languages together; `categories` are the screens' words for the
  /// built-in categories, with their stable words.
  package init(
    headings: [String: ReceiptColumn] = [:],
    reasonHeadings: Set<String> = [],
    categories: [String: String] = [:]
  ) {
    self.headings = headings
    self.reasonHeadings = reasonHeadings
    self.categories = WordList(categories.map { ([$0.key], $0.value) })
  }

  /// The stable word of a built-in category, or the name as it stands.
  func category(_ word: String) -> String { categories.meaning(of: word) ?? word }
}
