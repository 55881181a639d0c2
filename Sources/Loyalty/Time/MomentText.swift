extension Moment {
  /// Reads RFC 3339 with a zone: "2026-11-22T21:14:05.120+02:00", "2026-11-22T19:14:05Z".
  ///
  /// Digits beyond the third of a fraction are cut; the second 60 is read as the next minute's
  /// first. Throws `momentInvalid` for anything else, a missing zone among it.
  public init(rfc3339 text: String) throws(ValueProblem) {
    guard let moment = Self.read(text.utf8) else {
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

  private static func read(_ text: String.UTF8View) -> Moment? {
    var reader = DigitReader(text)
    guard let day = reader.day(), reader.take("T") || reader.take("t") || reader.take(" "),
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
