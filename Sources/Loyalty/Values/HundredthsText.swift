extension Hundredths {
  /// Reads a decimal string such as "1500.00", "50", "-2,5"; point or comma, at most two decimals.
  ///
  /// Throws `amountInvalid` for anything else, `amountOutOfRange` beyond ±10^12 minor units.
  public init(decimal text: some StringProtocol) throws(ValueProblem) {
    switch DecimalText.read(text, decimals: 2) {
    case .value(let value): self = try Self.limited(value, text)
    case .tooLarge: throw .amountOutOfRange(String(text))
    case .malformed: throw .amountInvalid(String(text))
    }
  }

  /// Reads what a person types into a field of money: "1 240,00", "150+80", "200-30".
  ///
  /// Spaces, no-break spaces among them, may group digits. Throws like `init(decimal:)`.
  public init(typed text: some StringProtocol) throws(ValueProblem) {
    let terms = DecimalText.terms(of: text)
    guard !terms.isEmpty else { throw .amountInvalid(String(text)) }
    var total: Int128 = 0
    for term in terms {
      switch DecimalText.read(term, decimals: 2) {
      case .value(let value): total += Int128(value)
      case .tooLarge: throw .amountOutOfRange(String(text))
      case .malformed: throw .amountInvalid(String(text))
      }
    }
    guard let sum = Int64(exactly: total) else { throw .amountOutOfRange(String(text)) }
    self = try Self.limited(sum, text)
  }

  private static func limited(
    _ value: Int64,
    _ text: some StringProtocol
  ) throws(ValueProblem) -> Self {
    guard value.magnitude <= limit.magnitude else { throw .amountOutOfRange(String(text)) }
    return Self(unchecked: value)
  }

  /// The amount with a point and two decimals, as answers and files write it: "-2.50".
  public var decimalString: String {
    DecimalText.write(minorUnits, decimals: 2, keepsZeros: true)
  }
}

extension Hundredths: CustomStringConvertible {
  /// The decimal string, for logs and failing tests.
  public var description: String { decimalString }
}
