/// How many columns graphemes take.
///
/// The table is our own: terminals and C libraries differ, frames must not. Ambiguous characters
/// are narrow.
public enum CharacterWidth {
  /// Columns of a scalar on its own: 0 for combining and invisible ones, 2 for wide ones, else 1.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (value >= 0x7F && value < 0xA0) ? 0 : 1 }
    if isPlain(scalar) { return 1 }
    if isWide(value) { return 2 }
    if value >= 0x1160 && value <= 0x11FF { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return 0
    default: return 1
    }
  }

  /// Columns of a grapheme: 0, 1 or 2.
  ///
  /// A grapheme of several scalars is as wide as its first; a flag (two regional letters) and an
  /// emoji made by a variation selector keep what a terminal cell can hold, see `reduced`.
  public static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    return columns(of: first)
  }

  /// The part of a grapheme that a terminal's cell can hold: its first scalar and up to four
  /// marks that take no columns of their own.
  ///
  /// A family of emoji joined by zero-width joiners becomes its first member: terminals disagree on
  /// how wide the joined picture is, and a wrong guess shifts the rest of the row.
  static func reduced(_ character: Character) -> Character {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, scalars.count > 1 else { return character }
    var kept = String.UnicodeScalarView([first])
    for mark in scalars.dropFirst() where kept.count < 5 {
      switch mark.properties.generalCategory {
      case .nonspacingMark where !isVariationSelector(mark), .enclosingMark: kept.append(mark)
      default: continue
      }
    }
    return Character(String(kept))
  }

  /// Whether the scalar is one column wide, visible, and never joins its neighbours: the quick way
  /// for nearly everything on our screens.
  @inline(__always)
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xA8, 0xAA...0xAC, 0xAF...0x2FF: true
    case 0x370...0x377, 0x384...0x38A, 0x38E...0x3A1, 0x3A3...0x3FF: true
    case 0x400...0x482, 0x48A...0x52F: true
    case 0x2010...0x2027, 0x2030...0x203B, 0x20A0...0x20BF, 0x2116: true
    case 0x2190...0x2193, 0x2500...0x25A9, 0x25B2, 0x25BA, 0x25BC, 0x25C4, 0x25CB, 0x25CF: true
    case 0x2212, 0x2219, 0x221A, 0x2248, 0x2260, 0x2264, 0x2265: true
    default: false
    }
  }

  static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
  }

  private static func isWide(_ value: UInt32) -> Bool {
    if value < 0x1100 { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }
}
