/// One entry of a client's bonus history; entries are added and never edited (rules.md §6.1).
public struct LedgerEntry: Hashable, Sendable {
  /// What kind of entry it is.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Bonuses came.
    case accrual
    /// Bonuses paid a receipt.
    case redemption
    /// Bonuses burnt.
    case expiry
    /// A refund took back or gave back.
    case reversal
    /// Somebody put a mistake right.
    case correction
  }

  /// What it comes from.
  public enum Origin: Hashable, Sendable {
    /// A receipt.
    case receipt(Receipt.ID)
    /// A refund of a receipt.
    case refund(Receipt.ID)
    /// Registration.
    case welcome
    /// A birthday.
    case birthday
    /// Bringing a friend, or having been brought.
    case referral
    /// A promo code.
    case promoCode(PromoCode.ID)
    /// By hand, with a reason.
    case byHand(reason: String)
    /// The client was erased.
    case erasure
    /// A lot whose time was over.
    case lot(Lot.ID)
  }

  /// When it happened.
  public let at: Moment
  /// What kind of entry it is.
  public let kind: Kind
  /// How much came, or went below zero.
  public let amount: Bonus
  /// What it comes from.
  public let origin: Origin

  /// Writes an entry.
  public init(at: Moment, kind: Kind, amount: Bonus, origin: Origin) {
    self.at = at
    self.kind = kind
    self.amount = amount
    self.origin = origin
  }
}
