/// A day of the proleptic Gregorian calendar, as a calendar view shows it.
public struct CalendarDay: Hashable, Sendable, Comparable {
  /// The year, 1…9999.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Makes a day, or nothing when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.init(unchecked: (year, month, day))
  }

  /// The first day that a calendar shows, 0001-01-01.
  public static let beginning = Self(unchecked: (1, 1, 1))

  private init(unchecked parts: (year: Int, month: Int, day: Int)) {
    (year, month, day) = parts
  }

  /// Orders days by time.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The number of days in a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// The weekday: 1 is Monday, 7 is Sunday.
  public var weekday: Int { number % 7 + 1 }

  /// Days since 0001-01-01, a Monday.
  var number: Int {
    let years = year - 1
    let leapDays = years / 4 - years / 100 + years / 400
    let months = (1..<month).reduce(0) { $0 + Self.length(ofMonth: $1, year: year) }
    return years * 365 + leapDays + months + day - 1
  }

  /// The day that many days later (earlier when negative), kept within the years 1…9999.
  public func adding(days: Int) -> Self {
    var result = self
    var left = days
    while left != 0 {
      let step = result.stepWithinMonth(left)
      if step != 0 {
        result = Self(unchecked: (result.year, result.month, result.day + step))
        left -= step
        continue
      }
      guard let next = result.neighbour(later: left > 0) else { return result }
      result = next
      left -= left > 0 ? 1 : -1
    }
    return result
  }

  private func stepWithinMonth(_ days: Int) -> Int {
    let last = Self.length(ofMonth: month, year: year)
    return max(1 - day, min(last - day, days))
  }

  /// The day across the month's end, or nothing at the ends of the calendar.
  private func neighbour(later: Bool) -> Self? {
    let next = later ? (month == 12 ? 1 : month + 1) : (month == 1 ? 12 : month - 1)
    let nextYear = later ? (month == 12 ? year + 1 : year) : (month == 1 ? year - 1 : year)
    let nextDay = later ? 1 : Self.length(ofMonth: next, year: nextYear)
    return Self(year: nextYear, month: next, day: nextDay)
  }

  /// The same day of another month, or that month's last day when it is shorter.
  public func adding(months: Int) -> Self {
    let total = min(max(year * 12 + month - 1 + months, 12), 9999 * 12 + 11)
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    let newDay = min(day, Self.length(ofMonth: newMonth, year: newYear))
    return Self(unchecked: (newYear, newMonth, newDay))
  }
}
