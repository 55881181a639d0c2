/// Short runs of ASCII digits, as dates and times have them.
enum DigitText {
  /// The number that so many digits and nothing else make, or nil.
  static func number(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Int? {
    let bytes = text.utf8
    guard digits.contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// A number from 0 with zeros in front, at least `width` digits.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

/// Writes numbers into a place on the stack that is wide enough for them.
struct DigitBuffer {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// - Parameter bytes: At least as long as what will be written.
  init(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// What was written.
  var string: String { String(decoding: bytes.prefix(count), as: UTF8.self) }

  /// Writes an ASCII character.
  mutating func put(_ character: Unicode.Scalar) {
    bytes[count] = UInt8(ascii: character)
    count += 1
  }

  /// Writes a number with zeros in front, at least `width` digits.
  mutating func put(_ number: Int, _ width: Int) {
    if number < 0 { put("-") }
    var digits = 1
    var rest = number.magnitude / 10
    while rest > 0 || digits < width {
      digits += 1
      rest /= 10
    }
    rest = number.magnitude
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes[place] = UInt8(ascii: "0") + UInt8(digit)
      rest = quotient
    }
    count += digits
  }

  /// Writes a day: "2026-11-22".
  mutating func put(_ day: Day) {
    let (year, month, dayOfMonth) = day.date
    put(year, 4)
    put("-")
    put(month, 2)
    put("-")
    put(dayOfMonth, 2)
  }
}
