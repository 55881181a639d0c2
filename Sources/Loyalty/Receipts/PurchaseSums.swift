/// What a client bought in all.
public struct PurchaseSums: Hashable, Sendable {
  /// How many receipts there are, those given back in full left out.
  public let receipts: Int
  /// The money paid, less refunds.
  public let paid: Money
  /// When the last receipt was made, given back or not; nil before the first.
  public let last: Moment?

  /// Takes the sums.
  public init(receipts: Int = 0, paid: Money = .zero, last: Moment? = nil) {
    self.receipts = receipts
    self.paid = paid
    self.last = last
  }

  /// The money paid on one receipt, rounded half up; nil without receipts (rules.md §11.2).
  public var average: Money? {
    guard receipts > 0 else { return nil }
    let share = Rounding.dividedHalfUp(Int128(paid.minorUnits), by: Int128(receipts))
    return Money(clamping: Int64(share))
  }
}
