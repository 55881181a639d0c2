/// Reads JSON value by value, strictly: RFC 8259 without its liberties.
///
/// Refused are byte order marks, trailing commas and bytes, invalid UTF-8, lone surrogates, unescaped
/// control characters, duplicate keys, numbers that are not what was asked for, and deep nesting.
/// A caller asks for what must stand next; `kind()` tells where there is a choice.
package struct JSONReader {
  /// How deep objects and arrays may be nested.
  package static let depthLimit = 64

  let bytes: [UInt8]
  let end: Int
  /// The byte that is read next, counted from 0 in the whole array.
  package internal(set) var offset: Int
  private var depth = 0
  /// Whether no member or element of the innermost container was read yet.
  private var isFirst = false

  /// Reads a whole array of bytes.
  package init(_ bytes: [UInt8]) {
    self.init(bytes, in: 0..<bytes.count)
  }

  /// Reads a part of an array of bytes; offsets are counted from the array's start.
  package init(_ bytes: [UInt8], in range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Reads a whole text.
  package init(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// The kind of the value that stands next.
  package mutating func kind() throws(JSONProblem) -> JSONKind {
    switch try peek() {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case 0xEF where offset == 0: throw problem(.byteOrderMark)
    case let byte: throw problem(.unexpectedByte(byte))
    }
  }

  /// Steps into an object; `nextKey` reads its members.
  package mutating func beginObject() throws(JSONProblem) {
    try begin(.object)
  }

  /// The next member's key, whose value stands next, or nil as the object ends.
  package mutating func nextKey() throws(JSONProblem) -> String? {
    guard try hasNext(before: UInt8(ascii: "}")) else { return nil }
    let key = try string()
    try take(UInt8(ascii: ":"))
    return key
  }

  /// Steps into an array; `nextElement` goes through it.
  package mutating func beginArray() throws(JSONProblem) {
    try begin(.array)
  }

  /// Whether another element stands next; false as the array ends.
  package mutating func nextElement() throws(JSONProblem) -> Bool {
    try hasNext(before: UInt8(ascii: "]"))
  }

  /// Reads an object member by member; a key that comes twice is refused.
  ///
  /// - Parameter member: Reads the value of the key; throws `unknownKey` for one it does not know.
  /// - Throws: `duplicateKey`, or what is no JSON.
  package mutating func object(
    _ member: (_ key: String, _ reader: inout JSONReader) throws(JSONProblem) -> Void
  ) throws(JSONProblem) {
    try beginObject()
    var seen = SeenKeys()
    while true {
      let start = offset
      guard let key = try nextKey() else { return }
      guard seen.insert(key) else { throw JSONProblem(.duplicateKey(key), at: start) }
      try member(key, &self)
    }
  }

  /// Reads an array element by element.
  package mutating func array<Element>(
    of element: (inout JSONReader) throws(JSONProblem) -> Element
  ) throws(JSONProblem) -> [Element] {
    try beginArray()
    var elements: [Element] = []
    while try nextElement() { elements.append(try element(&self)) }
    return elements
  }

  /// Reads a value, or nil where null stands.
  package mutating func optional<Value>(
    _ value: (inout JSONReader) throws(JSONProblem) -> Value
  ) throws(JSONProblem) -> Value? {
    guard try kind() == .null else { return try value(&self) }
    try null()
    return nil
  }

  /// Reads true or false.
  package mutating func bool() throws(JSONProblem) -> Bool {
    guard try kind() == .bool else { throw problem(.expected(.bool)) }
    let isTrue = bytes[offset] == UInt8(ascii: "t")
    try word(isTrue ? "true" : "false")
    return isTrue
  }

  /// Reads null.
  package mutating func null() throws(JSONProblem) {
    guard try kind() == .null else { throw problem(.expected(.null)) }
    try word("null")
  }

  /// Reads over a value of any kind, which must be well formed, duplicate keys included.
  package mutating func skipValue() throws(JSONProblem) {
    switch try kind() {
    case .object: try object { _, reader throws(JSONProblem) in try reader.skipValue() }
    case .array:
      try beginArray()
      while try nextElement() { try skipValue() }
    case .string: try skipString()
    case .number: try number()
    case .bool: _ = try bool()
    case .null: try null()
    }
  }

  /// Goes behind a value that was read by other means; the offset must be the first after it.
  package mutating func pass(to offset: Int) {
    precondition(self.offset <= offset && offset <= end)
    self.offset = offset
    isFirst = false
  }

  /// Makes sure that nothing but white space follows.
  package mutating func finish() throws(JSONProblem) {
    skipSpace()
    guard offset == end else { throw problem(.trailingBytes) }
  }

  /// A problem at the byte that is read next.
  package func problem(_ reason: JSONProblem.Reason) -> JSONProblem {
    JSONProblem(reason, at: offset)
  }

  private mutating func begin(_ kind: JSONKind) throws(JSONProblem) {
    guard try self.kind() == kind else { throw problem(.expected(kind)) }
    guard depth < Self.depthLimit else { throw problem(.tooDeep) }
    offset += 1
    depth += 1
    isFirst = true
  }

  private mutating func hasNext(before close: UInt8) throws(JSONProblem) -> Bool {
    if try peek() == close {
      offset += 1
      depth -= 1
      isFirst = false
      return false
    }
    if !isFirst { try take(UInt8(ascii: ",")) }
    isFirst = false
    return true
  }

  private mutating func take(_ expected: UInt8) throws(JSONProblem) {
    let byte = try peek()
    guard byte == expected else { throw problem(.unexpectedByte(byte)) }
    offset += 1
  }

  /// The next byte that is no white space.
  mutating func peek() throws(JSONProblem) -> UInt8 {
    skipSpace()
    guard offset < end else { throw problem(.endOfText) }
    return bytes[offset]
  }

  private mutating func skipSpace() {
    while offset < end {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  private mutating func word(_ word: StaticString) throws(JSONProblem) {
    for index in 0..<word.utf8CodeUnitCount {
      guard offset < end else { throw problem(.endOfText) }
      let byte = bytes[offset]
      guard byte == word.utf8Start[index] else { throw problem(.unexpectedByte(byte)) }
      offset += 1
    }
  }
}

/// The keys of one object so far: a list while it is short, a set beyond.
private struct SeenKeys {
  private var few: [String] = []
  private var many: Set<String> = []

  /// Remembers the key; false if it was there.
  mutating func insert(_ key: String) -> Bool {
    if few.isEmpty { few.reserveCapacity(8) }
    guard few.count == 16 else {
      guard !few.contains(key) else { return false }
      few.append(key)
      return true
    }
    return !few.contains(key) && many.insert(key).inserted
  }
}
