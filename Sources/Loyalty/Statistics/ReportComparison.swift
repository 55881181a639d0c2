/// What a period is compared with: the one before it, as far as this one has come (rules.md §11.2).
public struct ReportComparison: Hashable, Sendable {
  /// The first day.
  public let first: Day
  /// The last day.
  public let last: Day
  /// The time of the last day until which it goes, where the period itself is not over; nil takes
  /// the whole day.
  public let until: TimeOfDay?

  /// The moments that it holds, in the club's calendar.
  public func moments(in calendar: ClubCalendar) -> Period {
    let whole = calendar.period(from: first, until: last)
    guard let until else { return whole }
    let end = calendar.moment(of: last, at: until).advanced(byMilliseconds: 1)
    return Period(start: whole.start, end: end)
  }
}

extension ReportPeriod {
  /// The days of a comparison, told as the month, quarter or year that they are.
  public static func whole(_ comparison: ReportComparison) -> ReportPeriod {
    between(comparison.first, comparison.last)
  }

  /// The period before; nil where an end is open: the previous calendar unit or as many days, and
  /// for one day the same weekday of the week before.
  public var before: ReportPeriod? {
    guard let first, days != nil else { return nil }
    return unit == .day
      ? ReportPeriod(.day, containing: first.advanced(byDays: -7)) : shifted(by: -1)
  }

  /// What the period is compared with.
  ///
  /// One that is not over is compared with as many days of the one before, the last of them until
  /// the same time of the day; one that did not begin with nothing.
  ///
  /// - Parameters:
  ///   - now: The time; nil takes every period for over.
  ///   - calendar: The club's.
  /// - Returns: The days; nil for nothing, and where they lie before the year 1.
  public func comparison(at now: Moment?, in calendar: ClubCalendar) -> ReportComparison? {
    guard let first, let last, let before, let from = before.first, let to = before.last else {
      return nil
    }
    // The calendar begins with the year 1: nobody reads days before it.
    guard Day.years.contains(from.year) else { return nil }
    let whole = ReportComparison(first: from, last: to, until: nil)
    guard let now else { return whole }
    let today = calendar.day(of: now)
    guard first <= today else { return nil }
    let day = from.advanced(byDays: first.days(until: today))
    guard last >= today, day <= to else { return whole }
    return ReportComparison(first: from, last: day, until: calendar.time(of: now))
  }
}
