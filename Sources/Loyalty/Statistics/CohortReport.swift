extension Club {
  /// How many months after the registration the report on cohorts follows.
  static let cohortMonths = 12

  /// The report on cohorts: of the clients registered in a month, the part that bought in that
  /// month and in each of the months after it.
  ///
  /// Months that are not over yet are empty, and those before the club's first receipt: nobody could
  /// buy in them. A client is counted in the month of the registration, as the cards stood at its
  /// end, erased since or not; a card merged later bought whatever the card bought that stayed.
  /// Costs a look at every receipt of these clients.
  func cohortReport(
    _ scope: ReportScope,
    today: Day,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    var sums: [Day: Cohort] = [:]
    var thens: [Day: ClientsThen] = [:]
    let cohorts = Cohorts(self, scope)
    for number in 1..<clients.nextID.number {
      guard mayGoOn(after: Int(number) - 1, goesOn) else { return nil }
      let client = Client.ID(number)
      guard let month = cohorts.month(of: client) else { continue }
      let then = thens[month] ?? cohorts.then(of: month)
      thens[month] = then
      let months = cohortMonths(of: client, then, since: month, scope.venues)
      sums[month, default: Cohort()].add(months)
    }
    let firstSale = receipts.sales.firstDay(calendar)?.startOfMonth ?? today
    let columns = (0..<Self.cohortMonths).map { ReportTable.Column("month\($0)", .percent) }
    var table = ReportTable(
      .cohorts,
      columns: [.init("registeredIn", .name), .init("clients", .count)] + columns,
      rows: sums.keys.sorted().map { month in
        let first = Self.months(from: month, to: firstSale)
        let last = Self.months(from: month, to: today) - 1
        let cells = sums[month]?.cells(from: first, until: last) ?? []
        return ReportTable.Row(.registeredIn(month), [.month(month)] + cells)
      },
      chart: .heatMap(columns: columns.map(\.id))
    )
    let isOlder = sums.keys.min().map { $0 < firstSale } ?? false
    table.notes = [
      .fixed("cohorts"), .fixed(isOlder ? "cohortsEmpty" : "cohortsOpen"), .fixed("visitsOfDay"),
    ]
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

/// In which month a client was registered, as the cards stood when that month was over: who was
/// merged later stays in the own one, so that months that are past keep their clients.
struct Cohorts {
  private let club: Club
  private let period: Period

  init(_ club: Club, _ scope: ReportScope) {
    self.club = club
    period = scope.period.moments(in: club.calendar)
  }

  /// Who was which client when a month was over, or the period before it.
  func then(of month: Day) -> ClientsThen {
    let end = club.calendar.start(of: month.advanced(byMonths: 1))
    return ClientsThen(club, at: period.end.map { min($0, end) } ?? end)
  }

  /// The month in which a number was given to a client of its own, within the period; nil for one
  /// that answered as another client by then, or that the person had beside an older one.
  func month(of client: Client.ID) -> Day? {
    guard let registered = club.clients.registration(of: client), period.contains(registered)
    else { return nil }
    let month = club.calendar.day(of: registered).startOfMonth
    guard club.clients.isOfMerged(client) else { return month }
    let then = then(of: month)
    guard then.current(client) == client, let first = then.registration(of: client),
      club.calendar.day(of: first).startOfMonth == month
    else { return nil }
    return month
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
