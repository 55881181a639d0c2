/// The bounds of the RFM grid: days since the last receipt, and receipts in the period.
public enum RFMGrid {
  /// The last receipt is at most so many days ago; the last row is for all that is longer ago.
  public static let recency = [7, 30, 90]
  /// So many receipts at least, a column each.
  public static let frequency = [1, 2, 5, 10]

  /// The row of a last receipt so many days ago.
  static func row(ofDays days: Int) -> Int {
    recency.firstIndex { days <= $0 } ?? recency.count
  }

  /// The column of so many receipts; nil of none.
  static func column(ofReceipts receipts: Int) -> Int? {
    frequency.lastIndex { receipts >= $0 }
  }
}

extension Club {
  /// The RFM grid: how long ago a client bought last, how often in the period, and the money.
  ///
  /// Both are asked of the same receipts, those that count in the period. "Ago" is counted from the
  /// period's last day, or from today where that is earlier. Clients are those that there were at the
  /// end of the period: who was erased stays in it, and cards merged later are two, so that a past
  /// period keeps its figures. Costs a look at every receipt of every client.
  func rfmReport(
    _ scope: ReportScope,
    today: Day,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    let period = scope.period.moments(in: calendar)
    let end = min(scope.period.last ?? today, today)
    var counts = Array(repeating: Array(repeating: 0, count: 4), count: RFMGrid.recency.count + 1)
    var paid = Array(repeating: Int64(0), count: counts.count)
    let then = ClientsThen(self, scope)
    for (steps, client) in then.ids.enumerated() {
      guard mayGoOn(after: steps, goesOn) else { return nil }
      guard let place = rfmPlace(of: client, then, in: period, scope.venues, until: end) else {
        continue
      }
      counts[place.row][place.column] += 1
      paid[place.row] += place.paid
    }
    let columns = RFMGrid.frequency.map { ReportTable.Column("receipts\($0)", .count) }
    var table = ReportTable(
      .rfm,
      columns: [.init("lastReceipt", .name)] + columns
        + [.init("clients", .count), .init("paid", .money)],
      rows: counts.enumerated().map { row, counts in
        ReportTable.Row(
          .rfm(recency: row),
          [.word("recency\(row)")] + Self.cells(counts, paid[row])
        )
      },
      chart: .heatMap(columns: columns.map(\.id))
    )
    let sums = (0..<4).map { column in counts.reduce(0) { $0 + $1[column] } }
    table.total = ReportTable.Row(
      .all,
      [.word("sum")] + Self.cells(sums, paid.reduce(0, +))
    )
    table.notes = [.fixed("rfm"), .fixed("rfmEnd"), .fixed("rfmCounts")]
    return table
  }

  private static func cells(_ counts: [Int], _ paid: Int64) -> [ReportTable.Cell] {
    counts.map { .count($0) } + [.count(counts.reduce(0, +)), .number(paid)]
  }

  /// Where a client stands in the grid; nil without a counted receipt in the period.
  func rfmPlace(
    of client: Client.ID,
    _ then: ClientsThen,
    in period: Period,
    _ venues: Set<Venue.ID>?,
    until end: Day
  ) -> (row: Int, column: Int, paid: Int64)? {
    let bought = then.purchases(of: client, in: period, at: venues)
    guard let column = RFMGrid.column(ofReceipts: bought.receipts), let last = bought.last else {
      return nil
    }
    let days = max(0, calendar.day(of: last).days(until: end))
    return (RFMGrid.row(ofDays: days), column, bought.paid)
  }
}
