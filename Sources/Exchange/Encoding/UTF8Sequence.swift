/// What stands at one place of bytes that should be UTF-8.
enum UTF8Sequence: Equatable {
  case valid(length: Int)
  /// Good so far, but the bytes end before the sequence does.
  case cut
  case invalid

  /// Looks at the sequence that starts at `index`, strictly: no overlong forms, no surrogates.
  init(at index: Int, in bytes: borrowing Span<UInt8>) {
    let lead = bytes[index]
    let shape: (length: Int, second: ClosedRange<UInt8>)
    switch lead {
    case 0x00...0x7F:
      self = .valid(length: 1)
      return
    case 0xC2...0xDF: shape = (2, 0x80...0xBF)
    case 0xE0: shape = (3, 0xA0...0xBF)
    case 0xED: shape = (3, 0x80...0x9F)
    case 0xE1...0xEF: shape = (3, 0x80...0xBF)
    case 0xF0: shape = (4, 0x90...0xBF)
    case 0xF1...0xF3: shape = (4, 0x80...0xBF)
    case 0xF4: shape = (4, 0x80...0x8F)
    default:
      self = .invalid
      return
    }
    for offset in 1..<shape.length {
      guard index + offset < bytes.count else {
        self = .cut
        return
      }
      let allowed = offset == 1 ? shape.second : 0x80...0xBF
      guard allowed.contains(bytes[index + offset]) else {
        self = .invalid
        return
      }
    }
    self = .valid(length: shape.length)
  }

  /// The place of the first byte that is not UTF-8, or nil when all are.
  static func firstInvalid(in bytes: borrowing Span<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      guard case .valid(let length) = UTF8Sequence(at: index, in: bytes) else { return index }
      index += length
    }
    return nil
  }
}
