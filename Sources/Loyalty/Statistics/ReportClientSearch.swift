/// Finds the clients behind the figures of reports that look at every client.
struct ReportClientSearch {
  let club: Club
  let scope: ReportScope
  let today: Day
  let now: Moment

  private var period: Period { scope.period.moments(in: club.calendar) }

  /// Every client of whom something holds.
  private func clients(
    where holds: (Client.ID) -> Bool,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> [Client.ID]? {
    var found: [Client.ID] = []
    for (steps, client) in club.clients.idsWithErased.enumerated() {
      guard club.mayGoOn(after: steps, goesOn) else { return nil }
      if holds(client) { found.append(client) }
    }
    return found
  }

  /// Clients with what they bought in some days.
  private func list(_ clients: [Client.ID], _ days: ReportPeriod) -> ReportClientList {
    let period = days.moments(in: club.calendar)
    let found = clients.map { client in
      let bought = club.purchases(of: client, in: period, at: scope.venues)
      return ReportClient(client, receipts: bought.receipts, paid: bought.paid)
    }
    return ReportClientList(found, days)
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
    let found = PromoCodeUses(club, rows).returns
      .filter { days.map($0.value.within.contains) ?? true }
      .map { ReportClient($0.key, receipts: $0.value.receipts, paid: $0.value.paid) }
    return ReportClientList(found, scope.period)
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
    let found = clients(
      where: { client in
        var isFound = false
        club.forEachStep(of: client, at: scope.venues, until: today) { made, day in
          if made == step, days.contains(day) { isFound = true }
        }
        return isFound
      },
      goesOn
    )
    return found.map { list($0, step == .lost ? .always : days) }
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
    let registered = ReportPeriod(.month, containing: month).moments(in: club.calendar)
      .intersection(period)
    let found = clients(
      where: { client in
        guard !club.clients.isErased(client),
          registered.contains(club.clients.columns(of: client).registeredAt)
        else { return false }
        return step.map {
          club.cohortMonths(of: client, since: month, scope.venues).contains($0)
        } ?? true
      },
      goesOn
    )
    let days = step.map { ReportPeriod(.month, containing: month.advanced(byMonths: $0)) }
    return found.map { list($0, days ?? .always) }
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
      where: { client in
        guard let own = club.rfmPlace(of: client, in: period, scope.venues, until: end) else {
          return false
        }
        if case .rfm(let row) = place.subject, own.row != row { return false }
        return column.map { own.column == $0 } ?? true
      },
      goesOn
    )
    return found.map { list($0, scope.period) }
  }
}
