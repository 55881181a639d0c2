extension [UInt8] {
  /// Appends a character's UTF-8: by hand for two bytes, which Latin and Cyrillic letters take at
  /// most, as a `String` in between would cost more than all that is done with the letter.
  mutating func append(utf8Of scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0..<0x80: append(UInt8(scalar.value))
    case 0x80..<0x800:
      append(0xC0 | UInt8(scalar.value >> 6))
      append(0x80 | UInt8(scalar.value & 0x3F))
    default: append(contentsOf: UTF8.encode(scalar).map { [UInt8]($0) } ?? [])
    }
  }
}
