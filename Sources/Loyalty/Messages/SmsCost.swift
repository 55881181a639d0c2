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
    case .operator: return SmsSize(of: text).parts
    }
  }
}

/// The alphabet in which an operator carries a text.
public enum SmsAlphabet: Hashable, Sendable {
  /// Seven bits a character: 160 alone, 153 in each of several parts.
  case gsm7
  /// Sixteen bits a character: 70 alone, 67 in each of several parts.
  case ucs2

  /// The smallest alphabet that holds a text.
  public init(of text: String) {
    let scalars = text.precomposedStringWithCanonicalMapping.unicodeScalars
    let isBasic = scalars.allSatisfy { Self.basic.contains($0) || Self.escaped.contains($0) }
    self = isBasic ? .gsm7 : .ucs2
  }

  fileprivate static let basic = Set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
      .unicodeScalars
  )
  fileprivate static let escaped = Set("\u{0C}^{}\\[~]|€".unicodeScalars)
}

/// What a text is to an operator (rules.md §10.4).
public struct SmsSize: Hashable, Sendable {
  /// Characters: UTF-16 units after NFC.
  public let characters: Int
  /// The alphabet.
  public let alphabet: SmsAlphabet
  /// The parts; escapes and surrogate pairs are never split.
  public let parts: Int

  /// Measures a text.
  public init(of text: String) {
    let text = text.precomposedStringWithCanonicalMapping
    characters = text.utf16.count
    alphabet = SmsAlphabet(of: text)
    switch alphabet {
    case .gsm7:
      let widths = text.unicodeScalars.map { SmsAlphabet.escaped.contains($0) ? 2 : 1 }
      parts = Self.count(widths, alone: 160, joined: 153)
    case .ucs2:
      parts = Self.count(text.unicodeScalars.map { UTF16.width($0) }, alone: 70, joined: 67)
    }
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

extension Settings {
  /// What an SMS costs, where a price is set (rules.md §10.4).
  ///
  /// - Parameters:
  ///   - text: The text with its variables filled in.
  ///   - mode: How it is counted; nil as the club does.
  /// - Returns: The cost; nil without a price.
  public func smsCost(of text: String, as mode: SmsMode? = nil) -> Money? {
    guard let price = smsPrice else { return nil }
    let units = Int64((mode ?? smsMode).units(of: text))
    let (cost, overflow) = price.minorUnits.multipliedReportingOverflow(by: units)
    return Money(clamping: overflow ? .max : cost)
  }
}

/// What an SMS that was sent is paid for: its units as the club counted them then, and their price.
public struct SmsBill: Hashable, Sendable {
  /// The units; 0 of what is no SMS.
  public let units: Int
  /// What they cost; zero without a price.
  public let cost: Money

  /// What is no SMS costs nothing.
  public static let nothing = SmsBill(units: 0, cost: .zero)

  /// Describes what is paid.
  public init(units: Int, cost: Money) {
    self.units = units
    self.cost = cost
  }

  /// What a text costs that is sent now.
  public init(of text: String, _ settings: Settings) {
    units = settings.smsMode.units(of: text)
    cost = settings.smsCost(of: text) ?? .zero
  }
}
