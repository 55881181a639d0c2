/// A JSON value as a tree: for what is small and not known beforehand.
package enum JSONValue: Hashable, Sendable {
  /// No value.
  case null
  /// True or false.
  case bool(Bool)
  /// A number as it was written: amounts never pass through a Double.
  case number(String)
  /// A text.
  case string(String)
  /// Values in their order.
  case array([JSONValue])
  /// Members in their order, no key twice.
  case object([JSONMember])

  /// Reads a whole text.
  package init(_ bytes: [UInt8]) throws(JSONProblem) {
    var reader = JSONReader(bytes)
    self = try reader.value()
    try reader.finish()
  }

  /// Reads a whole text.
  package init(_ text: String) throws(JSONProblem) {
    try self.init(Array(text.utf8))
  }

  /// A whole number.
  package static func integer(_ number: some BinaryInteger) -> JSONValue {
    .number(String(number))
  }

  /// The kind of the value.
  package var kind: JSONKind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// The value of an object's key, or nil.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The value as compact JSON text.
  package var text: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// One key of an object with its value.
package struct JSONMember: Hashable, Sendable {
  /// The key.
  package let key: String
  /// The value.
  package let value: JSONValue

  /// Puts a key and its value together.
  package init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONReader {
  /// Reads a value of any kind into a tree; an object that has a key twice is refused.
  package mutating func value() throws(JSONProblem) -> JSONValue {
    switch try kind() {
    case .null:
      try null()
      return .null
    case .bool: return .bool(try bool())
    case .number: return .number(try number())
    case .string: return .string(try string())
    case .array:
      return .array(try array { reader throws(JSONProblem) in try reader.value() })
    case .object:
      var members: [JSONMember] = []
      try object { key, reader throws(JSONProblem) in
        members.append(JSONMember(key, try reader.value()))
      }
      return .object(members)
    }
  }
}

extension JSONWriter {
  /// Writes a value of any kind.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let bool): self.bool(bool)
    case .number(let text): number(text)
    case .string(let text): string(text)
    case .array(let values): array(values) { $0.value($1) }
    case .object(let members):
      object { writer in
        for member in members {
          writer.key(member.key)
          writer.value(member.value)
        }
      }
    }
  }
}
