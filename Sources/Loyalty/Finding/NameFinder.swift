/// What a query found, the best first.
public struct FoundNames: Hashable, Sendable {
  /// One row that was found.
  public struct Match: Hashable, Sendable {
    /// The dense row, counted over all blocks.
    public let row: Int
    /// How well it answers.
    public let rank: NameRank
    /// What had to be done to what was typed.
    public let repair: Repair
  }

  /// The best rows, by rank and then by row, at most the limit.
  public internal(set) var matches: [Match] = []
  /// How many rows answer in all.
  public internal(set) var total = 0

  /// What had to be done for the best match.
  public var repair: Repair { matches.first?.repair ?? .none }
}

/// Scans blocks of names and phones for a query.
public struct NameFinder: Sendable {
  private let query: ClientQuery
  private let limit: Int

  /// Takes the query and how many rows are wanted.
  public init(_ query: ClientQuery, limit: Int = 200) {
    self.query = query
    self.limit = limit
  }

  /// The rows that answer, out of `blocks` blocks.
  ///
  /// `names` and `phones` give a block by its number; each but the last has `NameBlock.capacity`
  /// rows; a phone is its digits, 0 for none. Cost: 4 to 11 ns a row, 17 for one letter that most names have.
  public func find(
    blocks: Int,
    names: (Int) -> NameBlock,
    phones: (Int) -> ColumnValues<UInt64>
  ) -> FoundNames {
    if query.isPhone, let phone = query.phone {
      let found = findPhone(phone, blocks: blocks, phones: phones)
      if found.total > 0 { return found }
    }
    for pass in query.passes {
      let found = find(pass, blocks: blocks, names: names, phones: phones)
      if found.total > 0 { return found }
    }
    return FoundNames()
  }

  private static let nothing = UInt8.max

  private func findPhone(
    _ phone: PhonePattern,
    blocks: Int,
    phones: (Int) -> ColumnValues<UInt64>
  ) -> FoundNames {
    var best = BestRows(limit: limit)
    for block in 0..<blocks {
      phones(block).withSpan { phones in
        for row in phones.indices {
          guard let fit = phone.fit(in: phones[row]) else { continue }
          best.add(block * NameBlock.capacity + row, order: NameRank(fit: fit).order, reading: 0)
        }
      }
    }
    return best.found { _ in .none }
  }

  private func find(
    _ readings: [NameReading],
    blocks: Int,
    names: (Int) -> NameBlock,
    phones: (Int) -> ColumnValues<UInt64>
  ) -> FoundNames {
    var best = BestRows(limit: limit)
    var scores: [UInt8] = []
    for block in 0..<blocks {
      let rows = names(block)
      scores.removeAll(keepingCapacity: true)
      scores.append(contentsOf: repeatElement(Self.nothing, count: rows.count))
      let digits = query.phone == nil ? [] : phones(block)
      for (index, reading) in readings.enumerated() {
        rows.scan(reading, index: index, phones: digits, scores: &scores)
      }
      for (row, score) in scores.enumerated() where score != Self.nothing {
        best.add(
          block * NameBlock.capacity + row,
          order: score >> 4,
          reading: Int(score & 0x0F)
        )
      }
    }
    return best.found { readings[$0].repair }
  }
}

/// The first rows of each rank, and how many rows there were.
private struct BestRows {
  private let limit: Int
  private var total = 0
  private var rows: [[(row: Int, reading: Int)]] = Array(repeating: [], count: 6)

  init(limit: Int) {
    self.limit = limit
  }

  mutating func add(_ row: Int, order: UInt8, reading: Int) {
    total += 1
    if rows[Int(order)].count < limit { rows[Int(order)].append((row, reading)) }
  }

  func found(repair: (Int) -> Repair) -> FoundNames {
    var found = FoundNames()
    found.total = total
    for (order, rows) in rows.enumerated() {
      let rank = NameRank(order: UInt8(order))
      for (row, reading) in rows.prefix(limit - found.matches.count) {
        found.matches.append(.init(row: row, rank: rank, repair: repair(reading)))
      }
    }
    return found
  }
}
