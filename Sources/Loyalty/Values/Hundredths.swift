/// What an amount is counted in; a mark that keeps money and bonuses apart.
public protocol AmountUnit: Sendable {}

/// The store's one currency.
public enum MoneyUnit: AmountUnit {}

/// The account unit of the programme; one bonus pays 1.00 of the store's currency.
public enum BonusUnit: AmountUnit {}

/// Money of the store's currency, in whole minor units (rules.md §1.1).
public typealias Money = Hundredths<MoneyUnit>

/// Bonuses, in whole hundredths (rules.md §1.2).
public typealias Bonus = Hundredths<BonusUnit>

/// A signed amount with two decimals, kept as a whole number of hundredths within ±10^12.
public struct Hundredths<Unit: AmountUnit>: Hashable, Comparable, Sendable {
  /// The greatest number of minor units on either side of zero (rules.md §1.1).
  public static var limit: Int64 { 1_000_000_000_000 }

  /// No amount at all.
  public static var zero: Self { Self(unchecked: 0) }

  /// The amount in hundredths: kopeks, tiyns, cents, or hundredths of a bonus.
  public let minorUnits: Int64

  /// Takes hundredths; throws `amountOutOfRange` beyond the limit.
  public init(minorUnits: Int64) throws(ValueProblem) {
    guard minorUnits.magnitude <= Self.limit.magnitude else {
      throw Self.outOfRange(Int128(minorUnits))
    }
    self.init(unchecked: minorUnits)
  }

  /// Takes hundredths and stops at the limit, for sums that were checked when they were decided.
  public init(clamping minorUnits: Int64) {
    self.init(unchecked: min(max(minorUnits, -Self.limit), Self.limit))
  }

  init(unchecked minorUnits: Int64) {
    self.minorUnits = minorUnits
  }

  /// Takes a 128-bit result, or throws `amountOutOfRange`.
  init(wide minorUnits: Int128) throws(ValueProblem) {
    guard let narrow = Int64(exactly: minorUnits) else {
      throw Self.outOfRange(minorUnits)
    }
    try self.init(minorUnits: narrow)
  }

  /// What is wrong with a result beyond the limit, as an amount with its decimals.
  private static func outOfRange(_ minorUnits: Int128) -> ValueProblem {
    let (whole, rest) = minorUnits.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = minorUnits < 0 ? "-" : ""
    return .amountOutOfRange(sign + String(whole) + (rest < 10 ? ".0" : ".") + String(rest))
  }

  /// Orders by amount.
  public static func < (left: Self, right: Self) -> Bool {
    left.minorUnits < right.minorUnits
  }

  /// Whether nothing is left.
  public var isZero: Bool { minorUnits == 0 }

  /// Whether the amount is below zero.
  public var isNegative: Bool { minorUnits < 0 }

  /// The same amount with the other sign.
  public var negated: Self { Self(unchecked: -minorUnits) }

  /// The amount without its sign.
  public var magnitude: Self { Self(unchecked: abs(minorUnits)) }

  /// The sum; throws `amountOutOfRange` beyond the limit.
  public func adding(_ other: Self) throws(ValueProblem) -> Self {
    try Self(minorUnits: minorUnits + other.minorUnits)
  }

  /// The difference; throws `amountOutOfRange` beyond the limit.
  public func subtracting(_ other: Self) throws(ValueProblem) -> Self {
    try Self(minorUnits: minorUnits - other.minorUnits)
  }

  /// What is left after taking `other` away, never below zero.
  public func remaining(after other: Self) -> Self {
    Self(clamping: max(0, minorUnits - other.minorUnits))
  }

  /// The sum of many amounts; throws `amountOutOfRange` beyond the limit.
  public static func sum(_ amounts: some Sequence<Self>) throws(ValueProblem) -> Self {
    var total: Int128 = 0
    for amount in amounts { total += Int128(amount.minorUnits) }
    return try Self(wide: total)
  }
}

extension Hundredths where Unit == MoneyUnit {
  /// The bonuses that pay this much: one bonus is 1.00.
  public var asBonus: Bonus { Bonus(unchecked: minorUnits) }
}

extension Hundredths where Unit == BonusUnit {
  /// The money that these bonuses pay: one bonus is 1.00.
  public var asMoney: Money { Money(unchecked: minorUnits) }
}
