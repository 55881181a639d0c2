extension Club {
  /// What was sold from the beginning of a day until a time of it, less the refunds made meanwhile.
  ///
  /// Costs next to nothing: blocks of receipts of other days are passed over.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - time: The last moment that counts.
  /// - Returns: The sums of all receipts, with a client or without.
  public func trade(on day: Day, until time: Moment) -> ReportSums {
    let end = time.advanced(byMilliseconds: 1)
    let period = Period(start: calendar.start(of: day), end: end)
    var scan = SalesScan(receipts.sales, period, nil, clients: nil)
    _ = scan.run { _ in true }
    return scan.bySet.reduce(into: ReportSums()) { $0 += $1 }
  }
}
