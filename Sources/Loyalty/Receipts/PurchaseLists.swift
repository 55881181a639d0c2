/// What each client bought: the receipts in the order of their time, and the sums that every sale
/// asks for.
///
/// Those of receipts in files stand in columns; a client's own list is made of them when something
/// changes.
struct PurchaseLists: Sendable {
  private var filed = FiledPurchases()
  /// The lists that changed since; one without receipts is that of a card that was merged.
  private var since: [Client.ID: Purchases] = [:]

  /// Nobody bought anything yet.
  init() {}

  /// Adds the lists of receipts in files to what an index keeps.
  func add(to image: inout ColumnImage) { filed.add(to: &image) }

  /// Takes the lists that an index kept, of so many receipts; nil where they do not fit together.
  init?(_ kept: KeptColumns, receipts: Int) {
    guard let filed = FiledPurchases(kept, receipts: receipts) else { return nil }
    self.filed = filed
  }

  /// Who ever bought something, by number.
  var buyers: [Client.ID] {
    var buyers = filed.buyers.filter { since[$0] == nil }
    buyers += since.filter { !$0.value.receipts.isEmpty }.map(\.key)
    return buyers.sorted()
  }

  /// A client's receipts in the order of their time, those of one moment as they came.
  func receipts(of client: Client.ID) -> [Receipt.ID] {
    since[client]?.receipts ?? filed.receipts(of: client)
  }

  /// How many receipts a client has.
  func count(of client: Client.ID) -> Int {
    since[client]?.receipts.count ?? filed.count(of: client)
  }

  /// What a client's receipts add up to; nil before the first.
  func sums(of client: Client.ID) -> PurchaseTotals? {
    guard let changed = since[client] else { return filed.sums(of: client) }
    return changed.receipts.isEmpty ? nil : changed.sums
  }

  /// Adds a receipt of a client at its place in time, given the times of others.
  mutating func add(
    _ id: Receipt.ID,
    to client: Client.ID,
    at moment: Moment,
    paid: Money,
    time: (Receipt.ID) -> Moment
  ) {
    since[client, default: filed[client]].add(id, at: moment, paid: paid, time: time)
  }

  /// Takes money that went back off a client's sum.
  mutating func takeBack(_ money: Money, from client: Client.ID) {
    guard count(of: client) > 0 else { return }
    since[client, default: filed[client]].sums.paid -= money.minorUnits
  }

  /// Moves all that one client bought to another.
  mutating func merge(
    _ from: Client.ID,
    into: Client.ID,
    time: (Receipt.ID) -> Moment
  ) {
    guard count(of: from) > 0 else { return }
    let moved = since[from] ?? filed[from]
    since[from] = filed.count(of: from) > 0 ? Purchases() : nil
    since[into, default: filed[into]].add(moved, time: time)
  }

  /// Takes the lists of receipts that stand in files; nothing was added before.
  mutating func file(_ lists: FiledPurchases) { filed = lists }

  /// Takes money that went back before the lists were filed off a client's sum.
  mutating func fileBack(_ money: Money, from client: Client.ID) {
    filed.takeBack(money, from: client)
  }

  /// Whether all clients bought the same.
  func isSame(as other: PurchaseLists) -> Bool {
    let buyers = buyers
    return buyers == other.buyers
      && buyers.allSatisfy {
        sums(of: $0) == other.sums(of: $0) && receipts(of: $0) == other.receipts(of: $0)
      }
  }
}

/// What a client's receipts add up to.
struct PurchaseTotals: Hashable, Sendable {
  /// Minor units paid in money, less refunds.
  var paid: Int64 = 0
  /// When the latest was made.
  var latest = Moment(milliseconds: .min)
  /// Whether one was ever paid with money, refunded later or not.
  var hasPaid = false

  /// Counts a receipt in.
  mutating func add(_ facts: ReceiptFacts) {
    paid += facts.paid.minorUnits
    latest = max(latest, facts.at)
    if !facts.paid.isZero { hasPaid = true }
  }
}

/// What one client bought.
struct Purchases: Hashable, Sendable {
  /// The receipts in the order of their time, those of one moment as they came.
  var receipts: [Receipt.ID] = []
  var sums = PurchaseTotals()

  /// Adds a receipt at its place in time: at the end, unless it is booked afterwards.
  fileprivate mutating func add(
    _ id: Receipt.ID,
    at moment: Moment,
    paid: Money,
    time: (Receipt.ID) -> Moment
  ) {
    var (low, high) = (moment < sums.latest ? 0 : receipts.count, receipts.count)
    while low < high {
      let middle = (low + high) / 2
      if time(receipts[middle]) > moment { high = middle } else { low = middle + 1 }
    }
    receipts.insert(id, at: low)
    sums.paid += paid.minorUnits
    sums.latest = max(sums.latest, moment)
    if !paid.isZero { sums.hasPaid = true }
  }

  fileprivate mutating func add(_ other: Purchases, time: (Receipt.ID) -> Moment) {
    let timed = (receipts + other.receipts).map { (time($0), $0) }
    let isInTime = zip(timed, timed.dropFirst()).allSatisfy { $0 <= $1 }
    receipts = (isInTime ? timed : timed.sorted { $0 < $1 }).map(\.1)
    sums.paid += other.sums.paid
    sums.latest = max(sums.latest, other.sums.latest)
    sums.hasPaid = sums.hasPaid || other.sums.hasPaid
  }
}
