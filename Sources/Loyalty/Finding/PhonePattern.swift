/// Digits of a phone as they were typed, to be found at its end, its beginning or inside.
public struct PhonePattern: Hashable, Sendable {
  /// The typed digits, 1 to 15, without 00 in front.
  public let digits: String

  private let value: UInt64
  private let power: UInt64
  /// The typed 8 of a national form read as the 7 of the country, at the beginning only.
  private let national: UInt64?
  private let onlyBeginning: Bool

  /// Takes what was typed; nil unless it has 1 to 15 digits among the characters of phones.
  init?(typed: some StringProtocol) {
    var digits = ""
    var plus = false
    for scalar in typed.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.unicodeScalars.append(scalar)
      case " ", "(", ")", "-", ".", "\u{A0}", "\u{202F}", "\u{2011}": continue
      case "+" where digits.isEmpty && !plus: plus = true
      default: return nil
      }
    }
    if !plus, digits.hasPrefix("00"), digits.utf8.count > 4 {
      digits.removeFirst(2)
      plus = true
    }
    guard (1...15).contains(digits.utf8.count), let value = UInt64(digits) else { return nil }
    self.digits = digits
    self.value = value
    power = Self.power(of: digits.utf8.count)
    onlyBeginning = plus
    let isNational = !plus && digits.hasPrefix("8") && digits.utf8.count >= 4
    national = isNational ? value - power / 10 : nil
  }

  /// How the digits stand in a phone, or nil when they do not.
  ///
  /// Slides a window over the digits from the end; the divisions by ten are multiplications.
  public func fit(in phone: UInt64) -> NameRank.Fit? {
    var (lower, upper) = (phone, phone / power)
    var (window, inside) = (lower - upper * power, false)
    guard phone >= power / 10 else { return nil }
    if window == value, !onlyBeginning { return .whole }
    while upper > 0 {
      lower /= 10
      upper /= 10
      window = lower - upper * power
      inside = inside || window == value
    }
    if window == value || window == national { return .beginning }
    return inside && !onlyBeginning ? .inside : nil
  }

  private static func power(of digits: Int) -> UInt64 {
    (0..<digits).reduce(1) { power, _ in power * 10 }
  }
}
