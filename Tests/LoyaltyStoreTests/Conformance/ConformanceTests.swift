import Loyalty
import LoyaltyStore
import TestSupport
import Testing

/// What any engine behind `commit`, `follow` and `history` must do; files are not looked at.
@Suite("The verbs of the store, on a real and on a simulated disk")
struct ConformanceTests {
  private static func create(_ name: String) -> Command { .createGroup(GroupDraft(name: name)) }

  private static func names(_ store: Store) -> [String] { store.club.groups.inUse.map(\.name) }

  private static func accrue(_ amount: String, to client: UInt32) throws -> Command {
    let id = ClientReference.id(Client.ID(client))
    return .accrue(id, try Bonus(decimal: amount), reason: amount, expiresOn: nil)
  }

  @Test("commit numbers records without gaps, whoever writes", arguments: GroundKind.allCases)
  func numbers(kind: GroundKind) throws {
    let ground = try kind.ground()
    let desks = try [1, 2, 3].map { try ground.open($0) }
    for number in 1...30 {
      let store = desks[number % 3]
      let done = try store.commit(Self.create("G\(number)"), by: Staff("a"))
      #expect(done.seq == UInt64(number) && !done.isRepeat)
    }
    #expect(Self.names(try ground.open(4)) == (1...30).map { "G\($0)" })
  }

