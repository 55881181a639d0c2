import Loyalty

extension Club {
  /// Whether all that an event about promo codes speaks of exists; other events are not looked at.
  func knows(whatPromoCode event: Event) -> Bool {
    switch event {
    case .promoCodeCreated(let code): isNew(code) && code.batch == nil
    case .promoCodeBatchCreated(let code, let texts):
      isNew(code) && code.batch.map { isOf($0, texts) && texts.count == $0.count } ?? false
    case .promoCodeChanged(let change):
      change.was.id == change.now.id && knows(groupsOf: change.now)
        && promoCodes[change.now.id].map { $0.batch == change.now.batch } ?? false
    case .promoCodesHandedOut(let id, let texts), .promoCodesRevoked(let id, let texts):
      promoCodes[id]?.batch.map { isOf($0, texts) } ?? false
        && promoCodes.hasTexts(texts, in: id)
    case .promoCodeActivated(let activation): knows(what: activation)
    case .promoCodeReturned(let receipt): promoCodes.activation(with: receipt) != nil
    default: true
    }
  }

  private func isNew(_ code: PromoCode) -> Bool {
    promoCodes[code.id] == nil && knows(groupsOf: code)
  }

  private func isOf(_ batch: PromoCodeBatch, _ texts: BatchCodes) -> Bool {
    batch.prefix == texts.prefix && batch.length == texts.length
  }

  private func knows(groupsOf code: PromoCode) -> Bool {
    code.terms.conditions.groups.allSatisfy { groups[$0] != nil }
  }

  /// A use names a client, a text and the lot that comes beside it, perhaps with the next receipt.
  private func knows(what activation: Activation) -> Bool {
    hasCard(activation.client)
      && promoCodes.hasText(activation.code, in: activation.promoCode)
      && activation.lot == accounts[activation.client].nextLot
      && activation.receipt.map { $0 == receipts.nextID } ?? true
      && activation.venue.map { priceList.venues[$0] != nil } ?? true
  }
}
