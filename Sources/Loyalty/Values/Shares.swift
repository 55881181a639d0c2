extension Hundredths {
  /// Shares this amount over what is left of each line, by largest remainder (rules.md §1.5).
  ///
  /// The amount is first cut to the sum of the lines. The earlier line wins a tie. The shares add up
  /// exactly and none exceeds its line. Lines below zero count as empty. Cost: a sort of the lines.
  public func shares(over remaining: [Self]) -> [Self] {
    let weights = remaining.map { Int128(max(0, $0.minorUnits)) }
    let whole = weights.reduce(0, +)
    let amount = min(Int128(max(0, minorUnits)), whole)
    guard amount > 0 else { return remaining.map { _ in .zero } }

    let parts = weights.map { (amount * $0).quotientAndRemainder(dividingBy: whole) }
    var shares = parts.map { Int64($0.quotient) }
    let missing = Int(amount - parts.reduce(0) { $0 + $1.quotient })
    let order = parts.indices.sorted {
      (parts[$1].remainder, $0) < (parts[$0].remainder, $1)
    }
    for line in order.prefix(missing) { shares[line] += 1 }
    return shares.map { Self(unchecked: $0) }
  }
}
