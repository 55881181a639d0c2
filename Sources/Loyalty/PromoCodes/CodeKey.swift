import Foundation

/// What promo codes are compared by (rules.md §7.2): the canonical form, and the form in which
/// characters that look alike are one.
public struct CodeKey: Hashable, Sendable {
  /// The most bytes of what was typed that are looked at; no code is that long.
  static let byteLimit = NameRule.limit * 16

  /// NFKC, upper case, no spaces, dashes, underscores, apostrophes or invisible characters; UTF-8.
  let canonical: [UInt8]
  /// The same with each character replaced by the one that stands for its look-alikes; UTF-8.
  let alike: [UInt8]

  /// The key of what was typed or printed.
  ///
  /// Cost: some 10 ns a character for Latin and Cyrillic, some µs where others stand in it. What is
  /// longer than any code has an empty key.
  public init(_ typed: some StringProtocol) {
    var canonical: [UInt8] = []
    var alike: [UInt8] = []
    if typed.utf8.count <= Self.byteLimit {
      let isPlain = typed.unicodeScalars.allSatisfy { scalar in
        Self.take(scalar, into: &canonical, &alike)
      }
      if !isPlain {
        (canonical, alike) = ([], [])
        for scalar in Self.composed(String(typed)).unicodeScalars {
          Self.append(scalar, to: &canonical, &alike)
        }
      }
    }
    self.canonical = canonical
    self.alike = alike
  }

  /// The canonical form as a text.
  public var text: String { String(decoding: canonical, as: UTF8.self) }

  /// Whether nothing of what was typed counts.
  public var isEmpty: Bool { canonical.isEmpty }

  /// The text as its keys gave it: full-width characters as plain ones, marks on their letters.
  ///
  /// No other compatible form is taken: the number sign is a key of its own, not "No".
  static func keyed(_ typed: String) -> String {
    var isPlain = true
    for scalar in typed.unicodeScalars where !isKey(scalar) { isPlain = false }
    guard !isPlain else { return typed }
    var keyed = String.UnicodeScalarView()
    for scalar in typed.precomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: keyed.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: keyed.append(" ")
      default: keyed.append(scalar)
      }
    }
    return String(keyed)
  }

  private static func isKey(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 || (0x400...0x45F).contains(scalar.value) || scalar.value == 0x2116
  }

  /// Takes a character whose canonical form is known without its neighbours; false for another.
  private static func take(
    _ scalar: Unicode.Scalar,
    into canonical: inout [UInt8],
    _ alike: inout [UInt8]
  ) -> Bool {
    switch scalar.value {
    case 0x61...0x7A: append(capital(scalar, 0x20), to: &canonical, &alike)
    case 0x00...0x7F:
      if !isLeftOut(scalar) { append(scalar, to: &canonical, &alike) }
    case 0x400...0x42F, 0x490: append(scalar, to: &canonical, &alike)
    case 0x430...0x44F: append(capital(scalar, 0x20), to: &canonical, &alike)
    case 0x450...0x45F: append(capital(scalar, 0x50), to: &canonical, &alike)
    case 0x491: append(capital(scalar, 1), to: &canonical, &alike)
    default: return false
    }
    return true
  }

  private static func capital(_ scalar: Unicode.Scalar, _ distance: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(scalar.value - distance) ?? scalar
  }

  private static func append(
    _ scalar: Unicode.Scalar,
    to canonical: inout [UInt8],
    _ alike: inout [UInt8]
  ) {
    canonical.append(utf8Of: scalar)
    alike.append(utf8Of: LookAlikes.representative(of: scalar))
  }

  /// The canonical form by way of the whole text: leaving characters out and writing capitals may
  /// bring others together, so both are done until nothing changes.
  private static func composed(_ typed: String) -> String {
    var text = typed
    for _ in 0..<4 {
      let left = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isLeftOut($0) }))
      let next = left.precomposedStringWithCompatibilityMapping.uppercased()
        .precomposedStringWithCompatibilityMapping
      if next.unicodeScalars.elementsEqual(text.unicodeScalars) { break }
      text = next
    }
    return text
  }

  /// Whether a character does not count: spaces, dashes, underscores, apostrophes, the invisible.
  private static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x20, 0x27, 0x2D, 0x5F, 0x60, 0x7F: return true
    case 0x21...0x7E: return false
    case 0xB4, 0x2B9, 0x2BB...0x2BD, 0x2C8, 0x2018...0x201B, 0x2032, 0x2035, 0x55A, 0x2043, 0x2212,
      0xFF07:
      return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .surrogate,
      .dashPunctuation, .connectorPunctuation:
      return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
