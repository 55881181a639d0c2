import Testing

@testable import Loyalty

@Suite("rules.md §4: programs as commands")
struct ProgramCommandsTests {
  private func draft(_ name: String, _ terms: Program.Terms = .bonus(BonusTerms())) throws
    -> ProgramDraft
  {
    ProgramDraft(name: name, tiers: try tiers([("0", "3")]), terms: terms)
  }

  @Test("The defaults: game time is payable in full, all categories accrue, nothing burns")
  func defaults() throws {
    var desk = try ClubUnderTest()
    try desk.perform(.createProgram(try draft("Бонусы")))
    let program = try #require(desk.club.programs.named("бонусы"))
    #expect(program.categories == .all)
    #expect(program.minimumReceipt.isZero)
    #expect(program.window == .allTime)
    #expect(program.bonusTerms.payableCategories == .only([Category.gameTime]))
    #expect(program.bonusTerms.redemptionLimit == .hundred)
    #expect(program.bonusTerms.delayDays == 0)
    #expect(program.bonusTerms.expiryDays == nil)
    #expect(program.bonusTerms.rounding == .hundredth)
    #expect(program.bonusTerms.accruesWhenPartlyPaidWithBonuses)
  }

  @Test("A name is unique, days and amounts are not below zero, categories must exist")
  func refusals() throws {
    var desk = try ClubUnderTest()
    try desk.perform(.createProgram(try draft("Бонусы")))
    #expect(throws: Refusal.nameTaken(name: "БОНУСЫ", existing: "Бонусы", isArchived: false)) {
      try desk.perform(.createProgram(try draft("БОНУСЫ")))
    }
    let minusOne = try bonus("-1")
    for terms in [
      BonusTerms(welcomeBonus: minusOne),
      BonusTerms(referralBonus: ReferralBonus(referrer: .zero, friend: minusOne)),
      BonusTerms(birthdayBonus: BirthdayBonus(amount: minusOne, daysBefore: 0, daysAfter: 0)),
    ] {
      #expect(throws: Refusal.amountInvalid(typed: "-1.00")) {
        try desk.perform(.createProgram(try draft("Другая", .bonus(terms))))
      }
    }
    #expect(throws: Refusal.daysInvalid(-1, limit: BonusTerms.dayLimit)) {
      try desk.perform(.createProgram(try draft("Другая", .bonus(BonusTerms(delayDays: -1)))))
    }
    var window = try draft("Другая")
    window.window = .lastDays(0)
    #expect(throws: Refusal.daysInvalid(0, limit: TotalWindow.dayLimit)) {
      try desk.perform(.createProgram(window))
    }
    var categories = try draft("Другая")
    categories.categories = ["турниры"]
    #expect(throws: Refusal.notFound(.category, typed: "турниры")) {
      try desk.perform(.createProgram(categories))
    }
  }

  @Test("A program that groups carry is not put away, and each group is named")
  func inUse() throws {
    var desk = try ClubUnderTest.accruing([("0", "3")])
    var edit = ProgramEdit()
    edit.isArchived = true
    #expect(throws: Refusal.programInUse(program: "Бонусы", groups: ["Новые"])) {
      try desk.perform(.editProgram("Бонусы", edit))
    }
    try desk.perform(.editGroup(.name("Новые"), GroupEdit(program: .clear)))
    try desk.perform(.editProgram("Бонусы", edit))
    #expect(throws: Refusal.programArchived(program: "Бонусы")) {
      try desk.perform(.editGroup(.name("Новые"), GroupEdit(program: .set("Бонусы"))))
    }
  }

  @Test("The kind of a program never changes, and an edit that changes nothing is no event")
  func editing() throws {
    var desk = try ClubUnderTest()
    try desk.perform(.createProgram(try draft("Бонусы")))
    var edit = ProgramEdit()
    edit.terms = .discount(DiscountTerms())
    #expect(throws: Refusal.programOfOtherType(program: "Бонусы")) {
      try desk.perform(.editProgram("Бонусы", edit))
    }
    var same = ProgramEdit()
    same.name = "Бонусы"
    #expect(try desk.decide(.editProgram("1", same)).isEmpty)
    same.tiers = try tiers([("0", "4")], .from)
    #expect(try desk.decide(.editProgram("1", same)).count == 1)
  }

  @Test("A new percent holds for the next sale and recomputes nothing (rules.md §4.7)")
  func nothingRecomputed() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")])
    let anna = try desk.register("Анна", "0501234567")
    let first = try desk.sell([try line("100.00", "bar")], to: anna)
    var edit = ProgramEdit()
    edit.tiers = try tiers([("0", "50")])
    try desk.perform(.editProgram("Бонусы", edit))
    #expect(desk.balance(anna) == "10.00")
    let second = try desk.sell([try line("100.00", "bar")], to: anna)
    #expect(second.accrued.decimalString == "50.00")
    #expect(try desk.refund(first).accrualTaken.decimalString == "10.00")
  }

  @Test("The leading group's program counts: the first group in order that has one")
  func leadingGroup() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")])
    try desk.perform(
      .createProgram(
        ProgramDraft(
          name: "Скидки",
          tiers: try tiers([("0", "10"), ("1000", "20"), ("3000", "30")]),
          terms: .discount(DiscountTerms())
        )
      )
    )
    try desk.perform(
      .createGroup(GroupDraft(name: "VIP", loyalty: .discount, program: "Скидки", position: 1))
    )
    let anna = try desk.register("Анна", "0501234567", groups: ["Новые", "VIP"])
    let paid = try ["1111.12", "1000.00", "2750.00", "100.00"].map {
      try desk.sell([try line($0, "bar")], to: anna).discount.decimalString
    }
    #expect(paid == ["111.11", "200.00", "550.00", "30.00"])
    #expect(desk.balance(anna) == "0.00")
  }
}
