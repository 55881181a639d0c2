/// A calendar day without a zone, as days since 1 January 1970, in the Gregorian calendar.
public struct Day: Hashable, Comparable, Sendable {
  /// The years that can be written with four digits.
  public static let years = 1...9999

  /// Days since 1 January 1970; below zero before it.
  public let number: Int32

  /// Takes days since 1 January 1970.
  public init(number: Int32) {
    self.number = number
  }

  /// Takes a date; throws `dateInvalid` for one that the calendar does not have.
  public init(year: Int, month: Int, day: Int) throws(ValueProblem) {
    guard let valid = Day.existing(year: year, month: month, day: day) else {
      throw .dateInvalid("\(year)-\(month)-\(day)")
    }
    self = valid
  }

  /// The day of a date, or nil when the calendar does not have it.
  static func existing(year: Int, month: Int, day: Int) -> Day? {
    guard years.contains(year), (1...12).contains(month),
      (1...CivilCalendar.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    return Day(number: Int32(CivilCalendar.number(year: year, month: month, day: day)))
  }

  /// Orders by time.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// Year, month 1...12 and day 1...31.
  public var date: (year: Int, month: Int, day: Int) {
    CivilCalendar.date(ofNumber: Int(number))
  }

  /// The year.
  public var year: Int { date.year }
  /// The month, 1...12.
  public var month: Int { date.month }
  /// The day of the month, 1...31.
  public var dayOfMonth: Int { date.day }

  /// The day of the week.
  public var weekday: Weekday {
    let fromMonday = Int((Int64(number) + 3) % 7 + 7) % 7
    return Weekday.allCases[fromMonday]
  }

  /// The day so many days later.
  public func advanced(byDays days: Int) -> Day {
    Day(number: Int32(clamping: Int(number) + days))
  }

  /// The same day of a month so many months later, or that month's last day.
  public func advanced(byMonths months: Int) -> Day {
    let (year, month, day) = date
    let index = year * 12 + month - 1 + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    let last = CivilCalendar.days(inMonth: newMonth, of: newYear)
    return Day(
      number: Int32(
        clamping: CivilCalendar.number(year: newYear, month: newMonth, day: min(day, last))
      )
    )
  }

  /// How many days from this one to another; below zero when it is earlier.
  public func days(until other: Day) -> Int { Int(other.number) - Int(number) }

  /// The first day of the month.
  public var startOfMonth: Day { advanced(byDays: 1 - dayOfMonth) }

  /// The first day of the year.
  public var startOfYear: Day {
    Day(number: Int32(clamping: CivilCalendar.number(year: year, month: 1, day: 1)))
  }
}

/// A day of the week, Monday first.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
  /// The first to the seventh day, by ISO 8601 number.
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday
}
