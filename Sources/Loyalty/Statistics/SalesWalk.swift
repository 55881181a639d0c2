extension SalesBook {
  /// Looks at the sales of some days at some venues, in the order in which they came.
  ///
  /// - Parameters:
  ///   - period: When.
  ///   - venues: Where; nil is everywhere.
  ///   - goesOn: Told now and then how many rows are done; false stops.
  ///   - look: Is given a block, a row of it, its row in the book, and whether the receipt counts:
  ///     one that went back in full within the period does not.
  /// - Returns: Whether it came to its end.
  func walk(
    _ period: Period,
    at venues: Set<Venue.ID>?,
    _ goesOn: (_ done: Int) -> Bool,
    _ look: (_ block: SalesBlock, _ row: Int, _ inBook: Int, _ isCounted: Bool) -> Void
  ) -> Bool {
    let (from, until) = (period.start?.milliseconds ?? .min, period.end?.milliseconds ?? .max)
    let returned = Set(returned(within: period))
    for (index, block) in blocks.enumerated() {
      let first = index * SalesBlock.capacity
      guard goesOn(first) else { return false }
      guard block.first < until, block.last >= from else { continue }
      for row in 0..<block.count where block.times[row] >= from && block.times[row] < until {
        guard venues.map({ $0.contains(Venue.ID(block.venues[row])) }) ?? true else { continue }
        look(block, row, first + row, returned.isEmpty || !returned.contains(first + row))
      }
    }
    return true
  }
}
