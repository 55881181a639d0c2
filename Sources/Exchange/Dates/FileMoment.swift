package import Loyalty

/// Instants as files write them (commands.md, "Files for import and export").
package enum FileMoment {
  /// Reads local time (2026-11-22 21:14:05, 22.11.2026 21:14), a day alone, or RFC 3339.
  ///
  /// A day alone is its first instant. Throws `dateInvalid`.
  package static func moment(
    _ text: String,
    calendar: ClubCalendar
  ) throws(ValueProblem) -> Moment {
    if let moment = try? Moment(rfc3339: text) { return moment }
    guard let (day, rest) = FileDay.leadingDay(text), let time = time(rest) else {
      throw .dateInvalid(String(text.prefix(100)))
    }
    return time == .midnight ? calendar.start(of: day) : calendar.moment(of: day, at: time)
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
