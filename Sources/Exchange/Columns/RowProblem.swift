package import Loyalty

/// Why a row is not taken: facts for a sentence, no prose.
package struct RowProblem: Error, Equatable, Sendable {
  /// The line on which the row begins.
  package let line: Int
  /// The heading of the cell, as the file has it; nil when the whole row is meant.
  package let heading: String?
  /// The cell's text, the first 100 characters of it.
  package let value: String
  package let reason: Reason

  /// What is wrong.
  package enum Reason: Equatable, Sendable {
    /// The row cannot be told into cells, or is no text.
    case unreadable(CSVRowProblem)
    /// The row has text beyond the last heading.
    case tooManyCells(expected: Int, found: Int)
    /// A required cell is empty.
    case missing
    /// Neither a yes nor a no.
    case notYesOrNo
    /// No gender that is known.
    case notGender
    /// A phone, a day or another value breaks a rule of the domain.
    case invalid(ValueProblem)
    /// The same phone stands on an earlier line of this file.
    case phoneTwice(firstLine: Int)
    /// The row says something else than the first row of its receipt.
    case rowsDiffer(first: String, firstLine: Int)
    /// Rows of this receipt stand elsewhere in the file too.
    case notTogether(otherLine: Int)
    /// Another row of the receipt is refused, so that none of it is taken.
    case otherRow(line: Int)
    /// The receipt or reaction lies in the future.
    case notYet
    /// No message of this store has that number.
    case notMessage
    /// The message of that number never left, or left later.
    case notSent
    /// Nothing that clients do with messages.
    case notReaction
  }

  package init(line: Int, heading: String? = nil, value: String = "", reason: Reason) {
    self.line = line
    self.heading = heading
    self.value = String(value.prefix(100))
    self.reason = reason
  }
}
