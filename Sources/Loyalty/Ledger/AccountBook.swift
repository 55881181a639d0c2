/// The bonus accounts and histories of all clients on whose account something happened.
///
/// Those of the store's base stand in columns, which an index maps into memory; of an account on
/// which something happened since, the lots and the new entries are kept beside them.
public struct AccountBook: Sendable {
  /// The accounts as the base has them.
  private var filed = AccountColumns()
  /// Those on which something happened since.
  private var changed: [Client.ID: ChangedAccount] = [:]
  /// Whose account of the base went into another client's since.
  private var gone: Set<Client.ID> = []
  /// Where bonuses burn in days to come.
  private(set) var coming = ComingBurning()

  /// A club where nobody has bonuses yet.
  public init() {}

  /// The client's account as it is written; `Club.account(of:at:)` is what a reader shows.
  public subscript(client: Client.ID) -> Account {
    if let account = changed[client]?.written.account { return account }
    return row(of: client).map(filed.account) ?? Account()
  }

  /// Whether anything was ever written on the client's account.
  public func hasAccount(_ client: Client.ID) -> Bool {
    changed[client] != nil || row(of: client) != nil
  }

  /// The client's written entries, oldest first.
  public func written(of client: Client.ID) -> [LedgerEntry] {
    if let account = changed[client] { return account.entries(behind: filed) }
    return row(of: client).map(filed.entries) ?? []
  }

  /// The client's account and history as they are written, to be made one with another's; or with
  /// the account as a reader sees it.
  func history(of client: Client.ID, as seen: Account? = nil) -> WrittenHistory {
    let all = all(of: client)
    return WrittenHistory(
      account: seen ?? all.account,
      entries: all.entries,
      arrivals: all.arrivals
    )
  }

  /// From when until when each birthday bonus of the client could be spent.
  func birthdays(of client: Client.ID) -> [Period] {
    if let birthdays = changed[client]?.written.birthdays { return birthdays }
    return row(of: client).map(filed.birthdays) ?? []
  }

  /// All that is written on a client's account.
  func all(of client: Client.ID) -> WrittenAccount {
    if let account = changed[client] { return account.all(behind: filed) }
    return row(of: client).map(filed.written) ?? WrittenAccount()
  }

  /// The row of the base that is the client's account as it is.
  private func row(of client: Client.ID) -> Int? {
    gone.contains(client) ? nil : filed.row(of: client)
  }

  /// All entries as of a moment: the written ones, and the expiries that nobody has written yet.
  func entries(of client: Client.ID, at moment: Moment) -> [LedgerEntry] {
    let account = self[client]
    let expiries = account.burning(at: moment)
      .map { part in
        LedgerEntry(
          at: account[part.lot]?.burnsAt ?? moment,
          kind: .expiry,
          amount: part.amount.negated,
          origin: .lot(part.lot)
        )
      }
      .sorted { $0.at < $1.at }
    return written(of: client) + expiries
  }

  // MARK: Applying

  /// Adds a lot with its entry.
  mutating func accrue(_ lot: Lot, to client: Client.ID, _ entry: LedgerEntry) {
    coming.add(lot, of: client)
    change(client) { account in
      account.written.account.add(lot)
      account.written.arrivals.append(entry.at)
      account.add(entry)
      guard entry.origin == .birthday else { return }
      account.written.birthdays.append(Period(start: lot.usableFrom, end: lot.burnsAt))
    }
  }

  /// Lets bonuses burn, each with an entry of the moment when its time was over, but not before
  /// the moment when it came back to its lot.
  mutating func burn(_ parts: [LotPart], of client: Client.ID, notBefore: Moment? = nil) {
    guard !parts.isEmpty else { return }
    change(client) { account in
      for part in parts.sorted(by: { account.written.account.burnsFirst($0, $1) }) {
        let over = account.written.account[part.lot]?.burnsAt ?? Moment(milliseconds: 0)
        let at = max(over, notBefore ?? over)
        account.written.account.burn([part])
        account.add(
          LedgerEntry(at: at, kind: .expiry, amount: part.amount.negated, origin: .lot(part.lot))
        )
      }
    }
  }

