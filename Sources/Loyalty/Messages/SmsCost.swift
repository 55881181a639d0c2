import Foundation

/// How the cost of an SMS is counted (rules.md §10.4).
public enum SmsMode: String, CaseIterable, Hashable, Sendable {
  /// A price for each 70 characters begun, as the club's contract says.
  case tariff
  /// A price for each part that the operator makes of it.
  case `operator`

  /// The price of one unit where nobody set another: 1.01 UAH, and none in other currencies.
  public static func defaultPrice(in currency: Currency) -> Money? {
    currency == .hryvnia ? try? Money(minorUnits: 101) : nil
  }

  /// How many units a text costs.
  ///
  /// Characters are UTF-16 units after NFC, counted after variables are filled in.
  public func units(of text: String) -> Int {
    let text = text.precomposedStringWithCanonicalMapping
    switch self {
    case .tariff: return (text.utf16.count + 69) / 70
    case .operator: return SmsParts.count(text)
    }
  }
}

/// The parts that an operator makes of a text: GSM-7 160/153, UCS-2 70/67 (rules.md §10.4).
enum SmsParts {
  private static let basic = Set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
      .unicodeScalars
  )
  private static let escaped = Set("\u{0C}^{}\\[~]|€".unicodeScalars)

  /// How many parts the text takes; escapes and surrogate pairs are never split.
  static func count(_ text: String) -> Int {
    let scalars = text.unicodeScalars
    if scalars.allSatisfy({ basic.contains($0) || escaped.contains($0) }) {
      return count(scalars.map { escaped.contains($0) ? 2 : 1 }, alone: 160, joined: 153)
    }
    return count(scalars.map { UTF16.width($0) }, alone: 70, joined: 67)
  }

  private static func count(_ widths: [Int], alone: Int, joined: Int) -> Int {
    let total = widths.reduce(0, +)
    if total <= alone { return total == 0 ? 0 : 1 }
    var parts = 1
    var filled = 0
    for width in widths {
      if filled + width > joined {
        parts += 1
        filled = 0
      }
      filled += width
    }
    return parts
  }
}
