extension Club {
  /// The report on visits: counted receipts by hour of the day and weekday, in the club's time.
  ///
  /// An hour that a clock change repeats counts once, one that it skips has none. Costs some
  /// nanoseconds a receipt.
  func visitReport(_ scope: ReportScope) -> ReportTable {
    let period = scope.period.moments(in: calendar)
    let book = receipts.sales
    let returned = book.returned(within: period)
    var counts = Array(repeating: Array(repeating: 0, count: 7), count: 24)
    for (index, block) in book.blocks.enumerated() {
      for row in 0..<block.count {
        let at = Moment(milliseconds: block.times[row])
        guard period.contains(at),
          scope.venues.map({ $0.contains(Venue.ID(block.venues[row])) }) ?? true,
          !returned.contains(index * SalesBlock.capacity + row)
        else { continue }
        let weekday = calendar.day(of: at).weekday.rawValue
        counts[calendar.time(of: at).hour][weekday - 1] += 1
      }
    }
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
    return table
  }

  private static func cells(_ name: ReportTable.Cell, _ counts: [Int]) -> [ReportTable.Cell] {
    [name] + counts.map { .count($0) } + [.count(counts.reduce(0, +))]
  }
}
