/// What every sale, refund and gift of bonuses brought, as columns: what reports add up.
///
/// A receipt costs some 44 bytes. Nothing here is a fact of its own: it repeats what receipts,
/// refunds and the ledger say, in the shape in which ten million of them can be summed.
public struct SalesBook: Sendable {
  private(set) var blocks: [SalesBlock] = []
  private(set) var refunds = BlockedRows<RefundFacts>()
  private(set) var gifts = BlockedRows<GiftFacts>()
  private(set) var sets = GroupSetTable()

  /// A club that sold nothing yet.
  public init() {}

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

  /// Adds a refund of a sale.
  ///
  /// - Parameters:
  ///   - refund: What went back.
  ///   - receipt: The receipt, whose number less one is the row of the sale.
  ///   - completes: Whether nothing of the receipt is left now.
  mutating func append(_ refund: Refund, of receipt: Receipt, completes: Bool) {
    refunds.append(
      RefundFacts(
        at: refund.at,
        row: Int(receipt.id.number) - 1,
        soldAt: receipt.at,
        client: receipt.client,
        set: receipt.client == nil ? SalesBlock.noClient : sets.index(of: receipt.groups) + 1,
        venue: receipt.venue,
        paid: refund.money.minorUnits,
        bonuses: refund.bonusesReturned.minorUnits,
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
        origin: gift.origin
      )
    )
  }

  /// The groups that a place of the columns stands for; nothing for a receipt without a client.
  func groups(at place: UInt32) -> GroupSet? {
    place == SalesBlock.noClient ? nil : sets[place - 1]
  }

  /// The rows of sales that were made and went back in full within a period: they do not count.
  func returned(within period: Period) -> Set<Int> {
    var rows: Set<Int> = []
    refunds.forEach { refund in
      if refund.completes, period.contains(refund.at), period.contains(refund.soldAt) {
        rows.insert(refund.row)
      }
    }
    return rows
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
  let bonuses: Int64
  let accrued: Int64
  /// Whether nothing of the receipt is left.
  let completes: Bool
}

/// What reports keep of bonuses that came beside receipts.
struct GiftFacts: Sendable {
  let at: Moment
  let client: Client.ID
  let set: UInt32
  let amount: Int64
  let origin: LedgerEntry.Origin
}
