extension Club {
  /// The days after an activation within which a client may come back.
  static let returnDays = [7, 14, 30]

  /// The report on promo codes: uses in the period, who came back within days after, and the money
  /// that they brought (rules.md §11.3).
  ///
  /// A use that a refund gave back within the period does not count; one given back later stays,
  /// and its bonuses are taken off in the period of the refund, as in the report on the account. A
  /// client counts once a code, from the first use in the period, and once in the whole, from the
  /// first use of any code; clients are those that there were at the end of the period. The receipt
  /// that the code came with is no return. Whose days are not over counts as not come back yet, and
  /// a note tells of how many that is so. Costs a look at each activation and at the receipts of its
  /// client.
  func promoCodeReport(
    _ scope: ReportScope,
    now: Moment,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
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
    var returned = ReturnedUses(self)
    var all: [ActivationTable.Row] = []
    var waiting: Set<Client.ID> = []
    var accruedInAll: Int64 = 0
    // Which codes are active is of now: unused they belong to days that go on alone.
    let goesOnStill = scope.period.moments(in: calendar).end.map { now < $0 } ?? true
    for (place, code) in codes.enumerated() {
      guard goesOn(place, codes.count) else { return nil }
      let rows = uses(of: code.id, scope)
      let accrued = returned.accrued(by: code.id, in: self, scope)
      guard !rows.isEmpty || accrued != 0 || (goesOnStill && code.status == .active)
      else { continue }
      let uses = PromoCodeUses(self, scope, rows)
      let cells = uses.cells(named: .text(code.name), accrued: accrued)
      table.rows.append(ReportTable.Row(.promoCode(code.id), cells))
      waiting.formUnion(uses.waiting(at: now))
      all += rows
      accruedInAll += accrued
    }
    all.sort { $0.at < $1.at }
    let uses = PromoCodeUses(self, scope, all)
    let cells = uses.cells(named: .word("sum"), accrued: accruedInAll)
    table.total = ReportTable.Row(.all, cells)
    table.notes = [.fixed("cameBack"), .fixed("noHoldOut"), .fixed("clientsOnce")]
    if !waiting.isEmpty { table.notes.append(.counted("returnDaysRun", waiting.count)) }
    return table
  }

  /// The uses of a promo code in some days at some venues, those given back in them left out, oldest
  /// first.
  func uses(of id: PromoCode.ID, _ scope: ReportScope) -> [ActivationTable.Row] {
    let period = scope.period.moments(in: calendar)
    return promoCodes.activations.rows(of: id).filter { row in
      period.contains(row.at) && venues(scope, hold: row)
        && !(returnedAt(row).map(period.contains) ?? false)
    }
  }

  fileprivate func venues(_ scope: ReportScope, hold row: ActivationTable.Row) -> Bool {
    scope.venues.holds(Venue.ID(row.venue))
  }

  /// When a refund gave a use back: that which left nothing of its receipt.
  fileprivate func returnedAt(_ row: ActivationTable.Row) -> Moment? {
    guard row.isReturned else { return nil }
    return receipts.refunds(of: Receipt.ID(row.receipt)).last?.at
  }
}

/// The bonuses that went when uses of promo codes were given back.
private struct ReturnedUses {
  private struct Key: Hashable {
    let promoCode: PromoCode.ID
    let client: Client.ID
    let at: Moment
  }

  private var amounts: [Key: [Int64]] = [:]

  init(_ club: Club) {
    club.receipts.sales.gifts.forEach { gift in
      guard gift.kind == .reversal, case .promoCode(let code) = gift.origin else { return }
      let client = club.clients.current(gift.client)
      amounts[Key(promoCode: code, client: client, at: gift.at), default: []].append(gift.amount)
    }
  }

  /// What a code gave in some days at some venues, less what went back in them.
  mutating func accrued(by id: PromoCode.ID, in club: Club, _ scope: ReportScope) -> Int64 {
    let period = scope.period.moments(in: club.calendar)
    var sum: Int64 = 0
    for row in club.promoCodes.activations.rows(of: id) where club.venues(scope, hold: row) {
      if period.contains(row.at) { sum += row.bonuses.minorUnits }
      guard let returned = club.returnedAt(row), period.contains(returned) else { continue }
      let client = club.clients.current(row.client)
      let key = Key(promoCode: id, client: client, at: returned)
      // What had burnt by then was not taken.
      sum += amounts[key]?.popLast() ?? 0
    }
    return sum
  }
}

/// Uses of promo codes, and what came after the first one of each client of then.
struct PromoCodeUses {
  /// What came after a client's first use.
  struct Return {
    /// The days of `Club.returnDays` within which the client came back.
    var within: Set<Int> = []
    /// What was bought within the last of them.
    var receipts = 0
    var paid: Int64 = 0
    /// When the last of them is over.
    var end: Moment?
  }

  /// By client.
  private(set) var returns: [Client.ID: Return] = [:]

  private let activations: Int
  /// The receipts of clients of merged cards whose money is told: that of two uses of one person,
  /// who were two clients then, counts once.
  private var told: Set<Receipt.ID> = []

  /// Looks at uses in the days of a report, oldest first.
  init(_ club: Club, _ scope: ReportScope, _ rows: [ActivationTable.Row]) {
    activations = rows.count
    let then = ClientsThen(club, scope)
    for row in rows {
      let client = then.current(row.user)
      if returns[client] == nil { returns[client] = after(row, in: club, then) }
    }
  }

  /// The clients whose last days are not over.
  func waiting(at now: Moment) -> [Client.ID] {
    returns.filter { $0.value.end.map { now < $0 } ?? true }.map(\.key)
  }

  /// What came after a use: whoever came back within seven days came back within thirty.
  ///
  /// Whether a receipt counts is asked once, over the longest of the windows. Refunds of receipts
  /// made before take nothing off. Of a card that was merged since the receipts count that the card
  /// which stayed had from then on: what that one bought before was another client's.
  private mutating func after(
    _ row: ActivationTable.Row,
    in club: Club,
    _ then: ClientsThen
  ) -> Return {
    let own = row.receipt > 0 ? Receipt.ID(row.receipt) : nil
    let day = club.calendar.day(of: row.at)
    let ends = Club.returnDays.map { club.calendar.start(of: day.advanced(byDays: $0 + 1)) }
    let window = Period(start: row.at, end: ends.last)
    let isOfMerged = club.clients.isOfMerged(row.user)
    var found = Return(end: ends.last)
    for id in club.receipts.ids(of: club.clients.current(row.user)) {
      let receipt = club.receipts.facts(of: id)
      guard id != own, window.contains(receipt.at) else { continue }
      if isOfMerged {
        // A merge of the same moment came before: it is a record of its own.
        let then = then.later(receipt.at.advanced(byMilliseconds: 1))
        let buyer = club.receipts.buyer(of: id)
        guard buyer.map(then.current) == then.current(row.user) else { continue }
      }
      let left = club.left(of: receipt, in: window)
      if !isOfMerged || told.insert(id).inserted { found.paid += left.paid }
      guard left.isCounted else { continue }
      found.receipts += 1
      for (days, end) in zip(Club.returnDays, ends) where receipt.at < end {
        found.within.insert(days)
      }
    }
    return found
  }

  func cells(named name: ReportTable.Cell, accrued: Int64) -> [ReportTable.Cell] {
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
