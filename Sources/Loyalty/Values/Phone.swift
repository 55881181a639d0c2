/// A phone number in E.164, unique among clients (rules.md §2.1, §2.3).
public struct Phone: Hashable, Comparable, Sendable {
  /// The digits after +, as a number: 380501234567.
  ///
  /// Eight to fifteen digits, the first 1–9.
  public let digits: UInt64

  /// Takes the digits after +; nil unless there are 8 to 15 of them.
  public init?(digits: UInt64) {
    guard (10_000_000..<1_000_000_000_000_000).contains(digits) else { return nil }
    self.digits = digits
  }

  /// Reads what a person typed, by the club's region; throws `phoneInvalid` with the rule broken.
  ///
  /// Digits, spaces and `()-.+` are read. The no-break forms of space and hyphen that copied text
  /// carries (U+00A0, U+202F, U+2011) count as theirs. 00 in front means +.
  public init(typed: some StringProtocol, region: Region) throws(ValueProblem) {
    do throws(PhoneRuleBroken) {
      self.digits = try Self.read(typed, region: region)
    } catch {
      throw .phoneInvalid(typed: String(typed.prefix(100)), rule: error.rule)
    }
  }

  /// Orders by number.
  public static func < (left: Phone, right: Phone) -> Bool { left.digits < right.digits }

  /// The number with + in front: "+380501234567".
  public var e164: String { "+\(digits)" }
}

extension Phone: CustomStringConvertible {
  /// The E.164 form, for logs and failing tests.
  public var description: String { e164 }
}

private struct PhoneRuleBroken: Error {
  let rule: PhoneRule
}

extension Phone {
  private static func read(
    _ typed: some StringProtocol,
    region: Region
  ) throws(PhoneRuleBroken) -> UInt64 {
    var (digits, hasPlus) = try digitsAndPlus(of: typed)
    guard !digits.isEmpty else { throw PhoneRuleBroken(rule: .empty) }
    if !hasPlus, digits.starts(with: [0, 0]) {
      digits.removeFirst(2)
      hasPlus = true
    }
    guard digits.count >= 8 else { throw PhoneRuleBroken(rule: .tooShort(digits.count)) }
    guard digits.count <= 15 else { throw PhoneRuleBroken(rule: .tooLong(digits.count)) }
    if hasPlus {
      guard digits[0] != 0 else { throw PhoneRuleBroken(rule: .leadingZero) }
      return number(digits)
    }
    guard let full = international(digits, region: region) else {
      throw PhoneRuleBroken(rule: .notOfRegion(region, digits: digits.count))
    }
    return number(full)
  }

  /// The full number that a form of the region stands for, or nil.
  private static func international(_ digits: [UInt8], region: Region) -> [UInt8]? {
    switch (region, digits.count, digits[0]) {
    case (.ukraine, 10, 0): [3, 8] + digits
    case (.ukraine, 11, 8) where digits[1] == 0: [3] + digits
    case (.ukraine, 12, 3) where digits.starts(with: [3, 8, 0]): digits
    case (.russia, 11, 7...8), (.kazakhstan, 11, 7...8): [7] + digits.dropFirst()
    case (.russia, 10, 9), (.kazakhstan, 10, 7): [7] + digits
    default: nil
    }
  }

  private static func digitsAndPlus(
    of typed: some StringProtocol
  ) throws(PhoneRuleBroken) -> (digits: [UInt8], hasPlus: Bool) {
    var digits: [UInt8] = []
    var count = 0
    var hasPlus = false
    for scalar in typed.unicodeScalars {
      switch scalar {
      case "0"..."9":
        count += 1
        if digits.count < 18 { digits.append(UInt8(scalar.value - 0x30)) }
      case " ", "(", ")", "-", ".", "\u{A0}", "\u{202F}", "\u{2011}": continue
      case "+" where count == 0 && !hasPlus: hasPlus = true
      default: throw PhoneRuleBroken(rule: .character(Character(scalar)))
      }
    }
    guard count == digits.count else { throw PhoneRuleBroken(rule: .tooLong(count)) }
    return (digits, hasPlus)
  }

  private static func number(_ digits: [UInt8]) -> UInt64 {
    digits.reduce(0) { $0 * 10 + UInt64($1) }
  }
}
