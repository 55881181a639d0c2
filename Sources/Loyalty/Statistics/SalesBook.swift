/// What every sale, refund and gift of bonuses brought, as columns: what reports add up.
///
/// A receipt costs some 48 bytes. Nothing here is a fact of its own: it repeats what receipts,
/// refunds and the ledger say, in the shape in which ten million of them can be summed.
public struct SalesBook: Sendable {
  private(set) var blocks: [SalesBlock] = []
  private(set) var refunds = BlockedRows<RefundFacts>()
  private(set) var gifts = BlockedRows<GiftFacts>()
  private(set) var sets = GroupSetTable()
  /// Who did it.
  private(set) var staff = StaffTable()
  /// How many of each are signed.
  private var signed = (sales: 0, refunds: 0, gifts: 0)

  /// A club that sold nothing yet.
  public init() {}

  /// Takes blocks with the tables that they name.
  init(blocks: [SalesBlock], sets: GroupSetTable, staff: StaffTable) {
    self.blocks = blocks
    self.sets = sets
    self.staff = staff
    count = blocks.reduce(0) { $0 + $1.count }
  }

  /// Adds a refund as it was kept.
  mutating func add(_ refund: RefundFacts) { refunds.append(refund) }

  /// Adds bonuses beside receipts as they were kept.
  mutating func add(_ gift: GiftFacts) { gifts.append(gift) }

  /// How many sales there are.
  public private(set) var count = 0

  /// Adds a sale; its row is the count before.
  public mutating func append(_ sale: SaleFacts) {
    if count.isMultiple(of: SalesBlock.capacity) { blocks.append(SalesBlock()) }
    let set = sets.index(of: sale.groups)
    blocks[blocks.count - 1].append(sale, set: set)
    count += 1
  }

  /// The sale of a row below the count.
  public func sale(at row: Int) -> SaleFacts {
    let (block, place) = (blocks[row / SalesBlock.capacity], row % SalesBlock.capacity)
    let (client, venue) = (block.clients[place], block.venues[place])
    return SaleFacts(
      at: Moment(milliseconds: block.times[place]),
      client: client == SalesBlock.none ? nil : Client.ID(client),
      groups: groups(at: block.sets[place]) ?? GroupSet(),
      venue: venue == SalesBlock.none ? nil : Venue.ID(venue),
      paid: Money(clamping: block.paid[place]),
      bonuses: Bonus(clamping: block.bonuses[place]),
      accrued: Bonus(clamping: block.accrued[place])
    )
  }

  /// When a sale was made.
  func at(_ row: Int) -> Moment {
    Moment(
      milliseconds: blocks[row / SalesBlock.capacity].times[row % SalesBlock.capacity]
    )
  }

  /// Where a sale was made.
  func venue(at row: Int) -> Venue.ID? {
    let venue = blocks[row / SalesBlock.capacity].venues[row % SalesBlock.capacity]
    return venue == SalesBlock.none ? nil : Venue.ID(venue)
  }

  /// What was paid in money.
  func paid(at row: Int) -> Money {
    Money(clamping: blocks[row / SalesBlock.capacity].paid[row % SalesBlock.capacity])
  }

  /// Who bought, by the number at the sale.
  func client(at row: Int) -> Client.ID? {
    let client = blocks[row / SalesBlock.capacity].clients[row % SalesBlock.capacity]
    return client == SalesBlock.none ? nil : Client.ID(client)
  }

  /// Adds a refund of a sale.
  ///
  /// - Parameters:
  ///   - refund: What went back of the receipt whose number less one is the row of the sale.
  ///   - client: Who bought, by now.
  ///   - completes: Whether nothing of the receipt is left now.
  mutating func append(_ refund: Refund, by client: Client.ID?, completes: Bool) {
    let row = Int(refund.receipt.number) - 1
    refunds.append(
      RefundFacts(
        at: refund.at,
        row: row,
        soldAt: at(row),
        client: client,
        set: blocks[row / SalesBlock.capacity].sets[row % SalesBlock.capacity],
        venue: venue(at: row),
        paid: refund.money.minorUnits,
        bonuses: refund.bonuses.minorUnits,
        forfeited: refund.bonuses.minorUnits - refund.bonusesReturned.minorUnits,
        accrued: refund.accrualTaken.minorUnits,
        completes: completes
      )
    )
  }

