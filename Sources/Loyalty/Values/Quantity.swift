/// How much of something was sold: above zero, in whole thousandths (rules.md §1.3).
public struct Quantity: Hashable, Comparable, Sendable {
  /// One piece, one hour.
  public static let one = Quantity(unchecked: 1_000)

  /// The greatest number of thousandths that is taken.
  public static let limit: Int64 = 1_000_000_000_000

  /// The quantity in thousandths, above zero.
  public let thousandths: Int64

  /// Takes thousandths; throws `quantityInvalid` for zero, less, or more than the limit.
  public init(thousandths: Int64) throws(ValueProblem) {
    guard thousandths > 0, thousandths <= Self.limit else {
      throw .quantityInvalid(String(thousandths))
    }
    self.init(unchecked: thousandths)
  }

  /// Reads "2", "1.5", "0,25", at most three decimals; throws `quantityInvalid`.
  public init(decimal text: some StringProtocol) throws(ValueProblem) {
    guard case .value(let thousandths) = DecimalText.read(text, decimals: 3),
      thousandths > 0, thousandths <= Self.limit
    else { throw .quantityInvalid(String(text)) }
    self.init(unchecked: thousandths)
  }

  private init(unchecked thousandths: Int64) {
    self.thousandths = thousandths
  }

  /// Orders by size.
  public static func < (left: Quantity, right: Quantity) -> Bool {
    left.thousandths < right.thousandths
  }

  /// The sum; throws `quantityInvalid` beyond the limit.
  public func adding(_ other: Quantity) throws(ValueProblem) -> Quantity {
    try Quantity(thousandths: thousandths + other.thousandths)
  }

  /// What is left, or nil when nothing is.
  public func remaining(after other: Quantity) -> Quantity? {
    let left = thousandths - other.thousandths
    return left > 0 ? Quantity(unchecked: left) : nil
  }

  /// The shortest decimal string: "1.5", "2".
  public var decimalString: String {
    DecimalText.write(thousandths, decimals: 3, keepsZeros: false)
  }
}

extension Quantity: CustomStringConvertible {
  /// The decimal string, for logs and failing tests.
  public var description: String { decimalString }
}
