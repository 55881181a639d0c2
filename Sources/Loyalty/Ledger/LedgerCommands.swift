/// Bonuses that came or went by hand or by a rule beside receipts.
public struct LedgerMovement: Hashable, Sendable {
  /// Whose account.
  public let client: Client.ID
  /// What is written.
  public let entry: LedgerEntry
  /// The lot that came, if bonuses came.
  public let lot: Lot?
  /// The parts of lots that went, if bonuses went.
  public let taken: [LotPart]
  /// What went and was not there any more.
  public let debt: Bonus
  /// The balance afterwards.
  public let balanceAfter: Bonus
  /// When it was written, where that is later than the entry: reports count it then, for days that
  /// are over keep their figures.
  public let writtenAt: Moment?

  /// Describes a movement.
  public init(
    client: Client.ID,
    entry: LedgerEntry,
    lot: Lot?,
    taken: [LotPart] = [],
    debt: Bonus = .zero,
    balanceAfter: Bonus,
    writtenAt: Moment? = nil
  ) {
    self.writtenAt = writtenAt
    self.client = client
    self.entry = entry
    self.lot = lot
    self.taken = taken
    self.debt = debt
    self.balanceAfter = balanceAfter
  }
}

extension Club {
  /// The longest reason.
  public static let reasonLimit = 200

  /// Accrues bonuses by hand, with a reason.
  func accrue(
    _ reference: ClientReference,
    _ amount: Bonus,
    reason: String,
    expiresOn: Day?,
    at moment: Moment
  ) throws(Refusal) -> [Event] {
    guard amount > .zero else { throw .amountInvalid(typed: amount.decimalString) }
    let client = try client(reference)
    return try accrue(client, amount, .accrual, reason: reason, expiresOn, at: moment)
  }

  /// Puts a balance right by a signed amount, with a reason.
  func correct(
    _ reference: ClientReference,
    _ amount: Bonus,
    reason: String,
    expiresOn: Day?,
    at moment: Moment
  ) throws(Refusal) -> [Event] {
    guard !amount.isZero else { throw .amountInvalid(typed: amount.decimalString) }
    let client = try client(reference)
    guard amount.isNegative else {
      return try accrue(client, amount, .correction, reason: reason, expiresOn, at: moment)
    }
    let origin = LedgerEntry.Origin.byHand(reason: try checkedReason(reason))
    return try settling(client, at: moment) { account throws(Refusal) in
      let (parts, missing) = account.taking(amount.magnitude, usableAt: nil)
      return [
        .bonusesMoved(
          LedgerMovement(
            client: client,
            entry: LedgerEntry(at: moment, kind: .correction, amount: amount, origin: origin),
            lot: nil,
            taken: parts,
            debt: missing,
            balanceAfter: try account.balance(at: moment, changedBy: amount)
          )
        )
      ]
    }
  }

  private func accrue(
    _ client: Client.ID,
    _ amount: Bonus,
    _ kind: LedgerEntry.Kind,
    reason: String,
    _ expiresOn: Day?,
    at moment: Moment
  ) throws(Refusal) -> [Event] {
    let origin = LedgerEntry.Origin.byHand(reason: try checkedReason(reason))
    let burnsAt = try end(of: expiresOn, at: moment)
    let terms = lotTerms(of: program(of: client), at: moment, delayed: false)
    return try settling(client, at: moment) { account throws(Refusal) in
      [
        .bonusesMoved(
          try account.accrual(
            to: client,
            amount,
            LedgerEntry(at: moment, kind: kind, amount: amount, origin: origin),
            burnsAt: burnsAt ?? terms.burnsAt
          )
        )
      ]
    }
  }

  /// The last day of bonuses that are given by hand now and name none: that of the client's program;
  /// nil where they never burn.
  public func lastDay(ofBonusesTo client: Client.ID, at moment: Moment) -> Day? {
    lotTerms(of: program(of: client), at: moment, delayed: false).burnsAt
      .map { calendar.day(of: $0).advanced(byDays: -1) }
  }

  /// When a last day is over; it must not be over yet.
  private func end(of lastDay: Day?, at moment: Moment) throws(Refusal) -> Moment? {
    guard let lastDay else { return nil }
    guard lastDay >= calendar.day(of: moment) else { throw .lastDayOver(lastDay) }
    guard lastDay.year < Day.years.upperBound else { throw .value(.dateInvalid(lastDay.iso)) }
    return calendar.start(of: lastDay.advanced(byDays: 1))
  }

  private func checkedReason(_ typed: String) throws(Refusal) -> String {
    guard let reason = try text(typed, limit: Self.reasonLimit) else { throw .reasonMissing }
    return reason
  }
}
