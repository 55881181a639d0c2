import JSONText
import Loyalty

extension JSONWriter {
  /// Writes a value, or null where there is none.
  mutating func optional<Value>(_ value: Value?, _ write: (inout JSONWriter, Value) -> Void) {
    if let value { write(&self, value) } else { null() }
  }

  /// Writes a member whose key is the case's name and whose value tells before and after.
  mutating func change<Value>(
    _ key: String,
    _ change: Change<Value>,
    _ write: (inout JSONWriter, Value) -> Void
  ) {
    self.key(key)
    self.change(change, write)
  }

  /// Writes `{"was":…,"now":…}`.
  mutating func change<Value>(
    _ change: Change<Value>,
    _ write: (inout JSONWriter, Value) -> Void
  ) {
    object { writer in
      writer.key("was")
      write(&writer, change.was)
      writer.key("now")
      write(&writer, change.now)
    }
  }

  /// Writes a member that is a text, or nothing.
  mutating func member(ifAny key: String, _ text: String?) {
    if let text { member(key, text) }
  }

  /// Writes a member that is a list of texts, or nothing where it is empty.
  mutating func list(_ key: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    self.key(key)
    array(texts) { $0.string($1) }
  }

  /// Writes an optional text.
  static func writeText(_ writer: inout JSONWriter, _ text: String?) {
    writer.optional(text) { $0.string($1) }
  }

  /// Writes a typed number.
  static func writeID<Noun>(_ writer: inout JSONWriter, _ id: Identifier<Noun>) {
    writer.integer(id.number)
  }
}

extension JSONReader {
  /// Reads an object with one member whose key names a case.
  mutating func single<Value>(
    _ read: (_ key: String, _ reader: inout JSONReader) throws(JSONProblem) -> Value
  ) throws(JSONProblem) -> Value {
    try beginObject()
    guard let key = try nextKey() else { throw problem(.missingKey("")) }
    let value = try read(key, &self)
    if let other = try nextKey() { throw problem(.unknownKey(other)) }
    return value
  }

  /// Reads `{"was":…,"now":…}`.
  mutating func change<Value>(
    _ read: (inout JSONReader) throws(JSONProblem) -> Value
  ) throws(JSONProblem) -> Change<Value> {
    var was: Value?
    var now: Value?
    try object { key, reader throws(JSONProblem) in
      switch key {
      case "was": was = .some(try read(&reader))
      case "now": now = .some(try read(&reader))
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Change(was: try required(was, "was"), now: try required(now, "now"))
  }

  /// The value, or a problem that names the key that is missing.
  func required<Value>(_ value: Value?, _ key: String) throws(JSONProblem) -> Value {
    guard let value else { throw problem(.missingKey(key)) }
    return value
  }

  /// Reads a typed number, which is above 0.
  mutating func identifier<Noun>() throws(JSONProblem) -> Identifier<Noun> {
    let start = offset
    let number = try integer(as: UInt32.self)
    guard number > 0, number < .max else {
      throw JSONProblem(.unknownValue("\(number)"), at: start)
    }
    return Identifier(number)
  }

  /// Reads a list of typed numbers.
  mutating func identifiers<Noun>() throws(JSONProblem) -> [Identifier<Noun>] {
    try array { reader throws(JSONProblem) in try reader.identifier() }
  }

  /// Reads a text, or nil where null stands.
  mutating func optionalText() throws(JSONProblem) -> String? {
    try optional { reader throws(JSONProblem) in try reader.string() }
  }

  /// Reads a list of texts.
  mutating func texts() throws(JSONProblem) -> [String] {
    try array { reader throws(JSONProblem) in try reader.string() }
  }

  /// Reads a text into a value; a text that stands for none is a problem.
  mutating func parsed<Value>(_ parse: (String) -> Value?) throws(JSONProblem) -> Value {
    let start = offset
    let text = try string()
    guard let value = parse(text) else { throw JSONProblem(.unknownValue(text), at: start) }
    return value
  }

  /// Reads an instant in RFC 3339.
  mutating func moment() throws(JSONProblem) -> Moment {
    try parsed { try? Moment(rfc3339: $0) }
  }

  /// Reads a day: "2026-06-30".
  mutating func day() throws(JSONProblem) -> Day {
    try parsed { try? Day(iso: $0) }
  }

  /// Reads a phone in E.164: "+380501234567".
  mutating func phone() throws(JSONProblem) -> Phone {
    try parsed { text in
      guard text.hasPrefix("+"), let digits = UInt64(text.dropFirst()),
        let phone = Phone(digits: digits), phone.e164 == text
      else { return nil }
      return phone
    }
  }
}

extension JSONReader {
  /// Reads `{"was":…,"now":…}` of texts or nulls that stand for optional values.
  mutating func optionalChange<Value>(
    _ parse: (String) -> Value?
  ) throws(JSONProblem) -> Change<Value?> {
    try change { reader throws(JSONProblem) in
      try reader.optional { reader throws(JSONProblem) in try reader.parsed(parse) }
    }
  }
}
