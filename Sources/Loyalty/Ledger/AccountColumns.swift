/// The accounts of a base as columns, one account behind the other by the clients' numbers: in
/// memory of their own, or where they stand in an index.
///
/// They never change: what happens afterwards `AccountBook` keeps beside them. A lot costs 48 bytes,
/// an entry 24, an account 32.
struct AccountColumns: Sendable {
  private var heads = PlainRows<AccountHead>()
  private var lots = PlainRows<LotRow>()
  private var entries = PlainRows<EntryRow>()
  private var gifts = PlainRows<BirthdayRow>()
  private var reasons = TextRows()

  /// No accounts yet.
  init() {}

  /// How many accounts there are.
  var count: Int { heads.count }

  /// Whose account stands in a row.
  func client(at row: Int) -> Client.ID { Client.ID(heads[row].client) }

  /// The row of a client's account.
  func row(of client: Client.ID) -> Int? {
    // Where all clients have accounts, the row is the number.
    let guess = Int(client.number) - 1
    if guess >= 0, guess < count, heads[guess].client == client.number { return guess }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if heads[middle].client < client.number { low = middle + 1 } else { high = middle }
    }
    return low < count && heads[low].client == client.number ? low : nil
  }

  /// Adds the account of a client whose number is higher than all others'.
  ///
  /// - Returns: Whether it is.
  mutating func append(_ account: WrittenAccount, of client: Client.ID) -> Bool {
    guard count == 0 || heads[count - 1].client < client.number,
      account.arrivals.count == account.account.lots.count
    else { return false }
    heads.append(
      AccountHead(
        client: client.number,
        gifts: UInt32(gifts.count),
        lots: UInt64(lots.count),
        entries: UInt64(entries.count),
        debt: account.account.debt.minorUnits
      )
    )
    for (lot, came) in zip(account.account.lots, account.arrivals) {
      lots.append(LotRow(lot, came: came))
    }
    for entry in account.entries {
      entries.append(EntryRow(entry) { reasons.number(of: $0) })
    }
    for gift in account.birthdays { gifts.append(BirthdayRow(gift)) }
    return true
  }

  /// Forgets what only adding takes.
  mutating func close() { reasons.close() }

  // MARK: One account

  /// All that is written of the account in a row.
  func written(at row: Int) -> WrittenAccount {
    let rows = lots.rows(lotRows(row))
    return WrittenAccount(
      account: account(of: rows, at: row),
      entries: entries(at: row),
      arrivals: rows.map(\.came),
      birthdays: birthdays(at: row)
    )
  }

  /// The lots and the debt of the account in a row.
  func account(at row: Int) -> Account { account(of: lots.rows(lotRows(row)), at: row) }

  /// The entries of the account in a row, oldest first.
  func entries(at row: Int) -> [LedgerEntry] {
    entries.rows(entryRows(row)).map { $0.entry { reasons[$0] } }
  }

  /// When each lot of the account in a row came.
  func arrivals(at row: Int) -> [Moment] { lots.rows(lotRows(row)).map(\.came) }

  /// From when until when each birthday bonus of the account in a row could be spent.
  func birthdays(at row: Int) -> [Period] { gifts.rows(giftRows(row)).map(\.period) }

  private func account(of rows: [LotRow], at row: Int) -> Account {
    Account(
      kept: rows.enumerated().map { $1.lot($0 + 1) },
      debt: Bonus(clamping: heads[row].debt)
    )
  }

  private func lotRows(_ row: Int) -> Range<Int> {
    Int(heads[row].lots)..<(row + 1 < count ? Int(heads[row + 1].lots) : lots.count)
  }

  private func entryRows(_ row: Int) -> Range<Int> {
    Int(heads[row].entries)..<(row + 1 < count ? Int(heads[row + 1].entries) : entries.count)
  }

  private func giftRows(_ row: Int) -> Range<Int> {
    Int(heads[row].gifts)..<(row + 1 < count ? Int(heads[row + 1].gifts) : gifts.count)
  }

  // MARK: In an index

  /// Takes the columns that an index kept; nil where they do not fit together.
  init?(_ kept: KeptColumns) {
    guard let heads = kept.values("heads", as: AccountHead.self),
      let lots = kept.values("lots", as: LotRow.self),
      let entries = kept.values("entries", as: EntryRow.self),
      let gifts = kept.values("gifts", as: BirthdayRow.self),
      let reasons = TextRows(kept, "reasons"),
      Self.fit(heads, lots: lots.count, entries: entries.count, gifts: gifts.count)
    else { return nil }
    self.heads = PlainRows(heads)
    self.lots = PlainRows(lots)
    self.entries = PlainRows(entries)
    self.gifts = PlainRows(gifts)
    self.reasons = reasons
  }

  /// Whether accounts stand by their clients' numbers and their rows one behind the other.
  private static func fit(
    _ heads: ColumnValues<AccountHead>,
    lots: Int,
    entries: Int,
    gifts: Int
  ) -> Bool {
    heads.withSpan { heads in
      guard !heads.isEmpty else { return lots == 0 && entries == 0 && gifts == 0 }
      guard heads[0].lots == 0, heads[0].entries == 0, heads[0].gifts == 0 else { return false }
      for row in heads.indices.dropFirst() {
        let (one, next) = (heads[row - 1], heads[row])
        guard one.client < next.client, one.lots <= next.lots, one.entries <= next.entries,
          one.gifts <= next.gifts
        else { return false }
      }
      let last = heads[heads.count - 1]
      return last.lots <= lots && last.entries <= entries && last.gifts <= gifts
    }
  }
}

/// All that is written on one account.
struct WrittenAccount: Hashable, Sendable {
  /// Lots and debt.
  var account = Account()
  /// The entries, oldest first.
  var entries: [LedgerEntry] = []
  /// When each lot came, by the lots' order.
  var arrivals: [Moment] = []
  /// From when until when each birthday bonus could be spent.
  var birthdays: [Period] = []
}
