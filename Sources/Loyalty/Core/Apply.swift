extension Club {
  /// Takes over what has happened.
  ///
  /// Never fails: what is in the journal was decided.
  public mutating func apply(_ event: Event) {
    switch event {
    case .settingsChanged(let changes):
      for change in changes { settings.apply(change) }
    case .clientRegistered(let client):
      clients.register(client)
    case .clientEdited(let id, let changes):
      clients.edit(id, changes)
    case .clientsMerged(let merge): apply(merge)
    case .clientErased(let id): erase(id)
    case .clientsAddedToGroup(let group, let ids):
      for id in ids { clients.setGroups(of: id, to: clients.groups(of: id).adding(group)) }
    case .clientsRemovedFromGroup(let group, let ids):
      for id in ids { clients.setGroups(of: id, to: clients.groups(of: id).removing(group)) }
    case .groupCreated(let group, let position):
      groups.insert(group, at: position)
    case .groupEdited(let id, let changes):
      for change in changes { groups.apply(change, to: id) }
    case .groupsReordered(let change):
      groups.reorder(change.now)
    case .defaultGroupMoved(let change):
      groups.defaultGroup = change.now
    case .categoryCreated(let category): priceList.categories.put(category)
    case .categoryRenamed(let change): priceList.categories.put(change.now)
    case .venueCreated(let venue): priceList.venues.put(venue)
    case .venueChanged(let change): priceList.venues.put(change.now)
    case .productCreated(let product): priceList.products.put(product)
    case .productChanged(let change): priceList.products.put(change.now)
    case .programCreated(let program): programs.put(program)
    case .programChanged(let change): programs.put(change.now)
    case .wrongPasswordsGiven: break
    case .receiptSold(let receipt): apply(receipt)
    case .receiptParked(let receipt): parkedReceipts.put(receipt)
    case .parkedReceiptEnded(let end): parkedReceipts.end(end)
    case .receiptRefunded(let refund): apply(refund)
    case .bonusesMoved(let movement): apply(movement)
    case .bonusesBurnt(let client, let parts): accounts.burn(parts, of: client)
    case .promoCodeCreated(let code): promoCodes.put(code)
    case .promoCodeBatchCreated(let code, let texts): promoCodes.put(code, texts)
    case .promoCodeChanged(let change): promoCodes.put(change.now)
    case .promoCodesHandedOut(let id, let texts): promoCodes.mark(texts, of: id, .handedOut)
    case .promoCodesRevoked(let id, let texts): promoCodes.mark(texts, of: id, .revoked)
    case .promoCodeActivated(let activation): promoCodes.add(activation)
    case .promoCodeReturned(let receipt): promoCodes.giveBack(receipt)
    case .templateCreated(let template): templates.put(template)
    case .templateChanged(let change): templates.put(change.now)
    case .messageQueued(let message): outbox.queue(message)
    case .mailingCreated(let mailing): outbox.put(mailing, at: nil)
    case .mailingChanged(let change, let at): outbox.put(change.now, at: at)
    case .mailingStarted(let start): outbox.start(start)
    case .messagesTaken(let ids, let at, let bills, let values):
      outbox.take(ids, bills, values, at: at)
    case .devicesTold(let reports): outbox.take(reports)
    case .messagesSettled(let settlements, let at): outbox.settle(settlements, at: at)
    case .reactionsCame(let reactions): outbox.take(reactions)
    case .deliveriesKept(let kept): outbox.restore(kept)
    }
  }

  /// Takes over several events in order.
  public mutating func apply(_ events: some Sequence<Event>) {
    for event in events { apply(event) }
  }
}
