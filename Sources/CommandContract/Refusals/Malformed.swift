import JSONText

/// Why a line is no command and no query, and where in it.
package struct Malformed: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// The line's bytes are no UTF-8.
    case notUTF8
    /// The line is longer than the program reads.
    case lineTooLong(limit: Int)
    /// The line is no JSON; the problem's name, and the byte that stands there.
    case notJSON(problem: String, byte: UInt8?)
    /// An object has a key twice.
    case duplicateKey(String)
    /// Objects and arrays are nested too deeply.
    case tooDeep
    /// The line holds JSON, but no object.
    case notAnObject(found: String)
    /// Neither `command` nor `query` is there.
    case nothingAsked
    /// Both `command` and `query` are there.
    case commandAndQuery
    /// No command has this name.
    case unknownCommand(String, didYouMean: String?)
    /// No query has this name.
    case unknownQuery(String, didYouMean: String?)
    /// The command does not have this field.
    case unknownField(String, didYouMean: String?, known: [String])
    /// The contract has it, this version of the program does not yet.
    case notInThisVersion(String)
    /// A field that must be given is not there.
    case missingField(expected: String)
    /// A value of another type than the field takes.
    case wrongType(expected: String, found: String)
    /// A text or number that is none of those that the field takes.
    case unknownValue(String, didYouMean: String?, known: [String])
    /// A whole number outside of what the field takes.
    case outOfRange(String, from: Int, to: Int)
    /// `at` is taken only with `--at-from-input`.
    case atNeedsOption
  }

  /// What is wrong.
  package let reason: Reason
  /// Where.
  package let place: Place

  /// Names what is wrong and where.
  package init(_ reason: Reason, at place: Place) {
    self.reason = reason
    self.place = place
  }

  /// Takes over what the JSON reader found.
  init(_ problem: JSONProblem, in bytes: [UInt8]) {
    let byte = bytes.indices.contains(problem.offset) ? bytes[problem.offset] : nil
    let reason: Reason =
      switch problem.reason {
      case .invalidUTF8: .notUTF8
      case .duplicateKey(let key): .duplicateKey(key)
      case .tooDeep: .tooDeep
      case .endOfText: .notJSON(problem: "endOfText", byte: nil)
      case .malformedNumber, .notAnInteger: .notJSON(problem: "malformedNumber", byte: byte)
      case .controlCharacter(let byte): .notJSON(problem: "controlCharacter", byte: byte)
      case .invalidEscape: .notJSON(problem: "invalidEscape", byte: byte)
      case .loneSurrogate: .notJSON(problem: "loneSurrogate", byte: nil)
      case .byteOrderMark: .notJSON(problem: "byteOrderMark", byte: nil)
      case .trailingBytes: .notJSON(problem: "trailingBytes", byte: byte)
      case .unexpectedByte, .expected, .unknownKey, .missingKey, .unknownValue:
        .notJSON(problem: "unexpectedByte", byte: byte)
      }
    if case .duplicateKey(let key) = reason {
      self.init(reason, at: Place(key))
    } else {
      self.init(reason, at: .byte(problem.offset))
    }
  }
}
