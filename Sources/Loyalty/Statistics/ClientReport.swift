extension Club {
  /// After so many days without a receipt a client counts as lost.
  static let lostAfterDays = 60

  /// The report on new and lost clients for each stretch of the period: registered, with a first
  /// receipt, active, lost, come back.
  ///
  /// A client is lost on the day when the last receipt is `lostAfterDays` days ago. Costs a look at
  /// every receipt of every client.
  func clientReport(
    _ scope: ReportScope,
    today: Day,
    now: Moment,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    let buckets = ReportBuckets(scope.period, of: self, today: today)
    var flows = buckets.all.map { _ in ClientFlow() }
    for client in clients.ids {
      guard mayGoOn(behind: client, goesOn) else { return nil }
      if let place = buckets.place(of: clients.columns(of: client).registeredAt) {
        flows[place].registered += 1
      }
      follow(visitDays(of: client, at: scope.venues), buckets, today, &flows)
    }
    let columns: [ReportTable.Column] = [
      .init("period", .name), .init("registered", .count), .init("firstReceipt", .count),
      .init("active", .count), .init("lost", .count), .init("cameBack", .count),
    ]
    var table = ReportTable(
      .clients,
      columns: columns,
      rows: zip(buckets.all, flows).map { bucket, flow in
        ReportTable.Row(.days(bucket.first, bucket.last), [bucket.name] + flow.cells)
      },
      chart: .line(column: "active")
    )
    table.notes = [.counted("lostAfter", Self.lostAfterDays)]
    return table
  }

  /// The days with a receipt that was not given back on the same day, ascending, each once.
  func visitDays(of client: Client.ID, at venues: Set<Venue.ID>?) -> [Day] {
    var days: [Day] = []
    receipts.forEach(of: client) { receipt, _ in
      let isThere = venues.map { all in receipt.venue.map { all.contains($0) } ?? false } ?? true
      let day = calendar.day(of: receipt.at)
      guard isThere, !isReturned(receipt, on: day) else { return }
      if days.last != day { days.append(day) }
    }
    return days
  }

  private func follow(
    _ days: [Day],
    _ buckets: ReportBuckets,
    _ today: Day,
    _ flows: inout [ClientFlow]
  ) {
    var lastActive = -1
    for (place, day) in days.enumerated() {
      if let bucket = buckets.place(of: day) {
        if bucket != lastActive { flows[bucket].active += 1 }
        lastActive = bucket
        if place == 0 { flows[bucket].first += 1 }
        if place > 0, days[place - 1].days(until: day) > Self.lostAfterDays {
          flows[bucket].cameBack += 1
        }
      }
      let lost = day.advanced(byDays: Self.lostAfterDays)
      let isLost = place + 1 < days.count ? days[place + 1] > lost : lost <= today
      if isLost, let bucket = buckets.place(of: lost) { flows[bucket].lost += 1 }
    }
  }
}

/// How clients came and went in a stretch of time.
private struct ClientFlow {
  var registered = 0
  var first = 0
  var active = 0
  var lost = 0
  var cameBack = 0

  var cells: [ReportTable.Cell] {
    [.count(registered), .count(first), .count(active), .count(lost), .count(cameBack)]
  }
}
