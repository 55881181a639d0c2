/// What of a receipt went back already, by line.
public struct RefundedSoFar: Hashable, Sendable {
  /// What went back of one line.
  public struct Line: Hashable, Sendable {
    /// Thousandths of a piece.
    public var thousandths: Int64 = 0
    /// The money.
    public var money: Money = .zero
    /// The bonuses.
    public var bonuses: Bonus = .zero
    /// The share of the accrual.
    public var accrual: Bonus = .zero

    /// Nothing went back yet.
    public init() {}
  }

  /// By place on the receipt, less one.
  public private(set) var lines: [Line]
  /// The bonuses that had paid what went back, in all.
  public private(set) var bonuses: Bonus = .zero
  /// What of these came back to the account.
  public private(set) var bonusesReturned: Bonus = .zero
  /// What of the accrual was taken back, in all.
  public private(set) var accrualTaken: Bonus = .zero

  /// Nothing of a receipt with so many lines went back yet.
  public init(lineCount: Int) {
    lines = Array(repeating: Line(), count: lineCount)
  }

  /// Counts a refund in.
  mutating func add(_ refund: Refund) {
    add(refund.lines)
    bonuses.add(refund.bonuses)
    bonusesReturned.add(refund.bonusesReturned)
    accrualTaken.add(refund.accrualTaken)
  }

  /// Counts lines in that go back.
  mutating func add(_ parts: [Refund.Line]) {
    for part in parts where lines.indices.contains(part.place - 1) {
      lines[part.place - 1].thousandths += part.quantity.thousandths
      lines[part.place - 1].money.add(part.money)
      lines[part.place - 1].bonuses.add(part.bonuses)
      lines[part.place - 1].accrual.add(part.accrual)
    }
  }
}

extension Hundredths {
  /// Adds within the limit; for sums whose parts were checked when they were decided.
  mutating func add(_ other: Self) {
    self = Self(clamping: minorUnits + other.minorUnits)
  }
}

/// Works out what each line of a refund gives back (rules.md §5): half up on the cumulative
/// refunded quantity, less what was returned before.
enum RefundCalculator {
  /// The lines of a refund.
  ///
  /// - Throws: `refundExceedsSale`, `lineNotFound`, or a value out of its range.
  static func lines(
    of receipt: Receipt,
    _ wanted: [RefundDraft.Line]?,
    before: RefundedSoFar
  ) throws(Refusal) -> [Refund.Line] {
    var lines: [Refund.Line] = []
    for part in try asked(of: receipt, wanted, before: before) {
      let line = receipt.lines[part.place - 1]
      let done = before.lines[part.place - 1]
      let (sum, overflow) = done.thousandths.addingReportingOverflow(part.quantity.thousandths)
      guard !overflow, sum <= line.quantity.thousandths else {
        throw .refundExceedsSale(
          line: part.place,
          remaining: line.quantity.thousandths - done.thousandths
        )
      }
      let whole = line.quantity
      let cumulative = try refusing(try Quantity(thousandths: sum))
      lines.append(
        Refund.Line(
          place: part.place,
          quantity: part.quantity,
          money: try share(of: line.toPay, cumulative, whole).remaining(after: done.money),
          bonuses: try share(of: line.bonuses, cumulative, whole).remaining(after: done.bonuses),
          accrual: try share(of: line.accrued, cumulative, whole).remaining(after: done.accrual)
        )
      )
    }
    return lines
  }

  /// What a part of a line's quantity carries of one of its amounts, half up.
  static func share<Unit>(
    of amount: Hundredths<Unit>,
    _ part: Quantity,
    _ whole: Quantity
  ) throws(Refusal) -> Hundredths<Unit> {
    try refusing(try amount.roundedHalfUp(for: part, of: whole))
  }

  /// The lines asked for, or all that remains; a line named twice counts together.
  private static func asked(
    of receipt: Receipt,
    _ wanted: [RefundDraft.Line]?,
    before: RefundedSoFar
  ) throws(Refusal) -> [RefundDraft.Line] {
    guard let wanted else {
      let rest = receipt.lines.indices.compactMap { index -> RefundDraft.Line? in
        let left = receipt.lines[index].quantity.thousandths - before.lines[index].thousandths
        return (try? Quantity(thousandths: left)).map { .init(place: index + 1, quantity: $0) }
      }
      guard !rest.isEmpty else { throw .refundExceedsSale(line: nil, remaining: 0) }
      return rest
    }
    var byPlace: [Int: Quantity] = [:]
    for line in wanted {
      guard receipt.lines.indices.contains(line.place - 1) else {
        throw .lineNotFound(line.place, count: receipt.lines.count)
      }
      if let known = byPlace[line.place] {
        byPlace[line.place] = try refusing(try known.adding(line.quantity))
      } else {
        byPlace[line.place] = line.quantity
      }
    }
    guard !byPlace.isEmpty else { throw .noRefundLines }
    return byPlace.sorted { $0.key < $1.key }.map { .init(place: $0.key, quantity: $0.value) }
  }
}
