import Testing

@testable import Loyalty

@Suite("The clients' columns")
struct ClientTableTests {
  @Test("Cards and columns agree after a long random history, across blocks")
  func agree() throws {
    var random = SeededRandom(seed: 7)
    var desk = try ClubUnderTest()
    let groups = try (1...6).map { try desk.createGroup("Группа \($0)") }
    for number in 1...5_000 {
      let phone = "+38050" + String(1_000_000 + number)
      try desk.register("Клиент \(number)", phone)
    }
    for step in 1...3_000 {
      let id = Client.ID(UInt32.random(in: 1...5_000, using: &random))
      let group = groups[Int.random(in: 0..<6, using: &random)]
      switch Int.random(in: 0..<4, using: &random) {
      case 0: try desk.perform(.addToGroup([.id(id)], .id(group)))
      case 1: try desk.perform(.removeFromGroup([.id(id)], .id(group)))
      case 2:
        let phone = "+38067" + String(1_000_000 + step)
        try desk.perform(.editClient(.id(id), ClientEdit(phone: phone)))
      default: try desk.perform(.editClient(.id(id), ClientEdit(consents: [.sms], usesApp: true)))
      }
    }
    for number in 1...5_000 {
      let id = Client.ID(UInt32(number))
      let card = try desk.card(id)
      #expect(desk.club.clients.columns(of: id) == ClientColumns(card))
      #expect(desk.club.clients.client(with: card.phone) == id)
    }
    for group in groups {
      #expect(desk.club.clientCount(in: group) == desk.club.clients.clients(in: group).count)
    }
  }

  @Test("A copy of the state does not see later changes")
  func valueSemantics() throws {
    var desk = try ClubUnderTest()
    let ivan = try desk.register("Иван", "0501234567")
    let before = desk.club
    try desk.perform(.editClient(.id(ivan), ClientEdit(phone: "0671112233")))
    try desk.register("Пётр", "0501234567")
    #expect(before.clients.count == 1)
    #expect(before.clients.client(with: try Phone(typed: "0501234567", region: .ukraine)) == ivan)
  }

  @Test("A card that the store keeps is brought up to date with what happened since")
  func storedCard() throws {
    var desk = try ClubUnderTest()
    let ivan = try desk.register("Иван", "0501234567")
    let stored = try desk.card(ivan)
    desk.club.clients.shelve([ivan])
    #expect(desk.club.clients.cardInMemory(of: ivan) == nil)
    let needed = Needed(cards: [ivan: stored])
    let events = try desk.club.decide(
      .editClient(.id(ivan), ClientEdit(name: "Иван Петрович")),
      with: needed,
      for: Asking(at: desk.now, by: Staff("Ольга"))
    )
    desk.club.apply(events)
    #expect(desk.club.clients.card(of: ivan) { stored }.name == "Иван Петрович")
  }

  @Test("A card dropped after an edit comes back with the edit")
  func shelvedAfterEdit() throws {
    var desk = try ClubUnderTest()
    let ivan = try desk.register("Иван", "0501234567")
    let stored = try desk.card(ivan)
    try desk.perform(.editClient(.id(ivan), ClientEdit(city: .set("Львов"))))
    desk.club.clients.shelve([ivan])
    #expect(desk.club.clients.card(of: ivan) { stored }.city == "Львов")
  }
}

/// SplitMix64: the same seed, the same history.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
