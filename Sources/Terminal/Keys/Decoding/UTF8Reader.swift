/// Reads one scalar from bytes that may be torn or wrong.
enum UTF8Reader {
  enum Found: Equatable {
    /// A scalar and how many bytes it took.
    case scalar(Unicode.Scalar, Int)
    /// So many bytes are no UTF-8.
    case invalid(Int)
    /// The beginning of a scalar; the rest may come with the next read.
    case incomplete
  }

  /// Reads the scalar at the beginning; overlong forms, surrogates and strays are invalid.
  static func read(_ bytes: ArraySlice<UInt8>) -> Found {
    guard let first = bytes.first else { return .incomplete }
    let length: Int
    switch first {
    case 0x00...0x7F: return .scalar(UnicodeScalar(first), 1)
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return .invalid(1)
    }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    var count = 1
    for byte in bytes.dropFirst().prefix(length - 1) {
      guard byte & 0xC0 == 0x80, count > 1 || isSecond(byte, after: first) else {
        return .invalid(count)
      }
      value = value << 6 | UInt32(byte & 0x3F)
      count += 1
    }
    guard count == length else { return .incomplete }
    return Unicode.Scalar(value).map { .scalar($0, length) } ?? .invalid(length)
  }

  private static func isSecond(_ byte: UInt8, after first: UInt8) -> Bool {
    switch first {
    case 0xE0: byte >= 0xA0
    case 0xED: byte < 0xA0
    case 0xF0: byte >= 0x90
    case 0xF4: byte < 0x90
    default: true
    }
  }
}
