/// Text from data made safe to show: nothing in it can move the cursor, reverse the line, hide, or
/// pose as something else.
///
/// - Control characters appear in caret form: ESC is `^[`, a newline `^J`, DEL `^?`.
/// - Bidirectional overrides and isolates, zero-width and soft characters, line separators, fillers,
///   private use, C1 controls, tags and noncharacters appear as `<U+202E>`.
/// - A zero-width joiner and a variation selector inside an emoji stay.
/// - Combining marks stay on their letter, up to four; a mark without a letter, and the fifth and
///   later ones, appear as `<U+0301>`, at most one such mark in a row.
///
/// Used on screen, stdout, stderr and in exports.
public enum Displayable {
  /// The text with visible marks in place of what must not reach a terminal.
  ///
  /// Returns the same text at once when it is clean; linear otherwise.
  public static func text(_ text: String) -> String {
    isPlain(text) ? text : cleaned(text, forCells: false)
  }

  /// As `text`, and flags (pairs of regional letters) as their two Latin letters, because terminals
  /// disagree on a flag's width.
  static func cellText(_ text: String) -> String {
    isPlain(text) ? text : cleaned(text, forCells: true)
  }

  /// Whether every scalar is visible, one column wide, and a grapheme of its own.
  static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { CharacterWidth.isPlain($0) }
  }

  private static func cleaned(_ text: String, forCells: Bool) -> String {
    var result = String.UnicodeScalarView()
    var marks = 0
    var previous: Unicode.Scalar?
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      if CharacterWidth.isPlain(scalar) {
        result.append(scalar)
        (previous, marks) = (scalar, 0)
      } else if isCombining(scalar) {
        marks += 1
        if previous != nil, marks <= 4 {
          result.append(scalar)
        } else if previous == nil || marks == 5 {
          result.append(contentsOf: mark(for: scalar).unicodeScalars)
          if previous == nil { marks = 5 }
        }
      } else if isJoinedEmoji(scalar, after: previous, before: next) {
        result.append(scalar)
      } else if forCells, let letter = regionalLetter(scalar) {
        result.append(letter)
        (previous, marks) = (letter, 0)
      } else if isUnsafe(scalar) {
        result.append(contentsOf: mark(for: scalar).unicodeScalars)
        (previous, marks) = (nil, 0)
      } else {
        result.append(scalar)
        (previous, marks) = (scalar, 0)
      }
    }
    return String(result)
  }

  /// The visible mark of one scalar: `^X` for C0 controls and DEL, else `<U+202E>` and the like.
  static func mark(for scalar: Unicode.Scalar) -> String {
    if scalar.value < 0x20 || scalar.value == 0x7F {
      return "^" + String(UnicodeScalar(UInt8(scalar.value ^ 0x40)))
    }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    if CharacterWidth.isVariationSelector(scalar) || isHidden(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return false
    }
  }

  private static func isJoinedEmoji(
    _ scalar: Unicode.Scalar,
    after previous: Unicode.Scalar?,
    before next: Unicode.Scalar?
  ) -> Bool {
    guard let previous else { return false }
    switch scalar.value {
    case 0x200D:
      guard let next else { return false }
      return isEmoji(previous) && isEmoji(next)
    case 0xFE0E, 0xFE0F: return previous.properties.isEmoji
    default: return false
    }
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0xFF && scalar.properties.isEmoji
  }

  private static func regionalLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x1F1E6...0x1F1FF).contains(scalar.value) else { return nil }
    return Unicode.Scalar(0x41 + scalar.value - 0x1F1E6)
  }

  /// Letters and marks that are drawn as nothing.
  private static func isHidden(_ value: UInt32) -> Bool {
    switch value {
    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x3164, 0xFFA0: true
    default: false
    }
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    if CharacterWidth.isVariationSelector(scalar) || isHidden(scalar.value) { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator,
      .paragraphSeparator:
      return true
    default: return scalar.properties.isNoncharacterCodePoint
    }
  }
}
