/// A report that somebody asks for.
public struct ReportRequest: Hashable, Sendable {
  /// Which report.
  public var name: ReportName
  /// Which days and venues.
  public var scope: ReportScope
  /// As of when: what is told of now is told of this moment.
  public var now: Moment
  /// The last record up to the end of its days, where somebody knows it.
  public var mark: JournalMark?

  /// Asks for a report.
  public init(
    _ name: ReportName,
    _ scope: ReportScope,
    at now: Moment,
    mark: JournalMark? = nil
  ) {
    self.name = name
    self.scope = scope
    self.now = now
    self.mark = mark
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
    let today = calendar.day(of: request.now)
    let scope = request.name.scope(of: request.scope, today: today)
    guard var table = table(request, scope, today: today, goesOn) else { return nil }
    table.scope = scope
    if scope.period.first == nil, table.rows.first?.subject.isOfDays ?? false {
      table.dropEmptyBeginning()
    }
    table.unfinished = table.rows.firstIndex { row in
      if case .days(_, let last) = row.subject { last >= today } else { false }
    }
    if scope.venues != request.scope.venues { table.notes.append(.fixed("wholeClub")) }
    if request.name.countsPersons, !clients.isDated {
      table.notes.append(.fixed("personsNow"))
    }
    return table
  }

  private func table(
    _ request: ReportRequest,
    _ scope: ReportScope,
    today: Day,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    let now = request.now
    return switch request.name {
    case .groups: groupReport(scope, at: now, goesOn)?.table(in: self, scope)
    case .promoCodes: promoCodeReport(scope, now: now, goesOn)
    case .bonuses: bonusReport(scope, today: today, now: now, goesOn)
    case .burning: burningReport(today: today, now: now, goesOn)
    case .messages: messageReport(scope, goesOn)
    case .clients: clientReport(scope, today: today, goesOn)
    case .cohorts: cohortReport(scope, today: today, goesOn)
    case .rfm: rfmReport(scope, today: today, goesOn)
    case .visits: visitReport(scope, goesOn)
    case .staff: staffReport(scope, goesOn)
    case .day: dayReport(scope, request.mark, today: today, goesOn)
    }
  }
}

extension Club {
  /// Asks now and then, on the way through clients, whether to go on; at the first one always.
  func mayGoOn(
    after steps: Int,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> Bool {
    guard steps.isMultiple(of: 1_024) else { return true }
    return goesOn(steps, Int(clients.nextID.number))
  }
}
