package import Loyalty

/// A change of one's own that may be put back as it was.
package struct OwnChange: Hashable, Sendable {
  /// The number of its record.
  package let seq: UInt64
  /// When it was made.
  package let at: Moment
  /// What it was about: "group VIP".
  package let what: String
  /// What returns, a line each: "Gold → VIP".
  package let returning: [String]
  /// Why it cannot be put back, as a sentence.
  package let problem: String?

  package init(
    seq: UInt64,
    at: Moment,
    what: String,
    returning: [String] = [],
    problem: String? = nil
  ) {
    self.seq = seq
    self.at = at
    self.what = what
    self.returning = returning
    self.problem = problem
  }
}
