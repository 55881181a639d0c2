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

  /// Where a receipt was sold and in which groups its client was then (rules.md §11.1); nil where
  /// there is no such receipt.
  public func circumstances(of receipt: Receipt.ID) -> (venue: Venue.ID?, groups: GroupSet)? {
    let row = Int(receipt.number) - 1
    guard row >= 0, row < receipts.sales.count else { return nil }
    let sale = receipts.sales.sale(at: row)
    return (sale.venue, sale.groups)
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
}
