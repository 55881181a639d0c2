/// Why bytes are not the JSON that was asked for, and where.
package struct JSONProblem: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// The text ends in the middle of a value.
    case endOfText
    /// Another byte than the grammar allows here.
    case unexpectedByte(UInt8)
    /// A value of another kind than was asked for.
    case expected(JSONKind)
    /// A number that is no whole number of 64 bits: 1.0, 1e3, 007, too large.
    case notAnInteger
    /// A number that JSON does not have: 007, +1, 1., NaN.
    case malformedNumber
    /// Bytes that are no UTF-8.
    case invalidUTF8
    /// A control character that must be escaped in a string.
    case controlCharacter(UInt8)
    /// A backslash with something after it that JSON does not have.
    case invalidEscape
    /// Half of a surrogate pair.
    case loneSurrogate
    /// An object that has a key twice.
    case duplicateKey(String)
    /// A key that the object asked for does not have.
    case unknownKey(String)
    /// A key that the object asked for must have.
    case missingKey(String)
    /// A value of the right kind that nothing stands for.
    case unknownValue(String)
    /// Objects and arrays nested deeper than `JSONReader.depthLimit`.
    case tooDeep
    /// A byte order mark in front.
    case byteOrderMark
    /// More text after the value.
    case trailingBytes
  }

  /// What is wrong.
  package let reason: Reason
  /// The byte at which it is wrong, counted from 0 in the array that was read.
  package let offset: Int

  /// Names what is wrong and where.
  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

/// The kinds of JSON values.
package enum JSONKind: String, Hashable, Sendable {
  /// The six kinds of RFC 8259; true and false are one.
  case object, array, string, number, bool, null
}
