import Testing

@testable import Loyalty

@Suite("rules.md §2.5: merges at random moments of random histories")
struct MergeHistoryTests {
  /// The sum of the balances, and that of the money bought for, of all clients.
  private func sums(_ desk: ClubUnderTest) -> [Int64] {
    let ids = desk.club.clients.ids
    let balances = ids.map { desk.account($0).balance(at: desk.now).minorUnits }
    let totals = ids.map { desk.club.total(of: $0, for: nil, at: desk.now).minorUnits }
    return [balances.reduce(0, +), totals.reduce(0, +)]
  }

  private func holds(_ desk: ClubUnderTest, at moment: Moment) -> Bool {
    desk.club.clients.ids.allSatisfy { client in
      let account = desk.club.account(of: client, at: moment)
      let entries = desk.club.ledger(of: client, at: moment)
      let sum = entries.reduce(0) { $0 + $1.amount.minorUnits }
      let lots = account.lots.filter { !$0.isBurnt(at: moment) }
        .reduce(0) { $0 + $1.remainder.minorUnits }
      return sum == account.balance(at: moment).minorUnits
        && sum == lots - account.debt.minorUnits
        && account.lots.allSatisfy { $0.remainder <= $0.amount }
        && entries.map(\.at) == entries.map(\.at).sorted()
    }
  }

  @Test("The balance after is the sum of both, entries and lots agree, before and ever after")
  func balances() throws {
    for seed in 1...UInt64(60) {
      var life = try RandomHistory(seed: seed)
      var dice = Dice(seed: seed &* 7)
      for _ in 1...dice.roll(1...40) { try life.step() }
      let (into, from) = dice.chance(2) ? (1, 2) : (2, 0)
      let before = sums(life.desk)
      let both = [into, from].map { life.desk.account(life.clients[$0]) }
        .reduce(0) { $0 + $1.balance(at: life.desk.now).minorUnits }
      let answer = try life.desk.perform(
        .mergeClients(into: .id(life.clients[into]), from: .id(life.clients[from]))
      )
      guard case .merged(let balance, _) = answer else {
        Issue.record("seed \(seed): \(answer)")
        continue
      }
      #expect(balance.minorUnits == both && sums(life.desk) == before, "seed \(seed)")
      for _ in 1...30 {
        try life.step()
        for later in [Int64(0), 8_640_000] {
          #expect(holds(life.desk, at: life.desk.now.advanced(bySeconds: later)), "seed \(seed)")
        }
      }
    }
  }

  @Test("Refunding everything gives the same money and the same bonuses as without the merge")
  func refunds() throws {
    for seed in 1...UInt64(60) {
      var life = try RandomHistory(seed: seed, expiryDays: nil)
      for _ in 1...40 { try life.step() }
      var merged = life.desk
      let command = Command.mergeClients(into: .id(life.clients[1]), from: .id(life.clients[2]))
      try merged.perform(command)
      for receipt in life.receipts {
        let (apart, together) = (try? life.desk.refund(receipt), try? merged.refund(receipt))
        #expect(apart?.money == together?.money, "seed \(seed)")
        #expect(apart?.bonusesReturned == together?.bonusesReturned, "seed \(seed)")
        #expect(apart?.accrualTaken == together?.accrualTaken, "seed \(seed)")
      }
      #expect(sums(merged) == sums(life.desk), "seed \(seed)")
      #expect(holds(merged, at: merged.now), "seed \(seed)")
    }
  }

  @Test("With lots that burn, a refund of everything gives the same money and bonuses too")
  func refundsOfBurning() throws {
    for seed in 1...UInt64(60) {
      var life = try RandomHistory(seed: seed)
      for _ in 1...40 { try life.step() }
      var merged = life.desk
      try merged.perform(
        .mergeClients(into: .id(life.clients[1]), from: .id(life.clients[2]))
      )
      for receipt in life.receipts {
        let (apart, together) = (try? life.desk.refund(receipt), try? merged.refund(receipt))
        #expect(apart?.money == together?.money, "seed \(seed)")
        #expect(apart?.bonusesReturned == together?.bonusesReturned, "seed \(seed)")
      }
      #expect(holds(merged, at: merged.now), "seed \(seed)")
    }
  }

  @Test("Columns, ids and groups agree after merges among many clients, across blocks")
  func columns() throws {
    var dice = Dice(seed: 5)
    var desk = try ClubUnderTest()
    let groups = try (1...4).map { try desk.createGroup("Группа \($0)") }
    for number in 1...4_200 {
      try desk.register("Клиент \(number)", "+38050" + String(1_000_000 + number))
    }
    for _ in 1...400 {
      let ids = desk.club.clients.ids
      let (one, other) = (ids[dice.roll(0...ids.count - 1)], ids[dice.roll(0...ids.count - 1)])
      try desk.perform(.addToGroup([.id(one)], .id(groups[dice.roll(0...3)])))
      _ = try? desk.perform(.mergeClients(into: .id(one), from: .id(other)))
    }
    let ids = desk.club.clients.ids
    #expect(ids.count == desk.club.clients.count && ids.count < 3_810)
    #expect(ids.map(\.number) == ids.map(\.number).sorted())
    for (place, id) in ids.enumerated() {
      #expect(ids.place(of: id) == place && ids.firstPlace(after: id) == place + 1)
      let card = try desk.card(id)
      #expect(card.id == id && desk.club.clients.columns(of: id) == ClientColumns(card))
      #expect(desk.club.clients.client(with: card.phone) == id)
    }
    for number in 1...UInt32(4_200) where ids.place(of: Client.ID(number)) == nil {
      #expect(desk.club.clients.isMerged(Client.ID(number)))
      #expect(ids.place(of: desk.club.clients.current(Client.ID(number))) != nil)
    }
    for group in groups {
      let members = desk.club.clients.clients(in: group)
      #expect(members.count == desk.club.clientCount(in: group))
      #expect(members == ids.filter { desk.club.clients.groups(of: $0).contains(group) })
    }
    #expect(desk.club.clients.find("Клиент", limit: 5_000).total == ids.count)
  }
}
