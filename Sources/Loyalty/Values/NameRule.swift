import Foundation

/// How names of clients, groups, programmes and the like are cleaned and what they may not hold.
public enum NameRule {
  /// The most characters, counted as Unicode scalars after NFC.
  public static let limit = 200

  /// The name in NFC, trimmed, each inner run of spaces one space.
  ///
  /// Throws `nameEmpty`, `nameTooLong`, or `nameUnreadable` for control, format (bidi, zero-width)
  /// and private-use characters. A name far too long is refused without being normalised.
  public static func cleaned(
    _ typed: some StringProtocol,
    limit: Int = limit
  ) throws(ValueProblem) -> String {
    guard typed.utf8.count <= limit * 16 else {
      throw .nameTooLong(length: typed.unicodeScalars.count, limit: limit)
    }
    for scalar in typed.unicodeScalars where isUnreadable(scalar) {
      throw .nameUnreadable(scalar)
    }
    let words = normalized(String(typed)).unicodeScalars.split { isSpace($0) }
    guard !words.isEmpty else { throw .nameEmpty }
    let name = words.map { String($0) }.joined(separator: " ")
    let length = name.unicodeScalars.count
    guard length <= limit else { throw .nameTooLong(length: length, limit: limit) }
    return name
  }

  /// The text without spaces at its ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// The text in NFC; text that cannot change is returned untouched.
  static func normalized(_ text: String) -> String {
    text.unicodeScalars.allSatisfy { isAlwaysComposed($0) }
      ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Whether a scalar is a space of any width, the no-break ones among them.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (!scalar.isASCII && scalar.properties.generalCategory == .spaceSeparator)
  }

  /// Whether a scalar is invisible, reorders text, or means something to one font only.
  static func isUnreadable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    if (0x400...0x52F).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator:
      return true
    default:
      return scalar.properties.isNoncharacterCodePoint || isInvisibleFiller(scalar)
    }
  }

  /// Letters and marks that show nothing: Hangul fillers and the grapheme joiner.
  private static func isInvisibleFiller(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5: true
    default: false
    }
  }

  /// Latin below the combining marks, and Cyrillic letters, are their own NFC.
  private static func isAlwaysComposed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x300 || (0x400...0x482).contains(scalar.value)
      || (0x48A...0x52F).contains(scalar.value)
  }
}
