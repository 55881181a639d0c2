extension Club {
  /// Makes two cards of one person one (rules.md §2.5): `into` stays, and the number of `from`
  /// answers as `into` from then on.
  ///
  /// What time alone did to either account is written first, as any reader sees it already.
  ///
  /// - Throws: `mergeWithItself`, `clientMerged` for a card that was merged before, `notFound`, or
  ///   `amountOutOfRange` where the sum of the accounts would be.
  func mergeClients(
    into: ClientReference,
    from: ClientReference,
    with needed: Needed,
    at moment: Moment
  ) throws(Refusal) -> [Event] {
    let into = try unmerged(into)
    let from = try unmerged(from)
    guard into != from else { throw .mergeWithItself(into) }
    let preview = try mergePreview(
      into: try card(into, needed),
      from: try card(from, needed),
      at: moment
    )
    return settled(into, at: moment).events + settled(from, at: moment).events
      + [.clientsMerged(preview.merge)]
  }

  /// The client named, who must still have a card of his or her own: whoever names a card that was
  /// merged before looks at something old.
  func unmerged(_ reference: ClientReference) throws(Refusal) -> Client.ID {
    if case .id(let id) = reference, clients.isMerged(id), !clients.isErased(id) {
      throw .clientMerged(id, into: clients.current(id))
    }
    return try client(reference)
  }

  private func card(_ id: Client.ID, _ needed: Needed) throws(Refusal) -> Client {
    guard let card = clients.cardInMemory(of: id) ?? needed.cards[id] else {
      throw .notFound(.client, typed: id.description)
    }
    return card
  }

  /// Takes over a merge: the card that stays is filled, the other one goes, and all that belonged
  /// to it moves.
  mutating func apply(_ merge: ClientMerge) {
    clients.edit(merge.into, merge.changes)
    clients.setGroups(of: merge.into, to: merge.groups.now)
    clients.merge(merge.from.id, into: merge.into, at: merge.at)
    move(from: merge.from.id, to: merge.into)
  }

  /// Moves whatever belongs to a client beside the card.
  ///
  /// This is the one place where it moves: what comes to belong to clients, such as activations of
  /// promo codes, moves here too, so that a merge never gives a second use.
  private mutating func move(from: Client.ID, to into: Client.ID) {
    let lots = accounts.merge(from, into: into)
    receipts.merge(from, into: into, lots)
    promoCodes.merge(from, into: into, lots)
    parkedReceipts.merge(from, into: into)
    outbox.merge(from, into: into)
  }
}
