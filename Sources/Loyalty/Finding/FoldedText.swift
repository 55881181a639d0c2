import Foundation

/// A name as finding sees it: small letters, similar ones made one, in one byte each.
///
/// Apostrophes go; spaces, `_` and `-` become one space, none at the ends; accents are taken off Latin
/// letters; Ukrainian and Kazakh letters become their nearest Russian ones.
public enum FoldedText {
  /// Appends the folded letters of UTF-8 text.
  ///
  /// Cost: some 70 ns for a name of Latin or Cyrillic letters; anything else is normalised first.
  public static func append(_ text: Span<UInt8>, to bytes: inout [UInt8]) {
    let start = bytes.count
    guard !appendPlain(text, to: &bytes) else { return }
    bytes.removeSubrange(start...)
    var copy: [UInt8] = []
    copy.reserveCapacity(text.count)
    for index in text.indices { copy.append(text[index]) }
    appendSlowly(String(decoding: copy, as: UTF8.self), to: &bytes)
  }

  /// The folded letters of a text.
  public static func folded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    append(Array(text.utf8).span, to: &bytes)
    return bytes
  }

  /// Folds Latin and Cyrillic; false at the first character that is neither.
  private static func appendPlain(_ text: Span<UInt8>, to bytes: inout [UInt8]) -> Bool {
    let table = Letter.cyrillicTable
    let start = bytes.count
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        appendASCII(byte, to: &bytes, from: start)
        index += 1
      } else if byte >= 0xD0, byte <= 0xD3, index + 1 < text.count {
        let low = Int(byte & 0x03) << 6 | Int(text[index + 1] & 0x3F)
        guard table[low] != Letter.foreign else { return false }
        bytes.append(table[low])
        index += 2
      } else if isApostrophe(text, at: index) {
        index += 3
      } else {
        return false
      }
    }
    trimEnd(of: &bytes, from: start)
    return true
  }

  /// U+2019, the apostrophe of most Ukrainian names.
  private static func isApostrophe(_ text: Span<UInt8>, at index: Int) -> Bool {
    index + 2 < text.count && text[index] == 0xE2 && text[index + 1] == 0x80
      && text[index + 2] == 0x99
  }

  private static func appendASCII(_ byte: UInt8, to bytes: inout [UInt8], from start: Int) {
    switch byte {
    case 0x41...0x5A: bytes.append(byte | 0x20)
    case UInt8(ascii: "'"), UInt8(ascii: "`"): break
    case 0...0x20, UInt8(ascii: "_"), UInt8(ascii: "-"):
      if bytes.count > start, bytes[bytes.count - 1] != Letter.space { bytes.append(Letter.space) }
    default: bytes.append(byte)
    }
  }

  private static func trimEnd(of bytes: inout [UInt8], from start: Int) {
    if bytes.count > start, bytes[bytes.count - 1] == Letter.space { bytes.removeLast() }
  }

  private static func appendSlowly(_ text: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    let composed = text.precomposedStringWithCompatibilityMapping.lowercased()
    for scalar in composed.precomposedStringWithCompatibilityMapping.unicodeScalars {
      append(scalar, to: &bytes, from: start)
    }
    trimEnd(of: &bytes, from: start)
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8], from start: Int) {
    switch scalar.value {
    case 0..<0x80: appendASCII(UInt8(scalar.value), to: &bytes, from: start)
    case 0x400...0x4FF where Letter.cyrillicTable[Int(scalar.value) - 0x400] != Letter.foreign:
      bytes.append(Letter.cyrillicTable[Int(scalar.value) - 0x400])
    case 0x2018, 0x2019, 0x2032, 0x2B9, 0x2BB, 0x2BC: break
    case 0x2010...0x2015, 0x2212: appendASCII(Letter.space, to: &bytes, from: start)
    default: appendForeign(scalar, to: &bytes, from: start)
    }
  }

  /// A Latin letter without its accent, a space for any space, nothing for a mark, or the scalar.
  private static func appendForeign(
    _ scalar: Unicode.Scalar,
    to bytes: inout [UInt8],
    from start: Int
  ) {
    if NameRule.isSpace(scalar) { return appendASCII(Letter.space, to: &bytes, from: start) }
    if scalar.properties.generalCategory == .nonspacingMark { return }
    let base = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars.first
    if let base, base.isASCII {
      appendASCII(UInt8(base.value), to: &bytes, from: start)
    } else {
      Letter.append(scalar, to: &bytes)
    }
  }
}
