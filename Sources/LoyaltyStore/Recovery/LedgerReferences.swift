import Loyalty

extension Club {
  /// Whether the receipt is the next one, and all that it names exists.
  ///
  /// Receipts and lots are kept by their place, so that a number out of turn is damage.
  func knows(what receipt: Receipt) -> Bool {
    receipt.id == receipts.nextID
      && receipt.venue.map { priceList.venues[$0] != nil } ?? true
      && receipt.groups.ids.allSatisfy { groups[$0] != nil }
      && receipt.lines.allSatisfy { line in
        priceList.categories[line.category] != nil
          && line.product.map { priceList.products[$0] != nil } ?? true
      }
      && hasAccount(receipt.client, receipt.redemption, new: receipt.accrual)
  }

  /// Whether receipt, client and lines are those of a sale, and all lots exist.
  func knows(what refund: Refund) -> Bool {
    guard receipts.contains(refund.receipt), receipts.client(of: refund.receipt) == refund.client
    else { return false }
    let lines = receipts.lineCount(of: refund.receipt)
    return refund.lines.allSatisfy { $0.place > 0 && $0.place <= lines }
      && hasAccount(refund.client, refund.returned + refund.burnt + refund.taken, new: nil)
  }

  /// Whether client, lots and what the entry comes from exist.
  func knows(what movement: LedgerMovement) -> Bool {
    let isKnown =
      switch movement.entry.origin {
      case .receipt(let id), .refund(let id): receipts.contains(id)
      case .lot(let id): accounts[movement.client][id] != nil
      case .promoCode(let id): promoCodes[id] != nil
      case .welcome, .birthday, .referral, .byHand, .erasure: true
      }
    return isKnown && hasAccount(movement.client, movement.taken, new: movement.lot)
  }

  /// Whether the client has these lots.
  func knows(_ parts: [LotPart], of client: Client.ID) -> Bool {
    let account = accounts[client]
    return parts.allSatisfy { account[$0.lot] != nil }
  }

  /// Whether the client exists and has these lots, of which a new one is the next; without a
  /// client there are none.
  private func hasAccount(_ client: Client.ID?, _ parts: [LotPart], new lot: Lot?) -> Bool {
    guard let client else { return parts.isEmpty && lot == nil }
    return hasCard(client) && knows(parts, of: client)
      && lot.map { $0.id == accounts[client].nextLot } ?? true
  }
}
