/// The rule that a typed phone breaks (rules.md §2.3).
public enum PhoneRule: Hashable, Sendable {
  /// No digit was typed.
  case empty
  /// A character that no phone has, or a plus that does not stand in front.
  case character(Character)
  /// Fewer than 8 digits; how many there are.
  case tooShort(Int)
  /// More than 15 digits; how many there are.
  case tooLong(Int)
  /// A number with + in front starts with 0.
  case leadingZero
  /// A number without + fits no form of the club's region; how many digits it has.
  case notOfRegion(Region, digits: Int)
}

/// The club's region, which decides how a phone without + is read.
public enum Region: Hashable, Sendable {
  /// Ukraine, +380.
  case ukraine
  /// Russia, +7.
  case russia
  /// Kazakhstan, +7.
  case kazakhstan
  /// Anywhere else, by its two-letter code: phones need + in front.
  case other(String)

  /// Takes a two-letter code in either case: "UA".
  public init?(code: some StringProtocol) {
    let code = code.uppercased()
    guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      return nil
    }
    switch code {
    case "UA": self = .ukraine
    case "RU": self = .russia
    case "KZ": self = .kazakhstan
    default: self = .other(code)
    }
  }

  /// The two-letter code: "UA".
  public var code: String {
    switch self {
    case .ukraine: "UA"
    case .russia: "RU"
    case .kazakhstan: "KZ"
    case .other(let code): code
    }
  }
}
