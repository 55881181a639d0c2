/// A report that somebody asks for.
public struct ReportRequest: Hashable, Sendable {
  /// Which report.
  public var name: ReportName
  /// Which days and venues.
  public var scope: ReportScope
  /// As of when: what is told of now is told of this moment.
  public var now: Moment

  /// Asks for a report.
  public init(_ name: ReportName, _ scope: ReportScope, at now: Moment) {
    self.name = name
    self.scope = scope
    self.now = now
  }
}

extension Club {
  /// Works a report out; the same club and request always give the same figures.
  ///
  /// - Parameters:
  ///   - request: Which report.
  ///   - goesOn: Told how much is done of all; false stops.
  /// - Returns: The report; nil when it was stopped.
  public func report(
    _ request: ReportRequest,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool = { _, _ in true }
  ) -> ReportTable? {
    let (scope, now) = (request.scope, request.now)
    let today = calendar.day(of: now)
    return switch request.name {
    case .groups: groupReport(scope, goesOn)?.table(in: self)
    case .promoCodes: promoCodeReport(scope)
    case .bonuses: bonusReport(scope, today: today, now: now)
    case .burning: burningReport(today: today, now: now)
    case .clients: clientReport(scope, today: today, now: now)
    case .cohorts: cohortReport(scope, today: today)
    case .rfm: rfmReport(scope, today: today)
    case .visits: visitReport(scope)
    }
  }
}
