/// The days that a report is about, as people choose them: today, a month, days of their own.
///
/// Days are those of the club's calendar, both ends inclusive (rules.md §1.7, §11.2).
public struct ReportPeriod: Hashable, Sendable {
  /// How a period is told, and what stands before and after it.
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    /// One day.
    case day
    /// Seven days: today and the six before.
    case days7
    /// Thirty days: today and the twenty-nine before.
    case days30
    /// A calendar month, quarter or year.
    case month, quarter, year
    /// Days of one's own.
    case own
    /// All of time.
    case always
  }

  /// How it is told.
  public let unit: Unit
  /// The first day; nil is from the beginning.
  public let first: Day?
  /// The last day; nil is without an end.
  public let last: Day?

  init(_ unit: Unit, _ first: Day?, _ last: Day?) {
    self.unit = unit
    self.first = first
    self.last = last
  }

  /// All of time.
  public static let always = ReportPeriod(.always, nil, nil)

  /// The period of a unit that a day is in or ends; `own` is that day alone.
  public init(_ unit: Unit, containing day: Day) {
    switch unit {
    case .day, .own: self.init(unit, day, day)
    case .days7: self.init(unit, day.advanced(byDays: -6), day)
    case .days30: self.init(unit, day.advanced(byDays: -29), day)
    case .month: self.init(unit, months: 1, from: day.startOfMonth)
    case .quarter: self.init(unit, months: 3, from: day.startOfQuarter)
    case .year: self.init(unit, months: 12, from: day.startOfYear)
    case .always: self = .always
    }
  }

  private init(_ unit: Unit, months: Int, from first: Day) {
    self.init(unit, first, first.advanced(byMonths: months).advanced(byDays: -1))
  }

  /// Days of one's own, both inclusive; whole months, quarters and years are told as such.
  ///
  /// - Throws: `periodInverted` where the last day comes before the first.
  public init(from first: Day?, until last: Day?) throws(Refusal) {
    if let first, let last {
      guard first <= last else { throw .periodInverted(from: first, until: last) }
      let calendarUnits: [Unit] = [.day, .month, .quarter, .year]
      let same = calendarUnits.lazy.map { ReportPeriod($0, containing: first) }
        .first { $0.first == first && $0.last == last }
      self = same ?? ReportPeriod(.own, first, last)
    } else {
      self.init(first == nil && last == nil ? .always : .own, first, last)
    }
  }

  /// Some days, as a report's own rows have them.
  ///
  /// The first must not come after the last.
  static func between(_ first: Day, _ last: Day) -> ReportPeriod {
    (try? ReportPeriod(from: first, until: last)) ?? ReportPeriod(.own, first, last)
  }

  /// Whether a day is in it.
  public func contains(_ day: Day) -> Bool {
    first.map { $0 <= day } ?? true && last.map { $0 >= day } ?? true
  }

  /// How many days it has; nil where an end is open.
  public var days: Int? {
    guard let first, let last else { return nil }
    return first.days(until: last) + 1
  }

  /// The period so many units later, or earlier below zero; an open one stays.
  public func shifted(by steps: Int) -> ReportPeriod {
    guard let first, let last, let days else { return self }
    switch unit {
    case .month: return ReportPeriod(unit, months: 1, from: first.advanced(byMonths: steps))
    case .quarter: return ReportPeriod(unit, months: 3, from: first.advanced(byMonths: steps * 3))
    case .year: return ReportPeriod(unit, months: 12, from: first.advanced(byMonths: steps * 12))
    case .day, .days7, .days30, .own, .always:
      return ReportPeriod(
        unit,
        first.advanced(byDays: days * steps),
        last.advanced(byDays: days * steps)
      )
    }
  }

  /// The moments that it holds, in the club's calendar.
  public func moments(in calendar: ClubCalendar) -> Period {
    calendar.period(from: first, until: last)
  }
}

extension Day {
  /// The first day of the quarter.
  public var startOfQuarter: Day {
    startOfMonth.advanced(byMonths: -((month - 1) % 3))
  }
}
