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
  /// What the days before today brought, as many as a small chart shows.
  let trade: [DayTrade]
  /// When the bonuses that burn and the trade of past days were counted.
  private let countedAt: Moment
  private let newClients: NewClientCounts
  /// Where the days begin and end.
  private let timeZone: String

  /// The days of a small chart: two weeks, without today, which is not over.
  static let pastDays = 14

  /// Seconds for which the bonuses that burn and the trade of past days stay as they were counted:
  /// with a million clients each look costs as much as a sale, and they hardly change.
  private static let countedAge: Int64 = 60

  /// Counts.
  ///
  /// Costs a look at a column of every client, and once a minute at another one and at the receipts
  /// of two weeks: some milliseconds with a million clients and ten million receipts.
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
    timeZone = club.settings.timeZone
    let first = day.advanced(byDays: -Self.pastDays)
    if let earlier, earlier.stands(for: club, at: now),
      earlier.countedAt > now.advanced(bySeconds: -Self.countedAge), earlier.countedAt <= now
    {
      (burning, trade, countedAt) = (earlier.burning, earlier.trade, earlier.countedAt)
      var counts = earlier.newClients
      newClients = counts.countOn(club) ? counts : Self.newClients(club, first)
    } else {
      (burning, countedAt) = (club.burning(withinDays: Self.burningDays, at: now), now)
      trade = club.trade(from: first, days: Self.pastDays)
      newClients = Self.newClients(club, first)
    }
  }

  private static func newClients(_ club: Club, _ first: Day) -> NewClientCounts {
    let starts = (0...pastDays + 1).map { club.calendar.start(of: first.advanced(byDays: $0)) }
    return NewClientCounts(club, starts, byMinute: [pastDays - 7, pastDays])
  }

  /// Whether its days are still those of the club: midnight has not passed, and its clock is not
  /// set to another zone.
  func stands(for club: Club, at now: Moment) -> Bool {
    timeZone == club.settings.timeZone && day == club.calendar.day(of: now)
  }

  /// Counts what keeps messages from arriving anew; all else stands.
  mutating func recountDeliveries(_ club: Club, at now: Moment) {
    deliveries = DeliveryFigures(club, at: now)
  }

  /// Clients registered since midnight.
  package func newClients(at now: Moment, _ calendar: ClubCalendar) -> Pair {
    Pair(
      now: newClients.count(on: Self.pastDays, until: now),
      then: newClients.count(on: Self.pastDays - 7, until: weekAgoMoment(now, calendar))
    )
  }

  /// How many clients were registered on each of the past days.
  var pastNewClients: [Int] { Array(newClients.days.dropLast()) }

  /// What yesterday brought.
  var yesterday: DayTrade? { trade.last }

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
}
