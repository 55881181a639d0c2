extension Club {
  /// Erases what is personal of a client for good (rules.md §2.6): amounts and dates stay under the
  /// number, which answers as nobody from then on.
  ///
  /// In the same record the balance is put to 0, with what time alone did to the account before it,
  /// receipts that wait are dropped, and messages that nobody has in hand are cancelled. The names
  /// leave the store's files when the journal is folded.
  ///
  /// - Throws: `notFound`, `clientErased`, or `clientMerged` for a card that was merged before.
  func eraseClient(
    _ reference: ClientReference,
    for asking: Asking
  ) throws(Refusal) -> [Event] {
    let id = try unmerged(reference)
    let closing = try settling(id, at: asking.at) { account throws(Refusal) in
      try emptying(account, of: id, at: asking.at)
    }
    let dropped = parkedReceipts.waiting(of: id).map { parked -> Event in
      .parkedReceiptEnded(
        ParkedReceiptEnd(parked: parked.id, at: asking.at, by: asking.by, outcome: .dropped)
      )
    }
    let waiting = outbox.waiting(of: id)
    let cancelled: [Event] =
      waiting.isEmpty
      ? []
      : [.messagesSettled([Settlement(.cancelled, waiting)], at: asking.at)]
    return closing + dropped + cancelled + [.clientErased(id)]
  }

  /// What brings a balance to 0: what is left goes, a debt is let go.
  private func emptying(
    _ account: Account,
    of id: Client.ID,
    at moment: Moment
  ) throws(Refusal) -> [Event] {
    let balance = account.balance(at: moment)
    guard !balance.isZero else { return [] }
    let entry = LedgerEntry(
      at: moment,
      kind: .correction,
      amount: balance.negated,
      origin: .erasure
    )
    guard !balance.isNegative else {
      let amount = balance.magnitude
      return [.bonusesMoved(try account.accrual(to: id, amount, entry, burnsAt: nil))]
    }
    let movement = LedgerMovement(
      client: id,
      entry: entry,
      lot: nil,
      taken: account.taking(balance, usableAt: nil).parts,
      balanceAfter: .zero
    )
    return [.bonusesMoved(movement)]
  }

  /// Takes over that a client was erased: the card goes, and the texts of messages, which name whom
  /// they are for.
  mutating func erase(_ id: Client.ID) {
    clients.erase(id)
    outbox.dropTexts(of: id)
    outbox.dropWords(toAll: clients.isErased)
  }
}
