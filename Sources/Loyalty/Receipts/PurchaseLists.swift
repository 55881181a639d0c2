/// What each client bought: the receipts in the order of their time, and the sums that every sale
/// asks for.
///
/// Those of receipts in files stand in columns; a client's own list is made of them when something
/// changes.
struct PurchaseLists: Sendable {
  private var filed = FiledPurchases()
  /// The lists that changed since; one without receipts is that of a card that was merged.
  private var since: [Client.ID: Purchases] = [:]

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

/// What clients bought on receipts that stand in files, as columns.
struct FiledPurchases: Sendable {
  /// By client's number, where the receipts begin; one more than there are clients.
  private var starts: [UInt32] = [0, 0]
  private var receipts: [Receipt.ID] = []
  private var sums: [PurchaseTotals] = []

  /// Nobody bought anything.
  init() {}

  /// Sorts receipts, numbered from 1, by their clients.
  ///
  /// - Parameters:
  ///   - clients: The number of each receipt's client; 0 for none.
  ///   - facts: What is known of a receipt.
  init(clients: [UInt32], facts: (Receipt.ID) -> ReceiptFacts) {
    let highest = Int(clients.max() ?? 0)
    starts = Array(repeating: 0, count: highest + 2)
    for client in clients where client > 0 { starts[Int(client) + 1] += 1 }
    for client in starts.indices.dropFirst() { starts[client] += starts[client - 1] }
    var next = starts
    receipts = Array(repeating: Receipt.ID(0), count: Int(starts.last ?? 0))
    sums = Array(repeating: PurchaseTotals(), count: highest + 1)
    var isInTime = true
    for (row, number) in clients.enumerated() where number > 0 {
      let client = Int(number)
      let facts = facts(Receipt.ID(UInt32(row) + 1))
      receipts[Int(next[client])] = facts.id
      next[client] += 1
      isInTime = isInTime && facts.at >= sums[client].latest
      sums[client].paid += facts.paid.minorUnits
      sums[client].latest = max(sums[client].latest, facts.at)
      if !facts.paid.isZero { sums[client].hasPaid = true }
    }
    guard !isInTime else { return }
    for client in sums.indices {
      let range = Int(starts[client])..<Int(starts[client + 1])
      let timed = receipts[range].map { (facts($0).at, $0) }.sorted { $0 < $1 }
      for (place, receipt) in zip(range, timed) { receipts[place] = receipt.1 }
    }
  }

  /// A client's own list.
  subscript(client: Client.ID) -> Purchases {
    guard let sums = sums(of: client) else { return Purchases() }
    return Purchases(receipts: receipts(of: client), sums: sums)
  }

  /// Who bought something, by number.
  var buyers: [Client.ID] {
    sums.indices.filter { starts[$0] < starts[$0 + 1] }.map { Client.ID(UInt32($0)) }
  }

  /// A client's receipts in the order of their time.
  func receipts(of client: Client.ID) -> [Receipt.ID] { Array(receipts[range(of: client)]) }

  /// How many receipts a client has.
  func count(of client: Client.ID) -> Int { range(of: client).count }

  /// What a client's receipts add up to; nil before the first.
  func sums(of client: Client.ID) -> PurchaseTotals? {
    count(of: client) > 0 ? sums[Int(client.number)] : nil
  }

  /// Takes money that went back off a client's sum.
  mutating func takeBack(_ money: Money, from client: Client.ID) {
    guard count(of: client) > 0 else { return }
    sums[Int(client.number)].paid -= money.minorUnits
  }

  private func range(of client: Client.ID) -> Range<Int> {
    let number = Int(client.number)
    guard number + 1 < starts.count else { return 0..<0 }
    return Int(starts[number])..<Int(starts[number + 1])
  }
}
