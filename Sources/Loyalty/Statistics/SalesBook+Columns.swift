/// What was sold, refunded and given as an index file keeps it.
///
/// Whoever changes what stands in these columns raises the number of the index.
extension SalesBook {
  /// Adds all columns to those that an index keeps.
  func add(to image: inout ColumnImage) {
    for block in blocks.isEmpty ? [SalesBlock()] : blocks {
      block.add(to: &image)
    }
    sets.add(to: &image)
    TextColumn.add(staff.names, to: &image, as: "staff")
    addRefunds(to: &image)
    addGifts(to: &image)
  }

  private func addRefunds(to image: inout ColumnImage) {
    var rows: [RefundRow] = []
    rows.reserveCapacity(refunds.count)
    refunds.forEach { rows.append(RefundRow($0)) }
    image.add("refunds", ColumnValues(rows))
  }

  private func addGifts(to image: inout ColumnImage) {
    var rows: [GiftRow] = []
    var reasons: [String?] = []
    rows.reserveCapacity(gifts.count)
    gifts.forEach { gift in
      rows.append(GiftRow(gift))
      if case .byHand(let reason) = gift.origin { reasons.append(reason) }
    }
    image.add("gifts", ColumnValues(rows))
    TextColumn.add(reasons, to: &image, as: "reasons")
  }

  /// Takes the columns that an index kept; nil where they do not fit together.
  init?(_ kept: KeptColumns) {
    guard let sets = GroupSetTable(kept), let names = TextColumn.texts(kept, "staff"),
      let blocks = SalesBlock.blocks(kept),
      let refunds = kept.values("refunds", as: RefundRow.self),
      let gifts = kept.values("gifts", as: GiftRow.self),
      let reasons = TextColumn.texts(kept, "reasons")
    else { return nil }
    self.init(blocks: blocks, sets: sets, staff: StaffTable(names.compactMap { $0 }))
    for row in refunds {
      guard row.row < UInt64(count), row.set < UInt32(places), has(row.by) else { return nil }
      add(RefundFacts(row))
    }
    var reason = reasons[...]
    for row in gifts {
      guard row.set > 0, row.set < UInt32(places), has(row.by),
        let gift = GiftFacts(row, reason: { reason.popFirst() ?? nil })
      else { return nil }
      add(gift)
    }
    leaveUnsigned()
  }

  private func has(_ place: StaffTable.Place) -> Bool { Int(place) < staff.count }
}

/// A refund as a row of an index.
struct RefundRow: PlainValue {
  let at: Int64
  let soldAt: Int64
  let row: UInt64
  let paid: Int64
  let bonuses: Int64
  let forfeited: Int64
  let accrued: Int64
  let client: UInt32
  let set: UInt32
  let venue: UInt32
  let by: StaffTable.Place
  let completes: UInt64

  init(_ refund: RefundFacts) {
    at = refund.at.milliseconds
    soldAt = refund.soldAt.milliseconds
    row = UInt64(refund.row)
    paid = refund.paid
    bonuses = refund.bonuses
    forfeited = refund.forfeited
    accrued = refund.accrued
    client = refund.client?.number ?? SalesBlock.none
    set = refund.set
    venue = refund.venue?.number ?? SalesBlock.none
    by = refund.by
    completes = refund.completes ? 1 : 0
  }
}

extension RefundFacts {
  init(_ row: RefundRow) {
    self.init(
      at: Moment(milliseconds: row.at),
      row: Int(row.row),
      soldAt: Moment(milliseconds: row.soldAt),
      client: row.client == SalesBlock.none ? nil : Client.ID(row.client),
      set: row.set,
      venue: row.venue == SalesBlock.none ? nil : Venue.ID(row.venue),
      paid: row.paid,
      bonuses: row.bonuses,
      forfeited: row.forfeited,
      accrued: row.accrued,
      completes: row.completes != 0,
      by: row.by
    )
  }
}

/// Bonuses that came beside receipts as a row of an index; a reason stands in a column of its own.
struct GiftRow: PlainValue {
  let at: Int64
  let amount: Int64
  let client: UInt32
  let set: UInt32
  let kind: UInt32
  let origin: UInt32
  /// What the origin names: a receipt, a promo code, a lot.
  let named: UInt32
  let by: StaffTable.Place

  init(_ gift: GiftFacts) {
    at = gift.at.milliseconds
    amount = gift.amount
    client = gift.client.number
    set = gift.set
    kind = UInt32(gift.kind.number)
    let numbers = gift.origin.numbers
    (origin, named) = (UInt32(numbers.sort), numbers.named)
    by = gift.by
  }
}

extension GiftFacts {
  init?(_ row: GiftRow, reason: () -> String?) {
    guard let kind = UInt8(exactly: row.kind).flatMap(LedgerEntry.Kind.init(number:)),
      let sort = UInt8(exactly: row.origin),
      let origin = LedgerEntry.Origin(sort: sort, named: row.named, reason: reason)
    else { return nil }
    self.init(
      at: Moment(milliseconds: row.at),
      client: Client.ID(row.client),
      set: row.set,
      amount: row.amount,
      kind: kind,
      origin: origin,
      by: row.by
    )
  }
}
