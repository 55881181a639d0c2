import JSONText
import Loyalty

extension Shape where Value == Bonus {
  /// Bonuses as a decimal string.
  static var bonus: Shape {
    Shape.domain("decimal string such as \"70.00\"") { text throws(ValueProblem) in
      try Bonus(decimal: text)
    }
  }
}

extension Shape where Value == Percent {
  /// A percent as a decimal string.
  static var percent: Shape {
    Shape.domain("percent such as \"2.5\", from 0 to 100") { text throws(ValueProblem) in
      try Percent(decimal: text)
    }
  }
}

extension Shape where Value == Quantity {
  /// A quantity as a decimal string.
  static var quantity: Shape {
    Shape.domain("quantity such as \"1.5\", above 0") { text throws(ValueProblem) in
      try Quantity(decimal: text)
    }
  }
}

extension Shape where Value == SaleDraft.Redemption {
  /// How many bonuses to spend.
  static var redemption: Shape {
    Shape("\"max\" or decimal string such as \"70.00\"") { value, place throws(LineRefusal) in
      if value == .string("max") { return .most }
      return .amount(try Shape<Bonus>.bonus.read(value, place))
    }
  }
}
