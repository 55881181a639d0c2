/// How an accrual is cut to what the account keeps; always down (rules.md §1.6).
public enum AccrualRounding: String, CaseIterable, Hashable, Sendable {
  /// To 0.01 of a bonus.
  case hundredth
  /// To a whole bonus.
  case whole

  /// How many hundredths one step is.
  public var step: Int64 { self == .whole ? 100 : 1 }
}

/// Quotients of whole numbers by a rounding that the name says.
enum Rounding {
  /// The nearest whole number, halves away from zero: 15 ÷ 10 is 2, −15 ÷ 10 is −2.
  ///
  /// The divisor is above zero.
  static func dividedHalfUp(_ dividend: Int128, by divisor: Int128) -> Int128 {
    precondition(divisor > 0)
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else { return quotient }
    return quotient + dividend.signum()
  }

  /// The whole number towards the lesser: 19 ÷ 10 is 1, −11 ÷ 10 is −2.
  ///
  /// The divisor is above zero.
  static func dividedDown(_ dividend: Int128, by divisor: Int128) -> Int128 {
    precondition(divisor > 0)
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
