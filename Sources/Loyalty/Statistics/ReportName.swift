/// The reports that there are.
public enum ReportName: String, CaseIterable, Hashable, Sendable {
  /// Customer groups.
  case groups
  /// Promo codes: uses and who came back.
  case promoCodes
  /// The bonus account: what came, paid and burnt.
  case bonuses
  /// Bonuses that will burn in the coming weeks.
  case burning
  /// Messages: queued, how far they came, what they cost.
  case messages
  /// New and lost clients.
  case clients
  /// Retention by month of registration.
  case cohorts
  /// How long ago and how often clients bought.
  case rfm
  /// Visits by hour and weekday.
  case visits
  /// Staff: sold, given back, given by hand.
  case staff
  /// The sheet of a day: all that came and went, with the record that it rests on.
  case day

  /// How many weeks to come the report on burning tells one by one.
  static let burningWeeks = 12

  /// Whether it is about days that somebody chooses; the coming weeks begin today.
  public var takesPeriod: Bool { self != .burning }

  /// Whether its figures can be those of some venues: bonuses and messages are the whole club's.
  public var takesVenues: Bool { ![.bonuses, .burning, .messages].contains(self) }

  /// Whether it counts the persons of its days, for whom it must know when cards were merged.
  var countsPersons: Bool {
    [.groups, .promoCodes, .clients, .cohorts, .rfm, .day].contains(self)
  }

  /// The days that it is about where nobody says any; nil where any are as good.
  public func ownPeriod(_ today: Day) -> ReportPeriod? {
    switch self {
    // One month would be one row: the twelve months up to this one.
    case .cohorts:
      try? ReportPeriod(
        from: today.startOfMonth.advanced(byMonths: 1 - Club.cohortMonths),
        until: ReportPeriod(.month, containing: today).last
      )
    case .burning:
      ReportPeriod(.own, today, today.advanced(byDays: 7 * Self.burningWeeks - 1))
    case .day: ReportPeriod(.day, containing: today)
    default: nil
    }
  }

  /// The days and venues that its figures are of, when it is asked about some.
  public func scope(of asked: ReportScope, today: Day) -> ReportScope {
    ReportScope(
      takesPeriod ? asked.period : ownPeriod(today) ?? asked.period,
      venues: takesVenues ? asked.venues : nil
    )
  }
}
