extension Club {
  /// The report on new and lost clients for each stretch of the period: registered, with a first
  /// receipt, active, lost, come back; in the whole each client once.
  ///
  /// At chosen venues a client comes and goes by their receipts, and registrations are not told:
  /// they happen nowhere in particular. A registration stays one of its day whatever became of the
  /// card. Costs a look at every receipt of every client.
  func clientReport(
    _ scope: ReportScope,
    today: Day,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    let buckets = ReportBuckets(scope.period, of: self, today: today)
    var flows = buckets.all.map { _ in ClientFlow() }
    var whole = ClientFlow()
    for moment in clients.registrations(in: scope.period.moments(in: calendar)) {
      guard let place = buckets.place(of: moment) else { continue }
      flows[place].add(.registered)
      whole.add(.registered)
    }
    let then = ClientsThen(self, scope)
    for (steps, client) in then.ids.enumerated() {
      guard mayGoOn(after: steps, goesOn) else { return nil }
      var (seen, inAll): (Set<ClientStep>, Set<ClientStep>) = ([], [])
      var current: Int?
      forEachStep(on: then.receipts(of: client), at: scope.venues, until: today) { step, day in
        guard let place = buckets.place(of: day) else { return }
        if place != current { (current, seen) = (place, []) }
        if seen.insert(step).inserted { flows[place].add(step) }
        if inAll.insert(step).inserted { whole.add(step) }
      }
    }
    let hasRegistrations = scope.venues == nil
    var table = ReportTable(
      .clients,
      columns: [.init("period", .name)]
        + ClientStep.allCases.map { ReportTable.Column($0.rawValue, .count) },
      rows: zip(buckets.all, flows).map { bucket, flow in
        let cells = [bucket.name] + flow.cells(hasRegistrations)
        return ReportTable.Row(.days(bucket.first, bucket.last), cells)
      },
      chart: .line(column: ClientStep.active.rawValue)
    )
    table.total = ReportTable.Row(.all, [.word("sum")] + whole.cells(hasRegistrations))
    table.notes = [
      .counted("lostAfter", Self.lostAfterDays), .fixed("clientsOnce"), .fixed("visitsOfDay"),
    ]
    if !hasRegistrations { table.notes.append(.fixed("clientsAtVenues")) }
    return table
  }
}

/// How many clients made each step in a stretch of time.
private struct ClientFlow {
  private var counts: [ClientStep: Int] = [:]

  mutating func add(_ step: ClientStep) { counts[step, default: 0] += 1 }

  func cells(_ hasRegistrations: Bool) -> [ReportTable.Cell] {
    ClientStep.allCases.map { step in
      step == .registered && !hasRegistrations ? .empty : .count(counts[step] ?? 0)
    }
  }
}
