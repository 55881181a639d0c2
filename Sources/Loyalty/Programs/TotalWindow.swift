/// Which of a client's purchases count for the tier (rules.md §4.3).
public enum TotalWindow: Hashable, Sendable {
  /// All of them.
  case allTime
  /// Those since the start of the day so many days ago (rules.md §8.3).
  case lastDays(Int)
  /// Those of the current calendar year.
  case calendarYear

  /// The most days that a window may have.
  public static let dayLimit = 3_660

  /// The time whose purchases count now.
  public func period(until now: Moment, _ calendar: ClubCalendar) -> Period {
    switch self {
    case .allTime: Period(start: nil, end: now)
    case .lastDays(let days): calendar.period(lastDays: days, until: now)
    case .calendarYear:
      Period(start: calendar.start(of: calendar.day(of: now).startOfYear), end: now)
    }
  }
}
