/// How dates, times and ages are written. The order day.month.year is the same in the three
/// languages, so that one desk with two languages never reads 03.04 in two ways.
extension Words {
  /// A full date: `14.03.2025`.
  ///
  /// Month and day count from 1.
  package func date(year: Int, month: Int, day: Int) -> String {
    let digits = String(year)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    return shortDate(month: month, day: day) + "." + padding + digits
  }

  /// A date without the year: `21.11`.
  package func shortDate(month: Int, day: Int) -> String {
    Self.twoDigits(day) + "." + Self.twoDigits(month)
  }

  /// A weekday and a date without the year: `Sunday 22.11`.
  ///
  /// The weekday is 1 for Monday to 7 for Sunday (ISO 8601).
  package func weekdayAndDate(weekday: Int, month: Int, day: Int) -> String {
    self.weekday(weekday) + " " + shortDate(month: month, day: day)
  }

  /// The name of a weekday: 1 for Monday to 7 for Sunday (ISO 8601).
  package func weekday(_ number: Int) -> String {
    self("weekday." + String(number))
  }

  /// The name of a weekday in two or three letters: 1 for Monday to 7 for Sunday (ISO 8601).
  package func shortWeekday(_ number: Int) -> String {
    self("weekday.short." + String(number))
  }

  /// The name of a month as it stands alone: 1 for January to 12 for December.
  package func month(_ number: Int) -> String {
    self("month." + String(number))
  }

  /// A time of the day: `21:14`.
  package func time(hour: Int, minute: Int) -> String {
    Self.twoDigits(hour) + ":" + Self.twoDigits(minute)
  }

  /// A time of the day with seconds: `21:13:58`.
  package func time(hour: Int, minute: Int, second: Int) -> String {
    time(hour: hour, minute: minute) + ":" + Self.twoDigits(second)
  }

  /// How long ago something was: `just now`, `5 s ago`, `46 min ago`, `2 days ago`.
  package func ago(seconds: Int) -> String {
    if seconds < 1 { return self("time.ago.now") }
    let (unit, count) = Self.largestUnit(seconds)
    return self("time.ago." + unit, ["count": .number(count)])
  }

  /// In what time something will be: `in 46 min`, `in 8 days`.
  package func ahead(seconds: Int) -> String {
    if seconds < 1 { return self("time.ahead.now") }
    let (unit, count) = Self.largestUnit(seconds)
    return self("time.ahead." + unit, ["count": .number(count)])
  }

  /// A length of time in its largest unit: `46 min`, `2 h`, `3 days`.
  package func duration(seconds: Int) -> String {
    let (unit, count) = Self.largestUnit(max(0, seconds))
    return self("time.length." + unit, ["count": .number(count)])
  }

  /// The largest unit that a length fills at least once, and how often: whole units, rounded down.
  private static func largestUnit(_ seconds: Int) -> (unit: String, count: Int) {
    switch seconds {
    case ..<60: ("seconds", seconds)
    case ..<3_600: ("minutes", seconds / 60)
    case ..<86_400: ("hours", seconds / 3_600)
    default: ("days", seconds / 86_400)
    }
  }
}
