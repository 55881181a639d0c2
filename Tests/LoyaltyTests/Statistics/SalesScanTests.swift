import Testing

@testable import Loyalty

/// Books of several blocks: what is added by whole blocks must equal what is added row by row.
@Suite("Adding up many receipts by blocks")
struct SalesScanTests {
  private static let start: Int64 = 1_780_000_000_000
  private static let count = SalesBlock.capacity * 3 + 700

  /// Sales in order of time but for some that are booked afterwards; one in thirty goes back, soon
  /// or late.
  private func book(seed: UInt64) throws -> (SalesBook, [SaleFacts], [Refund]) {
    var dice = Dice(seed: seed)
    var book = SalesBook()
    var sales: [SaleFacts] = []
    var refunds: [Refund] = []
    for number in 0..<Self.count {
      let late = dice.chance(50) ? Int64(dice.roll(0...2_000_000)) : 0
      let client = dice.chance(10) ? nil : Client.ID(UInt32(dice.roll(1...300)))
      let sale = SaleFacts(
        at: Moment(milliseconds: Self.start + Int64(number) * 1_000 - late),
        client: client,
        groups: GroupSet((0..<UInt32(dice.roll(0...3))).map { Group.ID($0 + 1) }),
        venue: dice.chance(3) ? nil : Venue.ID(UInt32(dice.roll(1...2))),
        paid: try Money(minorUnits: Int64(dice.roll(0...9_999))),
        bonuses: try Bonus(minorUnits: Int64(dice.roll(0...99))),
        accrued: try Bonus(minorUnits: Int64(dice.roll(0...99)))
      )
      book.append(sale)
      sales.append(sale)
      guard dice.chance(30) else { continue }
      let back = refund(of: number, sale, after: Int64(dice.roll(0...9_000_000)))
      refunds.append(back)
      book.append(back, by: sale.client, completes: true)
    }
    return (book, sales, refunds)
  }

  private func refund(of number: Int, _ sale: SaleFacts, after milliseconds: Int64) -> Refund {
    Refund(
      receipt: Receipt.ID(UInt32(number + 1)),
      at: sale.at.advanced(byMilliseconds: milliseconds),
      client: sale.client,
      lines: [
        Refund.Line(place: 1, quantity: .one, money: sale.paid, bonuses: .zero, accrual: .zero)
      ]
    )
  }

  private static let periods: [(Int64?, Int64?)] = [
    (nil, nil), (nil, 6_000), (2_000, nil), (4_000, 9_000), (4_096, 8_192), (5_000, 5_001),
    (-100, 0), (20_000, 30_000),
  ]

  @Test("Blocks and rows give the same sums, receipts and buyers", arguments: UInt64(1)...4)
  func blocks(seed: UInt64) throws {
    let (book, sales, refunds) = try book(seed: seed)
    for (from, until) in Self.periods {
      for venues in [nil, Set([Venue.ID(1)])] {
        let period = Period(
          start: from.map { Moment(milliseconds: Self.start + $0 * 1_000) },
          end: until.map { Moment(milliseconds: Self.start + $0 * 1_000) }
        )
        var scan = SalesScan(book, period, venues, clients: 300)
        #expect(scan.run { _ in true })
        var expected = ReportSums()
        var buyers: [Client.ID: Set<GroupSet>] = [:]
        let back = Dictionary(grouping: refunds) { Int($0.receipt.number) - 1 }
        for (row, sale) in sales.enumerated() where isAt(sale.venue, venues) {
          for refund in back[row] ?? [] where period.contains(refund.at) {
            expected.paid -= refund.money.minorUnits
          }
          guard period.contains(sale.at) else { continue }
          expected.paid += sale.paid.minorUnits
          expected.bonusesPaid += sale.bonuses.minorUnits
          expected.accrued += sale.accrued.minorUnits
          if back[row]?.contains(where: { period.contains($0.at) }) == true { continue }
          expected.receipts += 1
          if let client = sale.client { buyers[client, default: []].insert(sale.groups) }
        }
        #expect(scan.bySet.reduce(into: ReportSums()) { $0 += $1 } == expected)
        #expect(counted(scan.buyers, book) == counted(buyers))
        // Each third client is a card that was merged into the first one.
        var joined: [Client.ID: Set<GroupSet>] = [:]
        for (client, sets) in buyers { joined[into(client), default: []].formUnion(sets) }
        var after = scan.buyers
        after.join((1...100).map { $0 * 3 }, into)
        #expect(counted(after, book) == counted(joined))
      }
    }
  }

