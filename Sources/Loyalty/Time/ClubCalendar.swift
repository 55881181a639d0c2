import Foundation

/// The club's local time: one IANA zone, days and times of day (rules.md §1.7).
///
/// Making one samples the zone, about a millisecond; keep it. Copies are cheap.
public struct ClubCalendar: Hashable, Sendable {
  private let offsets: ZoneOffsets

  /// The IANA name: "Europe/Kyiv".
  public let timeZone: String

  /// Takes an IANA name; nil when there is no such zone.
  public init?(timeZone: String) {
    guard let zone = TimeZone(identifier: timeZone) else { return nil }
    self.timeZone = timeZone
    offsets = ZoneOffsets(zone: zone)
  }

  /// Two calendars are one when their zones have one name.
  public static func == (left: ClubCalendar, right: ClubCalendar) -> Bool {
    left.timeZone == right.timeZone
  }

  /// Hashes the zone's name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(timeZone)
  }

  /// Seconds east of UTC at a moment.
  public func offsetSeconds(at moment: Moment) -> Int {
    Int(offsets.offset(at: moment.wholeSeconds))
  }

  /// The local day that a moment falls on.
  ///
  /// Cost: a search among some hundred offsets.
  public func day(of moment: Moment) -> Day {
    let local = localSeconds(of: moment)
    return Day(number: Int32(clamping: CivilCalendar.floorDivide(Int(local), 86_400)))
  }

  /// The local time of day of a moment, cut to the second.
  public func time(of moment: Moment) -> TimeOfDay {
    let local = Int(localSeconds(of: moment))
    return TimeOfDay(secondOfDay: local - CivilCalendar.floorDivide(local, 86_400) * 86_400)
  }

  /// The moment that the local day begins.
  public func start(of day: Day) -> Moment {
    moment(of: day, at: .midnight)
  }

  /// The moment of a local time: a skipped one is the first after the gap, a doubled one its first.
  public func moment(of day: Day, at time: TimeOfDay) -> Moment {
    let local = Int64(day.number) * 86_400 + Int64(time.secondOfDay)
    return Moment(milliseconds: offsets.utc(fromLocal: local) * 1_000)
  }

  /// The half-open period of two inclusive dates: "until 30.06" ends as 1 July begins.
  public func period(from first: Day?, until last: Day?) -> Period {
    Period(
      start: first.map { start(of: $0) },
      end: last.map { start(of: $0.advanced(byDays: 1)) }
    )
  }

  /// The inclusive dates that the screen shows for a half-open period.
  public func dates(of period: Period) -> (first: Day?, last: Day?) {
    let last = period.end.map { day(of: $0.advanced(byMilliseconds: -1)) }
    return (period.start.map { day(of: $0) }, last)
  }

  private func localSeconds(of moment: Moment) -> Int64 {
    let second = moment.wholeSeconds
    return second + offsets.offset(at: second)
  }
}
