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
  ///
  /// What was bought in this very millisecond is among them: a clock that was set back gives one
  /// receipt after another the time of the last record (rules.md §1.8).
  public func period(until now: Moment, _ calendar: ClubCalendar) -> Period {
    let end = now.advanced(byMilliseconds: 1)
    return switch self {
    case .allTime: Period(start: nil, end: end)
    case .lastDays(let days):
      Period(start: calendar.period(lastDays: days, until: now).start, end: end)
    case .calendarYear:
      Period(start: calendar.start(of: calendar.day(of: now).startOfYear), end: end)
    }
  }
}
