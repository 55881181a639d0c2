extension Club {
  /// What gives the use of a promo code back when nothing of its receipt is left, where the code
  /// says so (rules.md §5): its bonuses are taken from their own lot, then from others, then as
  /// debt; what has burnt is not taken again.
  ///
  /// - Parameters:
  ///   - receipt: The receipt.
  ///   - refunded: What of it went back, this refund among it.
  ///   - account: The account as the refund leaves it.
  ///   - moment: When the refund is made.
  /// - Returns: The movement, or nothing where the use stays used.
  /// - Throws: `amountOutOfRange`.
  func returnedUse(
    with receipt: Receipt,
    _ refunded: RefundedSoFar,
    _ account: Account,
    at moment: Moment
  ) throws(Refusal) -> LedgerMovement? {
    let isWhole = zip(receipt.lines, refunded.lines).allSatisfy { line, refunded in
      line.quantity.thousandths == refunded.thousandths
    }
    guard isWhole, let client = receipt.client,
      let row = promoCodes.activations.row(of: receipt.id), !row.isReturned,
      promoCodes[row.promoCode]?.terms.returnsOnRefund == true
    else { return nil }
    let amount = row.bonuses.remaining(after: account[row.lot]?.burnt ?? .zero)
    let (parts, missing) = account.taking(amount, usableAt: nil, first: row.lot)
    return LedgerMovement(
      client: client,
      entry: LedgerEntry(
        at: moment,
        kind: .reversal,
        amount: amount.negated,
        origin: .promoCode(row.promoCode)
      ),
      lot: nil,
      taken: parts,
      debt: missing,
      balanceAfter: try account.balance(at: moment, changedBy: amount.negated)
    )
  }
}
