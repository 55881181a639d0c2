/// The accounts of a book as an index keeps them.
///
/// Lots and entries are made some thousand accounts at a time as they are written, so that a fold
/// never has all of them in memory. Whoever changes what stands in the columns raises the number of
/// the index.
struct AccountImage {
  private static let chunk = 4_096

  private let book: AccountBook
  private var heads: [AccountHead] = []
  private var counts = (lots: 0, entries: 0, gifts: 0)
  private var reasons = TextRows()
  private var coming = ComingBurning()
  private var parts: [Part] = []

  /// Accounts that stand one behind the other.
  private struct Part {
    let owners: ArraySlice<Client.ID>
    let lots: Int
    let entries: Int
    let gifts: Int
  }

  /// Counts what there is: a look at every account.
  init(_ book: AccountBook) {
    self.book = book
    let owners = book.owners
    heads.reserveCapacity(owners.count)
    for start in stride(from: 0, to: owners.count, by: Self.chunk) {
      let before = counts
      let some = owners[start..<min(start + Self.chunk, owners.count)]
      for owner in some { count(book.all(of: owner), of: owner) }
      let part = Part(
        owners: some,
        lots: counts.lots - before.lots,
        entries: counts.entries - before.entries,
        gifts: counts.gifts - before.gifts
      )
      parts.append(part)
    }
  }

  private mutating func count(_ account: WrittenAccount, of owner: Client.ID) {
    heads.append(
      AccountHead(
        client: owner.number,
        gifts: UInt32(counts.gifts),
        lots: UInt64(counts.lots),
        entries: UInt64(counts.entries),
        debt: account.account.debt.minorUnits
      )
    )
    for entry in account.entries {
      if case .byHand(let reason) = entry.origin { _ = reasons.number(of: reason) }
    }
    for lot in account.account.lots where !lot.remainder.isZero { coming.add(lot, of: owner) }
    counts.lots += account.account.lots.count
    counts.entries += account.entries.count
    counts.gifts += account.birthdays.count
  }

  /// Adds all columns to those that an index keeps.
  func add(to image: inout ColumnImage) {
    image.add("heads", ColumnValues(heads))
    let (book, reasons) = (book, reasons)
    image.add("lots", ColumnValues<LotRow>())
    image.add("entries", ColumnValues<EntryRow>())
    image.add("gifts", ColumnValues<BirthdayRow>())
    for part in parts {
      let owners = part.owners
      image.add("lots", count: part.lots) {
        owners.flatMap { owner in
          let account = book.all(of: owner)
          return zip(account.account.lots, account.arrivals).map { LotRow($0, came: $1) }
        }
      }
      image.add("entries", count: part.entries) {
        owners.flatMap { owner in
          book.written(of: owner).map { EntryRow($0) { reasons.known($0) ?? .max } }
        }
      }
      image.add("gifts", count: part.gifts) {
        owners.flatMap { book.birthdays(of: $0).map(BirthdayRow.init) }
      }
    }
    reasons.add(to: &image, as: "reasons")
    coming.add(to: &image)
  }
}

extension Club {
  /// Adds all bonus accounts to the columns that an index keeps: as they are, so that what a fold
  /// wrote need not be read into memory for it.
  public func addAccounts(to image: inout ColumnImage) { AccountImage(accounts).add(to: &image) }

  /// Takes what an index kept of so many of a base's accounts into a club that has none yet.
  ///
  /// - Returns: Whether the columns fit together; the club is as it was where not.
  public mutating func takeAccounts(_ kept: KeptColumns, count: Int) -> Bool {
    guard let book = AccountBook(kept), book.filedCount == count else { return false }
    accounts = book
    return true
  }

  /// Takes over the accounts of a club of which each was compared with what was to be taken.
  public mutating func takeAccounts(of other: Club) { accounts = other.accounts }

  /// Ends the base's accounts: what comes from now on is kept beside them.
  public mutating func closeAccounts() { accounts.closeBase() }

  /// How many accounts stand in columns, as the base has them.
  public var filedAccounts: Int { accounts.filedCount }

  /// The place among the base's accounts at which a client's stands; nil where something happened
  /// on it since.
  public func unchangedAccount(of client: Client.ID) -> Int? { accounts.unchangedRow(of: client) }
}
