import Loyalty

/// Goes through bytes of a known shape; each step says whether the shape was there.
struct ByteCursor {
  let bytes: [UInt8]
  let end: Int
  var offset: Int

  /// Goes over exactly this text.
  @inline(__always)
  mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard end - offset >= count else { return false }
    for index in 0..<count where bytes[offset + index] != text.utf8Start[index] { return false }
    offset += count
    return true
  }

  /// Goes over digits and gives their number: at most 18, no zeros in front.
  @inline(__always)
  mutating func number() -> UInt64? {
    let start = offset
    var value: UInt64 = 0
    while offset < end {
      let digit = bytes[offset] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ UInt64(digit)
      offset += 1
    }
    guard offset > start, offset - start <= 18 else { return nil }
    if bytes[start] == UInt8(ascii: "0"), offset - start > 1 { return nil }
    return value
  }

  /// Goes over the rest of a text without escapes and its closing quote, and gives its bytes.
  @inline(__always)
  mutating func text() -> Range<Int>? {
    let start = offset
    var high: UInt8 = 0
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        let range = start..<offset
        offset += 1
        return high < 0x80 || isUTF8(range) ? range : nil
      }
      guard byte >= 0x20, byte != UInt8(ascii: "\\") else { return nil }
      high |= byte
      offset += 1
    }
    return nil
  }

  /// Goes over a list of texts without escapes; the opening bracket was taken.
  mutating func texts() -> Bool {
    repeat {
      guard take("\""), text() != nil else { return false }
    } while take(",")
    return take("]")
  }

  /// Goes over "2026-06-30" and gives the day.
  mutating func day() -> Day? {
    guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2)
    else { return nil }
    return try? Day(year: year, month: month, day: day)
  }

  /// Goes over "2026-11-22T19:14:05.120Z" and its closing quote.
  mutating func moment() -> Moment? {
    guard let day = day(), take("T"), let hour = digits(2), hour < 24, take(":"),
      let minute = digits(2), minute < 60, take(":"), let second = digits(2), second < 60,
      take("."), let thousandths = digits(3), take("Z\"")
    else { return nil }
    let seconds = Int(day.number) * 86_400 + hour * 3_600 + minute * 60 + second
    return Moment(milliseconds: Int64(seconds * 1_000 + thousandths))
  }

  private mutating func digits(_ count: Int) -> Int? {
    guard end - offset >= count else { return nil }
    var value = 0
    for index in offset..<offset + count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    offset += count
    return value
  }

  private func isUTF8(_ range: Range<Int>) -> Bool {
    (try? UTF8Span(validating: bytes.span.extracting(range))) != nil
  }
}
