extension Club {
  /// What a client bought in a period: sales less the refunds made in it, at some venues or all.
  ///
  /// Receipts given back in full within the period do not count (rules.md §11.2). Costs a look at
  /// each receipt of the client.
  ///
  /// - Parameters:
  ///   - client: The client.
  ///   - period: When.
  ///   - venues: Where; nil is everywhere.
  ///   - without: A receipt that does not count.
  /// - Returns: Counted receipts, and minor units paid.
  func purchases(
    of client: Client.ID,
    in period: Period,
    at venues: Set<Venue.ID>? = nil,
    without: Receipt.ID? = nil
  ) -> (receipts: Int, paid: Int64) {
    var sums = (receipts: 0, paid: Int64(0))
    receipts.forEach(of: client) { receipt, _ in
      guard receipt.id != without, venues.holds(receipt.venue) else { return }
      let back = receipts.refunds(of: receipt.id).filter { period.contains($0.at) }
      sums.paid -= back.reduce(0) { $0 + $1.money.minorUnits }
      guard period.contains(receipt.at) else { return }
      sums.paid += receipt.paid.minorUnits
      if back.isEmpty || !isReturned(receipt.id, by: back) { sums.receipts += 1 }
    }
    return sums
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
