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

  /// Whether what was sold at a venue, or nowhere in particular, is asked for.
  func holds(_ venue: Venue.ID?) -> Bool { venues.holds(venue) }
}

extension Set<Venue.ID>? {
  /// Whether a venue is among them, nil being all of them; what was sold nowhere in particular is
  /// sold at `Venue.nowhere`.
  func holds(_ venue: Venue.ID?) -> Bool { self?.contains(venue ?? Venue.nowhere) ?? true }
}

extension Venue {
  /// Stands, among the venues of a report, for what was sold nowhere in particular.
  public static let nowhere = ID(SalesBlock.none)
  /// How command line and contract call it too, where no venue has that name.
  static let nowhereTyped = "none"
}

extension Club {
  /// The venues that somebody names, archived ones too: they have a past.
  ///
  /// - Parameters:
  ///   - typed: Ids or names, "none" for nowhere in particular unless a venue is called so; nil is
  ///     everywhere.
  ///   - withNowhere: Whether what was sold nowhere in particular is asked for, whatever venues are
  ///     called.
  /// - Returns: Their numbers; nil is everywhere.
  /// - Throws: `notFound`.
  public func venues(
    _ typed: [String]?,
    withNowhere: Bool = false
  ) throws(Refusal) -> Set<Venue.ID>? {
    guard typed != nil || withNowhere else { return nil }
    let typed = typed ?? []
    var found: Set<Venue.ID> = withNowhere ? [Venue.nowhere] : []
    for name in typed {
      if let venue = priceList.venues.find(name) {
        found.insert(venue.id)
      } else if name == Venue.nowhereTyped {
        found.insert(Venue.nowhere)
      } else {
        throw .notFound(.venue, typed: name)
      }
    }
    return found
  }
}
