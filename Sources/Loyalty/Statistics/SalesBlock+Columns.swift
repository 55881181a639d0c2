extension SalesBlock {
  /// Adds the columns to those that an index keeps.
  func add(to image: inout ColumnImage) {
    image.add("sales.times", times)
    image.add("sales.clients", clients)
    image.add("sales.sets", sets)
    image.add("sales.venues", venues)
    image.add("sales.paid", paid)
    image.add("sales.bonuses", bonuses)
    image.add("sales.accrued", accrued)
    image.add("sales.staff", staff)
    image.add("block.bounds", ColumnValues([first, last]))
    image.add("block.sets", ColumnValues<UInt64>([UInt64(sums.count)]))
    image.add("block.sums", ColumnValues(sums.map { SumsRow(set: $0.set, $0.sums) }))
  }

  /// The blocks that an index kept; nil where their columns do not fit together.
  static func blocks(_ kept: KeptColumns) -> [SalesBlock]? {
    guard let times = kept.values("sales.times", as: Int64.self),
      let clients = kept.values("sales.clients", as: UInt32.self),
      let sets = kept.values("sales.sets", as: UInt32.self),
      let venues = kept.values("sales.venues", as: UInt32.self),
      let paid = kept.values("sales.paid", as: Int64.self),
      let bonuses = kept.values("sales.bonuses", as: Int64.self),
      let accrued = kept.values("sales.accrued", as: Int64.self),
      let staff = kept.values("sales.staff", as: StaffTable.Place.self),
      let bounds = kept.values("block.bounds", as: Int64.self),
      let counts = kept.values("block.sets", as: UInt64.self),
      let sums = kept.values("block.sums", as: SumsRow.self)
    else { return nil }
    let rows = times.count
    let others = [clients.count, sets.count, venues.count, staff.count]
    let amounts = [paid.count, bonuses.count, accrued.count]
    let starts = stride(from: 0, to: rows, by: capacity)
    guard (others + amounts).allSatisfy({ $0 == rows }), counts.count >= starts.underestimatedCount,
      bounds.count == 2 * counts.count
    else { return nil }
    var blocks: [SalesBlock] = []
    var next = 0
    for (place, start) in starts.enumerated() {
      let range = start..<min(start + capacity, rows)
      guard counts[place] <= UInt64(sums.count - next) else { return nil }
      var block = SalesBlock(isEmpty: true)
      block.times = times.part(range)
      block.clients = clients.part(range)
      block.sets = sets.part(range)
      block.venues = venues.part(range)
      block.paid = paid.part(range)
      block.bonuses = bonuses.part(range)
      block.accrued = accrued.part(range)
      block.staff = staff.part(range)
      (block.first, block.last) = (bounds[2 * place], bounds[2 * place + 1])
      let end = next + Int(counts[place])
      block.sums = (next..<end).map { (sums[$0].set, sums[$0].sums) }
      next = end
      blocks.append(block)
    }
    return blocks
  }
}

/// What a block adds up to for a set of groups, as a row of an index.
struct SumsRow: PlainValue {
  let receipts: Int64
  let paid: Int64
  let bonusesPaid: Int64
  let accrued: Int64
  /// The place of the set.
  let place: UInt64

  init(set: UInt32, _ sums: ReportSums) {
    receipts = Int64(sums.receipts)
    paid = sums.paid
    bonusesPaid = sums.bonusesPaid
    accrued = sums.accrued
    place = UInt64(set)
  }

  /// The place of the set.
  var set: UInt32 { UInt32(clamping: place) }

  /// The sums.
  var sums: ReportSums {
    ReportSums(
      receipts: Int(receipts),
      paid: paid,
      bonusesPaid: bonusesPaid,
      accrued: accrued
    )
  }
}
