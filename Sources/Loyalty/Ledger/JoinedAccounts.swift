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

  /// When each lot came, by the lots' order.
  let arrivals: [Moment]

  /// Joins the history of who stays with that of who goes.
  init(_ into: WrittenHistory, _ from: WrittenHistory) {
    let lots = into.lots.map { ($0.lot, $0.at, true) } + from.lots.map { ($0.lot, $0.at, false) }
    let order = lots.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
      .map { (lot: $0.element.0, at: $0.element.1, isOurs: $0.element.2) }
    var numbers = LotNumbers(into: into.account.lots.count, from: from.account.lots.count)
    for (index, lot) in order.enumerated() {
      numbers.put(Lot.ID(UInt32(index) + 1), for: lot.lot.id, isOurs: lot.isOurs)
    }
    account = Account(
      lots: order.map(\.lot),
      owing: Bonus(clamping: into.account.debt.minorUnits + from.account.debt.minorUnits)
    )
    arrivals = order.map(\.at)
    entries = Self.inOrder(
      into.entries.map { $0.numbered(numbers.into) },
      from.entries.map { $0.numbered(numbers.from) }
    ) { $0.at }
    self.numbers = numbers
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

/// An account and its history as they are written.
struct WrittenHistory {
  /// The account.
  let account: Account
  /// The entries, oldest first.
  let entries: [LedgerEntry]
  /// When each lot came, by the lots' order: a receipt that was booked afterwards made a lot that
  /// is older than others before it.
  let arrivals: [Moment]

  /// Each lot with the moment when it came.
  var lots: [(lot: Lot, at: Moment)] {
    account.lots.enumerated().map { index, lot in
      (lot, arrivals.indices.contains(index) ? arrivals[index] : lot.usableFrom)
    }
  }
}

/// The new numbers of lots that came into one account, by the old ones.
struct LotNumbers: Hashable, Sendable {
  /// Those of the client who stays.
  private(set) var into: [Lot.ID] = []
  /// Those of the client whose card goes.
  private(set) var from: [Lot.ID] = []

  /// Nothing is numbered anew yet.
  init(into: Int = 0, from: Int = 0) {
    self.into = (0..<into).map { Lot.ID(UInt32($0) + 1) }
    self.from = (0..<from).map { Lot.ID(UInt32($0) + 1) }
  }

  /// Notes the number of a lot of one side.
  mutating func put(_ number: Lot.ID, for old: Lot.ID, isOurs: Bool) {
    let index = Int(old.number) - 1
    if isOurs { into[index] = number } else { from[index] = number }
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
  /// Whether a lot came with the entry.
  var madeLot: Bool {
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
