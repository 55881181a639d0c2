extension Club {
  /// The report on staff: what each sold, gave back and gave by hand in the period.
  ///
  /// Names are those of the journal's records; an imported receipt has the name of whoever imported
  /// it. Sold less given back is what the report on groups calls paid. Costs some nanoseconds a
  /// receipt.
  func staffReport(
    _ scope: ReportScope,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    let period = scope.period.moments(in: calendar)
    let book = receipts.sales
    var work = Array(repeating: StaffWork(), count: book.staff.count)
    let isDone = book.walk(period, at: scope.venues) {
      goesOn($0, book.count)
    } _: { block, row, _, isCounted in
      work[Int(block.staff[row])].sold(block.paid[row], isCounted: isCounted)
    }
    guard isDone else { return nil }
    book.refunds.forEach { refund in
      guard period.contains(refund.at), scope.holds(refund.venue) else { return }
      work[Int(refund.by)].gaveBack(refund.paid)
    }
    // Bonuses are given nowhere in particular: they count where all venues do.
    if scope.venues == nil {
      book.gifts.forEach { gift in
        if gift.isByHand, period.contains(gift.at) { work[Int(gift.by)].gave(gift) }
      }
    }
    return staffTable(work)
  }

  private func staffTable(_ work: [StaffWork]) -> ReportTable {
    var table = ReportTable(
      .staff,
      columns: [
        .init("staff", .name), .init("receipts", .count), .init("sold", .money),
        .init("refunds", .count), .init("refunded", .money), .init("handAccruals", .count),
        .init("byHand", .bonuses), .init("corrected", .bonuses),
      ],
      rows: [],
      chart: .bars(column: "sold")
    )
    var total = StaffWork()
    for (place, part) in work.enumerated() where !part.isEmpty {
      let name = receipts.sales.staff[StaffTable.Place(place)]?.name
      let cell = name.map { ReportTable.Cell.text($0) } ?? .word("nobody")
      table.rows.append(ReportTable.Row(.staff(place), [cell] + part.cells))
      total.add(part)
    }
    table.rows = table.rows.sorted { one, other in
      (table.number("sold", of: one) ?? 0) > (table.number("sold", of: other) ?? 0)
    }
    table.total = ReportTable.Row(.all, [.word("sum")] + total.cells)
    table.notes = [.fixed("staff"), .fixed("byHand")]
    return table
  }
}

/// What one person did in a period.
private struct StaffWork: Equatable {
  private var receipts = 0
  private var sold: Int64 = 0
  private var refunds = 0
  private var refunded: Int64 = 0
  private var handAccruals = 0
  private var byHand: Int64 = 0
  private var corrected: Int64 = 0

  var isEmpty: Bool { self == StaffWork() }

  mutating func sold(_ paid: Int64, isCounted: Bool) {
    sold += paid
    if isCounted { receipts += 1 }
  }

  mutating func gaveBack(_ paid: Int64) {
    refunds += 1
    refunded += paid
  }

  mutating func gave(_ gift: GiftFacts) {
    guard gift.isAccrual else {
      corrected += gift.amount
      return
    }
    handAccruals += 1
    byHand += gift.amount
  }

  mutating func add(_ part: StaffWork) {
    receipts += part.receipts
    sold += part.sold
    refunds += part.refunds
    refunded += part.refunded
    handAccruals += part.handAccruals
    byHand += part.byHand
    corrected += part.corrected
  }

  var cells: [ReportTable.Cell] {
    [
      .count(receipts), .number(sold), .count(refunds), .number(refunded), .count(handAccruals),
      .number(byHand), .number(corrected),
    ]
  }
}

extension ReportScope {
  /// Whether what was sold at a venue, or nowhere in particular, is asked for.
  func holds(_ venue: Venue.ID?) -> Bool {
    guard let venues else { return true }
    return venue.map { venues.contains($0) } ?? false
  }
}
