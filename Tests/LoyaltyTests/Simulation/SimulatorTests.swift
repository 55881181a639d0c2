import Testing

@testable import Loyalty

@Suite("A program tried on real receipts")
struct SimulatorTests {
  @Test("It agrees with a plain calculation on random histories, to the kopek")
  func agrees() throws {
    var counted = 0
    for seed in 1...60 {
      var history = try RandomPurchases(seed: UInt64(seed))
      for _ in 1...4 {
        let trial = try history.trial()
        let now = history.desk.now
        let plain = PlainSimulation(history.desk.club, trial, at: now)
        let result = try #require(Simulator(history.desk.club, trial, at: now).run())
        try Self.compare(result, plain, seed)
        counted += result.receipts
      }
    }
    #expect(counted > 1_000)
  }

  private static func compare(
    _ result: Simulation,
    _ plain: PlainSimulation,
    _ seed: Int
  ) throws {
    let outcomes = result.gaining + result.losing + result.unchanged
    let differences = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.client, $0.difference) })
    #expect(differences == plain.differences, "seed \(seed)")
    #expect(result.receipts == plain.receipts, "seed \(seed)")
    #expect(result.paid == plain.paid, "seed \(seed)")
    #expect(result.now.total == plain.now, "seed \(seed)")
    #expect(result.draft.accrued == plain.accrued, "seed \(seed)")
    #expect(result.draft.discounted == plain.discounted, "seed \(seed)")
    #expect(result.leftOut.withoutClient == plain.leftOut["nobody"] ?? 0, "seed \(seed)")
    #expect(result.leftOut.otherProgram == plain.leftOut["other"] ?? 0, "seed \(seed)")
    #expect(result.leftOut.refunded == plain.leftOut["refunded"] ?? 0, "seed \(seed)")
    #expect(Set(result.boundary.near) == plain.near, "seed \(seed)")
    #expect(result.boundary.otherBoundReceipts == plain.otherBound, "seed \(seed)")
    for (place, part) in result.tiers.enumerated() {
      #expect(part.receipts == plain.tierReceipts[place] ?? 0, "seed \(seed)")
      #expect(part.clients == plain.tierClients[place] ?? 0, "seed \(seed)")
    }
    #expect(result.tiers.reduce(0) { $0 + $1.paid } == result.paid)
    #expect(result.tiers.reduce(0) { $0 + $1.cost.total } == result.draft.total)
  }

  @Test("The program as it is gives back what was given, as long as nothing else has changed")
  func sameProgram() throws {
    var desk = try ClubUnderTest.accruing([("0", "2"), ("1000", "3")])
    let client = try desk.register("Иванов Иван", "050 123 45 67")
    for day in 10...20 {
      try desk.goTo("2026-11-\(day)")
      try desk.sell([try line("333.33"), try line("45", "bar")], to: client)
    }
    let program = try #require(desk.club.program(of: client))
    let trial = try desk.club.trial(of: program, days: 30)
    let result = try #require(Simulator(desk.club, trial, at: desk.now).run())
    #expect(result.now == result.draft)
    #expect(result.now.accrued > 0)
    #expect(result.receipts == 11)
    #expect(result.unchanged.map(\.client) == [client])
  }

  @Test("An empty club has nothing to lose")
  func empty() throws {
    let desk = try ClubUnderTest.accruing([("0", "2")])
    let program = try #require(desk.club.programs.items.first)
    let trial = try desk.club.trial(of: program, days: 30)
    var told: [Int] = []
    let result = Simulator(desk.club, trial, at: desk.now).run { done, all in
      told += [done, all]
      return true
    }
    let simulation = try #require(result)
    #expect(simulation.receipts == 0)
    #expect(simulation.clients == 0)
    #expect(simulation.draft.basisPoints(of: simulation.paid) == nil)
    #expect(simulation.boundary.nearness == .zero)
    #expect(told == [0, 0])
  }

  @Test("One receipt of 100.00 under 5 % costs 5.00, 3.00 more than the 2.00 that were accrued")
  func oneReceipt() throws {
    var desk = try ClubUnderTest.accruing([("0", "2")])
    let client = try desk.register("Иванов Иван", "050 123 45 67")
    try desk.sell([try line("100")], to: client)
    var draft = ProgramDraft(name: "", tiers: try tiers([("0", "5")]), terms: .bonus(BonusTerms()))
    draft.description = "щедрее"
    let existing = desk.club.programs.items.first?.id
    let trial = try desk.club.trial(of: draft, for: existing, days: 30, at: desk.now)
    let result = try #require(Simulator(desk.club, trial, at: desk.now).run())
    #expect(result.now == Simulation.Cost(accrued: 200))
    #expect(result.draft == Simulation.Cost(accrued: 500))
    #expect(result.paid == 10_000)
    #expect(result.draft.basisPoints(of: result.paid) == 500)
    #expect(result.gaining == [Simulation.Outcome(client: client, now: 200, draft: 500)])
    #expect(result.idleClients == 0)
  }

  @Test("Totals take in what was bought before the days looked at")
  func before() throws {
    var desk = try ClubUnderTest.accruing([("0", "2")])
    let client = try desk.register("Иванов Иван", "050 123 45 67")
    try desk.goTo("2026-09-01")
    try desk.sell([try line("2000")], to: client)
    try desk.goTo("2026-11-20")
    try desk.sell([try line("100")], to: client)
    let pairs = try tiers([("0", "2"), ("1000", "10")])
    let draft = ProgramDraft(name: "", tiers: pairs, terms: .bonus(BonusTerms()))
    let trial = try desk.club.trial(of: draft, groups: [Group.ID(1)], days: 30, at: desk.now)
    let result = try #require(Simulator(desk.club, trial, at: desk.now).run())
    #expect(result.receipts == 1)
    #expect(result.draft.accrued == 1_000)
    #expect(result.tiers.map(\.receipts) == [0, 1])
  }

  @Test("A receipt entered late counts at its own time")
  func lateEntry() throws {
    var club = try ClubUnderTest.accruing([("0", "1")])
    let client = try club.register("Иванов Иван", "050 123 45 67")
    try club.goTo("2026-11-20")
    try club.sell([try line("500")], to: client)
    try club.goTo("2026-11-10")
    try club.sell([try line("1000.01")], to: client)
    try club.goTo("2026-11-22")
    let pairs = try tiers([("0", "0"), ("1000", "10")])
    let draft = ProgramDraft(name: "", tiers: pairs, terms: .bonus(BonusTerms()))
    let trial = try club.club.trial(of: draft, groups: [Group.ID(1)], days: 30, at: club.now)
    let result = try #require(Simulator(club.club, trial, at: club.now).run())
    #expect(result.draft.accrued == 5_000)
  }

  @Test("Receipts without a client, of other programs and given back in whole are left out")
  func leftOut() throws {
    var desk = try ClubUnderTest.accruing([("0", "2")])
    let client = try desk.register("Иванов Иван", "050 123 45 67")
    try desk.createGroup("Гости", loyalty: .none)
    let guest = try desk.register("Петров Пётр", "050 123 45 68", groups: ["Гости"])
    try desk.sell([try line("10")])
    try desk.sell([try line("20")], to: guest)
    try desk.refund(try desk.sell([try line("30")], to: client))
    let last = try desk.sell([try line("40", quantity: "2")], to: client)
    try desk.refund(last, [(1, "1")])
    let program = try #require(desk.club.program(of: client))
    let trial = try desk.club.trial(of: program, days: 1)
    let result = try #require(Simulator(desk.club, trial, at: desk.now).run())
    var expected = Simulation.LeftOut()
    (expected.withoutClient, expected.otherProgram, expected.refunded) = (1, 1, 1)
    #expect(result.leftOut == expected)
    #expect(result.leftOut.count == 3)
    #expect(result.receipts == 1)
    #expect(result.paid == 4_000)
    #expect(result.now.accrued == 80)
  }
}
