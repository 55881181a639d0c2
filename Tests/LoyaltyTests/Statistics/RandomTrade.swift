@testable import Loyalty

/// A club whose clients come and go in groups, buy at two venues, give back, get presents and have
/// their cards joined, drawn from a seed.
struct RandomTrade {
  private(set) var desk: ClubUnderTest
  private var dice: Dice
  private var receipts: [Receipt.ID] = []

  static let staff = ["Ольга", "Иван", "Дмитро"].map { Staff($0) }
  static let groups = ["Постоянные", "Новые", "Прочие", "Турнир"]

  init(seed: UInt64, steps: Int = 120) throws {
    dice = Dice(seed: seed)
    desk = try ClubUnderTest()
    try desk.goTo("2026-03-01")
    for name in ["Центр", "Вокзал"] { try desk.perform(.createVenue(name)) }
    let program = ProgramDraft(
      name: "Бонусы",
      tiers: try tiers([("0", "2"), ("300", "3.5"), ("900", "7")]),
      terms: .bonus(BonusTerms(welcomeBonus: try bonus("5")))
    )
    try desk.perform(.createProgram(program))
    for (place, name) in Self.groups.enumerated() {
      let draft =
        place == 0
        ? GroupDraft(name: name, loyalty: .bonus, program: "Бонусы") : GroupDraft(name: name)
      try desk.perform(.createGroup(draft))
    }
    for number in 10..<22 { try register(number) }
    for number in 0..<steps {
      desk.staff = Self.staff[number * 7 % 11 % 3]
      try step()
    }
  }

  private mutating func register(_ number: Int) throws {
    let own = Self.groups.filter { _ in dice.chance(2) }
    try desk.register("Гость \(number)", "050 123 45 \(number)", groups: own)
  }

  /// Some hours go by and something happens; what is refused has not happened.
  private mutating func step() throws {
    desk.now = desk.now.advanced(bySeconds: Int64(dice.roll(0...200_000)))
    let client = ClientReference.id(Client.ID(UInt32(dice.roll(1...12))))
    let group = GroupReference.name(Self.groups[dice.roll(0...3)])
    switch dice.roll(1...12) {
    case 1: _ = try? desk.perform(.addToGroup([client], group))
    case 2: _ = try? desk.perform(.removeFromGroup([client], group))
    case 3: try desk.perform(.accrue(client, bonus("12.34"), reason: "турнир", expiresOn: nil))
    case 4: try desk.perform(.correct(client, bonus("-3"), reason: "ошибка", expiresOn: nil))
    case 5, 6: try refund()
    case 7 where dice.chance(8): try merge(client)
    case 8 where dice.chance(20): _ = try? desk.perform(.archiveGroup(group))
    default: try sell(dice.chance(6) ? nil : client)
    }
  }

  private mutating func sell(_ client: ClientReference?) throws {
    let lines = try (0..<dice.roll(1...3)).map { _ in
      try line("\(dice.roll(1...150)).\(dice.roll(10...99))", quantity: "\(dice.roll(1...3))")
    }
    let draft = SaleDraft(
      lines: lines,
      client: client,
      venue: [nil, "Центр", "Вокзал"][dice.roll(0...2)],
      redemption: dice.chance(3) ? .most : .nothing
    )
    guard case .receipt(let sold) = try desk.perform(.sell(draft)) else { return }
    receipts.append(sold.id)
  }

  /// A receipt of long ago or of just now goes back, whole or in part.
  private mutating func refund() throws {
    guard !receipts.isEmpty else { return }
    let near = dice.chance(2) ? max(0, receipts.count - 3) : 0
    let id = receipts[dice.roll(near...receipts.count - 1)]
    if dice.chance(2) {
      _ = try? desk.perform(.refund(RefundDraft(receipt: .id(id))))
    } else {
      let part = RefundDraft.Line(place: 1, quantity: try Quantity(decimal: "0.5"))
      _ = try? desk.perform(.refund(RefundDraft(receipt: .id(id), lines: [part])))
    }
  }

  private mutating func merge(_ into: ClientReference) throws {
    let other = ClientReference.id(Client.ID(UInt32(dice.roll(1...12))))
    _ = try? desk.perform(.mergeClients(into: into, from: other))
  }
}
