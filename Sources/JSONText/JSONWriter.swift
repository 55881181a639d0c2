/// Writes compact JSON into bytes; the caller decides the order of keys.
///
/// The same calls always give the same bytes. Text is written in UTF-8 as it is; only quotes,
/// backslashes and control characters are escaped.
package struct JSONWriter {
  /// What was written so far.
  package private(set) var bytes: [UInt8]
  private var needsComma = false

  /// Begins with nothing, or after bytes that stand already.
  ///
  /// - Parameters:
  ///   - bytes: What stands already.
  ///   - capacity: How many bytes will come, if that is known: they are not moved then.
  package init(after bytes: [UInt8] = [], capacity: Int = 0) {
    self.bytes = bytes
    if capacity > 0 { self.bytes.reserveCapacity(bytes.count + capacity) }
  }

  /// Writes `{`, what the closure writes, and `}`.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    beginObject()
    members(&self)
    endObject()
  }

  /// Writes `{`: for objects whose end depends on their beginning.
  package mutating func beginObject() {
    beginValue()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
  }

  /// Writes `}`.
  package mutating func endObject() {
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// Writes an array with one value for each element.
  @inlinable
  package mutating func array<Elements: Sequence>(
    _ elements: Elements,
    _ element: (inout JSONWriter, Elements.Element) -> Void
  ) {
    beginArray()
    for each in elements { element(&self, each) }
    endArray()
  }

  @usableFromInline
  mutating func beginArray() {
    beginValue()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
  }

  @usableFromInline
  mutating func endArray() {
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Writes a key; its value must come next.
  package mutating func key(_ key: String) {
    string(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a text.
  package mutating func string(_ text: String) {
    beginValue()
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { plain in
      // Most texts need no escape and go over in one piece.
      if Self.isPlain(plain) {
        bytes.append(contentsOf: plain)
      } else {
        for byte in plain { append(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a whole number.
  @inlinable
  package mutating func integer(_ number: some BinaryInteger) {
    if let short = Int64(exactly: number) { digits(of: short) } else { self.number("\(number)") }
  }

  /// Writes the digits from the last to the first, without a text in between.
  @usableFromInline
  mutating func digits(of number: Int64) {
    beginValue()
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      var start = buffer.count
      var rest = number.magnitude
      repeat {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        rest = quotient
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(digit)
      } while rest > 0
      if number < 0 { bytes.append(UInt8(ascii: "-")) }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
    needsComma = true
  }

  /// Writes a number that is JSON already.
  package mutating func number(_ text: String) {
    beginValue()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  /// Writes true or false.
  package mutating func bool(_ value: Bool) {
    number(value ? "true" : "false")
  }

  /// Writes null.
  package mutating func null() {
    number("null")
  }

  private mutating func beginValue() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  /// Whether nothing needs an escape; eight bytes at a time.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    var place = 0
    while place + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if hasEscaped(word) { return false }
      place += 8
    }
    return !text[place...].contains { hasEscaped(UInt64($0) | Self.spaces) }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  /// Spaces in all bytes but the first.
  private static let spaces: UInt64 = 0x2020_2020_2020_2000

  /// Whether one of eight bytes is a quote, a backslash or below 0x20: a byte minus what it must
  /// not reach borrows from its highest bit, unless that was set before.
  private static func hasEscaped(_ word: UInt64) -> Bool {
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let slashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let below = (word &- (ones &* 0x20)) & ~word
    let found = below | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
    return found & (ones &* 0x80) != 0
  }

  private mutating func append(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0..<0x20:
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(Self.hexDigits[Int(byte >> 4)])
      bytes.append(Self.hexDigits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}

extension JSONWriter {
  /// Writes a member that is a text.
  package mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }

  /// Writes a member that is a whole number.
  @inlinable
  package mutating func member(_ key: String, _ number: some BinaryInteger) {
    self.key(key)
    integer(number)
  }

  /// Writes a member that is true or false.
  package mutating func member(_ key: String, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  /// Writes a member that is a text or null.
  package mutating func member(orNull key: String, _ text: String?) {
    self.key(key)
    if let text { string(text) } else { null() }
  }
}
