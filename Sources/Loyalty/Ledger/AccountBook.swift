/// The bonus accounts and histories of all clients on whose account something happened.
public struct AccountBook: Sendable {
  private var accounts: [Client.ID: Account] = [:]
  private var entries: [Client.ID: [LedgerEntry]] = [:]
  /// When each lot came, by the lots' order.
  private var arrivals: [Client.ID: [Moment]] = [:]
  private var birthdays: [Client.ID: [Period]] = [:]
  /// Where bonuses burn in days to come.
  private(set) var coming = ComingBurning()

  /// A club where nobody has bonuses yet.
  public init() {}

  /// The client's account as it is written; `Club.account(of:at:)` is what a reader shows.
  public subscript(client: Client.ID) -> Account { accounts[client] ?? Account() }

  /// Whether anything was ever written on the client's account.
  public func hasAccount(_ client: Client.ID) -> Bool { accounts[client] != nil }

  /// The client's written entries, oldest first.
  public func written(of client: Client.ID) -> [LedgerEntry] { entries[client] ?? [] }

  /// The client's account and history as they are written, to be made one with another's; or with
  /// the account as a reader sees it.
  func history(of client: Client.ID, as seen: Account? = nil) -> WrittenHistory {
    WrittenHistory(
      account: seen ?? self[client],
      entries: written(of: client),
      arrivals: arrivals[client] ?? []
    )
  }

  /// From when until when each birthday bonus of the client could be spent.
  func birthdays(of client: Client.ID) -> [Period] { birthdays[client] ?? [] }

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

  /// Adds a lot with its entry.
  mutating func accrue(_ lot: Lot, to client: Client.ID, _ entry: LedgerEntry) {
    accounts[client, default: Account()].add(lot)
    coming.add(lot, of: client)
    arrivals[client, default: []].append(entry.at)
    entries[client, default: []].insert(inTime: entry)
    guard entry.origin == .birthday else { return }
    birthdays[client, default: []].append(Period(start: lot.usableFrom, end: lot.burnsAt))
  }

  /// Lets bonuses burn, each with an entry of the moment when its time was over, but not before
  /// the moment when it came back to its lot.
  mutating func burn(_ parts: [LotPart], of client: Client.ID, notBefore: Moment? = nil) {
    for part in parts.sorted(by: { burnsFirst($0, $1, of: client) }) {
      let over = self[client][part.lot]?.burnsAt ?? Moment(milliseconds: 0)
      let at = max(over, notBefore ?? over)
      accounts[client, default: Account()].burn([part])
      entries[client, default: []].insert(
        inTime:
          LedgerEntry(at: at, kind: .expiry, amount: part.amount.negated, origin: .lot(part.lot))
      )
    }
  }

  /// Moves a client's account and history to another client.
  ///
  /// - Returns: The new numbers of the lots of both.
  mutating func merge(_ from: Client.ID, into: Client.ID) -> LotNumbers {
    let joined = JoinedAccounts(history(of: into), history(of: from))
    if accounts.removeValue(forKey: from) != nil { accounts[into] = joined.account }
    for lot in joined.account.lots { coming.add(lot, of: into) }
    if entries.removeValue(forKey: from) != nil { entries[into] = joined.entries }
    if arrivals.removeValue(forKey: from) != nil { arrivals[into] = joined.arrivals }
    if let gifts = birthdays.removeValue(forKey: from) { birthdays[into, default: []] += gifts }
    return joined.numbers
  }

  /// Who has an account, by number.
  var owners: [Client.ID] { accounts.keys.sorted() }

  /// All that is written of a client's account.
  func kept(_ client: Client.ID) -> KeptAccount {
    let account = self[client]
    return KeptAccount(
      client: client,
      lots: account.lots,
      debt: account.debt,
      entries: written(of: client),
      arrivals: arrivals[client] ?? [],
      gifts: birthdays(of: client)
    )
  }

  /// Puts an account there that was kept.
  mutating func restore(_ kept: KeptAccount) {
    accounts[kept.client] = Account(kept: kept.lots, debt: kept.debt)
    for lot in kept.lots { coming.add(lot, of: kept.client) }
    if !kept.entries.isEmpty { entries[kept.client] = kept.entries }
    if !kept.arrivals.isEmpty { arrivals[kept.client] = kept.arrivals }
    if !kept.gifts.isEmpty { birthdays[kept.client] = kept.gifts }
  }

  private func burnsFirst(_ one: LotPart, _ other: LotPart, of client: Client.ID) -> Bool {
    let account = self[client]
    guard let first = account[one.lot], let second = account[other.lot] else { return false }
    return Lot.isSpentBefore(first, second)
  }

  /// Changes an account and writes an entry, unless its amount is nothing.
  mutating func write(
    _ entry: LedgerEntry,
    to client: Client.ID,
    _ change: (inout Account) -> Void
  ) {
    change(&accounts[client, default: Account()])
    guard !entry.amount.isZero else { return }
    entries[client, default: []].insert(inTime: entry)
  }
}

extension [LedgerEntry] {
  /// Adds an entry behind those of its time and before: at the end, unless it is booked afterwards.
  fileprivate mutating func insert(inTime entry: LedgerEntry) {
    var place = count
    while place > 0, self[place - 1].at > entry.at { place -= 1 }
    insert(entry, at: place)
  }
}
