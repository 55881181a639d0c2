extension JSONReader {
  /// Reads a string.
  package mutating func string() throws(JSONProblem) -> String {
    guard try kind() == .string else { throw problem(.expected(.string)) }
    offset += 1
    let start = offset
    try scanPlain()
    if bytes[offset] == UInt8(ascii: "\"") {
      let text = try text(bytes.span, start..<offset, from: start)
      offset += 1
      return text
    }
    return try escapedString(from: start)
  }

  /// Reads over a string.
  mutating func skipString() throws(JSONProblem) {
    _ = try string()
  }

  /// Goes to the next quote or backslash.
  private mutating func scanPlain() throws(JSONProblem) {
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      guard byte >= 0x20 else { throw problem(.controlCharacter(byte)) }
      offset += 1
    }
    throw problem(.endOfText)
  }

  private mutating func escapedString(from start: Int) throws(JSONProblem) -> String {
    var plain: [UInt8] = []
    var runStart = start
    while true {
      plain.append(contentsOf: bytes[runStart..<offset])
      guard bytes[offset] == UInt8(ascii: "\\") else { break }
      offset += 1
      try unescape(into: &plain)
      runStart = offset
      try scanPlain()
    }
    let text = try text(plain.span, 0..<plain.count, from: start)
    offset += 1
    return text
  }

  /// Reads what stands after a backslash.
  private mutating func unescape(into plain: inout [UInt8]) throws(JSONProblem) {
    guard offset < end else { throw problem(.endOfText) }
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(byte)
    case UInt8(ascii: "n"): plain.append(0x0A)
    case UInt8(ascii: "r"): plain.append(0x0D)
    case UInt8(ascii: "t"): plain.append(0x09)
    case UInt8(ascii: "b"): plain.append(0x08)
    case UInt8(ascii: "f"): plain.append(0x0C)
    case UInt8(ascii: "u"):
      plain.append(contentsOf: String(Character(try escapedScalar())).utf8)
    default: throw JSONProblem(.invalidEscape, at: offset - 2)
    }
  }

  /// Reads the digits after `\u`, and the other half of a surrogate pair.
  private mutating func escapedScalar() throws(JSONProblem) -> Unicode.Scalar {
    let start = offset - 2
    let first = try hexDigits(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { throw JSONProblem(.loneSurrogate, at: start) }
    offset += 2
    let second = try hexDigits(from: start)
    let (high, low) = (first &- 0xD800, second &- 0xDC00)
    guard low < 0x400, let scalar = Unicode.Scalar(0x10000 + (high << 10) + low) else {
      throw JSONProblem(.loneSurrogate, at: start)
    }
    return scalar
  }

  private mutating func hexDigits(from start: Int) throws(JSONProblem) -> UInt32 {
    guard offset + 4 <= end else { throw JSONProblem(.endOfText, at: end) }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Self.hexDigit(bytes[offset]) else {
        throw JSONProblem(.invalidEscape, at: start)
      }
      value = value << 4 | digit
      offset += 1
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// The text of these bytes; a problem is told at its place, or at `start` in unescaped text.
  private func text(
    _ span: Span<UInt8>,
    _ range: Range<Int>,
    from start: Int
  ) throws(JSONProblem) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: span.extracting(range)))
    } catch {
      throw JSONProblem(.invalidUTF8, at: start + error.byteOffsets.lowerBound)
    }
  }
}
