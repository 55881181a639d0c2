/// Adds up the sales, refunds and gifts of a period by the groups at the sale.
struct SalesScan {
  /// What each place of the book's sets adds up to.
  private(set) var bySet: [ReportSums]
  /// The clients with a counted receipt.
  private(set) var buyers: ClientMarks

  private let book: SalesBook
  private let from: Int64
  private let until: Int64
  /// For each number, whether its venue counts; nil counts all.
  private let venues: [Bool]?
  /// The rows of sales that went back in full within the period.
  private let returned: Set<Int>

  /// How many blocks are looked at between two looks at whether to go on.
  private static let stride = 64

  init(_ book: SalesBook, _ period: Period, _ venues: Set<Venue.ID>?, clients: Int) {
    self.book = book
    from = period.start?.milliseconds ?? .min
    until = period.end?.milliseconds ?? .max
    self.venues = venues.map(Self.table)
    bySet = Array(repeating: ReportSums(), count: book.places)
    buyers = ClientMarks(clients)
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

  private mutating func add(_ block: SalesBlock, first: Int) {
    guard block.first < until, block.last >= from else { return }
    let isWhole = block.first >= from && block.last < until
    let isPlain = isWhole && venues == nil && returned.isEmpty
    let (sets, clients) = (block.sets.span, block.clients.span)
    let (paid, bonuses, accrued) = (block.paid.span, block.bonuses.span, block.accrued.span)
    let (times, places) = (block.times.span, block.venues.span)
    for row in 0..<block.count {
      if !isPlain {
        guard times[row] >= from, times[row] < until, counts(places[row]) else { continue }
      }
      let set = Int(sets[row])
      bySet[set].paid += paid[row]
      bySet[set].bonusesPaid += bonuses[row]
      bySet[set].accrued += accrued[row]
      if !isPlain, !returned.isEmpty, returned.contains(first + row) { continue }
      bySet[set].receipts += 1
      buyers.mark(clients[row])
    }
  }

  private mutating func addRefunds() {
    book.refunds.forEach { refund in
      guard isInside(refund.at), counts(refund.venue?.number ?? SalesBlock.none) else { return }
      let set = Int(refund.set)
      bySet[set].paid -= refund.paid
      bySet[set].bonusesPaid -= refund.bonuses
      bySet[set].accrued -= refund.accrued
    }
  }

  /// Bonuses beside receipts were given nowhere in particular: they count where all venues do.
  private mutating func addGifts() {
    guard venues == nil else { return }
    book.gifts.forEach { gift in
      if isInside(gift.at) { bySet[Int(gift.set)].accrued += gift.amount }
    }
  }

  private func isInside(_ moment: Moment) -> Bool {
    moment.milliseconds >= from && moment.milliseconds < until
  }
}

/// A mark for each client's number: a million clients take 125 kB.
struct ClientMarks: Sendable {
  private var words: [UInt64]

  init(_ clients: Int) {
    words = Array(repeating: 0, count: clients / 64 + 1)
  }

  /// Marks a client; 0 stands for none and is marked as well, which nobody asks for.
  mutating func mark(_ number: UInt32) {
    words[Int(number >> 6)] |= 1 << UInt64(number & 63)
  }

  /// Whether a client is marked.
  func contains(_ number: UInt32) -> Bool {
    Int(number >> 6) < words.count && words[Int(number >> 6)] & (1 << UInt64(number & 63)) != 0
  }

  /// Moves the mark of a number that answers as another one.
  mutating func move(_ from: UInt32, to into: UInt32) {
    guard contains(from) else { return }
    words[Int(from >> 6)] &= ~(1 << UInt64(from & 63))
    mark(into)
  }
}
