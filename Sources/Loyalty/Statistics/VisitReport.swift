extension Club {
  /// The report on visits: counted receipts by hour of the day and weekday, in the club's time.
  ///
  /// An hour that a clock change repeats counts once, one that it skips has none. Costs some
  /// nanoseconds a receipt.
  func visitReport(
    _ scope: ReportScope,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    let book = receipts.sales
    var counts = Array(repeating: Array(repeating: 0, count: 7), count: 24)
    let isDone = book.walk(scope.period.moments(in: calendar), at: scope.venues) {
      goesOn($0, book.count)
    } _: { block, row, _, isCounted in
      guard isCounted else { return }
      let at = Moment(milliseconds: block.times[row])
      let weekday = calendar.day(of: at).weekday.rawValue
      counts[calendar.time(of: at).hour][weekday - 1] += 1
    }
    guard isDone else { return nil }
    let days = Weekday.allCases.map { ReportTable.Column("weekday\($0.rawValue)", .count) }
    var table = ReportTable(
      .visits,
      columns: [.init("hour", .name)] + days + [.init("receipts", .count)],
      rows: counts.enumerated().map { hour, row in
        ReportTable.Row(.hour(hour), Self.cells(.hour(hour), row))
      },
      chart: .heatMap(columns: days.map(\.id))
    )
    let sums = (0..<7).map { day in counts.reduce(0) { $0 + $1[day] } }
    table.total = ReportTable.Row(.all, Self.cells(.word("sum"), sums))
    table.notes = [.fixed("visits")]
    return table
  }

  private static func cells(_ name: ReportTable.Cell, _ counts: [Int]) -> [ReportTable.Cell] {
    [name] + counts.map { .count($0) } + [.count(counts.reduce(0, +))]
  }
}
