import JSONText
import Loyalty

extension JSONValue {
  /// A percent with two decimals.
  static func percent(_ percent: Percent) -> JSONValue {
    .amount(Money(clamping: Int64(percent.basisPoints)))
  }

  /// A quantity with two decimals, or with three where it has a third.
  static func quantity(_ quantity: Quantity) -> JSONValue {
    .thousandths(quantity.thousandths)
  }

  /// Thousandths with two decimals, or with three where there is a third.
  static func thousandths(_ thousandths: Int64) -> JSONValue {
    let (hundredths, third) = thousandths.quotientAndRemainder(dividingBy: 10)
    let text = Money(clamping: hundredths).decimalString
    return .string(third == 0 ? text : text + String(third))
  }
}
