/// Bonuses that came to a client beside receipts, or went, as reports tell of them.
///
/// The ledger says the same but for the client's groups at that moment and for who did it, which
/// nothing else keeps.
public struct KeptGift: Hashable, Sendable {
  /// When they came, or were written where that was later.
  public let at: Moment
  /// To whom, by the number of then.
  public let client: Client.ID
  /// The client's groups at that moment.
  public let groups: GroupSet
  /// How many came.
  public let amount: Bonus
  /// Whether they came, went back, or put a mistake right.
  public let kind: LedgerEntry.Kind
  /// What they come from.
  public let origin: LedgerEntry.Origin
  /// Who gave them; nil where nobody knows.
  public var by: Staff?

  /// Takes what was kept.
  public init(
    at: Moment,
    client: Client.ID,
    groups: GroupSet,
    amount: Bonus,
    kind: LedgerEntry.Kind,
    origin: LedgerEntry.Origin,
    by: Staff? = nil
  ) {
    self.at = at
    self.client = client
    self.groups = groups
    self.amount = amount
    self.kind = kind
    self.origin = origin
    self.by = by
  }

  init(_ movement: LedgerMovement, groups: GroupSet) {
    self.init(
      at: movement.writtenAt ?? movement.entry.at,
      client: movement.client,
      groups: groups,
      amount: movement.entry.amount,
      kind: movement.entry.kind,
      origin: movement.entry.origin
    )
  }
}

extension Club {
  /// How many times bonuses came beside receipts.
  public var giftCount: Int { receipts.sales.gifts.count }

  /// Bonuses that came beside receipts, by their place in the order in which they came.
  public func gift(at place: Int) -> KeptGift { receipts.sales.gift(at: place) }

  /// Puts bonuses that came beside receipts behind those that were restored before.
  ///
  /// - Returns: Whether the client and the groups exist.
  public mutating func restore(_ gift: KeptGift) -> Bool {
    guard clients.contains(gift.client), gift.groups.ids.allSatisfy({ groups[$0] != nil }) else {
      return false
    }
    receipts.restore(gift)
    sign(gift.by)
    return true
  }
}

extension SalesBook {
  fileprivate func gift(at place: Int) -> KeptGift {
    let gift = gifts[place]
    return KeptGift(
      at: gift.at,
      client: gift.client,
      groups: groups(at: gift.set) ?? GroupSet(),
      amount: Bonus(clamping: gift.amount),
      kind: gift.kind,
      origin: gift.origin,
      by: staff[gift.by]
    )
  }

  /// Whether another book has as many sales and refunds, which repeat the receipts', by the same
  /// staff, and the same gifts.
  func isSame(as other: SalesBook) -> Bool {
    count == other.count && refunds.count == other.refunds.count
      && gifts.count == other.gifts.count
      && (0..<count).allSatisfy { seller(at: $0) == other.seller(at: $0) }
      && (0..<refunds.count).allSatisfy {
        staff[refunds[$0].by] == other.staff[other.refunds[$0].by]
      }
      && (0..<gifts.count).allSatisfy { gift(at: $0) == other.gift(at: $0) }
  }

  /// Who sold what stands in a row.
  private func seller(at row: Int) -> Staff? {
    staff[blocks[row / SalesBlock.capacity].staff[row % SalesBlock.capacity]]
  }
}
