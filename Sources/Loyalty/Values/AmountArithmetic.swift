extension Quantity {
  /// The gross of a line, quantity × unit price rounded half up (rules.md §1.3, §5.1).
  ///
  /// Throws `amountOutOfRange` beyond the limit.
  public func lineAmount(price: Money) throws(ValueProblem) -> Money {
    let product = Int128(thousandths) * Int128(price.minorUnits)
    return try Money(wide: Rounding.dividedHalfUp(product, by: 1_000))
  }
}

extension Percent {
  /// The discount on a whole base, computed and rounded half up once (rules.md §1.4).
  public func discount(of base: Money) -> Money {
    roundedHalfUp(of: base)
  }

  /// This percent of an amount, rounded half up.
  public func roundedHalfUp<Unit>(of base: Hundredths<Unit>) -> Hundredths<Unit> {
    let product = Int128(base.minorUnits) * Int128(basisPoints)
    return Hundredths(unchecked: Int64(Rounding.dividedHalfUp(product, by: 10_000)))
  }

  /// This percent of an amount, rounded down, as the limit on paying with bonuses is (§4.4).
  public func roundedDown<Unit>(of base: Hundredths<Unit>) -> Hundredths<Unit> {
    let product = Int128(base.minorUnits) * Int128(basisPoints)
    return Hundredths(unchecked: Int64(Rounding.dividedDown(product, by: 10_000)))
  }

  /// The accrual on money paid, rounded down to the programme's step (rules.md §1.6).
  public func accrual(of paid: Money, rounding: AccrualRounding = .hundredth) -> Bonus {
    roundedDown(of: paid).asBonus.roundedDown(to: rounding)
  }

  /// How many percent `part` is of `whole`, half up; nil without a whole or outside 0...100.
  public static func share<Unit>(of part: Hundredths<Unit>, in whole: Hundredths<Unit>) -> Percent?
  {
    guard whole.minorUnits > 0, !part.isNegative, part <= whole else { return nil }
    let points = Int128(part.minorUnits) * 10_000
    return try? Percent(
      basisPoints: Int(Rounding.dividedHalfUp(points, by: Int128(whole.minorUnits)))
    )
  }
}

extension Hundredths {
  /// This amount cut down to the step of an accrual.
  public func roundedDown(to rounding: AccrualRounding) -> Self {
    let steps = Rounding.dividedDown(Int128(minorUnits), by: Int128(rounding.step))
    return Self(clamping: Int64(steps) * rounding.step)
  }

  /// What `part` of `whole` carries of this amount, half up (a refund of §5: on the cumulative part).
  public func roundedHalfUp(for part: Quantity, of whole: Quantity) throws(ValueProblem) -> Self {
    let product = Int128(minorUnits) * Int128(part.thousandths)
    return try Self(wide: Rounding.dividedHalfUp(product, by: Int128(whole.thousandths)))
  }

  /// The average over `count` receipts, rounded half up; nil without any (rules.md §11.1).
  public func average(over count: Int) -> Self? {
    guard count > 0 else { return nil }
    return Self(unchecked: Int64(Rounding.dividedHalfUp(Int128(minorUnits), by: Int128(count))))
  }
}
