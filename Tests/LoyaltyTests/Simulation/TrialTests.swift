import Testing

@testable import Loyalty

@Suite("What is tried, how it is stopped, and who sits on a boundary")
struct TrialTests {
  private func draft(_ percents: [(String, String)], _ bound: Tiers.Bound = .over) throws
    -> ProgramDraft
  {
    ProgramDraft(name: "", tiers: try tiers(percents, bound), terms: .bonus(BonusTerms()))
  }

  @Test("A client whose total equals a threshold sits on it, and the other bound would matter")
  func threshold() throws {
    var desk = try ClubUnderTest.accruing([("0", "2")])
    let exact = try desk.register("Ровно Тысяча", "050 123 45 67")
    let near = try desk.register("Почти Тысяча", "050 123 45 68")
    let far = try desk.register("Мало Купил", "050 123 45 69")
    try desk.sell([try line("1000")], to: exact)
    try desk.sell([try line("100")], to: exact)
    try desk.sell([try line("900")], to: near)
    try desk.sell([try line("10")], to: far)
    var trial = try desk.club.trial(
      of: try draft([("0", "2"), ("1000", "3"), ("1100", "3")]),
      for: Program.ID(1),
      days: 30,
      at: desk.now
    )
    let result = try #require(Simulator(desk.club, trial, at: desk.now).run())
    #expect(result.boundary.atThreshold == [exact])
    #expect(result.boundary.otherBoundClients == [exact])
    #expect(result.boundary.otherBoundReceipts == 1)
    #expect(result.boundary.nearness == (try money("502.50")))
    #expect(result.boundary.near == [exact, near])
    #expect(result.tiers.map(\.clients) == [2, 1, 0])
    trial.nearness = try money("100")
    let closer = try #require(Simulator(desk.club, trial, at: desk.now).run())
    #expect(closer.boundary.near == [exact])
  }

  @Test("It stops as soon as it is told to, and counts on until then")
  func stopping() throws {
    var desk = try ClubUnderTest.accruing([("0", "2")])
    let clients = try (10..<60).map { try desk.register("Гость", "050 123 45 \($0)") }
    for client in clients {
      for _ in 0..<200 { try desk.sell([try line("10")], to: client) }
    }
    let trial = try desk.club.trial(
      of: try draft([("0", "3")]),
      for: Program.ID(1),
      days: 3,
      at: desk.now
    )
    var told: [Int] = []
    let stopped = Simulator(desk.club, trial, at: desk.now).run { done, all in
      #expect(all == 10_000)
      told.append(done)
      return told.count < 2
    }
    #expect(stopped == nil)
    #expect(told == [0, 4_200])
    var whole: [Int] = []
    let result = Simulator(desk.club, trial, at: desk.now).run { done, _ in
      whole.append(done)
      return true
    }
    #expect(whole == [0, 4_200, 8_400])
    #expect(result?.receipts == 10_000)
  }

  @Test("A new program is tried on the groups of its type that wait for one")
  func usualGroups() throws {
    var desk = try ClubUnderTest.accruing([("0", "2")])
    let bonus = try draft([("0", "3")])
    #expect(try desk.club.trial(of: bonus, days: 30, at: desk.now).groups == [Group.ID(1)])
    let waiting = try desk.createGroup("Ждут", loyalty: .bonus)
    #expect(try desk.club.trial(of: bonus, days: 30, at: desk.now).groups == [waiting])
    let discount = ProgramDraft(
      name: "",
      tiers: try tiers([("0", "3")]),
      terms: .discount(DiscountTerms())
    )
    #expect(try desk.club.trial(of: discount, days: 30, at: desk.now).groups == [])
    let changed = try desk.club.trial(
      of: bonus,
      for: Program.ID(1),
      groups: [waiting],
      days: 30,
      at: desk.now
    )
    #expect(changed.groups == [Group.ID(1), waiting])
  }

  @Test("What cannot be saved cannot be tried, but a name is not asked for")
  func refusals() throws {
    var desk = try ClubUnderTest.accruing([("0", "2")])
    let old = try desk.createGroup("Старые")
    try desk.perform(.archiveGroup(.id(old)))
    var bonus = try draft([("0", "3")])
    #expect(throws: Refusal.daysInvalid(0, limit: TotalWindow.dayLimit)) {
      try desk.club.trial(of: bonus, days: 0, at: desk.now)
    }
    #expect(throws: Refusal.groupArchived(group: "Старые")) {
      try desk.club.trial(of: bonus, groups: [old], days: 30, at: desk.now)
    }
    bonus.categories = ["кальян"]
    #expect(throws: Refusal.notFound(.category, typed: "кальян")) {
      try desk.club.trial(of: bonus, days: 30, at: desk.now)
    }
  }

  @Test("A group that gets the program leads by its place, as it would once it is saved")
  func leading() throws {
    var desk = try ClubUnderTest.accruing([("0", "2")])
    try desk.createGroup("Турнир")
    let both = try desk.register("Иванов Иван", "050 123 45 67", groups: ["Турнир", "Новые"])
    let one = try desk.register("Петров Пётр", "050 123 45 68", groups: ["Турнир"])
    for client in [both, one] { try desk.sell([try line("100")], to: client) }
    let last = Group.ID(2)
    let trial = try desk.club.trial(
      of: try draft([("0", "10")]),
      groups: [last],
      days: 30,
      at: desk.now
    )
    let result = try #require(Simulator(desk.club, trial, at: desk.now).run())
    #expect(result.gaining.map(\.client) == [one])
    #expect(result.leftOut.otherProgram == 1)
    try desk.perform(.orderGroups([.id(last), .id(Group.ID(1))]))
    let other = try #require(Simulator(desk.club, trial, at: desk.now).run())
    #expect(other.gaining.map(\.client) == [one, both])
  }

  @Test("A discount tried leaves less of a line for the bonuses that paid it")
  func paidWithBonuses() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")])
    let client = try desk.register("Иванов Иван", "050 123 45 67")
    try desk.accrue("100", to: client)
    try desk.sell([try line("100")], to: client, spending: .most)
    let discount = ProgramDraft(
      name: "",
      tiers: try tiers([("0", "30")]),
      terms: .discount(DiscountTerms())
    )
    let trial = try desk.club.trial(of: discount, groups: [Group.ID(1)], days: 1, at: desk.now)
    let result = try #require(Simulator(desk.club, trial, at: desk.now).run())
    #expect(result.draft == Simulation.Cost(discounted: 3_000))
    #expect(result.now == Simulation.Cost())
    #expect(result.paid == 0)
  }
}
