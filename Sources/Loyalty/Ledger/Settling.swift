extension Club {
  /// When a lot of this moment becomes usable and when it burns (rules.md §6.2): usable from
  /// 00:00 of D + delay, at once without delay; burnt at 00:00 of D + N + 1.
  func lotTerms(
    of program: Program?,
    at moment: Moment,
    delayed: Bool
  ) -> (usableFrom: Moment, burnsAt: Moment?) {
    guard let program, case .bonus(let terms) = program.terms else { return (moment, nil) }
    let day = calendar.day(of: moment)
    let isDelayed = delayed && terms.delayDays > 0
    let usableFrom =
      isDelayed ? calendar.start(of: day.advanced(byDays: terms.delayDays)) : moment
    let burnsAt = terms.expiryDays.map { calendar.start(of: day.advanced(byDays: $0 + 1)) }
    return (usableFrom, burnsAt)
  }

  /// Writes what time alone did to an account before anything else happens to it: what has burnt,
  /// and the birthday bonus that has appeared.
  func settling(
    _ client: Client.ID,
    at moment: Moment,
    _ then: (Account) throws(Refusal) -> [Event]
  ) throws(Refusal) -> [Event] {
    let (events, account) = settled(client, at: moment)
    return events + (try then(account))
  }

  /// What time alone did to an account and nobody has written yet, in the order in which it came,
  /// and the account after it.
  func settled(_ client: Client.ID, at moment: Moment) -> (events: [Event], account: Account) {
    var account = accounts[client]
    let burning = account.burning(at: moment)
    let gift = birthdayGift(to: client, account, at: moment)
    let appears = gift?.entry.at ?? moment
    let early = burning.filter { part in account[part.lot]?.isBurnt(at: appears) == true }
    let late = burning.filter { !early.contains($0) }
    account.burn(burning)
    if let lot = gift?.lot { account.add(lot) }
    let events: [Event?] = [
      early.isEmpty ? nil : .bonusesBurnt(client, early),
      gift.map { .bonusesMoved($0) },
      late.isEmpty ? nil : .bonusesBurnt(client, late),
    ]
    return (events.compactMap { $0 }, account)
  }

  /// A client's account as of a moment, with the birthday bonus that has appeared by then even if
  /// nobody has written it yet (rules.md §4.5).
  public func account(of client: Client.ID, at moment: Moment) -> Account {
    let client = clients.current(client)
    var account = accounts[client]
    if let lot = birthdayGift(to: client, account, at: moment)?.lot { account.add(lot) }
    return account
  }

  /// A client's lots as of a moment, each with the entry with which it came.
  public func lots(of client: Client.ID, at moment: Moment) -> [(lot: Lot, entry: LedgerEntry?)] {
    let history = accounts.history(of: client, as: account(of: client, at: moment))
    let came = ledger(of: client, at: moment).filter(\.madeLot)
    let order = history.lots.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }
    var entries = [LedgerEntry?](repeating: nil, count: order.count)
    for (entry, lot) in zip(came, order) where entry.amount == lot.element.lot.amount {
      entries[lot.offset] = entry
    }
    return zip(history.lots, entries).map { ($0.lot, $1) }
  }

  /// Two histories as one in the order of time; at one moment what is written stands first.
  private static func merged(_ written: [LedgerEntry], _ derived: [LedgerEntry]) -> [LedgerEntry] {
    guard let first = derived.first, let last = written.last, first.at < last.at else {
      return written + derived
    }
    var merged: [LedgerEntry] = []
    var rest = derived[...]
    for entry in written {
      while let next = rest.first, next.at < entry.at { merged.append(rest.removeFirst()) }
      merged.append(entry)
    }
    return merged + rest
  }

  /// A client's bonus history as of a moment, oldest first: what is written, then the expiries and
  /// the birthday bonus that nobody has written yet.
  public func ledger(of client: Client.ID, at moment: Moment) -> [LedgerEntry] {
    let client = clients.current(client)
    let written = accounts.written(of: client)
    var derived = accounts.entries(of: client, at: moment).dropFirst(written.count)
    if let gift = birthdayGift(to: client, accounts[client], at: moment) {
      derived.append(gift.entry)
    }
    return Self.merged(written, derived.sorted { $0.at < $1.at })
  }
}

extension Account {
  /// An accrual that makes a lot.
  ///
  /// - Throws: `amountOutOfRange` where the balance would be.
  func accrual(
    to client: Client.ID,
    _ amount: Bonus,
    _ entry: LedgerEntry,
    burnsAt: Moment?
  ) throws(Refusal) -> LedgerMovement {
    LedgerMovement(
      client: client,
      entry: entry,
      lot: Lot(id: nextLot, amount: amount, usableFrom: entry.at, burnsAt: burnsAt),
      balanceAfter: try balance(at: entry.at, changedBy: amount)
    )
  }
}
