extension Hundredths {
  /// Shares this amount over what is left of each line, by largest remainder (rules.md §1.5).
  ///
  /// The amount is first cut to the sum of the lines. The earlier line wins a tie. The shares add up
  /// exactly and none exceeds its line. Lines below zero count as empty. Cost: a sort of the lines.
  public func shares(over remaining: [Self]) -> [Self] {
    var whole: UInt64 = 0
    for line in remaining { whole += line.weight }
    let amount = min(UInt64(max(0, minorUnits)), whole)
    guard amount > 0 else { return remaining.map { _ in .zero } }

    var shares: [Self] = []
    var remainders: [UInt64] = []
    shares.reserveCapacity(remaining.count)
    remainders.reserveCapacity(remaining.count)
    var missing = amount
    for line in remaining {
      let product = amount.multipliedFullWidth(by: line.weight)
      let (share, remainder) = whole.dividingFullWidth(product)
      shares.append(Self(unchecked: Int64(share)))
      remainders.append(remainder)
      missing -= share
    }
    for line in Self.largest(Int(missing), of: remainders) {
      shares[line] = Self(unchecked: shares[line].minorUnits + 1)
    }
    return shares
  }

  /// An amount as a share is weighed by it; below zero it weighs nothing.
  private var weight: UInt64 { UInt64(max(0, minorUnits)) }

  /// The places of the so many largest remainders, the earlier first on a tie.
  private static func largest(_ count: Int, of remainders: [UInt64]) -> ArraySlice<Int> {
    guard count > 0 else { return [] }
    let order = remainders.indices.sorted {
      remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1]
    }
    return order.prefix(count)
  }
}
