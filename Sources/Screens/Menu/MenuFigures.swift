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
  /// What the days before today brought, as many as a small chart shows beside today.
  let past: (trade: [DayTrade], newClients: [Int])
  /// When the bonuses that burn and the trade of past days were counted.
  private let countedAt: Moment
  private let today: [Moment]
  private let weekAgo: [Moment]

  /// The days of a small chart before today: with it two weeks.
  static let pastDays = 13

  /// Seconds for which the bonuses that burn and the trade of past days stay as they were counted:
  /// with a million clients each look costs as much as a sale, and they hardly change.
  private static let countedAge: Int64 = 60

  /// Counts.
  ///
  /// Costs a look at two columns of every client, and once a minute at the receipts of two weeks:
  /// some milliseconds with a million clients and ten million receipts.
  ///
  /// - Parameters:
  ///   - club: The club.
  ///   - now: The time.
  ///   - earlier: What was counted before, if something was.
  package init(_ club: Club, at now: Moment, after earlier: MenuFigures? = nil) {
    let calendar = club.calendar
    day = calendar.day(of: now)
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
    let first = day.advanced(byDays: -Self.pastDays)
    let oldest = now.advanced(bySeconds: -Self.countedAge)
    let trade: [DayTrade]
    if let earlier, earlier.day == day, earlier.countedAt > oldest {
      (burning, countedAt) = (earlier.burning, earlier.countedAt)
      trade = earlier.past.trade
    } else {
      (burning, countedAt) = (club.burning(withinDays: Self.burningDays, at: now), now)
      trade = club.trade(from: first, days: Self.pastDays)
    }
    let registered = club.clients.registrations(in: calendar.period(from: first, until: nil))
    // Both ascend: a calendar asked for each of a million cards that came in by an import is slow.
    let starts = (0...Self.pastDays).map { calendar.start(of: first.advanced(byDays: $0)) }
    today = registered.filter { $0 >= starts[Self.pastDays] }
    var byDay = Array(repeating: [Moment](), count: Self.pastDays)
    var place = 0
    for at in registered where at < starts[Self.pastDays] {
      while at >= starts[place + 1] { place += 1 }
      byDay[place].append(at)
    }
    past = (trade, byDay.map(\.count))
    weekAgo = byDay[Self.pastDays - 7]
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
  package func trade(in club: Club, at now: Moment) -> (now: DayTrade, then: DayTrade) {
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
