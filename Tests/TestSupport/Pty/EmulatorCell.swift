/// One place of an emulated screen.
package struct EmulatorCell: Equatable, Sendable {
  /// The grapheme; empty in the second half of a wide one.
  package var text = " "
  package var look = EmulatorLook()
}

/// How an emulated cell looks: SGR as far as our screens use it.
package struct EmulatorLook: Equatable, Sendable {
  package var bold: Bool
  package var dim: Bool
  package var underlined: Bool
  package var reversed: Bool
  /// Palette numbers; nil is the terminal's own.
  package var foreground: Int?
  package var background: Int?

  package init(
    bold: Bool = false,
    dim: Bool = false,
    underlined: Bool = false,
    reversed: Bool = false,
    foreground: Int? = nil,
    background: Int? = nil
  ) {
    self.bold = bold
    self.dim = dim
    self.underlined = underlined
    self.reversed = reversed
    self.foreground = foreground
    self.background = background
  }

  /// Takes the numbers of one SGR sequence.
  mutating func take(_ numbers: [Int]) {
    var rest = numbers.isEmpty ? [0][...] : numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 38: foreground = Self.palette(&rest)
      case 48: background = Self.palette(&rest)
      default: take(number)
      }
    }
  }

  private mutating func take(_ number: Int) {
    switch number {
    case 0: self = EmulatorLook()
    case 1: bold = true
    case 2: dim = true
    case 4: underlined = true
    case 7: reversed = true
    case 22: (bold, dim) = (false, false)
    case 24: underlined = false
    case 27: reversed = false
    case 30...37: foreground = number - 30
    case 39: foreground = nil
    case 40...47: background = number - 40
    case 49: background = nil
    case 90...97: foreground = number - 82
    case 100...107: background = number - 92
    default: break
    }
  }

  private static func palette(_ rest: inout ArraySlice<Int>) -> Int? {
    guard rest.popFirst() == 5 else { return nil }
    return rest.popFirst()
  }
}

/// Columns that common terminals give to a code point.
func emulatedWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  switch scalar.value {
  case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff,
    0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f900...0x1f9ff,
    0x20000...0x3fffd:
    return 2
  default: return 1
  }
}
