import Loyalty

/// The words of client files, made from the catalogues by the caller.
package struct ClientWords: HeaderWords, Sendable {
  /// Headings in every language, and their columns; the English names of commands.md always count.
  package var headings: [String: ClientColumn]
  /// How the reason column of refused rows is called, in every language.
  package var reasonHeadings: Set<String>

  private let answers: WordList<Bool>
  private let genders: WordList<Gender>

  /// Takes the words of all languages together.
  ///
  /// `yes`, `no`, `1`, `0`, `+`, `-`, `true`, `false`, `female` and `male` are known without them.
  package init(
    headings: [String: ClientColumn] = [:],
    reasonHeadings: Set<String> = [],
    yes: Set<String> = [],
    no: Set<String> = [],
    female: Set<String> = [],
    male: Set<String> = []
  ) {
    self.headings = headings
    self.reasonHeadings = reasonHeadings
    answers = WordList([
      (yes.union(["yes", "y", "true", "1", "+"]), true),
      (no.union(["no", "n", "false", "0", "-"]), false),
    ])
    genders = WordList([
      (female.union(["female", "f"]), .female), (male.union(["male", "m"]), .male),
    ])
  }

  func answer(_ word: String) -> Bool? { answers.meaning(of: word) }
  func gender(_ word: String) -> Gender? { genders.meaning(of: word) }
}
