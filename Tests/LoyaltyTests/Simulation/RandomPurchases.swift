@testable import Loyalty

/// A club with a history of sales and refunds drawn from a seed.
struct RandomPurchases {
  private(set) var desk: ClubUnderTest
  private var dice: Dice

  /// Three groups — a bonus program, a discount, none — and half a year of receipts.
  init(seed: UInt64) throws {
    dice = Dice(seed: seed)
    desk = try ClubUnderTest()
    try desk.goTo("2026-05-01")
    try desk.perform(.createProgram(try Self.program("Бонусы", .bonus(BonusTerms()))))
    try desk.perform(.createProgram(try Self.program("Скидка", .discount(DiscountTerms()))))
    for (name, loyalty, program) in [
      ("Постоянные", LoyaltyType.bonus, "Бонусы"), ("Новые", .discount, "Скидка"),
      ("Прочие", .none, nil),
    ] {
      try desk.perform(
        .createGroup(GroupDraft(name: name, loyalty: loyalty, program: program))
      )
    }
    let groups = ["Постоянные", "Новые", "Прочие"]
    for number in 0..<6 {
      let own = groups.filter { _ in dice.chance(2) }
      try desk.register("Гость \(number)", "050 123 45 0\(number)", groups: own)
    }
    for _ in 0..<60 { try step() }
  }

  private static func program(_ name: String, _ terms: Program.Terms) throws -> ProgramDraft {
    ProgramDraft(
      name: name,
      tiers: try tiers([("0", "2"), ("300", "3.5"), ("900", "7")]),
      terms: terms
    )
  }

  /// Some hours go by; a receipt is sold, sometimes one is given back.
  private mutating func step() throws {
    desk.now = desk.now.advanced(bySeconds: Int64(dice.roll(0...400_000)))
    let client = dice.chance(8) ? nil : Client.ID(UInt32(dice.roll(1...6)))
    let lines = try (0..<dice.roll(1...4)).map { _ in
      try line(
        dice.chance(3) ? "100" : "\(dice.roll(1...150)).\(dice.roll(10...99))",
        ["gameTime", "bar", "other"][dice.roll(0...2)],
        quantity: dice.chance(2) ? "\(dice.roll(1...3))" : "1.\(dice.roll(1...9))"
      )
    }
    let sold = try desk.sell(lines, to: client, spending: dice.chance(3) ? .most : .nothing)
    guard dice.chance(4) else { return }
    if dice.chance(2) {
      try desk.refund(sold)
    } else {
      let place = dice.roll(1...sold.lines.count)
      try desk.refund(sold, [(place, "0.\(dice.roll(1...9))")])
    }
  }

  /// A program to be tried, drawn from the same seed.
  mutating func trial() throws -> ProgramTrial {
    let pairs = [("0", "1"), ("100", "4.25"), ("250.50", "4.25"), ("800", "10")]
    let drafts: [Program.Terms] = [
      .bonus(
        BonusTerms(
          rounding: dice.chance(2) ? .whole : .hundredth,
          accruesWhenPartlyPaidWithBonuses: dice.chance(2)
        )
      ),
      .discount(
        DiscountTerms(
          cap: dice.chance(2) ? try money("9.99") : nil,
          schedule: dice.chance(2)
            ? WeeklyHours(
              days: [.monday, .tuesday, .friday],
              window: HoursWindow(
                from: TimeOfDay(secondOfDay: 72_000),
                until: TimeOfDay(secondOfDay: 36_000)
              )
            ) : nil
        )
      ),
    ]
    let windows: [TotalWindow] = [.allTime, .lastDays(dice.roll(1...60)), .calendarYear]
    let draft = ProgramDraft(
      name: "",
      tiers: try tiers(pairs, dice.chance(2) ? .over : .from),
      window: windows[dice.roll(0...2)],
      categories: dice.chance(2) ? nil : ["gameTime", "bar"],
      minimumReceipt: dice.chance(2) ? try money("120") : .zero,
      terms: drafts[dice.roll(0...1)]
    )
    let groups: [Set<Group.ID>?] = [nil, [Group.ID(1)], [Group.ID(2), Group.ID(3)]]
    return try desk.club.trial(
      of: draft,
      for: dice.chance(3) ? Program.ID(1) : nil,
      groups: groups[dice.roll(0...2)],
      days: dice.roll(1...150),
      at: desk.now
    )
  }
}
