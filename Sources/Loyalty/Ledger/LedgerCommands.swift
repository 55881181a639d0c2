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

  /// Describes a movement.
  public init(
    client: Client.ID,
    entry: LedgerEntry,
    lot: Lot?,
    taken: [LotPart] = [],
    debt: Bonus = .zero,
    balanceAfter: Bonus
  ) {
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
  static let reasonLimit = 200

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
    let origin = LedgerEntry.Origin.byHand(reason: try checkedReason(reason))
    return try settling(client, at: moment) { account in
      [
        accrual(
          to: client,
          amount,
          kind: .accrual,
          origin,
          expiresOn: expiresOn,
          account,
          at: moment
        )
      ]
    }
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
    let origin = LedgerEntry.Origin.byHand(reason: try checkedReason(reason))
    guard amount.isNegative else {
      return try settling(client, at: moment) { account in
        [
          accrual(
            to: client,
            amount,
            kind: .correction,
            origin,
            expiresOn: expiresOn,
            account,
            at: moment
          )
        ]
      }
    }
    return try settling(client, at: moment) { account in
      let (parts, missing) = account.taking(amount.magnitude, usableAt: nil)
      return [
        .bonusesMoved(
          LedgerMovement(
            client: client,
            entry: LedgerEntry(at: moment, kind: .correction, amount: amount, origin: origin),
            lot: nil,
            taken: parts,
            debt: missing,
            balanceAfter: Bonus(
              clamping: account.balance(at: moment).minorUnits + amount.minorUnits
            )
          )
        )
      ]
    }
  }

  /// An accrual that makes a lot; without a day of its own it burns by the program's term.
  func accrual(
    to client: Client.ID,
    _ amount: Bonus,
    kind: LedgerEntry.Kind,
    _ origin: LedgerEntry.Origin,
    expiresOn: Day? = nil,
    _ account: Account,
    at moment: Moment
  ) -> Event {
    let burnsAt =
      expiresOn.map { calendar.start(of: $0.advanced(byDays: 1)) }
      ?? lotTerms(of: client, at: moment, delayed: false).burnsAt
    let lot = Lot(id: account.nextLot, amount: amount, usableFrom: moment, burnsAt: burnsAt)
    return .bonusesMoved(
      LedgerMovement(
        client: client,
        entry: LedgerEntry(at: moment, kind: kind, amount: amount, origin: origin),
        lot: lot,
        balanceAfter: Bonus(clamping: account.balance(at: moment).minorUnits + amount.minorUnits)
      )
    )
  }

  /// When a lot of this moment becomes usable and when it burns (rules.md §6.2): usable from
  /// 00:00 of D + delay, at once without delay; burnt at 00:00 of D + N + 1.
  func lotTerms(
    of client: Client.ID,
    at moment: Moment,
    delayed: Bool
  ) -> (usableFrom: Moment, burnsAt: Moment?) {
    guard let program = program(of: client), case .bonus(let terms) = program.terms else {
      return (moment, nil)
    }
    let day = calendar.day(of: moment)
    let isDelayed = delayed && terms.delayDays > 0
    let usableFrom =
      isDelayed ? calendar.start(of: day.advanced(byDays: terms.delayDays)) : moment
    let burnsAt = terms.expiryDays.map { calendar.start(of: day.advanced(byDays: $0 + 1)) }
    return (usableFrom, burnsAt)
  }

  /// Writes what has burnt by now before anything else happens to the account.
  func settling(
    _ client: Client.ID,
    at moment: Moment,
    _ events: (Account) throws(Refusal) -> [Event]
  ) throws(Refusal) -> [Event] {
    let burning = accounts[client].burning(at: moment)
    guard !burning.isEmpty else { return try events(accounts[client]) }
    var account = accounts[client]
    account.burn(burning)
    return [.bonusesBurnt(client, burning)] + (try events(account))
  }

  private func checkedReason(_ typed: String) throws(Refusal) -> String {
    guard let reason = try text(typed) else { throw .reasonMissing }
    let length = reason.unicodeScalars.count
    guard length <= Self.reasonLimit else {
      throw .textTooLong(length: length, limit: Self.reasonLimit)
    }
    return reason
  }
}