  @Test("commit decides on all that others have written", arguments: GroundKind.allCases)
  func decidesOnOthers(kind: GroundKind) throws {
    let ground = try kind.ground()
    let (one, two) = (try ground.open(1), try ground.open(2))
    try one.commit(Self.create("VIP"), by: Staff("a"))
    var seen: [String] = []
    try two.commit(by: Staff("b")) { club, _ in
      seen = club.groups.inUse.map(\.name)
      return []
    }
    #expect(seen == ["VIP"])
    #expect(throws: Refusal.nameTaken(name: "VIP", existing: "VIP", isArchived: false)) {
      try two.commit(Self.create("VIP"), by: Staff("b"))
    }
  }

  @Test(
    "What is refused, thrown or empty leaves no record and keeps nobody waiting",
    arguments: GroundKind.allCases
  )
  func nothing(kind: GroundKind) throws {
    struct Stop: Error {}
    let ground = try kind.ground()
    let (one, two) = (try ground.open(1), try ground.open(2))
    try one.commit(Self.create("VIP"), by: Staff("a"))
    #expect(throws: Refusal.self) { try one.commit(Self.create("VIP"), by: Staff("a")) }
    #expect(throws: Stop.self) { try one.commit(by: Staff("a")) { _, _ in throw Stop() } }
    let empty = try one.commit(by: Staff("a")) { _, _ in [] }
    #expect(empty.seq == 1 && empty.events.isEmpty)
    #expect(try two.commit(Self.create("B"), by: Staff("b")).seq == 2)
  }

  @Test(
    "follow tells what others did, once and in order, and never what one did oneself",
    arguments: GroundKind.allCases
  )
  func follows(kind: GroundKind) throws {
    let ground = try kind.ground()
    let (one, two) = (try ground.open(1), try ground.open(2))
    try one.commit(Self.create("A"), by: Staff("a"))
    try two.commit(Self.create("B"), by: Staff("b"))
    try one.commit(Self.create("C"), by: Staff("a"))
    let told = try two.follow()
    #expect(told.map(\.seq) == [1, 3] && told.map(\.by) == [Staff("a"), Staff("a")])
    #expect(try two.follow().isEmpty)
    #expect(try one.follow().map(\.seq) == [2])
    #expect(Self.names(one) == ["A", "B", "C"] && Self.names(two) == Self.names(one))
  }

  @Test(
    "A repeated request gets its first answer, after a crash and after folding too",
    arguments: GroundKind.allCases
  )
  func repeats(kind: GroundKind) throws {
    let ground = try kind.ground()
    let request = RequestID("till-7", content: "10".utf8)
    let other = RequestID("till-7", content: "20".utf8)
    let first = try ground.open(1).commit(
      try Self.accrue("10", to: 1),
      request: request,
      by: Staff("a")
    )
    for round in 1...3 {
      let store = try ground.open(round)
      let again = try store.commit(try Self.accrue("10", to: 1), request: request, by: Staff("b"))
      #expect(again.isRepeat && again.seq == first.seq && again.events == first.events)
      #expect(throws: Refusal.requestConflict(request: "till-7")) {
        try store.commit(try Self.accrue("20", to: 1), request: other, by: Staff("b"))
      }
      if round == 1 { ground.crash() } else { try fold(ground) }
    }
    let balance = try ground.open(5).club.accounts[Client.ID(1)].balance(at: Fixture.start)
    #expect(balance == (try Bonus(decimal: "10")))
  }

  private func fold(_ ground: any Ground) throws {
    _ = try Store.compact(at: ground.path, ground.options(9))
  }

  @Test(
    "A moment before the last record is refused; a clock that goes back is carried on",
    arguments: GroundKind.allCases
  )
  func moments(kind: GroundKind) throws {
    let ground = try kind.ground()
    let late = Fixture.start.advanced(bySeconds: 60)
    try ground.open(1, at: late).commit(Self.create("A"), by: Staff("a"))
    let store = try ground.open(2)
    #expect(throws: Refusal.beforeLastRecord(given: Fixture.start, last: late)) {
      try store.commit(Self.create("B"), by: Staff("a"), at: Fixture.start)
    }
    #expect(try store.commit(Self.create("B"), by: Staff("a")).at == late)
  }

  @Test(
    "What commit has told is there after a crash, with all that it rested on",
    arguments: GroundKind.allCases
  )
  func survives(kind: GroundKind) throws {
    let ground = try kind.ground()
    let (one, two) = (try ground.open(1), try ground.open(2))
    _ = try one.append(Self.create("A"), by: Staff("a"))
    try two.commit(Self.create("B"), by: Staff("b"))
    _ = try one.append(Self.create("C"), by: Staff("a"))
    ground.crash()
    let names = Self.names(try ground.open(3))
    #expect(names == ["A", "B"] || names == ["A", "B", "C"])
  }

  @Test("A refusal rests on what is there after a crash", arguments: GroundKind.allCases)
  func refusalSurvives(kind: GroundKind) throws {
    let ground = try kind.ground()
    let (one, two) = (try ground.open(1), try ground.open(2))
    _ = try one.append(Self.create("A"), by: Staff("a"))
    #expect(throws: Refusal.self) { try two.commit(Self.create("A"), by: Staff("b")) }
    ground.crash()
    #expect(Self.names(try ground.open(3)) == ["A"])
  }

  @Test(
    "history tells the newest first, who did it and when, and only what was asked about",
    arguments: GroundKind.allCases
  )
  func history(kind: GroundKind) throws {
    let ground = try kind.ground()
    let (one, two) = (try ground.open(1), try ground.open(2))
    try one.commit(Self.create("VIP"), by: Staff("anna"))
    try two.commit(.editGroup(.name("VIP"), GroupEdit(name: "Gold")), by: Staff("boris"))
    try two.commit(try Self.accrue("5", to: 2), by: Staff("boris"))
    try two.commit(.addToGroup([.id(Client.ID(1))], .name("Gold")), by: Staff("vera"))
    _ = try one.follow()
    let all = try one.history()
    #expect(all.map(\.seq) == [4, 3, 2, 1] && all.allSatisfy { $0.at == Fixture.start })
    let group = try one.history(of: .group(Group.ID(1)))
    #expect(group.map(\.by) == [Staff("vera"), Staff("boris"), Staff("anna")])
    #expect(
      group[1].events == [
        .whole(.groupEdited(Group.ID(1), [.name(Change(was: "VIP", now: "Gold"))]))
      ]
    )
    #expect(try one.history(of: .client(Client.ID(1))).map(\.seq) == [4])
    #expect(try one.history(before: 3, limit: 1).map(\.seq) == [2])
  }

  @Test(
    "history reaches through every folding, without what is personal",
    arguments: GroundKind.allCases
  )
  func foldedHistory(kind: GroundKind) throws {
    let ground = try kind.ground()
    let store = try ground.open(1)
    for round in 1...3 {
      let edit = ClientEdit(note: .set("note \(round)"))
      try store.commit(.editClient(.id(Client.ID(1)), edit), by: Staff("anna"))
      try store.commit(Self.create("G\(round)"), by: Staff("boris"))
      try fold(ground)
    }
    try store.commit(Self.create("G4"), by: Staff("boris"))
    for desk in [store, try ground.open(2)] {
      _ = try desk.follow()
      #expect(try desk.history().map(\.seq) == [7, 6, 5, 4, 3, 2, 1])
      let card = try desk.history(of: .client(Client.ID(1)))
      #expect(card.map(\.by) == [Staff("anna"), Staff("anna"), Staff("anna")])
    }
    let told = try ground.open(3).history(of: .client(Client.ID(1)))
    #expect(
      told.allSatisfy { $0.events == [.edited(Client.ID(1), fields: ["note"], changes: [])] }
    )
    #expect(try ground.open(3).history(of: .group(Group.ID(2))).map(\.seq) == [4])
  }

  @Test(
    "Desks that write in turn leave the same club, and every desk and a new one see it",
    arguments: GroundKind.allCases
  )
  func together(kind: GroundKind) throws {
    let ground = try kind.ground()
    let desks = try (1...4).map { try ground.open($0) }
    var random = SeededNumbers(seed: 7)
    var sums = [0, 0]
    for _ in 0..<120 {
      let (desk, client) = (random.below(4), random.below(2))
      let amount = random.below(9) + 1
      try desks[desk].commit(
        try Self.accrue(String(amount), to: UInt32(client + 1)),
        by: Staff("desk \(desk)")
      )
      sums[client] += amount
      if random.isOnce(in: 40) { try fold(ground) }
      if random.isOnce(in: 5) { _ = try desks[random.below(4)].follow() }
    }
    for store in desks + [try ground.open(9)] {
      _ = try store.follow()
      for client in 0..<2 {
        let account = store.club.accounts[Client.ID(UInt32(client + 1))]
        #expect(account.balance(at: Fixture.start) == (try Bonus(decimal: String(sums[client]))))
      }
      #expect(store.seq == 120)
    }
  }
}
