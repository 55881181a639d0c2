/// The accounts of two cards of one person made one (rules.md §2.5).
///
/// Lots keep what they are and come into one order, that in which they came, so that spending takes
/// the older first as before; they are numbered anew. What is owed on either side is filled from
/// the lots as spending takes them. No entry is added: the sum of entries stays lots less debt.
struct JoinedAccounts {
  /// The account of both.
  let account: Account
  /// The entries of both, oldest first.
  let entries: [LedgerEntry]
  /// The new numbers of either side's lots.
  let numbers: LotNumbers

  /// Joins the account of who stays with that of who goes, each with its written entries.
  init(
    _ into: Account,
    _ intoEntries: [LedgerEntry],
    _ from: Account,
    _ fromEntries: [LedgerEntry]
  ) {
    let ours = Self.arrivals(into, intoEntries).map { (lot: $0.lot, at: $0.at, isOurs: true) }
    let theirs = Self.arrivals(from, fromEntries).map { (lot: $0.lot, at: $0.at, isOurs: false) }
    let order = Self.inOrder(ours, theirs) { $0.at }
    var numbers = LotNumbers()
    for (index, lot) in order.enumerated() {
      numbers.append(Lot.ID(UInt32(index) + 1), isOurs: lot.isOurs)
    }
    account = Account(
      lots: order.map(\.lot),
      owing: Bonus(clamping: into.debt.minorUnits + from.debt.minorUnits)
    )
    entries = Self.inOrder(
      intoEntries.map { $0.numbered(numbers.into) },
      fromEntries.map { $0.numbered(numbers.from) }
    ) { $0.at }
    self.numbers = numbers
  }

  /// Each lot with the moment when it came: that of its entry, which was written with it.
  private static func arrivals(
    _ account: Account,
    _ entries: [LedgerEntry]
  ) -> [(lot: Lot, at: Moment)] {
    let moments = entries.filter(\.madeLot).map(\.at)
    return account.lots.enumerated().map { index, lot in
      (lot, moments.indices.contains(index) ? moments[index] : lot.usableFrom)
    }
  }

  /// Two runs that stand in order as one; of the same moment those of who stays come first.
  private static func inOrder<Item>(
    _ ours: [Item],
    _ theirs: [Item],
    at moment: (Item) -> Moment
  ) -> [Item] {
    var joined: [Item] = []
    var rest = theirs[...]
    for item in ours {
      while let next = rest.first, moment(next) < moment(item) { joined.append(rest.removeFirst()) }
      joined.append(item)
    }
    return joined + rest
  }
}

/// The new numbers of lots that came into one account, by the old ones.
struct LotNumbers: Hashable, Sendable {
  /// Those of the client who stays.
  private(set) var into: [Lot.ID] = []
  /// Those of the client whose card goes.
  private(set) var from: [Lot.ID] = []

  /// Notes the number of the next lot of one side.
  mutating func append(_ number: Lot.ID, isOurs: Bool) {
    if isOurs { into.append(number) } else { from.append(number) }
  }
}

extension [Lot.ID] {
  /// The new number of a lot.
  subscript(new old: Lot.ID) -> Lot.ID {
    let index = Int(old.number) - 1
    return indices.contains(index) ? self[index] : old
  }
}

extension LedgerEntry {
  /// Whether a lot came with the entry: the lots of an account stand in the order of these entries.
  public var madeLot: Bool {
    kind == .accrual || (kind == .correction && amount > .zero)
  }

  /// The entry with its lot under a new number.
  fileprivate func numbered(_ numbers: [Lot.ID]) -> LedgerEntry {
    guard case .lot(let lot) = origin else { return self }
    return LedgerEntry(at: at, kind: kind, amount: amount, origin: .lot(numbers[new: lot]))
  }
}

extension Lot {
  /// The lot under another number.
  func numbered(_ id: ID) -> Lot {
    Lot(
      id: id,
      amount: amount,
      remainder: remainder,
      burnt: burnt,
      usableFrom: usableFrom,
      burnsAt: burnsAt
    )
  }
}
