/// An account on which something happened since the base was written.
struct ChangedAccount: Sendable {
  /// All of it; of the entries those that do not stand in the base.
  var written: WrittenAccount
  /// The row of the base that has the entries before; nil where it has none, or where they were
  /// made one with another client's.
  private let row: Int?

  /// An account that stands in memory as a whole.
  init(_ written: WrittenAccount) {
    self.written = written
    row = nil
  }

  /// The account in a row of the base, or a new one, before something happens on it.
  init(_ row: Int?, of filed: AccountColumns) {
    self.row = row
    written = WrittenAccount()
    guard let row else { return }
    written.account = filed.account(at: row)
    written.arrivals = filed.arrivals(at: row)
    written.birthdays = filed.birthdays(at: row)
  }

  /// Adds an entry.
  mutating func add(_ entry: LedgerEntry) {
    // Where others stand before them, they keep the order in which they came.
    if row == nil { written.entries.insert(inTime: entry) } else { written.entries.append(entry) }
  }

  /// All entries, oldest first.
  func entries(behind filed: AccountColumns) -> [LedgerEntry] {
    guard let row else { return written.entries }
    var entries = filed.entries(at: row)
    for entry in written.entries { entries.insert(inTime: entry) }
    return entries
  }

  /// All that is written of it.
  func all(behind filed: AccountColumns) -> WrittenAccount {
    var all = written
    all.entries = entries(behind: filed)
    return all
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
