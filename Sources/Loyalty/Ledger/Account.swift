/// A client's bonus account: lots and debt, of which the balance is made (rules.md §6).
///
/// What has burnt shows at once to any reader who names the moment; the burning itself is written
/// by the next record of the client.
public struct Account: Hashable, Sendable {
  /// The lots, oldest first.
  public private(set) var lots: [Lot]
  /// What was taken back and was not there any more; every credit fills it first.
  public private(set) var debt: Bonus

  /// An account on which nothing has happened.
  public init() {
    lots = []
    debt = .zero
  }

  /// An account of lots, numbered in their order, out of which a debt is filled.
  init(lots: [Lot], owing debt: Bonus) {
    self.lots = lots.enumerated().map { $1.numbered(Lot.ID(UInt32($0) + 1)) }
    self.debt = .zero
    let (parts, missing) = taking(debt, usableAt: nil)
    take(parts)
    owe(missing)
  }

  /// An account exactly as it was kept.
  init(kept lots: [Lot], debt: Bonus) {
    self.lots = lots
    self.debt = debt
  }

  /// The number that the next lot gets.
  public var nextLot: Lot.ID { Lot.ID(UInt32(lots.count) + 1) }

  /// The lot with that number.
  public subscript(id: Lot.ID) -> Lot? {
    let index = Int(id.number) - 1
    return lots.indices.contains(index) ? lots[index] : nil
  }

  /// What can be spent at a moment; nothing while there is debt.
  public func usable(at moment: Moment) -> Bonus {
    sum { $0.isUsable(at: moment) }.remaining(after: debt)
  }

  /// What becomes usable later.
  public func pending(at moment: Moment) -> Bonus {
    sum { $0.usableFrom > moment && !$0.isBurnt(at: moment) }
  }

  /// Usable and pending lots less debt.
  public func balance(at moment: Moment) -> Bonus {
    Bonus(clamping: sum { !$0.isBurnt(at: moment) }.minorUnits - debt.minorUnits)
  }

  /// The balance after another change, which must stay within what an amount may be.
  ///
  /// - Throws: `amountOutOfRange`.
  func balance(at moment: Moment, changedBy amount: Bonus) throws(Refusal) -> Bonus {
    let now = sum { !$0.isBurnt(at: moment) }
    return try refusing(
      try Bonus(minorUnits: now.minorUnits - debt.minorUnits + amount.minorUnits)
    )
  }

  /// When the next bonuses burn, and how many; nothing if none ever will.
  public func nextExpiry(at moment: Moment) -> (at: Moment, amount: Bonus)? {
    let coming = lots.filter { !$0.remainder.isZero && !$0.isBurnt(at: moment) }
    guard let first = coming.compactMap(\.burnsAt).min() else { return nil }
    return (first, sum { $0.burnsAt == first })
  }

  /// When the next pending bonuses become usable, and how many.
  public func nextUsable(at moment: Moment) -> (at: Moment, amount: Bonus)? {
    let coming = lots.filter { $0.usableFrom > moment && !$0.remainder.isZero }
    guard let first = coming.map(\.usableFrom).min() else { return nil }
    return (first, sum { $0.usableFrom == first })
  }

  /// What has burnt by a moment and is not written yet, by lot.
  public func burning(at moment: Moment) -> [LotPart] {
    lots.filter { $0.isBurnt(at: moment) && !$0.remainder.isZero }
      .map { LotPart(lot: $0.id, amount: $0.remainder) }
  }

  /// The lots that so many bonuses are taken from, in spending order (rules.md §6.2).
  ///
  /// - Parameters:
  ///   - amount: How many; no more than are there.
  ///   - moment: Only what is usable then is taken, or nil for anything that is left.
  ///   - first: A lot that is taken from before all others.
  /// - Returns: The parts, and what could not be found.
  public func taking(
    _ amount: Bonus,
    usableAt moment: Moment?,
    first: Lot.ID? = nil
  ) -> (parts: [LotPart], missing: Bonus) {
    var order = lots.filter { lot in
      !lot.remainder.isZero && (moment.map { lot.isUsable(at: $0) } ?? true)
    }
    order.sort(by: Lot.isSpentBefore)
    if let first, let place = order.firstIndex(where: { $0.id == first }) {
      order.insert(order.remove(at: place), at: 0)
    }
    var rest = amount
    var parts: [LotPart] = []
    for lot in order where !rest.isZero {
      let part = min(rest, lot.remainder)
      parts.append(LotPart(lot: lot.id, amount: part))
      rest = rest.remaining(after: part)
    }
    return (parts, rest)
  }

  private func sum(where isCounted: (Lot) -> Bool) -> Bonus {
    Bonus(clamping: lots.reduce(0) { isCounted($1) ? $0 + $1.remainder.minorUnits : $0 })
  }

  // MARK: Applying

  /// Adds a lot; as much of it as there is debt pays the debt.
  mutating func add(_ lot: Lot) {
    var lot = lot
    let paid = min(debt, lot.remainder)
    debt = debt.remaining(after: paid)
    lot.remainder = lot.remainder.remaining(after: paid)
    lots.append(lot)
  }

  /// Takes parts out of lots.
  mutating func take(_ parts: [LotPart]) {
    for part in parts {
      change(part.lot) { $0.remainder = $0.remainder.remaining(after: part.amount) }
    }
  }

  /// Writes that parts have burnt.
  mutating func burn(_ parts: [LotPart]) {
    for part in parts {
      change(part.lot) { lot in
        lot.remainder = lot.remainder.remaining(after: part.amount)
        lot.burnt = Bonus(clamping: lot.burnt.minorUnits + part.amount.minorUnits)
      }
    }
  }

  /// Gives parts back to their lots; debt is paid first.
  mutating func giveBack(_ parts: [LotPart]) {
    for part in parts {
      let paid = min(debt, part.amount)
      debt = debt.remaining(after: paid)
      let rest = part.amount.remaining(after: paid)
      change(part.lot) { $0.remainder = Bonus(clamping: $0.remainder.minorUnits + rest.minorUnits) }
    }
  }

  /// Owes bonuses that were taken back and are not there any more.
  mutating func owe(_ amount: Bonus) {
    debt = Bonus(clamping: debt.minorUnits + amount.minorUnits)
  }

  private mutating func change(_ id: Lot.ID, _ body: (inout Lot) -> Void) {
    let index = Int(id.number) - 1
    guard lots.indices.contains(index) else { return }
    body(&lots[index])
  }
}
