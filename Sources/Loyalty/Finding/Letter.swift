/// The alphabet that names are folded into: one byte a letter, so that a million names scan fast.
///
/// ASCII stands for itself, 0x80...0x9F are the Cyrillic letters from U+0430 to U+044F, and any
/// other character is a lead byte and five trails that are nothing else, so that a search for bytes
/// never begins or ends inside of one.
enum Letter {
  static let separator: UInt8 = 0x00
  static let space: UInt8 = 0x20
  static let cyrillic: UInt8 = 0x80
  private static let lead: UInt8 = 0xE0
  private static let trail: UInt8 = 0xC0
  /// In the table of Cyrillic: no letter of ours, written with a lead byte.
  static let foreign: UInt8 = 0xFF

  /// The folded byte of U+0400...U+04FF.
  static let cyrillicTable: [UInt8] = {
    var table = [UInt8](repeating: foreign, count: 256)
    for index in 0..<32 {
      table[0x10 + index] = cyrillic + UInt8(index)
      table[0x30 + index] = cyrillic + UInt8(index)
    }
    for (letters, base) in folded {
      for letter in letters.unicodeScalars {
        table[Int(letter.value) - 0x400] = cyrillic + UInt8(base.value - 0x430)
      }
    }
    return table
  }()

  /// Letters that finding takes for others: Russian, Ukrainian, Belarusian, Kazakh.
  private static let folded: [(String, Unicode.Scalar)] = [
    ("ЁёЄєЀѐ", "е"), ("ІіЇїЍѝ", "и"), ("ҐґҒғ", "г"), ("ЎўҰұҮү", "у"), ("Әә", "а"), ("Ққ", "к"),
    ("Ңң", "н"), ("Өө", "о"), ("Һһ", "х"),
  ]

  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    bytes.append(lead)
    for shift in stride(from: UInt32(20), through: 0, by: -5) {
      bytes.append(trail + UInt8(truncatingIfNeeded: scalar.value >> shift & 0x1F))
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isLatin(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  static func isCyrillic(_ byte: UInt8) -> Bool { byte >= 0x80 && byte <= 0x9F }
}
