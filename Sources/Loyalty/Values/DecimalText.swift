/// Decimal numbers as text, read into and written from whole numbers of their last decimal.
enum DecimalText {
  enum Reading: Equatable {
    case value(Int64)
    case malformed
    case tooLarge
  }

  /// Reads an optional sign, digits, and a point or comma with up to `decimals` digits.
  ///
  /// Over the text's own bytes: files have millions of amounts, and a generic collection costs ten
  /// times as much.
  static func read(_ text: some StringProtocol, decimals: Int) -> Reading {
    var text = String(text)
    return text.withUTF8 { read($0, decimals: decimals) }
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, decimals: Int) -> Reading {
    let negative = bytes.first == UInt8(ascii: "-")
    let start = negative || bytes.first == UInt8(ascii: "+") ? 1 : 0
    var value: Int64 = 0
    var isWholeEmpty = true
    var fractionCount: Int?
    var isTooLarge = false
    for byte in bytes[start...] {
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), fractionCount == nil {
        fractionCount = 0
        continue
      }
      guard isDigit(byte) else { return .malformed }
      if let count = fractionCount { fractionCount = count + 1 } else { isWholeEmpty = false }
      isTooLarge = !append(Int64(byte - UInt8(ascii: "0")), to: &value) || isTooLarge
    }
    let count = fractionCount ?? 0
    guard !isWholeEmpty, count <= decimals, fractionCount != 0 else { return .malformed }
    guard !isTooLarge else { return .tooLarge }
    for _ in count..<decimals {
      guard append(0, to: &value) else { return .tooLarge }
    }
    return .value(negative ? -value : value)
  }

  /// Writes `value` with a point; without `keepsZeros`, trailing zeros of the fraction are left out.
  static func write(_ value: Int64, decimals: Int, keepsZeros: Bool) -> String {
    // From the last digit to the first, on the stack: a receipt of ten lines has seventy amounts.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24 + decimals) { bytes in
      var start = bytes.count
      var rest = value.magnitude
      var isFractionEmpty = !keepsZeros
      func put(_ byte: UInt8) {
        start -= 1
        bytes[start] = byte
      }
      func nextDigit() -> UInt8 {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        rest = quotient
        return UInt8(digit)
      }
      for _ in 0..<decimals {
        let digit = nextDigit()
        isFractionEmpty = isFractionEmpty && digit == 0
        if !isFractionEmpty { put(UInt8(ascii: "0") + digit) }
      }
      if decimals > 0, !isFractionEmpty { put(UInt8(ascii: ".")) }
      repeat { put(UInt8(ascii: "0") + nextDigit()) } while rest > 0
      if value < 0 { put(UInt8(ascii: "-")) }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start...]), as: UTF8.self)
    }
  }

  /// The signed terms of a typed sum, "1 150+80" → ["1150", "+80"], spaces taken out.
  ///
  /// The minus sign U+2212, which our own screens print, is read as "-".
  static func terms(of text: some StringProtocol) -> [String] {
    var terms: [String] = []
    for scalar in text.unicodeScalars where !isGap(scalar) {
      let sign = scalar == "+" || scalar == "-" || scalar == "\u{2212}"
      if sign || terms.isEmpty { terms.append("") }
      terms[terms.count - 1].unicodeScalars.append(scalar == "\u{2212}" ? "-" : scalar)
    }
    return terms
  }

  private static func append(_ digit: Int64, to value: inout Int64) -> Bool {
    let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, carried) = shifted.addingReportingOverflow(digit)
    value = sum
    return !overflow && !carried
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2009}"
  }
}
