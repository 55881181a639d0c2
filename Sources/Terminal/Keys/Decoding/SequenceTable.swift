/// What the sequences of the common terminals mean: xterm, VT220, rxvt, the Linux console, PuTTY
/// in its modes, screen and tmux, Sun.
enum SequenceTable {
  /// `ESC O` and one byte: arrows, F-keys and the number pad.
  ///
  /// `T` to `Z` and `[` are F5 to F12 of PuTTY's VT100+ mode.
  static func singleShift(_ final: UInt8) -> Key? {
    switch UnicodeScalar(final) {
    case "P"..."Z": .function(Int(final) - 0x50 + 1)
    case "[": .function(12)
    case "M": .enter
    case "I": .tab
    case " ": .space
    case "p"..."y": .character(Character(UnicodeScalar(final - 0x40)))
    case "j"..."o": .character(Character(UnicodeScalar(final - 0x40)))
    default: cursorKey(final)
    }
  }

  /// `ESC [` and one letter, and `ESC O` and the same letter.
  static func cursorKey(_ final: UInt8) -> Key? {
    switch UnicodeScalar(final) {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H": .home
    case "F": .end
    default: nil
    }
  }

  /// `ESC [`, a number and `~`.
  static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// `ESC [`, a number and `z`: Sun's keyboards.
  static func sun(_ number: Int) -> Key? {
    switch number {
    case 224...235: .function(number - 223)
    case 214: .home
    case 216: .pageUp
    case 220: .end
    case 222: .pageDown
    case 247: .insert
    default: nil
    }
  }

  /// `ESC [ [` and one letter: F1 to F5 of the Linux console.
  static func linuxConsole(_ final: UInt8) -> Key? {
    (0x41...0x45).contains(final) ? .function(Int(final) - 0x40) : nil
  }
}
