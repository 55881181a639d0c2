/// Bonuses that somebody gave or took by hand, as a history knows them.
public struct HandGift: Hashable, Sendable {
  private let client: Client.ID
  private let at: Moment
  private let amount: Bonus

  /// Names an entry of a client's history.
  public init(of client: Client.ID, _ entry: LedgerEntry) {
    self.init(of: client, at: entry.at, entry.amount)
  }

  init(of client: Client.ID, at moment: Moment, _ amount: Bonus) {
    self.client = client
    at = moment
    self.amount = amount
  }
}

/// A refund, and who made it.
public struct SignedRefund: Hashable, Sendable {
  /// The refund.
  public let refund: Refund
  /// Which of its receipt's refunds it is, from 1.
  public let number: Int
  /// Who made it; nil where nobody knows.
  public let by: Staff?
}

/// Who did what reports count, for files that tell of it.
extension Club {
  /// Who sold a receipt; nil where nobody knows.
  public func seller(of receipt: Receipt.ID) -> Staff? {
    let book = receipts.sales
    let row = Int(receipt.number) - 1
    guard row >= 0, row < book.count else { return nil }
    return book.staff[book.blocks[row / SalesBlock.capacity].staff[row % SalesBlock.capacity]]
  }

  /// All refunds in the order in which they were made.
  public var signedRefunds: [SignedRefund] {
    var seen: [Receipt.ID: Int] = [:]
    var signed: [SignedRefund] = []
    receipts.sales.refunds.forEach { facts in
      let receipt = Receipt.ID(UInt32(facts.row) + 1)
      let number = seen[receipt, default: 0]
      seen[receipt] = number + 1
      let refunds = receipts.refunds(of: receipt)
      guard refunds.indices.contains(number) else { return }
      let by = receipts.sales.staff[facts.by]
      signed.append(SignedRefund(refund: refunds[number], number: number + 1, by: by))
    }
    return signed
  }

  /// Who gave or took bonuses by hand; a client who was merged answers as whom they are now.
  public var handGivers: [HandGift: Staff] {
    var givers: [HandGift: Staff] = [:]
    receipts.sales.gifts.forEach { gift in
      guard gift.isByHand, let staff = receipts.sales.staff[gift.by] else { return }
      let client = clients.current(gift.client)
      givers[HandGift(of: client, at: gift.at, Bonus(clamping: gift.amount))] = staff
    }
    return givers
  }
}
