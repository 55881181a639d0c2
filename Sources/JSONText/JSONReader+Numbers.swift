extension JSONReader {
  /// Reads a whole number of 64 bits: no fraction, no exponent, no zeros in front.
  package mutating func integer() throws(JSONProblem) -> Int64 {
    guard try kind() == .number else { throw problem(.expected(.number)) }
    let start = offset
    let isNegative = bytes[offset] == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    let digits = offset
    var value: Int64 = 0
    var overflows = false
    while let digit = digit() {
      let (shifted, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, tooFar) = shifted.subtractingReportingOverflow(Int64(digit))
      overflows = overflows || tooLarge || tooFar
      value = sum
      offset += 1
    }
    let hasZeroInFront = offset - digits > 1 && bytes[digits] == UInt8(ascii: "0")
    let isNegativeZero = isNegative && value == 0 && !overflows
    guard offset > digits, !hasZeroInFront, !overflows, !isNegativeZero, !continuesNumber,
      isNegative || value != .min
    else { throw JSONProblem(.notAnInteger, at: start) }
    return isNegative ? value : -value
  }

  /// Reads a whole number that must fit the type asked for.
  package mutating func integer<Integer: FixedWidthInteger>(
    as type: Integer.Type
  ) throws(JSONProblem) -> Integer {
    let start = offset
    guard let value = Integer(exactly: try integer()) else {
      throw JSONProblem(.notAnInteger, at: start)
    }
    return value
  }

  /// Reads any number and keeps its text: amounts never pass through a Double.
  @discardableResult
  package mutating func number() throws(JSONProblem) -> String {
    guard try kind() == .number else { throw problem(.expected(.number)) }
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let whole = skipDigits()
    let hasZeroInFront = whole > 1 && bytes[offset - whole] == UInt8(ascii: "0")
    guard whole > 0, !hasZeroInFront, skipFraction(), skipExponent() else {
      throw JSONProblem(.malformedNumber, at: start)
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func skipFraction() -> Bool {
    guard offset < end, bytes[offset] == UInt8(ascii: ".") else { return true }
    offset += 1
    return skipDigits() > 0
  }

  private mutating func skipExponent() -> Bool {
    guard offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") else { return true }
    offset += 1
    if offset < end, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
      offset += 1
    }
    return skipDigits() > 0
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while digit() != nil { offset += 1 }
    return offset - start
  }

  private func digit() -> UInt8? {
    guard offset < end, bytes[offset] >= UInt8(ascii: "0"), bytes[offset] <= UInt8(ascii: "9")
    else { return nil }
    return bytes[offset] - UInt8(ascii: "0")
  }

  private var continuesNumber: Bool {
    guard offset < end else { return false }
    return bytes[offset] == UInt8(ascii: ".") || bytes[offset] | 0x20 == UInt8(ascii: "e")
  }
}
