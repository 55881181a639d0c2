import JSONText
import Loyalty

/// Amounts as JSON: decimal strings in the one form that our writer gives them.
///
/// Money and bonuses have two decimals, "-2.50"; percents and quantities are as short as can be,
/// "2.5". Nothing at all is left out where the key's owner says so.
extension JSONWriter {
  /// Writes an amount.
  mutating func member<Unit>(_ key: String, _ amount: Hundredths<Unit>) {
    member(key, amount.decimalString)
  }

  /// Writes an amount, or nothing where there is none.
  mutating func member<Unit>(ifAny key: String, _ amount: Hundredths<Unit>?) {
    if let amount { member(key, amount) }
  }

  /// Writes an amount, or nothing where it is zero.
  mutating func member<Unit>(unlessZero key: String, _ amount: Hundredths<Unit>) {
    if !amount.isZero { member(key, amount) }
  }

  /// Writes a whole number, or nothing where there is none.
  mutating func member(ifAny key: String, _ number: Int?) {
    if let number { member(key, number) }
  }

  /// Writes a typed number, or nothing where there is none.
  mutating func member<Noun>(ifAny key: String, _ id: Identifier<Noun>?) {
    if let id { member(key, id.number) }
  }

  /// Writes a value by its own coding.
  mutating func member<Value>(
    _ key: String,
    _ value: Value,
    _ write: (Value, inout JSONWriter) -> Void
  ) {
    self.key(key)
    write(value, &self)
  }

  /// Writes values by their own coding, or nothing where there are none.
  mutating func list<Value>(
    _ key: String,
    _ values: [Value],
    _ write: (Value, inout JSONWriter) -> Void
  ) {
    guard !values.isEmpty else { return }
    self.key(key)
    array(values) { write($1, &$0) }
  }
}

extension JSONReader {
  /// Reads an amount of money or bonuses.
  mutating func amount<Unit>() throws(JSONProblem) -> Hundredths<Unit> {
    try parsed { text in
      guard let amount = try? Hundredths<Unit>(decimal: text), amount.decimalString == text else {
        return nil
      }
      return amount
    }
  }

  /// Reads a percent.
  mutating func percent() throws(JSONProblem) -> Percent {
    try parsed { text in
      guard let percent = try? Percent(decimal: text), percent.decimalString == text else {
        return nil
      }
      return percent
    }
  }

  /// Reads a quantity.
  mutating func quantity() throws(JSONProblem) -> Quantity {
    try parsed { text in
      guard let quantity = try? Quantity(decimal: text), quantity.decimalString == text else {
        return nil
      }
      return quantity
    }
  }
}
