/// What a report is about: which days, and what was sold where.
public struct ReportScope: Hashable, Sendable {
  /// The days.
  public var period: ReportPeriod
  /// The venues; nil is all of them, and what was sold nowhere in particular.
  public var venues: Set<Venue.ID>?

  /// Asks about a period, at all venues unless some are named.
  public init(_ period: ReportPeriod, venues: Set<Venue.ID>? = nil) {
    self.period = period
    self.venues = venues
  }

  /// The same about the period before; nil where that has no bounds.
  public var before: ReportScope? { period.before.map { ReportScope($0, venues: venues) } }
}

extension Club {
  /// The venues that somebody names, archived ones too: they have a past.
  ///
  /// - Parameter typed: Ids or names; nil is everywhere.
  /// - Returns: Their numbers; nil is everywhere.
  /// - Throws: `notFound`.
  public func venues(_ typed: [String]?) throws(Refusal) -> Set<Venue.ID>? {
    guard let typed else { return nil }
    var found: Set<Venue.ID> = []
    for name in typed {
      guard let venue = priceList.venues.find(name) else {
        throw .notFound(.venue, typed: name)
      }
      found.insert(venue.id)
    }
    return found
  }
}
