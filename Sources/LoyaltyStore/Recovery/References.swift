import Loyalty

extension Club {
  /// Whether all that an event speaks of exists, so that applying it cannot fail.
  func knows(what event: Event) -> Bool {
    switch event {
    case .settingsChanged: true
    case .clientRegistered(let client):
      client.id == clients.nextID && self.clients.client(with: client.phone) == nil
    case .clientEdited(let id, _), .clientErased(let id): hasOwnCard(id)
    case .clientsMerged(let merge): knows(what: merge)
    case .clientsAddedToGroup(let group, let ids), .clientsRemovedFromGroup(let group, let ids):
      groups[group] != nil && ids.allSatisfy(hasOwnCard)
    case .groupCreated(let group, _): groups[group.id] == nil && isKnown(group.program)
    case .groupEdited(let id, let changes):
      groups[id] != nil && changes.allSatisfy(knows(what:))
    case .groupsReordered(let change): change.now.allSatisfy { groups[$0] != nil }
    case .defaultGroupMoved(let change): change.now.map { groups[$0] != nil } ?? true
    case .categoryCreated(let category): priceList.categories[category.id] == nil
    case .categoryRenamed(let change):
      change.was.id == change.now.id && priceList.categories[change.now.id] != nil
        && !change.now.isBuiltIn
    case .venueCreated(let venue): priceList.venues[venue.id] == nil
    case .venueChanged(let change):
      change.was.id == change.now.id && priceList.venues[change.now.id] != nil
    case .productCreated(let product):
      priceList.products[product.id] == nil && knows([product.category])
    case .productChanged(let change):
      change.was.id == change.now.id && priceList.products[change.now.id] != nil
        && knows([change.now.category])
    case .programCreated(let program): programs[program.id] == nil && knows(categoriesOf: program)
    case .programChanged(let change):
      change.was.id == change.now.id && programs[change.now.id] != nil
        && knows(categoriesOf: change.now)
    case .wrongPasswordsGiven(let wrong):
      programs[wrong.program] != nil && hasCard(wrong.client)
    case .receiptSold(let receipt): knows(what: receipt)
    case .receiptParked(let receipt): knows(what: receipt)
    case .parkedReceiptEnded(let end): knows(what: end)
    case .receiptRefunded(let refund): knows(what: refund)
    case .bonusesMoved(let movement): knows(what: movement)
    case .bonusesBurnt(let client, let parts):
      hasCard(client) && knows(parts, of: client)
    case .templateCreated, .templateChanged, .messageQueued, .mailingCreated, .mailingChanged,
      .mailingStarted, .messagesTaken, .devicesTold,
      .messagesSettled, .reactionsCame, .deliveriesKept:
      knows(whatOutbox: event)
    case .promoCodeCreated, .promoCodeBatchCreated, .promoCodeChanged, .promoCodesHandedOut,
      .promoCodesRevoked, .promoCodeActivated, .promoCodeReturned:
      knows(whatPromoCode: event)
    }
  }

  /// Whether the number is that of a client, erased ones among them, to whom amounts and messages of
  /// the past belong: no event speaks of a merged one.
  func hasCard(_ id: Client.ID) -> Bool { clients.contains(id) && !clients.isMerged(id) }

  /// Whether the client has a card that can be changed.
  private func hasOwnCard(_ id: Client.ID) -> Bool { hasCard(id) && !clients.isErased(id) }

  /// Whether both cards are there and the one that goes is that of the record.
  private func knows(what merge: ClientMerge) -> Bool {
    hasOwnCard(merge.into) && hasOwnCard(merge.from.id) && merge.into != merge.from.id
      && clients.columns(of: merge.from.id).phone == merge.from.phone
      && merge.groups.now.ids.allSatisfy { groups[$0] != nil }
  }

  private func knows(what change: GroupChange) -> Bool {
    if case .program(let change) = change { isKnown(change.now) } else { true }
  }

  private func isKnown(_ program: Program.ID?) -> Bool {
    program.map { programs[$0] != nil } ?? true
  }

  private func knows(categoriesOf program: Program) -> Bool {
    var choices = [program.categories]
    if case .bonus(let terms) = program.terms { choices.append(terms.payableCategories) }
    return choices.allSatisfy { choice in
      if case .only(let categories) = choice { knows(categories) } else { true }
    }
  }

  private func knows(_ categories: some Sequence<Category.ID>) -> Bool {
    categories.allSatisfy { priceList.categories[$0] != nil }
  }
}
