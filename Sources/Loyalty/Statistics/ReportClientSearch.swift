/// Finds the clients behind the figures of reports that look at every client.
struct ReportClientSearch {
  let club: Club
  let scope: ReportScope
  let today: Day
  let now: Moment

  private var period: Period { scope.period.moments(in: club.calendar) }

  private var then: ClientsThen { ClientsThen(club, scope) }

  /// Every client of then of whom something holds.
  private func clients(
    where holds: (Client.ID, ClientsThen) -> Bool,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> [Client.ID]? {
    var found: [Client.ID] = []
    let then = then
    for (steps, client) in then.ids.enumerated() {
      guard club.mayGoOn(after: steps, goesOn) else { return nil }
      if holds(client, then) { found.append(client) }
    }
    return found
  }

  /// The clients as whom these answer now, with what they bought in some days.
  private func list(
    _ clients: [Client.ID],
    _ days: ReportPeriod,
    _ own: ClientsThen? = nil
  ) -> ReportClientList {
    let period = days.moments(in: club.calendar)
    let then = (own ?? then).later(period.end)
    let found = Set(clients.map(then.current)).map { client in
      let bought = then.purchases(of: client, in: period, at: scope.venues)
      return ReportClient(client, receipts: bought.receipts, paid: bought.paid)
    }
    return list(found, of: clients.count, days)
  }

  /// The clients as whom these answer now, of so many that the figure counts.
  func list(
    _ found: [ReportClient],
    of count: Int,
    _ days: ReportPeriod
  ) -> ReportClientList {
    var byClient: [Client.ID: ReportClient] = [:]
    for client in found {
      let now = club.clients.current(client.client)
      byClient[now, default: ReportClient(now)].add(client)
    }
    return ReportClientList(byClient.values, days, mergedSince: count - byClient.count)
  }

  // MARK: Promo codes

  /// Who used a code, or came back within days after; with what was bought in thirty days after.
  func users(_ place: ReportPlace) -> ReportClientList {
    let codes: [PromoCode.ID]
    if case .promoCode(let id) = place.subject {
      codes = [id]
    } else {
      codes = club.promoCodes.codes.items.map(\.id)
    }
    let rows = codes.flatMap { club.uses(of: $0, scope) }.sorted { $0.at < $1.at }
    let days = Club.returnDays.first { place.column == "back\($0)" }
    let found = PromoCodeUses(club, scope, rows).returns
      .filter { days.map($0.value.within.contains) ?? true }
      .map { ReportClient($0.key, receipts: $0.value.receipts, paid: $0.value.paid) }
    return list(found, of: found.count, scope.period)
  }

  // MARK: Burning

  /// Who has bonuses that burn in some days, later, or never; or who owes some.
  func owners(
    _ subject: ReportSubject,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportClientList? {
    var found: [ReportClient] = []
    for (steps, client) in club.accounts.owners.enumerated() {
      guard club.mayGoOn(after: steps, goesOn) else { return nil }
      let account = club.accounts[client]
      let lots = account.lots.filter { lot in
        !lot.isBurnt(at: now) && holds(subject, lot.lastDay(club.calendar))
      }
      var sum = lots.reduce(Int64(0)) { $0 + $1.remainder.minorUnits }
      if subject == .debt || subject == .all { sum -= account.debt.minorUnits }
      if sum != 0 { found.append(ReportClient(client, bonuses: sum)) }
    }
    return ReportClientList(found, scope.period, isOfBonuses: true)
  }

  private func holds(_ subject: ReportSubject, _ lastDay: Day?) -> Bool {
    switch (subject, lastDay) {
    case (.all, _), (.undated, nil): true
    case (.burning(let first, let last), let day?): day >= first && last.map { day <= $0 } ?? true
    default: false
    }
  }

  // MARK: New and lost

  /// Whoever made a step in some days; with what they bought in them, who is lost in all.
  func clients(
    _ place: ReportPlace,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportClientList? {
    guard let step = ClientStep(rawValue: place.column) else {
      return ReportClientList([], scope.period)
    }
    let whole = ReportBuckets(scope.period, of: club, today: today).all
    var days = scope.period
    if case .days(let first, let last) = place.subject {
      days = .between(first, last)
    } else if let first = whole.first?.first, let last = whole.last?.last {
      days = .between(first, last)
    }
    if step == .registered { return registered(days, goesOn) }
    let found = clients(
      where: { client, then in
        var isFound = false
        let receipts = then.receipts(of: client)
        club.forEachStep(on: receipts, at: scope.venues, until: today) { made, day in
          if made == step, days.contains(day) { isFound = true }
        }
        return isFound
      },
      goesOn
    )
    return found.map { list($0, step == .lost ? .always : days) }
  }

  /// Whoever was registered in some days.
  private func registered(
    _ days: ReportPeriod,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportClientList? {
    let period = days.moments(in: club.calendar)
    var found: [Client.ID] = []
    for number in 1..<club.clients.nextID.number {
      guard club.mayGoOn(after: Int(number) - 1, goesOn) else { return nil }
      let id = Client.ID(number)
      if club.clients.registration(of: id).map(period.contains) ?? false { found.append(id) }
    }
    return list(found, days)
  }

  // MARK: Cohorts

  /// Whoever was registered in a month, or bought so many months after it.
  func cohort(
    _ place: ReportPlace,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportClientList? {
    guard case .registeredIn(let month) = place.subject else {
      return ReportClientList([], scope.period)
    }
    let step = Int(place.column.drop { !$0.isNumber })
    let cohorts = Cohorts(club, scope)
    let then = cohorts.then(of: month)
    var found: [Client.ID] = []
    for number in 1..<club.clients.nextID.number {
      guard club.mayGoOn(after: Int(number) - 1, goesOn) else { return nil }
      let client = Client.ID(number)
      guard cohorts.month(of: client) == month else { continue }
      let bought = step.map {
        club.cohortMonths(of: client, then, since: month, scope.venues).contains($0)
      }
      if bought ?? true { found.append(client) }
    }
    let days = step.map { ReportPeriod(.month, containing: month.advanced(byMonths: $0)) }
    return list(found, days ?? .always, then)
  }

  // MARK: RFM

  /// Whoever stands in a field of the grid, a row of it, a column, or all of it.
  func rfm(
    _ place: ReportPlace,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportClientList? {
    let end = min(scope.period.last ?? today, today)
    let column = RFMGrid.frequency.firstIndex { place.column == "receipts\($0)" }
    let found = clients(
      where: { client, then in
        guard let own = club.rfmPlace(of: client, then, in: period, scope.venues, until: end)
        else { return false }
        if case .rfm(let row) = place.subject, own.row != row { return false }
        return column.map { own.column == $0 } ?? true
      },
      goesOn
    )
    return found.map { list($0, scope.period) }
  }
}
