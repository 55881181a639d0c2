/// What one rule did to a receipt, or what was missing: data, of which screens make sentences.
public struct Explanation: Hashable, Sendable {
  /// The rule.
  public enum Rule: Hashable, Sendable {
    /// The discount program of the client's leading group, at this percent.
    case discountProgram(name: String, Percent)
    /// The bonus program of the client's leading group, at this percent.
    case bonusProgram(name: String, Percent)
    /// Paying with bonuses.
    case redemption
    /// A promo code that was activated with the sale, as it was written.
    case promoCode(String)
  }

  /// What it did.
  public enum Outcome: Hashable, Sendable {
    /// It took money off.
    case discounted(Money)
    /// It paid with bonuses.
    case redeemed(Bonus)
    /// It accrues bonuses.
    case accrued(Bonus)
    /// It did nothing, and why.
    case notApplied(Obstacle)
  }

  /// Why a rule did nothing.
  public enum Obstacle: Hashable, Sendable {
    /// The gross of the receipt is too small: the least, and by how much.
    case belowMinimum(Money, missing: Money)
    /// The program's password was not given.
    case password
    /// It does not hold at this hour or on this day.
    case outsideHours
    /// No line is of its categories.
    case noSuchLines
    /// The tier's percent is zero, or what it gives rounds down to nothing.
    case nothingComesOfIt
    /// Nothing can be spent: there are no usable bonuses.
    case noBonuses
    /// The client did not ask to.
    case notWanted
    /// The program accrues nothing on receipts partly paid with bonuses.
    case partlyPaidWithBonuses
  }

  /// The rule.
  public let rule: Rule
  /// What it did.
  public let outcome: Outcome

  /// Tells what a rule did.
  public init(_ rule: Rule, _ outcome: Outcome) {
    self.rule = rule
    self.outcome = outcome
  }
}
