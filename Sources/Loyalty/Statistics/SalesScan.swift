/// Adds up the sales, refunds and gifts of a period by the groups at the sale.
struct SalesScan {
  /// What each place of the book's sets adds up to.
  private(set) var bySet: [ReportSums]
  /// The clients with a counted receipt, with the groups that they had at the sale.
  private(set) var buyers: BuyerSets

  private let book: SalesBook
  private let from: Int64
  private let until: Int64
  /// For each number, whether its venue counts; nil counts all.
  private let venues: [Bool]?
  private let marksBuyers: Bool
  /// The rows of sales that went back in full within the period, ascending, and how many of them
  /// were passed.
  private let returned: [Int]
  private var passed = 0

  /// How many blocks are looked at between two looks at whether to go on.
  private static let stride = 64

  /// Prepares to add up a period.
  ///
  /// - Parameters:
  ///   - book: What was sold.
  ///   - period: When.
  ///   - venues: Where; nil is everywhere.
  ///   - clients: The highest number of a client; nil where nobody asks who bought.
  init(_ book: SalesBook, _ period: Period, _ venues: Set<Venue.ID>?, clients: Int?) {
    self.book = book
    from = period.start?.milliseconds ?? .min
    until = period.end?.milliseconds ?? .max
    self.venues = venues.map(Self.table)
    bySet = Array(repeating: ReportSums(), count: book.places)
    marksBuyers = clients != nil
    buyers = BuyerSets(clients: clients ?? 0, places: book.places)
    returned = book.returned(within: period)
  }

  private static func table(_ venues: Set<Venue.ID>) -> [Bool] {
    var table = Array(repeating: false, count: Int((venues.max()?.number ?? 0) + 1))
    for venue in venues { table[Int(venue.number)] = true }
    return table
  }

  /// Whether what was sold at a venue counts.
  private func counts(_ venue: UInt32) -> Bool {
    guard let venues else { return true }
    return Int(venue) < venues.count && venues[Int(venue)]
  }

  /// Runs over everything.
  ///
  /// - Parameter goesOn: Told after some hundred thousand rows how many are done; false stops.
  /// - Returns: Whether it came to its end.
  mutating func run(_ goesOn: (_ done: Int) -> Bool) -> Bool {
    for place in book.blocks.indices {
      add(book.blocks[place], first: place * SalesBlock.capacity)
      if place % Self.stride == Self.stride - 1, !goesOn((place + 1) * SalesBlock.capacity) {
        return false
      }
    }
    addRefunds()
    addGifts()
    return true
  }

  /// Counts the buyers as the clients that they were when the days were over.
  mutating func join(_ merged: [UInt32], _ then: ClientsThen) {
    buyers.join(merged, then.current)
  }

  /// A block that the period holds whole is added by its sums; of the others every row is looked at.
  private mutating func add(_ block: SalesBlock, first: Int) {
    guard block.first < until, block.last >= from else { return }
    let gone = gone(before: first + block.count)
    if block.first >= from, block.last < until, venues == nil, !block.sums.isEmpty {
      addWhole(block, first: first, without: gone)
    } else {
      addRows(block, first: first, without: gone)
    }
  }

  /// The next rows that went back in full.
  private mutating func gone(before end: Int) -> ArraySlice<Int> {
    let start = passed
    while passed < returned.count, returned[passed] < end { passed += 1 }
    return returned[start..<passed]
  }

  private mutating func addWhole(_ block: SalesBlock, first: Int, without gone: ArraySlice<Int>) {
    for (set, sums) in block.sums { bySet[Int(set)] += sums }
    var next = 0
    for row in gone {
      bySet[Int(block.sets[row - first])].receipts -= 1
      mark(block, next..<row - first)
      next = row - first + 1
    }
    mark(block, next..<block.count)
  }

  private mutating func mark(_ block: SalesBlock, _ rows: Range<Int>) {
    guard marksBuyers, !rows.isEmpty else { return }
    buyers.mark(block.clients, block.sets, rows)
  }

  private mutating func addRows(_ block: SalesBlock, first: Int, without gone: ArraySlice<Int>) {
    var gone = gone
    let whole = SalesRows(block)
    let (times, sets, venues) = (whole.times.span, whole.sets.span, whole.venues.span)
    let (paid, bonuses, accrued) = (whole.paid.span, whole.bonuses.span, whole.accrued.span)
    for row in 0..<block.count where times[row] >= from && times[row] < until {
      guard counts(venues[row]) else { continue }
      let set = Int(sets[row])
      bySet[set].paid += paid[row]
      bySet[set].bonusesPaid += bonuses[row]
      bySet[set].accrued += accrued[row]
      while let next = gone.first, next < first + row { gone.removeFirst() }
      if gone.first == first + row { continue }
      bySet[set].receipts += 1
      mark(block, row..<row + 1)
    }
  }

  private mutating func addRefunds() {
    book.refunds.forEach { refund in
      guard isInside(refund.at), counts(refund.venue?.number ?? SalesBlock.none) else { return }
      let set = Int(refund.set)
      bySet[set].paid -= refund.paid
      bySet[set].bonusesPaid -= refund.bonuses
      bySet[set].forfeited += refund.forfeited
      bySet[set].accrued -= refund.accrued
    }
  }

  /// Bonuses beside receipts were given nowhere in particular: they count where all venues do.
  private mutating func addGifts() {
    guard venues == nil else { return }
    book.gifts.forEach { gift in
      if gift.isAccrual, isInside(gift.at) { bySet[Int(gift.set)].accrued += gift.amount }
    }
  }

  private func isInside(_ moment: Moment) -> Bool {
    moment.milliseconds >= from && moment.milliseconds < until
  }
}

/// The columns of a block that sums are made of, as arrays: a copy where they stand in a file.
private struct SalesRows {
  let times: [Int64]
  let sets: [UInt32]
  let venues: [UInt32]
  let paid: [Int64]
  let bonuses: [Int64]
  let accrued: [Int64]

  init(_ block: SalesBlock) {
    times = block.times.array
    sets = block.sets.array
    venues = block.venues.array
    paid = block.paid.array
    bonuses = block.bonuses.array
    accrued = block.accrued.array
  }
}

/// A mark for each client's number: a million clients take 125 kB.
struct ClientMarks: Sendable {
  private var words: [UInt64]

  init(_ clients: Int) {
    words = Array(repeating: 0, count: clients / 64 + 1)
  }

  /// Marks clients whose numbers ascend.
  init(_ numbers: [UInt32]) {
    self.init(Int(numbers.last ?? 0))
    for number in numbers { mark(number) }
  }

  /// Marks a client; 0 stands for none and is marked as well, which nobody asks for.
  mutating func mark(_ number: UInt32) {
    words[Int(number >> 6)] |= 1 << UInt64(number & 63)
  }

  /// Whether a client is marked.
  func contains(_ number: UInt32) -> Bool {
    Int(number >> 6) < words.count && words[Int(number >> 6)] & (1 << UInt64(number & 63)) != 0
  }
}