  /// Gives parts back to their lots with an entry; what was spent to the end may burn again.
  mutating func giveBack(_ parts: [LotPart], to client: Client.ID, _ entry: LedgerEntry) {
    write(entry, to: client) { $0.giveBack(parts) }
    let account = self[client]
    for part in parts { if let lot = account[part.lot] { coming.add(lot, of: client) } }
  }

  /// Changes an account and writes an entry, unless its amount is nothing.
  mutating func write(
    _ entry: LedgerEntry,
    to client: Client.ID,
    _ body: (inout Account) -> Void
  ) {
    change(client) { account in
      body(&account.written.account)
      guard !entry.amount.isZero else { return }
      account.add(entry)
    }
  }

  /// Changes an account, which is kept beside the base's from now on.
  private mutating func change(_ client: Client.ID, _ body: (inout ChangedAccount) -> Void) {
    if changed[client] == nil {
      changed[client] = ChangedAccount(row(of: client), of: filed)
    }
    body(&changed[client, default: ChangedAccount(nil, of: filed)])
  }

  /// Moves a client's account and history to another client.
  ///
  /// - Returns: The new numbers of the lots of both.
  mutating func merge(_ from: Client.ID, into: Client.ID) -> LotNumbers {
    let joined = JoinedAccounts(history(of: into), history(of: from))
    for lot in joined.account.lots { coming.add(lot, of: into) }
    guard hasAccount(from) else { return joined.numbers }
    let both = WrittenAccount(
      account: joined.account,
      entries: joined.entries,
      arrivals: joined.arrivals,
      birthdays: birthdays(of: into) + birthdays(of: from)
    )
    changed[into] = ChangedAccount(both)
    changed[from] = nil
    if filed.row(of: from) != nil { gone.insert(from) }
    return joined.numbers
  }

  // MARK: All accounts

  /// Who has an account, by number.
  var owners: [Client.ID] {
    var owners: [Client.ID] = []
    owners.reserveCapacity(filed.count + changed.count)
    let new = changed.keys.filter { filed.row(of: $0) == nil || gone.contains($0) }.sorted()
    var rest = new[...]
    for row in 0..<filed.count {
      let client = filed.client(at: row)
      guard gone.isEmpty || !gone.contains(client) else { continue }
      while let next = rest.first, next < client { owners.append(rest.removeFirst()) }
      owners.append(client)
    }
    return owners + rest
  }

  /// The row of the base that still is the client's account to the last entry; nil where something
  /// happened on it since.
  func unchangedRow(of client: Client.ID) -> Int? {
    changed[client] == nil ? row(of: client) : nil
  }

  /// How many accounts the base has.
  var filedCount: Int { filed.count }

  /// All that is written of a client's account.
  func kept(_ client: Client.ID) -> KeptAccount {
    let all = all(of: client)
    return KeptAccount(
      client: client,
      lots: all.account.lots,
      debt: all.account.debt,
      entries: all.entries,
      arrivals: all.arrivals,
      gifts: all.birthdays
    )
  }

  /// Puts an account there that was kept: behind the base's others, or beside them where its
  /// client's number is not the highest so far.
  mutating func restore(_ kept: KeptAccount) {
    let account = WrittenAccount(
      account: Account(kept: kept.lots, debt: kept.debt),
      entries: kept.entries,
      arrivals: kept.arrivals,
      birthdays: kept.gifts
    )
    for lot in kept.lots where !lot.remainder.isZero { coming.add(lot, of: kept.client) }
    guard !filed.append(account, of: kept.client) else { return }
    changed[kept.client] = ChangedAccount(account)
  }

  /// Ends the base's accounts.
  mutating func closeBase() { filed.close() }

  /// Takes what an index kept of a base's accounts; nil where it does not fit together.
  init?(_ kept: KeptColumns) {
    guard let filed = AccountColumns(kept), let coming = ComingBurning(kept) else { return nil }
    (self.filed, self.coming) = (filed, coming)
  }
}

extension Account {
  fileprivate func burnsFirst(_ one: LotPart, _ other: LotPart) -> Bool {
    guard let first = self[one.lot], let second = self[other.lot] else { return false }
    return Lot.isSpentBefore(first, second)
  }
}
