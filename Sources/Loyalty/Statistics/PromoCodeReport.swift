extension Club {
  /// The days after an activation within which a client may come back.
  static let returnDays = [7, 14, 30]

  /// The report on promo codes: uses in the period, who came back within days after, and the money
  /// that they brought (rules.md §11.3).
  ///
  /// A client counts once a code, from the first use in the period. The receipt that the code came
  /// with is no return. Costs a look at each activation and at the receipts of its client.
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
    for (place, code) in codes.enumerated() {
      guard goesOn(place, codes.count) else { return nil }
      let uses = PromoCodeUses(self, code.id, period, scope.venues)
      guard uses.activations > 0 || code.status == .active else { continue }
      table.rows.append(ReportTable.Row(.promoCode(code.id), uses.cells(named: code.name)))
    }
    table.notes = [.fixed("cameBack"), .fixed("noHoldOut")]
    return table
  }
}

/// The uses of one promo code in a period, and what came after them.
private struct PromoCodeUses {
  private(set) var activations = 0
  private var accrued: Int64 = 0
  private var back: [Int: Int] = [:]
  private var paid: Int64 = 0
  private var clients = 0

  init(_ club: Club, _ id: PromoCode.ID, _ period: Period, _ venues: Set<Venue.ID>?) {
    var first: [Client.ID: ActivationTable.Row] = [:]
    for row in club.promoCodes.activations.rows(of: id) where !row.isReturned {
      guard period.contains(row.at), venues.map({ $0.contains(Venue.ID(row.venue)) }) ?? true
      else { continue }
      activations += 1
      accrued += row.bonuses.minorUnits
      if first[row.client] == nil { first[row.client] = row }
    }
    clients = first.count
    for (client, row) in first { add(club, client, row) }
  }

  private mutating func add(_ club: Club, _ client: Client.ID, _ row: ActivationTable.Row) {
    let own = row.receipt > 0 ? Receipt.ID(row.receipt) : nil
    let day = club.calendar.day(of: row.at)
    for days in Club.returnDays {
      let end = club.calendar.start(of: day.advanced(byDays: days + 1))
      let window = Period(start: row.at, end: end)
      let bought = club.purchases(of: client, in: window, without: own)
      if bought.receipts > 0 { back[days, default: 0] += 1 }
      if days == Club.returnDays.last { paid += bought.paid }
    }
  }

  func cells(named name: String) -> [ReportTable.Cell] {
    let returned = Club.returnDays.map { back[$0, default: 0] }
    let share =
      clients > 0
      ? ReportSums.basisPoints(Int64(returned.last ?? 0), of: Int64(clients)) : nil
    return [.text(name), .count(activations), .count(clients), .number(accrued)]
      + returned.map { .count($0) } + [.points(share), .number(paid)]
  }
}
