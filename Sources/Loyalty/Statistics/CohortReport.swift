extension Club {
  /// How many months after the registration the report on cohorts follows.
  static let cohortMonths = 12

  /// The report on cohorts: of the clients registered in a month, the part that bought in that
  /// month and in each of the months after it.
  ///
  /// Months that are not over yet are told as far as they have come; later ones are empty, and those
  /// before the club's first receipt: nobody could buy in them. Clients are those that there were at
  /// the end of the period, erased since or not; a card merged after it bought whatever the card
  /// bought that stayed. Costs a look at every receipt of these clients.
  func cohortReport(
    _ scope: ReportScope,
    today: Day,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    var cohorts: [Day: Cohort] = [:]
    let period = scope.period.moments(in: calendar)
    let then = ClientsThen(self, scope)
    for (steps, client) in then.ids.enumerated() {
      guard mayGoOn(after: steps, goesOn) else { return nil }
      guard let registered = then.registration(of: client), period.contains(registered) else {
        continue
      }
      let month = calendar.day(of: registered).startOfMonth
      let months = cohortMonths(of: client, then, since: month, scope.venues)
      cohorts[month, default: Cohort()].add(months)
    }
    let firstSale = receipts.sales.firstDay(calendar)?.startOfMonth ?? today
    let columns = (0..<Self.cohortMonths).map { ReportTable.Column("month\($0)", .percent) }
    var table = ReportTable(
      .cohorts,
      columns: [.init("registeredIn", .name), .init("clients", .count)] + columns,
      rows: cohorts.keys.sorted().map { month in
        let first = Self.months(from: month, to: firstSale)
        let last = Self.months(from: month, to: today)
        let cells = cohorts[month]?.cells(from: first, until: last) ?? []
        return ReportTable.Row(.registeredIn(month), [.month(month)] + cells)
      },
      chart: .heatMap(columns: columns.map(\.id))
    )
    table.notes = [.fixed("cohorts"), .fixed("visitsOfDay")]
    return table
  }

  /// In which months after that of the registration a client bought, or the one did as whom the
  /// client answered when the month was over.
  func cohortMonths(
    of client: Client.ID,
    _ then: ClientsThen,
    since month: Day,
    _ venues: Set<Venue.ID>?
  ) -> Set<Int> {
    let months = 0..<Self.cohortMonths
    func bought(_ client: Client.ID, _ then: ClientsThen) -> Set<Int> {
      let days = visitDays(on: then.receipts(of: client), at: venues)
      return Set(days.map { Self.months(from: month, to: $0) }.filter(months.contains))
    }
    guard clients.isOfMerged(client) else { return bought(client, then) }
    return Set(
      months.filter { step in
        let next = month.advanced(byMonths: step + 1)
        let then = then.later(calendar.start(of: next))
        return bought(then.current(client), then).contains(step)
      }
    )
  }

  private static func months(from month: Day, to day: Day) -> Int {
    (day.year - month.year) * 12 + day.month - month.month
  }
}

/// The clients registered in one month, and how many bought in which month after it.
private struct Cohort {
  private var clients = 0
  private var bought = Array(repeating: 0, count: Club.cohortMonths)

  mutating func add(_ months: Set<Int>) {
    clients += 1
    for month in months { bought[month] += 1 }
  }

  func cells(from first: Int, until last: Int) -> [ReportTable.Cell] {
    [.count(clients)]
      + bought.enumerated().map { month, count in
        month > last || month < first
          ? .empty : .points(ReportSums.basisPoints(Int64(count), of: Int64(clients)))
      }
  }
}