  /// Adds bonuses that came to a client beside receipts, with the client's groups at that moment.
  mutating func append(_ gift: LedgerMovement, groups: GroupSet) {
    append(KeptGift(gift, groups: groups))
  }

  /// Adds bonuses that came to a client beside receipts.
  mutating func append(_ gift: KeptGift) {
    gifts.append(
      GiftFacts(
        at: gift.at,
        client: gift.client,
        set: sets.index(of: gift.groups) + 1,
        amount: gift.amount.minorUnits,
        kind: gift.kind,
        origin: gift.origin
      )
    )
  }

  /// Notes who did what was added since the last time.
  mutating func sign(_ name: Staff) {
    guard signed != (count, refunds.count, gifts.count) else { return }
    let place = staff.place(of: name)
    for row in signed.sales..<count {
      blocks[row / SalesBlock.capacity].sign(row % SalesBlock.capacity, by: place)
    }
    for row in signed.refunds..<refunds.count { refunds.change(row) { $0.by = place } }
    for row in signed.gifts..<gifts.count { gifts.change(row) { $0.by = place } }
    signed = (count, refunds.count, gifts.count)
  }

  /// Puts staff in the order in which they gave bonuses first, then sold, then gave back, whatever the
  /// order in which files told of it.
  mutating func orderStaff() {
    var order = StaffOrder(staff)
    gifts.forEach { order.see($0.by) }
    for block in blocks where !order.isWhole {
      for place in block.staff { order.see(place) }
    }
    refunds.forEach { order.see($0.by) }
    guard let places = order.places else { return }
    staff = order.staff
    for row in 0..<gifts.count { gifts.change(row) { $0.by = places[Int($0.by)] } }
    for row in 0..<refunds.count { refunds.change(row) { $0.by = places[Int($0.by)] } }
    for row in 0..<count {
      let (block, place) = (row / SalesBlock.capacity, row % SalesBlock.capacity)
      blocks[block].sign(place, by: places[Int(blocks[block].staff[place])])
    }
  }

  /// Leaves what was added since the last time without a name: nobody knows it.
  mutating func leaveUnsigned() { signed = (count, refunds.count, gifts.count) }

  /// The groups that a place of the columns stands for; nothing for a receipt without a client.
  func groups(at place: UInt32) -> GroupSet? {
    place == SalesBlock.noClient ? nil : sets[place - 1]
  }

  /// The rows of sales that were made and went back in full within a period, ascending: they do
  /// not count.
  func returned(within period: Period) -> [Int] {
    var rows: [Int] = []
    refunds.forEach { refund in
      if refund.completes, period.contains(refund.at), period.contains(refund.soldAt) {
        rows.append(refund.row)
      }
    }
    return rows.sorted()
  }

  /// How many places there are, that of receipts without a client among them.
  var places: Int { sets.count + 1 }
}

/// What reports keep of one refund; groups, venue and client are those of its receipt.
struct RefundFacts: Sendable {
  let at: Moment
  /// The row of the sale.
  let row: Int
  let soldAt: Moment
  let client: Client.ID?
  let set: UInt32
  let venue: Venue.ID?
  /// What went back, in hundredths.
  let paid: Int64
  /// The bonuses that had paid it.
  let bonuses: Int64
  /// What of these came back to no account: its client was erased.
  let forfeited: Int64
  let accrued: Int64
  /// Whether nothing of the receipt is left.
  let completes: Bool
  /// Who made it.
  var by = StaffTable.nobody
}

/// What reports keep of bonuses that came or went beside receipts.
struct GiftFacts: Sendable {
  let at: Moment
  let client: Client.ID
  let set: UInt32
  let amount: Int64
  let kind: LedgerEntry.Kind
  let origin: LedgerEntry.Origin
  /// Who gave them.
  var by = StaffTable.nobody

  /// Whether it counts among what was accrued: a mistake put right does not.
  var isAccrual: Bool { kind == .accrual || kind == .reversal }
  /// Whether somebody gave or took it by hand.
  var isByHand: Bool {
    if case .byHand = origin { return true }
    return false
  }
}
