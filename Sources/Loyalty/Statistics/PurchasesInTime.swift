extension Club {
  /// What a client bought in a period: sales less the refunds made in it, at some venues or all.
  ///
  /// Receipts given back in full within the period do not count (rules.md §11.2). Costs a look at
  /// each receipt.
  ///
  /// - Parameters:
  ///   - receipts: The client's receipts.
  ///   - period: When.
  ///   - venues: Where; nil is everywhere.
  /// - Returns: Counted receipts, minor units paid, and when the last counted receipt was made.
  func purchases(
    on receipts: [Receipt.ID],
    in period: Period,
    at venues: Set<Venue.ID>? = nil
  ) -> (receipts: Int, paid: Int64, last: Moment?) {
    var sums = (receipts: 0, paid: Int64(0), last: Moment?.none)
    for id in receipts {
      let receipt = self.receipts.facts(of: id)
      guard venues.holds(receipt.venue) else { continue }
      let left = left(of: receipt, in: period)
      sums.paid += left.paid
      guard left.isCounted else { continue }
      sums.receipts += 1
      sums.last = max(sums.last ?? receipt.at, receipt.at)
    }
    return sums
  }

  /// What a receipt brought in a period, less what went back in it, and whether it counts there.
  func left(of receipt: ReceiptFacts, in period: Period) -> (paid: Int64, isCounted: Bool) {
    let back = receipts.refunds(of: receipt.id).filter { period.contains($0.at) }
    let returned = back.reduce(Int64(0)) { $0 + $1.money.minorUnits }
    guard period.contains(receipt.at) else { return (-returned, false) }
    let isCounted = back.isEmpty || !isReturned(receipt.id, by: back)
    return (receipt.paid.minorUnits - returned, isCounted)
  }

  /// Whether all of a receipt was given back on a day.
  func isReturned(_ receipt: Receipt.ID, on day: Day) -> Bool {
    guard receipts.refundedIfAny(receipt) != nil else { return false }
    let back = receipts.refunds(of: receipt).filter { calendar.day(of: $0.at) == day }
    return !back.isEmpty && isReturned(receipt, by: back)
  }

  /// Whether these refunds gave all of a receipt back.
  private func isReturned(_ receipt: Receipt.ID, by refunds: [Refund]) -> Bool {
    let back = refunds.reduce(Int64(0)) { sum, refund in
      refund.lines.reduce(sum) { $0 + $1.quantity.thousandths }
    }
    return receipts.isWhole(receipt, back)
  }
}
