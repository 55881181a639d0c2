package import Loyalty

/// What the menu counts in the club: made once for a state of the club and a day, cheap to ask.
package struct MenuFigures: Sendable {
  /// Today and the same weekday a week ago, side by side.
  package struct Pair: Hashable, Sendable {
    /// Until now.
    package let now: Int
    /// A week ago, until the same minute.
    package let then: Int
  }

  /// Today and the six days after it: what burns then needs attention.
  static let burningDays = 7

  /// The day that the figures are about.
  package let day: Day
  /// How many clients there are.
  package let clients: Int
  /// How many clients are in no group that is in use.
  package let withoutGroup: Int
  /// How many groups are in use.
  package let groups: Int
  /// Whether one of them is the default.
  package let hasDefaultGroup: Bool
  /// How many clients have their birthday today.
  package let birthdays: Int
  /// How many promo codes work, and how many are paused.
  let promoCodes: PromoCodeFigures
  /// What keeps messages from arriving.
  private(set) var deliveries: DeliveryFigures
  /// The bonuses whose last day comes within `burningDays`, and how many clients have them.
  let burning: (amount: Int64, clients: Int)
  /// When they were counted.
  private let burningAt: Moment
  private let today: [Moment]
  private let weekAgo: [Moment]

  /// Seconds for which the bonuses that burn stay as they were counted: with a million clients each
  /// look costs as much as a sale, and they hardly change.
  private static let burningAge: Int64 = 60

  /// Counts.
  ///
  /// Costs a look at two columns of every client: some milliseconds with a million.
  ///
  /// - Parameters:
  ///   - club: The club.
  ///   - now: The time.
  ///   - earlier: What was counted before, if something was.
  package init(_ club: Club, at now: Moment, after earlier: MenuFigures? = nil) {
    let calendar = club.calendar
    day = calendar.day(of: now)
    let then = day.advanced(byDays: -7)
    clients = club.clients.count
    withoutGroup = club.clients.countedGroupSets.reduce(0) { sum, counted in
      let isInOne = counted.set.ids.contains { club.groups[$0]?.isArchived == false }
      return isInOne ? sum : sum + counted.clients
    }
    groups = club.groups.order.count
    hasDefaultGroup = club.groups.defaultGroup != nil
    birthdays = club.clients.birthdays(on: day)
    promoCodes = PromoCodeFigures(club, at: now)
    deliveries = DeliveryFigures(club, at: now)
    let oldest = now.advanced(bySeconds: -Self.burningAge)
    if let earlier, earlier.day == day, earlier.burningAt > oldest {
      (burning, burningAt) = (earlier.burning, earlier.burningAt)
    } else {
      (burning, burningAt) = (club.burning(withinDays: Self.burningDays, at: now), now)
    }
    today = club.clients.registrations(in: calendar.period(from: day, until: nil))
    let sinceThen = club.clients.registrations(in: calendar.period(from: then, until: nil))
    weekAgo = sinceThen.filter { calendar.day(of: $0) == then }
  }

  /// Counts what keeps messages from arriving anew; all else stands.
  mutating func recountDeliveries(_ club: Club, at now: Moment) {
    deliveries = DeliveryFigures(club, at: now)
  }

  /// Clients registered since midnight.
  package func newClients(at now: Moment, _ calendar: ClubCalendar) -> Pair {
    Pair(
      now: Self.count(today, until: now),
      then: Self.count(weekAgo, until: weekAgoMoment(now, calendar))
    )
  }

  /// What was sold since midnight, and on the same weekday a week ago until the same minute.
  package func trade(in club: Club, at now: Moment) -> (now: ReportSums, then: ReportSums) {
    let then = weekAgoMoment(now, club.calendar)
    return (
      club.trade(on: day, until: now),
      club.trade(on: day.advanced(byDays: -7), until: then)
    )
  }

  private func weekAgoMoment(_ now: Moment, _ calendar: ClubCalendar) -> Moment {
    calendar.moment(of: day.advanced(byDays: -7), at: calendar.time(of: now))
  }

  private static func count(_ moments: [Moment], until last: Moment) -> Int {
    moments.count { $0 <= last }
  }
}
