extension Club {
  /// Puts the receipts and refunds of the past into a club that sold nothing yet.
  ///
  /// Clients, price list, groups and accounts must be there; they stay as they are.
  ///
  /// - Parameters:
  ///   - archived: All receipts, numbered from 1 in their order, as they are now, and who sold.
  ///   - refunds: All refunds, oldest first, and who made them.
  /// - Returns: The place of the first receipt that cannot be one; nil where all can.
  public mutating func restore(
    _ archived: [(receipt: Receipt, by: Staff?)],
    refunds: [(refund: Refund, by: Staff?)]
  ) -> Int? {
    for (place, (receipt, by)) in archived.enumerated() {
      guard receipt.id == receipts.nextID, canRestore(receipt) else { return place }
      receipts.append(receipt)
      sign(by)
    }
    for (refund, by) in refunds {
      guard let receipt = receipts[refund.receipt],
        refund.lines.allSatisfy({ receipt.lines.indices.contains($0.place - 1) })
      else { return Int(refund.receipt.number) - 1 }
      receipts.add(refund)
      sign(by)
    }
    return nil
  }

  /// Notes for reports who did what was applied since the last time; events do not say it, their
  /// record does.
  ///
  /// - Parameter staff: Who; nil where nobody knows.
  public mutating func sign(_ staff: Staff?) { receipts.sign(staff) }

  /// Whether all that a receipt names exists, its lot among it.
  private func canRestore(_ receipt: Receipt) -> Bool {
    let lots = receipt.redemption.map(\.lot) + (receipt.accrual.map { [$0.id] } ?? [])
    let hasLots =
      receipt.client.map { client in
        clients.contains(client) && !clients.isMerged(client)
          && lots.allSatisfy { accounts[client][$0] != nil }
      } ?? lots.isEmpty
    return hasLots && receipt.venue.map { priceList.venues[$0] != nil } ?? true
      && receipt.groups.ids.allSatisfy { groups[$0] != nil }
      && receipt.lines.allSatisfy { line in
        priceList.categories[line.category] != nil
          && line.product.map { priceList.products[$0] != nil } ?? true
      }
  }
}
