extension Club {
  /// The days after an activation within which a client may come back.
  static let returnDays = [7, 14, 30]

  /// The report on promo codes: uses in the period, who came back within days after, and the money
  /// that they brought (rules.md §11.3).
  ///
  /// A client counts once a code, from the first use in the period, and once in the whole, from the
  /// first use of any code. The receipt that the code came with is no return. Costs a look at each
  /// activation and at the receipts of its client.
  func promoCodeReport(
    _ scope: ReportScope,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    let period = scope.period.moments(in: calendar)
    var table = ReportTable(
      .promoCodes,
      columns: [
        .init("promoCode", .name), .init("activations", .count), .init("clients", .count),
        .init("accrued", .bonuses), .init("back7", .count), .init("back14", .count),
        .init("back30", .count), .init("backShare", .percent), .init("paid", .money),
      ],
      rows: [],
      chart: .bars(column: "paid")
    )
    let codes = promoCodes.codes.items
    var all: [ActivationTable.Row] = []
    for (place, code) in codes.enumerated() {
      guard goesOn(place, codes.count) else { return nil }
      let rows = uses(of: code.id, period, scope.venues)
      guard !rows.isEmpty || code.status == .active else { continue }
      let cells = PromoCodeUses(self, rows).cells(named: .text(code.name))
      table.rows.append(ReportTable.Row(.promoCode(code.id), cells))
      all += rows
    }
    all.sort { $0.at < $1.at }
    let cells = PromoCodeUses(self, all).cells(named: .word("sum"))
    table.total = ReportTable.Row(.all, cells)
    table.notes = [.fixed("cameBack"), .fixed("noHoldOut"), .fixed("clientsOnce")]
    return table
  }

  /// The uses of a promo code in a period at some venues, those given back left out, oldest first.
  func uses(
    of id: PromoCode.ID,
    _ period: Period,
    _ venues: Set<Venue.ID>?
  ) -> [ActivationTable.Row] {
    promoCodes.activations.rows(of: id).filter { row in
      !row.isReturned && period.contains(row.at) && venues.holds(Venue.ID(row.venue))
    }
  }
}

/// Uses of promo codes, and what came after the first one of each client.
struct PromoCodeUses {
  /// What came after a client's first use.
  struct Return {
    /// The days of `Club.returnDays` within which the client came back.
    var within: Set<Int> = []
    /// What was bought within the last of them.
    var receipts = 0
    var paid: Int64 = 0
  }

  /// By client.
  private(set) var returns: [Client.ID: Return] = [:]

  private let activations: Int
  private let accrued: Int64

  /// Looks at uses, oldest first.
  init(_ club: Club, _ rows: [ActivationTable.Row]) {
    activations = rows.count
    accrued = rows.reduce(0) { $0 + $1.bonuses.minorUnits }
    for row in rows where returns[row.client] == nil {
      returns[row.client] = Self.after(row, in: club)
    }
  }

  private static func after(_ row: ActivationTable.Row, in club: Club) -> Return {
    let own = row.receipt > 0 ? Receipt.ID(row.receipt) : nil
    let day = club.calendar.day(of: row.at)
    var found = Return()
    for days in Club.returnDays {
      let end = club.calendar.start(of: day.advanced(byDays: days + 1))
      let window = Period(start: row.at, end: end)
      let bought = club.purchases(of: row.client, in: window, without: own)
      if bought.receipts > 0 { found.within.insert(days) }
      (found.receipts, found.paid) = bought
    }
    return found
  }

  func cells(named name: ReportTable.Cell) -> [ReportTable.Cell] {
    let returned = Club.returnDays.map { days in
      returns.values.count { $0.within.contains(days) }
    }
    let clients = returns.count
    let share =
      clients > 0
      ? ReportSums.basisPoints(Int64(returned.last ?? 0), of: Int64(clients)) : nil
    return [name, .count(activations), .count(clients), .number(accrued)]
      + returned.map { .count($0) }
      + [.points(share), .number(returns.values.reduce(0) { $0 + $1.paid })]
  }
}
