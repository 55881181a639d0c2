/// What receipts of a period add up to: sales less the refunds made in it (rules.md §11.2).
///
/// All amounts are exact sums in hundredths of the currency or of a bonus.
public struct ReportSums: Hashable, Sendable {
  /// How many receipts count: those given back in full within the period do not.
  public var receipts = 0
  /// Money paid.
  public var paid: Int64 = 0
  /// Bonuses that paid.
  public var bonusesPaid: Int64 = 0
  /// Bonuses that had paid what was refunded, and came back to no account: clients were erased.
  public var forfeited: Int64 = 0
  /// Bonuses accrued, on receipts and beside them.
  public var accrued: Int64 = 0

  /// Nothing yet.
  public init() {}

  /// Takes figures one by one.
  public init(receipts: Int, paid: Int64, bonusesPaid: Int64, accrued: Int64) {
    self.receipts = receipts
    self.paid = paid
    self.bonusesPaid = bonusesPaid
    self.accrued = accrued
  }

  /// Bonuses redeemed, by the entries: what receipts were paid with, less what came back.
  public var redeemed: Int64 { bonusesPaid + forfeited }

  /// Money paid on one receipt, rounded half up; nil without receipts.
  public var average: Int64? {
    guard receipts > 0 else { return nil }
    return Int64(clamping: Rounding.dividedHalfUp(Int128(paid), by: Int128(receipts)))
  }

  /// The part of all money in basis points, rounded half up; nil where nothing was paid at all.
  public func share(of all: ReportSums) -> Int? {
    guard all.receipts > 0, all.paid > 0 else { return nil }
    return Self.basisPoints(paid, of: all.paid)
  }

  /// How much more was paid than before, in basis points; nil where nothing was paid before.
  public func growth(since before: ReportSums) -> Int? {
    guard before.paid > 0 else { return nil }
    return Self.basisPoints(paid - before.paid, of: before.paid)
  }

  static func basisPoints(_ part: Int64, of all: Int64) -> Int {
    Int(clamping: Rounding.dividedHalfUp(Int128(part) * 10_000, by: Int128(all)))
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { self == ReportSums() }

  static func += (left: inout ReportSums, right: ReportSums) {
    left.receipts += right.receipts
    left.paid += right.paid
    left.bonusesPaid += right.bonusesPaid
    left.forfeited += right.forfeited
    left.accrued += right.accrued
  }
}
