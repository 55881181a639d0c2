/// A daily stretch of local time, [from, until); it may run over midnight (rules.md §1.7).
public struct HoursWindow: Hashable, Sendable {
  /// The first time inside.
  public let from: TimeOfDay
  /// The first time after; equal to `from` for the whole day round.
  public let until: TimeOfDay

  /// Takes the first time inside and the first time after.
  public init(from: TimeOfDay, until: TimeOfDay) {
    self.from = from
    self.until = until
  }

  /// Whether the window ends on the day after it starts.
  public var runsOverMidnight: Bool { until <= from }

  /// Whether a time of day is inside.
  public func contains(_ time: TimeOfDay) -> Bool {
    runsOverMidnight ? time >= from || time < until : time >= from && time < until
  }
}

/// Days of the week on which a window of hours starts; without a window, whole days.
public struct WeeklyHours: Hashable, Sendable {
  /// The days on which a window starts.
  public let days: Set<Weekday>
  /// The hours, or nil for the whole day.
  public let window: HoursWindow?

  /// Takes the days on which the window starts, and the window.
  public init(days: Set<Weekday> = Set(Weekday.allCases), window: HoursWindow? = nil) {
    self.days = days
    self.window = window
  }
}

extension ClubCalendar {
  /// The local day on which the window that a moment is in began; nil outside of the window.
  public func startDay(of window: HoursWindow, containing moment: Moment) -> Day? {
    let time = time(of: moment)
    guard window.contains(time) else { return nil }
    let day = day(of: moment)
    return window.runsOverMidnight && time < window.from ? day.advanced(byDays: -1) : day
  }

  /// The moment that the window which a moment is in ends; nil outside of the window.
  public func end(of window: HoursWindow, containing moment: Moment) -> Moment? {
    startDay(of: window, containing: moment).map { start in
      self.moment(
        of: window.runsOverMidnight ? start.advanced(byDays: 1) : start,
        at: window.until
      )
    }
  }

  /// Whether a moment is inside; a window over midnight belongs to the day on which it starts.
  public func isInside(_ hours: WeeklyHours, at moment: Moment) -> Bool {
    guard let window = hours.window else { return hours.days.contains(day(of: moment).weekday) }
    return startDay(of: window, containing: moment).map { hours.days.contains($0.weekday) } ?? false
  }

  /// "In the last N days": from the start of the day N days ago until now (rules.md §8.3).
  public func period(lastDays days: Int, until now: Moment) -> Period {
    Period(start: start(of: day(of: now).advanced(byDays: -days)), end: now)
  }
}
