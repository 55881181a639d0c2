extension Club {
  /// Takes over a sale: the receipt, what was spent and what was accrued.
  mutating func apply(_ receipt: Receipt) {
    receipts.append(receipt)
    guard let client = receipt.client else { return }
    let spent = LedgerEntry(
      at: receipt.at,
      kind: .redemption,
      amount: receipt.bonusesSpent.negated,
      origin: .receipt(receipt.id)
    )
    accounts.write(spent, to: client) { $0.take(receipt.redemption) }
    guard let lot = receipt.accrual else { return }
    let accrued = LedgerEntry(
      at: receipt.at,
      kind: .accrual,
      amount: lot.amount,
      origin: .receipt(receipt.id)
    )
    accounts.accrue(lot, to: client, accrued)
  }

  /// Takes over a refund: bonuses come back, some burn at once, the accrual goes back.
  mutating func apply(_ refund: Refund) {
    receipts.add(refund)
    guard let client = refund.client else { return }
    let origin = LedgerEntry.Origin.refund(refund.receipt)
    let back = refund.returned.reduce(Int64(0)) { $0 + $1.amount.minorUnits }
    let returned = LedgerEntry(
      at: refund.at,
      kind: .reversal,
      amount: Bonus(clamping: back),
      origin: origin
    )
    accounts.giveBack(refund.returned, to: client, returned)
    accounts.burn(refund.burnt, of: client, notBefore: refund.at)
    let taken = LedgerEntry(
      at: refund.at,
      kind: .reversal,
      amount: refund.accrualTaken.negated,
      origin: origin
    )
    accounts.write(taken, to: client) { account in
      account.take(refund.taken)
      account.owe(refund.debt)
    }
  }

  /// Takes over bonuses that came or went beside receipts.
  mutating func apply(_ movement: LedgerMovement) {
    receipts.note(movement, groups: clients.groups(of: movement.client))
    if let lot = movement.lot {
      accounts.accrue(lot, to: movement.client, movement.entry)
    } else {
      accounts.write(movement.entry, to: movement.client) { account in
        account.take(movement.taken)
        account.owe(movement.debt)
      }
    }
  }
}
