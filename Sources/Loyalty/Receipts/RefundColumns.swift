/// Refunds as an index keeps them: heads in the order in which they were made, lines and parts of
/// lots behind one another.
struct RefundColumns {
  private var heads: [RefundHead] = []
  private var lines: [RefundLineRow] = []
  private var parts: [LotPartRow] = []
  private var numbers: [String?] = []

  /// Adds the next refund.
  mutating func add(_ refund: Refund) {
    heads.append(RefundHead(refund))
    lines += refund.lines.map(RefundLineRow.init)
    parts += (refund.returned + refund.burnt + refund.taken).map(LotPartRow.init)
    numbers.append(refund.externalNumber)
  }

  /// Adds them to what an index keeps.
  func add(to image: inout ColumnImage) {
    image.add("refund.heads", ColumnValues(heads))
    image.add("refund.lines", ColumnValues(lines))
    image.add("refund.parts", ColumnValues(parts))
    TextColumn.add(numbers, to: &image, as: "refund.numbers")
  }

  /// The refunds that an index kept, oldest first; nil where they do not fit together.
  static func refunds(_ kept: KeptColumns) -> [Refund]? {
    guard let heads = kept.values("refund.heads", as: RefundHead.self),
      let lines = kept.values("refund.lines", as: RefundLineRow.self),
      let parts = kept.values("refund.parts", as: LotPartRow.self),
      let numbers = TextColumn.texts(kept, "refund.numbers"), numbers.count == heads.count
    else { return nil }
    var refunds: [Refund] = []
    refunds.reserveCapacity(heads.count)
    var (line, part) = (0, 0)
    func next(_ count: UInt32) -> [LotPart]? {
      guard Int(count) <= parts.count - part else { return nil }
      defer { part += Int(count) }
      return (part..<part + Int(count)).map { parts[$0].part }
    }
    for (head, number) in zip(heads, numbers) {
      guard Int(head.lines) <= lines.count - line, let returned = next(head.returned),
        let burnt = next(head.burnt), let taken = next(head.taken)
      else { return nil }
      let own = (line..<line + Int(head.lines)).compactMap { lines[$0].line }
      guard own.count == Int(head.lines) else { return nil }
      line += own.count
      refunds.append(head.refund(own, returned, burnt, taken, number))
    }
    return line == lines.count && part == parts.count ? refunds : nil
  }
}

/// A refund but for its lines, parts and number, as a row of an index.
private struct RefundHead: PlainValue {
  let at: Int64
  let debt: Int64
  let balance: Int64
  let hasBalance: UInt64
  let receipt: UInt32
  let client: UInt32
  let lines: UInt32
  let returned: UInt32
  let burnt: UInt32
  let taken: UInt32

  init(_ refund: Refund) {
    at = refund.at.milliseconds
    debt = refund.debt.minorUnits
    balance = refund.balanceAfter?.minorUnits ?? 0
    hasBalance = refund.balanceAfter == nil ? 0 : 1
    receipt = refund.receipt.number
    client = refund.client?.number ?? 0
    lines = UInt32(refund.lines.count)
    returned = UInt32(refund.returned.count)
    burnt = UInt32(refund.burnt.count)
    taken = UInt32(refund.taken.count)
  }

  func refund(
    _ lines: [Refund.Line],
    _ returned: [LotPart],
    _ burnt: [LotPart],
    _ taken: [LotPart],
    _ number: String?
  ) -> Refund {
    Refund(
      receipt: Receipt.ID(receipt),
      at: Moment(milliseconds: at),
      client: client == 0 ? nil : Client.ID(client),
      lines: lines,
      returned: returned,
      burnt: burnt,
      taken: taken,
      debt: Bonus(clamping: debt),
      externalNumber: number,
      balanceAfter: hasBalance == 0 ? nil : Bonus(clamping: balance)
    )
  }
}

/// A line of a refund as a row of an index.
private struct RefundLineRow: PlainValue {
  let place: Int64
  let thousandths: Int64
  let money: Int64
  let bonuses: Int64
  let accrual: Int64

  init(_ line: Refund.Line) {
    place = Int64(line.place)
    thousandths = line.quantity.thousandths
    money = line.money.minorUnits
    bonuses = line.bonuses.minorUnits
    accrual = line.accrual.minorUnits
  }

  var line: Refund.Line? {
    guard let quantity = try? Quantity(thousandths: thousandths) else { return nil }
    return Refund.Line(
      place: Int(place),
      quantity: quantity,
      money: Money(clamping: money),
      bonuses: Bonus(clamping: bonuses),
      accrual: Bonus(clamping: accrual)
    )
  }
}

/// A part of a lot as a row of an index.
private struct LotPartRow: PlainValue {
  let amount: Int64
  let lot: UInt64

  init(_ part: LotPart) {
    amount = part.amount.minorUnits
    lot = UInt64(part.lot.number)
  }

  var part: LotPart { LotPart(lot: Lot.ID(UInt32(clamping: lot)), amount: Bonus(clamping: amount)) }
}
