import Loyalty

/// The words of client files, made from the catalogues by the caller.
package struct ClientWords: Sendable {
  /// Headings in every language, and their columns; the English names of commands.md always count.
  package var headings: [String: ClientColumn]
  /// How the reason column of refused rows is called, in every language.
  package var reasonHeadings: Set<String>

  private var answers: [Heading: Bool]
  private var genders: [Heading: Gender]

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
    answers = [:]
    genders = [:]
    for word in yes.union(["yes", "y", "true", "1", "+"]) { answers[Heading(word)] = true }
    for word in no.union(["no", "n", "false", "0", "-"]) { answers[Heading(word)] = false }
    for word in female.union(["female", "f"]) { genders[Heading(word)] = .female }
    for word in male.union(["male", "m"]) { genders[Heading(word)] = .male }
  }

  func answer(_ word: String) -> Bool? { answers[Heading(word)] }
  func gender(_ word: String) -> Gender? { genders[Heading(word)] }
}