  private func into(_ client: Client.ID) -> Client.ID {
    client.number.isMultiple(of: 3) ? Client.ID(1) : client
  }

  /// How many clients bought in just these sets.
  private func counted(_ buyers: [Client.ID: Set<GroupSet>]) -> [Set<GroupSet>: Int] {
    buyers.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private func counted(_ buyers: BuyerSets, _ book: SalesBook) -> [Set<GroupSet>: Int] {
    var counted: [Set<GroupSet>: Int] = [:]
    buyers.forEach { places, clients in
      #expect(Set(places).count == places.count)
      counted[Set(places.compactMap(book.groups)), default: 0] += clients
    }
    return counted
  }

  @Test(
    "Clients of one set and of several count alike, however many sets there are",
    arguments: [200, 256, 257, 65_536, 65_537, 70_001]
  )
  func manySets(places: Int) {
    let last = UInt32(places - 1)
    let clients = ColumnValues<UInt32>([1, 2, 1, 0, 2, 1, 3])
    let sets = ColumnValues<UInt32>([last, 3, last, 0, 9, 3, 7])
    var buyers = BuyerSets(clients: 3, places: places)
    buyers.mark(clients, sets, 0..<7)
    var found: Set<[UInt32]> = []
    buyers.forEach { places, clients in
      #expect(clients == 1)
      found.insert(places.sorted())
    }
    #expect(found == [[3, last], [3, 9], [7]])
  }

  private func isAt(_ venue: Venue.ID?, _ venues: Set<Venue.ID>?) -> Bool {
    venues.map { all in venue.map { all.contains($0) } ?? false } ?? true
  }

  @Test("What many stretches brought is told in one pass as one by one", arguments: UInt64(5)...7)
  func stretches(seed: UInt64) throws {
    let (book, sales, refunds) = try book(seed: seed)
    let moments = [-4_000_000, -1_000, 0, 600_000, 600_001, 4_096_000, 9_000_000, 30_000_000]
      .map { Moment(milliseconds: Self.start + $0) }
    let told = book.trade(between: moments)
    #expect(told.count == moments.count - 1)
    for (place, sum) in told.enumerated() {
      let stretch = moments[place]..<moments[place + 1]
      let back = refunds.filter { stretch.contains($0.at) }
      let gone = back.filter { stretch.contains(sales[Int($0.receipt.number) - 1].at) }
      let own = sales.filter { stretch.contains($0.at) }
      #expect(sum.receipts == own.count - gone.count)
      let paid = own.reduce(0) { $0 + $1.paid.minorUnits }
      #expect(sum.paid == paid - back.reduce(0) { $0 + $1.money.minorUnits })
    }
    #expect(told.contains { $0.receipts > 1_000 })
    #expect(book.trade(between: []).isEmpty && book.trade(between: [moments[0]]).isEmpty)
  }

  @Test("The sales of a day until a minute are the report's of that day, cut there")
  func trade() throws {
    var desk = try ClubUnderTest()
    try desk.goTo("2026-06-02", "10:00:00")
    let gone = try desk.sell([try line("30")])
    try desk.goTo("2026-06-02", "12:00:00")
    try desk.sell([try line("50")])
    try desk.refund(gone)
    let noon = desk.now
    try desk.goTo("2026-06-02", "12:00:01")
    try desk.sell([try line("7")])
    let day = try Day(iso: "2026-06-02")
    #expect(desk.club.trade(on: day, until: noon).paid == 5_000)
    #expect(desk.club.trade(on: day, until: noon).receipts == 1)
    #expect(desk.club.trade(on: day, until: desk.now).paid == 5_700)
    #expect(desk.club.trade(on: day.advanced(byDays: -1), until: noon).receipts == 1)
    let after = desk.club.trade(on: day.advanced(byDays: 1), until: desk.now)
    #expect(after.receipts == 0 && after.paid == 0)
    let days = desk.club.trade(from: day.advanced(byDays: -2), days: 4)
    #expect(days.map(\.paid) == [0, 0, 5_700, 0])
    #expect(days.map(\.receipts) == [0, 0, 2, 0])
    #expect(days.map(\.average) == [nil, nil, 2_850, nil])
  }
}
