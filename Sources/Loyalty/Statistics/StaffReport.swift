extension Club {
  /// The report on staff: what each sold, gave back and gave by hand in the period.
  ///
  /// Names are those of the journal's records; an imported receipt has the name of whoever imported
  /// it. Sales are all receipts made, those given back later among them; sold less given back is
  /// paid, as in the report on groups. Bonuses are given nowhere in particular: at chosen venues
  /// they are not told. Costs some nanoseconds a receipt.
  func staffReport(
    _ scope: ReportScope,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    let period = scope.period.moments(in: calendar)
    let book = receipts.sales
    var work = Array(repeating: StaffWork(), count: book.staff.count)
    let isDone = book.walk(period, at: scope.venues) {
      goesOn($0, book.count)
    } _: { block, row, _, _ in
      work[Int(block.staff[row])].sold(block.paid[row])
    }
    guard isDone else { return nil }
    book.refunds.forEach { refund in
      guard period.contains(refund.at), scope.holds(refund.venue) else { return }
      work[Int(refund.by)].gaveBack(refund.paid)
    }
    let hasGifts = scope.venues == nil
    if hasGifts {
      book.gifts.forEach { gift in
        if gift.isByHand, period.contains(gift.at) { work[Int(gift.by)].gave(gift) }
      }
    }
    return staffTable(work, hasGifts: hasGifts)
  }

  private func staffTable(_ work: [StaffWork], hasGifts: Bool) -> ReportTable {
    var table = ReportTable(
      .staff,
      columns: [
        .init("staff", .name), .init("sales", .count), .init("sold", .money),
        .init("refunds", .count), .init("refunded", .money), .init("paid", .money),
        .init("handAccruals", .count), .init("byHand", .bonuses), .init("corrected", .bonuses),
      ],
      rows: [],
      chart: .bars(column: "sold")
    )
    var total = StaffWork()
    for (place, part) in work.enumerated() where !part.isEmpty {
      let name = receipts.sales.staff[StaffTable.Place(place)]?.name
      let cell = name.map { ReportTable.Cell.text($0) } ?? .word("nobody")
      table.rows.append(ReportTable.Row(.staff(place), [cell] + part.cells(hasGifts)))
      total.add(part)
    }
    // Who sold as much is ordered by name: the places in the list change when the store is folded.
    table.rows = table.rows.sorted { one, other in
      let (sold, others) = (table.number("sold", of: one), table.number("sold", of: other))
      return sold == others ? one.cells[0].plain < other.cells[0].plain : sold ?? 0 > others ?? 0
    }
    table.total = ReportTable.Row(.all, [.word("sum")] + total.cells(hasGifts))
    table.notes = [.fixed("staff"), .fixed(hasGifts ? "byHand" : "byHandNowhere")]
    return table
  }
}

extension ReportTable.Cell {
  /// The text of a name; nothing for anything else.
  fileprivate var plain: String {
    if case .text(let text) = self { text } else { "" }
  }
}

/// What one person did in a period.
private struct StaffWork: Equatable {
  private var sales = 0
  private var sold: Int64 = 0
  private var refunds = 0
  private var refunded: Int64 = 0
  private var handAccruals = 0
  private var byHand: Int64 = 0
  private var corrected: Int64 = 0

  var isEmpty: Bool { self == StaffWork() }

  mutating func sold(_ paid: Int64) {
    sold += paid
    sales += 1
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
    sales += part.sales
    sold += part.sold
    refunds += part.refunds
    refunded += part.refunded
    handAccruals += part.handAccruals
    byHand += part.byHand
    corrected += part.corrected
  }

  func cells(_ hasGifts: Bool) -> [ReportTable.Cell] {
    let gifts: [ReportTable.Cell] = [.count(handAccruals), .number(byHand), .number(corrected)]
    return [
      .count(sales), .number(sold), .count(refunds), .number(refunded), .number(sold - refunded),
    ] + (hasGifts ? gifts : gifts.map { _ in .empty })
  }
}
