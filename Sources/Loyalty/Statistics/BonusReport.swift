extension Club {
  /// The report on the bonus account: what came, paid and burnt in each stretch of the period, and
  /// what clients have at its end.
  ///
  /// Each row's end is the one before and what happened since. Accrued and redeemed are less what
  /// refunds took and gave back, as in the report on groups. A birthday bonus counts when a record
  /// holds it, so that a period that is over keeps its figures; those that wait are told in a note.
  /// Costs a look at every entry.
  func bonusReport(
    _ scope: ReportScope,
    today: Day,
    now: Moment,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    let buckets = ReportBuckets(scope.period, of: self, today: today)
    var flows = buckets.all.map { _ in BonusFlow() }
    var before: Int64 = 0
    // Days to come have no rows: what there is now is there before them.
    let until = scope.period.last.map { calendar.start(of: $0.advanced(byDays: 1)) }
    let start = buckets.all.first.map { calendar.start(of: $0.first) } ?? until
    func look(_ at: Moment, _ entry: LedgerEntry) {
      if let place = buckets.place(of: at) {
        flows[place].add(entry)
      } else if start.map({ at < $0 }) ?? true {
        before += entry.amount.minorUnits
      }
    }
    let isDone = forEachEntry(at: now, goesOn) { entry in
      if !entry.isBirthdayGift { look(entry.at, entry) }
    }
    receipts.sales.gifts.forEach { gift in
      if gift.entry.isBirthdayGift { look(gift.at, gift.entry) }
    }
    guard isDone, let gifts = waitingBirthdayGifts(at: now, goesOn) else { return nil }
    var rows: [ReportTable.Row] = []
    var total = BonusFlow()
    var balance = before
    for (bucket, flow) in zip(buckets.all, flows) {
      balance += flow.sum
      total.add(flow)
      let cells = [bucket.name] + flow.cells + [.number(balance), hours(of: balance)]
      rows.append(ReportTable.Row(.days(bucket.first, bucket.last), cells))
    }
    var table = ReportTable(
      .bonuses,
      columns: [
        .init("period", .name), .init("accrued", .bonuses), .init("redeemed", .bonuses),
        .init("burnt", .bonuses), .init("corrected", .bonuses), .init("outstanding", .bonuses),
        .init("seatHours", .count),
      ],
      rows: rows,
      chart: .line(column: "outstanding")
    )
    table.total = ReportTable.Row(
      .all,
      [.word("sum")] + total.cells + [.number(balance), hours(of: balance)]
    )
    table.notes = [.fixed("netOfRefunds")] + (hourPrice == nil ? [] : [.fixed("seatHours")])
    if gifts.clients > 0 {
      table.notes.append(.bonuses("birthdays", gifts.amount, clients: gifts.clients))
    }
    return table
  }

  /// Every entry of every client as of a moment; tells whether it came to its end.
  private func forEachEntry(
    at now: Moment,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool,
    _ look: (LedgerEntry) -> Void
  ) -> Bool {
    for (steps, client) in accounts.owners.enumerated() {
      guard mayGoOn(after: steps, goesOn) else { return false }
      for entry in accounts.entries(of: client, at: now) { look(entry) }
    }
    return true
  }

  /// The price of an hour of game time: that of the first product of game time in use.
  private var hourPrice: Money? {
    priceList.products.items.first {
      !$0.isArchived && $0.category == Category.gameTime && !$0.price.isZero
    }?.price
  }

  /// How many whole hours of game time bonuses would pay.
  private func hours(of bonuses: Int64) -> ReportTable.Cell {
    guard let price = hourPrice, bonuses > 0 else { return .empty }
    return .number(bonuses / price.minorUnits)
  }
}

/// What happened to bonuses in a stretch of time, in hundredths.
private struct BonusFlow {
  var accrued: Int64 = 0
  var redeemed: Int64 = 0
  var burnt: Int64 = 0
  var corrected: Int64 = 0

  /// By how much the balances changed.
  var sum: Int64 { accrued - redeemed - burnt + corrected }

  mutating func add(_ entry: LedgerEntry) {
    let amount = entry.amount.minorUnits
    switch entry.kind {
    case .accrual: accrued += amount
    case .redemption: redeemed -= amount
    case .expiry: burnt -= amount
    // A refund takes accrued bonuses back and gives redeemed ones back.
    case .reversal where amount < 0: accrued += amount
    case .reversal: redeemed -= amount
    case .correction: corrected += amount
    }
  }

  mutating func add(_ flow: BonusFlow) {
    accrued += flow.accrued
    redeemed += flow.redeemed
    burnt += flow.burnt
    corrected += flow.corrected
  }

  var cells: [ReportTable.Cell] {
    [.number(accrued), .number(redeemed), .number(burnt), .number(corrected)]
  }
}

extension LedgerEntry {
  /// Whether a rule gave it for a birthday: it may be written days after it appeared.
  fileprivate var isBirthdayGift: Bool { kind == .accrual && origin == .birthday }
}

extension GiftFacts {
  /// The gift as an entry of a history.
  fileprivate var entry: LedgerEntry {
    LedgerEntry(at: at, kind: kind, amount: Bonus(clamping: amount), origin: origin)
  }
}
