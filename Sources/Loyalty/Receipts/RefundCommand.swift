extension Club {
  /// Refunds a receipt, whole or in part (rules.md §5, last part).
  ///
  /// No condition is examined again. The money of a client who was erased goes back, bonuses do not:
  /// the account is closed.
  func refund(
    _ draft: RefundDraft,
    with needed: Needed,
    at moment: Moment
  ) throws(Refusal) -> [Event] {
    var draft = draft
    draft.externalNumber = try text(draft.externalNumber)
    let receipt = try receipt(draft.receipt, with: needed)
    if let number = draft.externalNumber,
      let known = receipts.refund(external: number, at: receipt.venue)
    {
      guard known.receipt == receipt.id, isSame(known, draft, receipt) else {
        throw .externalNumberConflict(number: number)
      }
      throw .alreadyRefunded(receipt.id)
    }
    let before = receipts.refunded(receipt)
    let lines = try RefundCalculator.lines(of: receipt, draft.lines, before: before)
    guard let client = receipt.client, !clients.isErased(client) else {
      return [
        .receiptRefunded(
          Refund(
            receipt: receipt.id,
            at: moment,
            client: receipt.client,
            lines: lines,
            externalNumber: draft.externalNumber
          )
        )
      ]
    }
    return try settling(client, at: moment) { account throws(Refusal) in
      try settled(receipt, lines, before, account, draft.externalNumber, at: moment)
    }
  }

  /// The receipt named by number, or by the till's number and its venue; the venue may be left out
  /// where only one receipt has the number.
  ///
  /// - Throws: `notFound`, or `externalNumberAtVenues`.
  func receipt(
    _ reference: RefundDraft.Reference,
    with needed: Needed
  ) throws(Refusal) -> Receipt {
    switch reference {
    case .id(let id): return try receipt(id, with: needed)
    case .external(let number, let typed):
      var found: [Receipt] = []
      for id in receipts.ids(external: number) {
        let receipt = try receipt(id, with: needed)
        if receipt.externalNumber == number { found.append(receipt) }
      }
      if let venue = try venue(typed) { found.removeAll { $0.venue != venue.id } }
      guard let receipt = found.first else { throw .notFound(.receipt, typed: number) }
      guard found.count == 1 else {
        let venues = found.map { $0.venue.flatMap { priceList.venues[$0]?.name } }
        throw .externalNumberAtVenues(number: number, venues: venues)
      }
      return receipt
    }
  }

  /// Whether a refund is what the draft asks for; all that remains leaves nothing of the receipt.
  private func isSame(_ known: Refund, _ draft: RefundDraft, _ receipt: Receipt) -> Bool {
    guard let wanted = draft.lines else {
      return zip(receipt.lines, receipts.refunded(receipt).lines).allSatisfy { line, refunded in
        line.quantity.thousandths == refunded.thousandths
      }
    }
    var asked: [Int: Int64] = [:]
    for line in wanted {
      asked[line.place] = (asked[line.place] ?? 0) &+ line.quantity.thousandths
    }
    return asked.count == known.lines.count
      && known.lines.allSatisfy { asked[$0.place] == $0.quantity.thousandths }
  }

  private func settled(
    _ receipt: Receipt,
    _ lines: [Refund.Line],
    _ before: RefundedSoFar,
    _ account: Account,
    _ number: String?,
    at moment: Moment
  ) throws(Refusal) -> [Event] {
    var account = account
    let back = Bonus(clamping: lines.reduce(0) { $0 + $1.bonuses.minorUnits })
    let returned = parts(of: receipt.redemption, after: before.bonuses, amount: back)
    account.giveBack(returned)
    let burnt = account.burning(at: moment)
    account.burn(burnt)
    let (taken, debt) = takenBack(receipt, lines, before, account)
    account.take(taken)
    _ = try refusing(try account.debt.adding(debt))
    account.owe(debt)
    var refunded = before
    refunded.add(lines)
    let use = try returnedUse(with: receipt, refunded, account, at: moment)
    let change = use?.entry.amount ?? .zero
    let refund = Refund(
      receipt: receipt.id,
      at: moment,
      client: receipt.client,
      lines: lines,
      returned: returned,
      burnt: burnt,
      taken: taken,
      debt: debt,
      externalNumber: number,
      balanceAfter: try account.balance(at: moment, changedBy: change)
    )
    let events: [Event] = use.map { [.promoCodeReturned(receipt.id), .bonusesMoved($0)] } ?? []
    return [.receiptRefunded(refund)] + events
  }

  /// The parts of the redemption that come back, the last taken first, after those that did.
  private func parts(of redemption: [LotPart], after done: Bonus, amount: Bonus) -> [LotPart] {
    var skipped = done
    var rest = amount
    var parts: [LotPart] = []
    for part in redemption.reversed() where !rest.isZero {
      let free = part.amount.remaining(after: skipped)
      skipped = skipped.remaining(after: part.amount)
      let back = min(free, rest)
      guard !back.isZero else { continue }
      parts.append(LotPart(lot: part.lot, amount: back))
      rest = rest.remaining(after: back)
    }
    return parts
  }

  /// What is taken back of the accrual: from its own lot, then from others in spending order, then
  /// as debt; what already burnt is not taken again.
  private func takenBack(
    _ receipt: Receipt,
    _ lines: [Refund.Line],
    _ before: RefundedSoFar,
    _ account: Account
  ) -> (parts: [LotPart], debt: Bonus) {
    guard let lot = receipt.accrual else { return ([], .zero) }
    let shares = before.lines.map(\.accrual) + lines.map(\.accrual)
    let cumulative = Bonus(clamping: shares.reduce(0) { $0 + $1.minorUnits })
    let notBurnt = lot.amount.remaining(after: account[lot.id]?.burnt ?? .zero)
    let amount = min(cumulative, notBurnt).remaining(after: before.accrualTaken)
    let (parts, missing) = account.taking(amount, usableAt: nil, first: lot.id)
    return (parts, missing)
  }
}
