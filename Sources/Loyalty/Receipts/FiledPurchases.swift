/// What clients bought on receipts that stand in files, as columns.
struct FiledPurchases: Sendable {
  /// By client's number, where the receipts begin; one more than there are clients.
  private var starts: ColumnValues<UInt32> = [0, 0]
  private var receipts = ColumnValues<UInt32>()
  private var sums = ColumnValues<PurchaseRow>()

  /// Nobody bought anything.
  init() {}

  /// Sorts receipts, numbered from 1, by their clients.
  ///
  /// - Parameters:
  ///   - clients: The number of each receipt's client; 0 for none.
  ///   - facts: What is known of a receipt.
  init(clients: [UInt32], facts: (Receipt.ID) -> ReceiptFacts) {
    let highest = Int(clients.max() ?? 0)
    var starts = [UInt32](repeating: 0, count: highest + 2)
    for client in clients where client > 0 { starts[Int(client) + 1] += 1 }
    for client in starts.indices.dropFirst() { starts[client] += starts[client - 1] }
    var next = starts
    var receipts = [UInt32](repeating: 0, count: Int(starts.last ?? 0))
    var sums = [PurchaseTotals](repeating: PurchaseTotals(), count: highest + 1)
    var isInTime = true
    for (row, number) in clients.enumerated() where number > 0 {
      let client = Int(number)
      let facts = facts(Receipt.ID(UInt32(row) + 1))
      receipts[Int(next[client])] = facts.id.number
      next[client] += 1
      isInTime = isInTime && facts.at >= sums[client].latest
      sums[client].add(facts)
    }
    if !isInTime {
      for client in sums.indices {
        let range = Int(starts[client])..<Int(starts[client + 1])
        let timed = receipts[range].map { (facts(Receipt.ID($0)).at, $0) }.sorted { $0 < $1 }
        for (place, receipt) in zip(range, timed) { receipts[place] = receipt.1 }
      }
    }
    self.starts = ColumnValues(starts)
    self.receipts = ColumnValues(receipts)
    self.sums = ColumnValues(sums.map(PurchaseRow.init))
  }

  /// Adds the columns to what an index keeps.
  func add(to image: inout ColumnImage) {
    image.add("clients.starts", starts)
    image.add("clients.receipts", receipts)
    image.add("clients.sums", sums)
  }

  /// Takes the columns that an index kept, of so many receipts; nil where they do not fit together.
  init?(_ kept: KeptColumns, receipts count: Int) {
    guard let starts = kept.values("clients.starts", as: UInt32.self), starts.count > 1,
      let receipts = kept.values("clients.receipts", as: UInt32.self), receipts.count <= count,
      let sums = kept.values("clients.sums", as: PurchaseRow.self),
      starts[starts.count - 1] == UInt32(receipts.count),
      sums.count == starts.count - 1 || sums.isEmpty
    else { return nil }
    (self.starts, self.receipts, self.sums) = (starts, receipts, sums)
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
  func receipts(of client: Client.ID) -> [Receipt.ID] {
    receipts.slice(range(of: client)).map { Receipt.ID($0) }
  }

  /// How many receipts a client has.
  func count(of client: Client.ID) -> Int { range(of: client).count }

  /// What a client's receipts add up to; nil before the first.
  func sums(of client: Client.ID) -> PurchaseTotals? {
    count(of: client) > 0 ? sums[Int(client.number)].totals : nil
  }

  /// Takes money that went back off a client's sum.
  mutating func takeBack(_ money: Money, from client: Client.ID) {
    guard count(of: client) > 0 else { return }
    sums.change { $0[Int(client.number)].paid -= money.minorUnits }
  }

  private func range(of client: Client.ID) -> Range<Int> {
    let number = Int(client.number)
    guard number + 1 < starts.count else { return 0..<0 }
    return Int(starts[number])..<Int(starts[number + 1])
  }
}

/// What a client's receipts add up to, as a row of an index.
struct PurchaseRow: PlainValue {
  var paid: Int64
  let latest: Int64
  let hasPaid: UInt64

  init(_ totals: PurchaseTotals) {
    paid = totals.paid
    latest = totals.latest.milliseconds
    hasPaid = totals.hasPaid ? 1 : 0
  }

  /// The sums.
  var totals: PurchaseTotals {
    PurchaseTotals(
      paid: paid,
      latest: Moment(milliseconds: latest),
      hasPaid: hasPaid != 0
    )
  }
}
