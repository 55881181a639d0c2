extension Moment {
  /// Reads RFC 3339 with a zone: "2026-11-22T21:14:05.120+02:00", "2026-11-22T19:14:05Z".
  ///
  /// Digits beyond the third of a fraction are cut; the second 60 is read as the next minute's
  /// first. Throws `momentInvalid` for anything else, a missing zone among it.
  public init(rfc3339 text: some StringProtocol) throws(ValueProblem) {
    guard let moment = Self.read(Array(text.utf8)) else {
      throw .momentInvalid(String(text.prefix(100)))
    }
    self = moment
  }

  /// The moment in UTC with milliseconds: "2026-11-22T19:14:05.120Z".
  public var rfc3339: String { rfc3339(offsetSeconds: 0) }

  /// The moment in a zone so many seconds east of UTC, "…+02:00"; milliseconds only when there are any.
  public func rfc3339(offsetSeconds: Int, alwaysMilliseconds: Bool = true) -> String {
    let offset = offsetSeconds / 60 * 60
    let local = Int(wholeSeconds) + offset
    let day = CivilCalendar.floorDivide(local, 86_400)
    let time = TimeOfDay(secondOfDay: local - day * 86_400)
    let rest = Int(milliseconds - wholeSeconds * 1_000)
    // On the stack: every record, lot and entry names its moment.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      var text = DigitBuffer(buffer)
      text.put(Day(number: Int32(clamping: day)))
      text.put("T")
      text.put(time.hour, 2)
      text.put(":")
      text.put(time.minute, 2)
      text.put(":")
      text.put(time.second, 2)
      if rest != 0 || alwaysMilliseconds {
        text.put(".")
        text.put(rest, 3)
      }
      text.put(zone: offset)
      return text.string
    }
  }

  /// Whole seconds since 1970, towards the past.
  var wholeSeconds: Int64 {
    Int64(CivilCalendar.floorDivide(Int(milliseconds), 1_000))
  }

  private static func read(_ bytes: [UInt8]) -> Moment? {
    var reader = DigitReader(bytes)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2),
      reader.take("-"), let dayOfMonth = reader.number(2),
      let day = Day.existing(year: year, month: month, day: dayOfMonth),
      reader.take("T") || reader.take("t") || reader.take(" "),
      let hour = reader.number(2), hour < 24, reader.take(":"),
      let minute = reader.number(2), minute < 60, reader.take(":"),
      let second = reader.number(2), second <= 60,
      let milliseconds = reader.milliseconds(),
      let offset = reader.zone(), reader.isAtEnd
    else { return nil }
    let seconds = Int(day.number) * 86_400 + hour * 3_600 + minute * 60 + second - offset
    return Moment(milliseconds: Int64(seconds) * 1_000 + Int64(milliseconds))
  }
}

extension DigitBuffer {
  /// Seconds east of UTC: "Z", "+02:00".
  fileprivate mutating func put(zone offset: Int) {
    guard offset != 0 else { return put("Z") }
    let minutes = abs(offset) / 60
    put(offset < 0 ? "-" : "+")
    put(minutes / 60, 2)
    put(":")
    put(minutes % 60, 2)
  }
}

/// Takes an instant's text apart, left to right.
private struct DigitReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    rest.removeFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The fraction cut to three digits, 0 without one, nil for a point without digits.
  mutating func milliseconds() -> Int? {
    guard take(".") else { return 0 }
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard (1...9).contains(digits.count) else { return nil }
    rest.removeFirst(digits.count)
    let padded = digits.prefix(3) + repeatElement(0x30, count: max(0, 3 - digits.count))
    return padded.reduce(0) { $0 * 10 + Int($1 - 0x30) }
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
}
