/// The form of a word beside a whole number, by the rules of Unicode's CLDR.
package enum PluralForm: String, Sendable, Hashable, CaseIterable {
  case one
  case few
  case many
  case other

  /// The form that a language takes beside a whole number; the sign does not count.
  package init(_ number: Int, in language: Language) {
    let size = number.magnitude
    switch language {
    case .english:
      self = size == 1 ? .one : .other
    case .russian, .ukrainian:
      self = Self.slavic(lastDigit: size % 10, lastTwo: size % 100)
    }
  }

  /// The forms that a catalogue of this language must give for a plural.
  package static func required(in language: Language) -> [PluralForm] {
    language == .english ? [.one, .other] : [.one, .few, .many]
  }

  private static func slavic(lastDigit: UInt, lastTwo: UInt) -> PluralForm {
    if (11...14).contains(lastTwo) { return .many }
    switch lastDigit {
    case 1: return .one
    case 2, 3, 4: return .few
    default: return .many
    }
  }
}
