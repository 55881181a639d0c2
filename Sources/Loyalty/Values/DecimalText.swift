/// Decimal numbers as text, read into and written from whole numbers of their last decimal.
enum DecimalText {
  enum Reading: Equatable {
    case value(Int64)
    case malformed
    case tooLarge
  }

  /// Reads an optional sign, digits, and a point or comma with up to `decimals` digits.
  static func read(_ bytes: some Collection<UInt8>, decimals: Int) -> Reading {
    var rest = bytes[...]
    let negative = rest.first == UInt8(ascii: "-")
    if negative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let split = rest.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    let whole = rest[..<(split ?? rest.endIndex)]
    let fraction = split.map { rest[rest.index(after: $0)...] } ?? rest[rest.endIndex...]
    guard !whole.isEmpty, fraction.count <= decimals, split == nil || !fraction.isEmpty else {
      return .malformed
    }
    guard whole.allSatisfy(isDigit), fraction.allSatisfy(isDigit) else { return .malformed }
    var value: Int64 = 0
    for digit in whole {
      guard append(Int64(digit - UInt8(ascii: "0")), to: &value) else { return .tooLarge }
    }
    for digit in fraction {
      guard append(Int64(digit - UInt8(ascii: "0")), to: &value) else { return .tooLarge }
    }
    for _ in fraction.count..<decimals {
      guard append(0, to: &value) else { return .tooLarge }
    }
    return .value(negative ? -value : value)
  }

  /// Writes `value` with a point; without `keepsZeros`, trailing zeros of the fraction are left out.
  static func write(_ value: Int64, decimals: Int, keepsZeros: Bool) -> String {
    var digits = String(value.magnitude)
    while digits.utf8.count <= decimals { digits = "0" + digits }
    let whole = digits.dropLast(decimals)
    var fraction = digits.suffix(decimals)
    while !keepsZeros, fraction.last == "0" { fraction.removeLast() }
    let sign = value < 0 ? "-" : ""
    return fraction.isEmpty ? sign + whole : sign + whole + "." + fraction
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
