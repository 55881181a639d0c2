extension Club {
  /// What was sold from the beginning of a day until a time of it, less the refunds made meanwhile.
  ///
  /// Costs a look at the receipts near that day, and at every refund.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - time: The last moment that counts.
  /// - Returns: The sums of all receipts, with a client or without.
  public func trade(on day: Day, until time: Moment) -> DayTrade {
    let span = [calendar.start(of: day), time.advanced(byMilliseconds: 1)]
    return receipts.sales.trade(between: span).first ?? DayTrade()
  }
}

/// What a day brought: its sales less the refunds made on it.
public struct DayTrade: Hashable, Sendable {
  /// How many receipts count: those given back in full on the same day do not.
  public private(set) var receipts = 0
  /// Money paid, in hundredths of the currency.
  public private(set) var paid: Int64 = 0

  /// Money paid on one receipt, in hundredths, rounded half up; nil without receipts.
  public var average: Int64? {
    ReportSums(receipts: receipts, paid: paid, bonusesPaid: 0, accrued: 0).average
  }

  fileprivate mutating func add(_ count: Int, _ money: Int64) {
    receipts += count
    paid += money
  }
}

extension Club {
  /// What each of some days brought, all of it in one pass (rules.md §11.2).
  ///
  /// Costs a look at the receipts of these days, and at every refund: with ten million receipts some
  /// milliseconds.
  ///
  /// - Parameters:
  ///   - first: The first day.
  ///   - count: How many days.
  /// - Returns: A sum a day, the first day first.
  public func trade(from first: Day, days count: Int) -> [DayTrade] {
    let starts = (0...max(0, count)).map { calendar.start(of: first.advanced(byDays: $0)) }
    return receipts.sales.trade(between: starts)
  }
}

extension SalesBook {
  /// What was sold between each two of some moments, ascending, less the refunds made meanwhile.
  func trade(between moments: [Moment]) -> [DayTrade] {
    let starts = moments.map(\.milliseconds)
    var sums = Array(repeating: DayTrade(), count: max(0, starts.count - 1))
    guard let start = starts.first, let end = starts.last, start < end else { return sums }
    func place(of at: Int64) -> Int? {
      guard at >= start, at < end else { return nil }
      return starts.firstIndex { $0 > at }.map { $0 - 1 }
    }
    for block in blocks where block.first < end && block.last >= start {
      let paid = block.paid.array
      for (row, at) in block.times.array.prefix(block.count).enumerated() {
        if let place = place(of: at) { sums[place].add(1, paid[row]) }
      }
    }
    refunds.forEach { refund in
      guard let sum = place(of: refund.at.milliseconds) else { return }
      let isGone = refund.completes && place(of: refund.soldAt.milliseconds) == sum
      sums[sum].add(isGone ? -1 : 0, -refund.paid)
    }
    return sums
  }
}
