/// Takes the text of a day or an instant apart, byte by byte from left to right.
struct DigitReader {
  /// Longer than any of them; what is longer is none.
  private static let limit = 48

  private let text: InlineArray<48, UInt8>
  private let count: Int
  private var place = 0

  init(_ bytes: some Collection<UInt8>) {
    var text = InlineArray<48, UInt8>(repeating: 0)
    var count = 0
    for byte in bytes {
      // One more than the limit stays unread, so that it is never at its end.
      if count < Self.limit { text[count] = byte }
      count += 1
    }
    self.text = text
    self.count = count
  }

  /// Whether all was taken.
  var isAtEnd: Bool { place == count }

  private var next: UInt8? { place < min(count, Self.limit) ? text[place] : nil }

  /// Takes a mark, if it stands next.
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: mark) else { return false }
    place += 1
    return true
  }

  /// The number that so many digits make, or nil where they do not stand next.
  mutating func number(_ count: Int) -> Int? {
    var number = 0
    for _ in 0..<count {
      guard let digit else { return nil }
      number = number * 10 + digit
      place += 1
    }
    return number
  }

  /// A day that the calendar has: "2026-11-22".
  mutating func day() -> Day? {
    guard let year = number(4), take("-"), let month = number(2), take("-"),
      let dayOfMonth = number(2)
    else { return nil }
    return Day.existing(year: year, month: month, day: dayOfMonth)
  }

  /// The fraction cut to three digits, 0 without one, nil for a point without one to nine digits.
  mutating func milliseconds() -> Int? {
    guard take(".") else { return 0 }
    let start = place
    var milliseconds = 0
    while let digit {
      if place - start < 3 { milliseconds = milliseconds * 10 + digit }
      place += 1
    }
    guard (1...9).contains(place - start) else { return nil }
    for _ in min(place - start, 3)..<3 { milliseconds *= 10 }
    return milliseconds
  }

  /// Seconds east of UTC: Z, +hh:mm or -hh:mm.
  mutating func zone() -> Int? {
    if take("Z") || take("z") { return 0 }
    let west = take("-")
    guard west || take("+"), let hours = number(2), take(":"), let minutes = number(2),
      hours < 24, minutes < 60
    else { return nil }
    return (hours * 3_600 + minutes * 60) * (west ? -1 : 1)
  }

  private var digit: Int? {
    guard let next, (0x30...0x39).contains(next) else { return nil }
    return Int(next - 0x30)
  }
}
