/// How many times an accrual is multiplied by a promotion, in hundredths: "2", "1.5".
public struct Multiplier: Hashable, Comparable, Sendable {
  /// Leaves an accrual as it is.
  public static let one = Multiplier(unchecked: 100)

  /// The factor in hundredths, 0...10000.
  public let hundredths: Int32

  /// Takes hundredths; throws `quantityInvalid` outside 0...10000.
  public init(hundredths: Int) throws(ValueProblem) {
    guard (0...10_000).contains(hundredths) else { throw .quantityInvalid(String(hundredths)) }
    self.init(unchecked: Int32(hundredths))
  }

  /// Reads "2", "1.5", "1,25"; throws `quantityInvalid`.
  public init(decimal text: some StringProtocol) throws(ValueProblem) {
    guard case .value(let hundredths) = DecimalText.read(text, decimals: 2),
      (0...10_000).contains(hundredths)
    else { throw .quantityInvalid(String(text)) }
    self.init(unchecked: Int32(hundredths))
  }

  private init(unchecked hundredths: Int32) {
    self.hundredths = hundredths
  }

  /// Orders by size.
  public static func < (left: Multiplier, right: Multiplier) -> Bool {
    left.hundredths < right.hundredths
  }

  /// The shortest decimal string: "1.5".
  public var decimalString: String {
    DecimalText.write(Int64(hundredths), decimals: 2, keepsZeros: false)
  }
}

/// An accrual that grows line by line without rounding, and is rounded once over the sum (§5.6).
public struct AccrualSum: Hashable, Sendable {
  private static let factorScale: Int128 = 1_000_000_000_000
  private static let largestFactor: Int128 = 10_000 * factorScale

  /// Hundredths of a bonus × 10^16.
  private var exact: Int128 = 0

  /// An accrual of nothing.
  public init() {}

  /// Adds a percent of money paid, times every multiplier; their product stops at 10000.
  public mutating func add(_ paid: Money, at percent: Percent, times multipliers: [Multiplier] = [])
  {
    var factor = Self.factorScale
    for multiplier in multipliers {
      factor = min(factor, Self.largestFactor) * Int128(multiplier.hundredths) / 100
    }
    let base = Int128(paid.minorUnits) * Int128(percent.basisPoints)
    exact += base * min(factor, Self.largestFactor)
  }

  /// The sum, rounded down once; throws `amountOutOfRange` beyond the limit.
  public func roundedDown(to rounding: AccrualRounding) throws(ValueProblem) -> Bonus {
    let hundredths = Rounding.dividedDown(exact, by: 10_000 * Self.factorScale)
    return try Bonus(wide: hundredths).roundedDown(to: rounding)
  }
}
