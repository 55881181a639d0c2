import JSONText
import Loyalty

extension Shape where Value == String {
  /// Any text.
  static var text: Shape {
    Shape("string") { value in
      guard case .string(let text) = value else { return nil }
      return text
    }
  }

  /// A name, or the number of a thing, which is never taken for a name.
  static var textOrNumber: Shape {
    Shape("number or string") { value in
      switch value {
      case .string(let text): text
      case .number(let digits): NumberedName.text(of: digits)
      default: nil
      }
    }
  }
}

extension Shape where Value == Bool {
  /// True or false.
  static var bool: Shape {
    Shape("true or false") { value in
      guard case .bool(let bool) = value else { return nil }
      return bool
    }
  }
}

extension Shape where Value == Int {
  /// A whole number, written without fraction or exponent.
  static var whole: Shape {
    Shape("whole number") { value in
      guard case .number(let digits) = value else { return nil }
      return Int(digits)
    }
  }

  /// A whole number within bounds.
  static func whole(_ range: ClosedRange<Int>) -> Shape {
    let words = "whole number from \(range.lowerBound) to \(range.upperBound)"
    return Shape(words) { value, place throws(LineRefusal) in
      guard case .number(let digits) = value, digits.utf8.allSatisfy({ $0 != 0x2E }) else {
        throw .wrongType(value, expected: words, at: place)
      }
      guard let number = Int(digits), range.contains(number) else {
        let reason = Malformed.Reason.outOfRange(
          digits,
          from: range.lowerBound,
          to: range.upperBound
        )
        throw .malformed(Malformed(reason, at: place))
      }
      return number
    }
  }
}

extension Shape where Value == Money {
  /// An amount as a decimal string; numbers are not taken, for they pass through binary fractions.
  static var money: Shape {
    Shape.domain("decimal string such as \"1.01\"") { text throws(ValueProblem) in
      try Money(decimal: text)
    }
  }
}

extension Shape where Value == Day {
  /// A date.
  static var day: Shape {
    Shape.domain("date such as \"2026-06-30\"") { text throws(ValueProblem) in
      try Day(iso: text)
    }
  }
}

extension Shape where Value == Moment {
  /// An instant with its zone.
  static var moment: Shape {
    Shape.domain(
      "instant such as \"2026-11-22T21:14:05+02:00\""
    ) { text throws(ValueProblem) in
      try Moment(rfc3339: text)
    }
  }
}

extension Shape where Value == Staff {
  /// Who does it: a name that can be written into the journal.
  static var staff: Shape {
    Shape.domain("string") { text throws(ValueProblem) in
      Staff(try NameRule.cleaned(text))
    }
  }
}

extension Shape {
  /// A value of the domain that is written as a text; what is wrong with the text is its refusal.
  static func domain(
    _ words: String,
    _ read: @escaping @Sendable (String) throws(ValueProblem) -> Value
  ) -> Shape {
    Shape(words) { value, place throws(LineRefusal) in
      guard case .string(let text) = value else {
        throw .wrongType(value, expected: words, at: place)
      }
      do throws(ValueProblem) {
        return try read(text)
      } catch {
        throw .refused(.value(error), place: place)
      }
    }
  }
}

extension Shape
where Value: CaseIterable & RawRepresentable, Value.RawValue == String, Value.AllCases: Sendable {
  /// One of the names that a type has.
  static var choice: Shape {
    let known = Value.allCases.map(\.rawValue)
    let words = known.map { "\"\($0)\"" }.joined(separator: " ")
    return Shape(words) { value, place throws(LineRefusal) in
      guard case .string(let text) = value else {
        throw .wrongType(value, expected: words, at: place)
      }
      guard let choice = Value(rawValue: text) else {
        throw .unknownValue(text, known: known, at: place)
      }
      return choice
    }
  }
}

extension LineRefusal {
  /// A text that is none of those known.
  static func unknownValue(_ text: String, known: [String], at place: Place) -> LineRefusal {
    let meant = Suggestion.nearest(to: text, among: known)
    return .malformed(
      Malformed(.unknownValue(text, didYouMean: meant, known: known), at: place)
    )
  }
}
