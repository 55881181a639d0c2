import Loyalty

/// A club in memory that sells: a price list, a bonus program of three tiers, clients.
struct TradingClub {
  /// What everything is sold for, by name.
  static let products: [(name: String, category: String, price: Int64)] = [
    ("Hour", "gameTime", 100_00), ("Night", "gameTime", 250_00), ("Day", "gameTime", 400_00),
    ("Coffee", "bar", 45_00), ("Tea", "bar", 30_00), ("Crisps", "bar", 40_50),
    ("Water", "bar", 25_00), ("Sandwich", "bar", 89_90), ("Headset", "other", 15_00),
    ("Tournament", "other", 300_00),
  ]

  private(set) var club: Club
  private(set) var now: Moment

  /// Makes the club with its clients, half a year before a fixed moment.
  init(clients: Int) throws {
    club = try Club(
      settings: Settings(
        name: "Bench",
        currency: .hryvnia,
        timeZone: "Europe/Kyiv",
        region: .ukraine,
        language: "en"
      )
    )
    now = try Moment(rfc3339: "2026-05-01T10:00:00+03:00")
    for command in try Self.opening() { try perform(command) }
    for number in 1...clients {
      let phone = "+38050\(String(10_000_000 + number).dropFirst())"
      try perform(.registerClient(ClientDraft(name: "Guest \(number)", phone: phone)))
    }
  }

  /// What a store needs to be told before it can sell the same.
  static func opening() throws -> [Command] {
    let priceList = try products.map { product in
      let price = try Money(minorUnits: product.price)
      return Command.createProduct(
        ProductDraft(name: product.name, category: product.category, price: price)
      )
    }
    let program = ProgramDraft(
      name: "Bonuses",
      tiers: try tiers((200, 300, 500)),
      terms: .bonus(BonusTerms(expiryDays: 90))
    )
    let group = GroupDraft(name: "All", loyalty: .bonus, program: "Bonuses", isDefault: true)
    return priceList + [.createProgram(program), .createGroup(group)]
  }

  /// Three tiers from 0, 1000 and 3000.
  static func tiers(_ points: (Int, Int, Int)) throws -> Tiers {
    try Tiers([
      .init(threshold: .zero, percent: Percent(basisPoints: points.0)),
      .init(threshold: Money(minorUnits: 1000_00), percent: Percent(basisPoints: points.1)),
      .init(threshold: Money(minorUnits: 3000_00), percent: Percent(basisPoints: points.2)),
    ])
  }

  private mutating func perform(_ command: Command) throws {
    let asking = Asking(at: now, by: Staff("bench"))
    club.apply(try club.decide(command, for: asking))
  }

  /// Sells so many receipts of one to four lines over half a year, drawn from a fixed seed.
  mutating func sell(_ count: Int) throws {
    var seed: UInt64 = 7
    func roll(_ below: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(below))
    }
    let step = Int64(200) * 86_400_000 / Int64(count)
    let clients = club.clients.count
    for _ in 0..<count {
      let lines = (0...roll(4)).map { _ in
        SaleDraft.Line(product: Self.products[roll(Self.products.count)].name)
      }
      let buyer = ClientReference.id(Client.ID(UInt32(roll(clients) + 1)))
      let client = roll(20) == 0 ? nil : buyer
      now = now.advanced(byMilliseconds: step)
      let spending: SaleDraft.Redemption = roll(10) == 0 ? .most : .nothing
      try perform(.sell(SaleDraft(lines: lines, client: client, redemption: spending)))
    }
  }
}
