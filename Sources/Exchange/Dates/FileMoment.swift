package import Loyalty

/// Instants as files write them (commands.md, "Files for import and export").
package enum FileMoment {
  /// Reads local time (2026-11-22 21:14:05, 22.11.2026 21:14), a day alone, or RFC 3339.
  ///
  /// A day alone is its first instant. Throws `dateInvalid`, also for what stands for no date in
  /// other programs: 01.01.0001.
  package static func moment(
    _ text: String,
    calendar: ClubCalendar
  ) throws(ValueProblem) -> Moment {
    let moment = try read(text, calendar)
    guard years.contains(calendar.day(of: moment).year) else {
      throw .dateInvalid(String(text.prefix(100)))
    }
    return moment
  }

  private static let years = 1900..<9999

  private static func read(
    _ text: String,
    _ calendar: ClubCalendar
  ) throws(ValueProblem) -> Moment {
    if let (day, time) = plain(text) {
      return time == .midnight ? calendar.start(of: day) : calendar.moment(of: day, at: time)
    }
    if let moment = try? Moment(rfc3339: text) { return moment }
    guard let (day, rest) = FileDay.leadingDay(text), let time = time(rest) else {
      throw .dateInvalid(String(text.prefix(100)))
    }
    return time == .midnight ? calendar.start(of: day) : calendar.moment(of: day, at: time)
  }

  /// The usual forms in full width: 22.11.2026 21:14, 2026-11-22 21:14:05; a tenth of the cost of
  /// the general way.
  private static func plain(_ text: String) -> (Day, TimeOfDay)? {
    var text = text
    return text.withUTF8 { bytes in
      guard [10, 16, 19].contains(bytes.count) else { return nil }
      func number(_ places: Range<Int>) -> Int? {
        var number = 0
        for place in places {
          guard 0x30...0x39 ~= bytes[place] else { return nil }
          number = number * 10 + Int(bytes[place] - 0x30)
        }
        return number
      }
      let isISO = bytes[4] == 0x2D && bytes[7] == 0x2D
      guard isISO || (bytes[2] == 0x2E && bytes[5] == 0x2E),
        let year = number(isISO ? 0..<4 : 6..<10), let month = number(isISO ? 5..<7 : 3..<5),
        let dayOfMonth = number(isISO ? 8..<10 : 0..<2),
        let day = try? Day(year: year, month: month, day: dayOfMonth)
      else { return nil }
      guard bytes.count > 10 else { return (day, .midnight) }
      guard bytes[10] == 0x20 || bytes[10] == 0x54, bytes[13] == 0x3A,
        let hour = number(11..<13), let minute = number(14..<16)
      else { return nil }
      guard bytes.count == 19 else {
        return TimeOfDay(hour: hour, minute: minute).map { (day, $0) }
      }
      guard bytes[16] == 0x3A, let second = number(17..<19) else { return nil }
      return TimeOfDay(hour: hour, minute: minute, second: second).map { (day, $0) }
    }
  }

  /// The instant as a file writes it: RFC 3339 in the club's zone.
  package static func text(_ moment: Moment, calendar: ClubCalendar) -> String {
    let offset = calendar.offsetSeconds(at: moment)
    return moment.rfc3339(offsetSeconds: offset, alwaysMilliseconds: false)
  }

  /// The time after a day: " 21:14", "T21:14:05"; nothing is midnight.
  private static func time(_ rest: Substring) -> TimeOfDay? {
    guard !rest.isEmpty else { return .midnight }
    let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard 2...3 ~= parts.count, let hour = FileDay.number(parts[0], digits: 1...2),
      let minute = FileDay.number(parts[1], digits: 2...2)
    else { return nil }
    guard parts.count == 3 else { return TimeOfDay(hour: hour, minute: minute) }
    return FileDay.number(parts[2], digits: 2...2)
      .flatMap { TimeOfDay(hour: hour, minute: minute, second: $0) }
  }
}
