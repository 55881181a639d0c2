import Loyalty
import Testing

@Suite("rules.md §5: working a receipt out")
struct SaleCalculatorTests {
  private let at = Moment(milliseconds: 1_795_374_840_000)

  private func calendar() throws -> ClubCalendar {
    try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
  }

  private func line(
    _ price: String,
    _ category: Category.ID = Category.gameTime,
    quantity: String = "1"
  ) throws -> ReceiptLine {
    let price = try Money(decimal: price)
    let quantity = try Quantity(decimal: quantity)
    return ReceiptLine(
      name: "line",
      product: nil,
      category: category,
      quantity: quantity,
      price: price,
      gross: try quantity.lineAmount(price: price)
    )
  }

  private func tiers(_ percent: String) throws -> Tiers {
    try Tiers([.init(threshold: .zero, percent: try Percent(decimal: percent))])
  }

  private func bonusProgram(
    _ percent: String,
    _ terms: BonusTerms = BonusTerms(),
    categories: CategoryChoice = .all,
    minimum: Money = .zero
  ) throws -> Program {
    Program(
      id: Program.ID(1),
      name: "Накопительная",
      tiers: try tiers(percent),
      categories: categories,
      minimumReceipt: minimum,
      terms: .bonus(terms),
      createdAt: at
    )
  }

  private func discountProgram(
    _ percent: String,
    _ terms: DiscountTerms = DiscountTerms(),
    categories: CategoryChoice = .all,
    minimum: Money = .zero
  ) throws -> Program {
    Program(
      id: Program.ID(1),
      name: "Приветственная",
      tiers: try tiers(percent),
      categories: categories,
      minimumReceipt: minimum,
      terms: .discount(terms),
      createdAt: at
    )
  }

  private func terms(
    _ program: Program? = nil,
    usable: String = "0",
    redemption: SaleDraft.Redemption = .nothing,
    isOpen: Bool = true
  ) throws -> SaleTerms {
    SaleTerms(
      at: at,
      calendar: try calendar(),
      program: program,
      isProgramOpen: isOpen,
      usable: try Bonus(decimal: usable),
      redemption: redemption
    )
  }

  @Test("200 bonuses pay two hours of a 100.00 tariff in full; the coffee is paid in money")
  func bonusesPayGameTime() throws {
    let lines = [try line("100.00", quantity: "2"), try line("45.00", Category.bar)]
    let sale = try SaleCalculator(
      lines,
      try terms(try bonusProgram("3"), usable: "230.00", redemption: .most)
    )
    #expect(sale.gross.decimalString == "245.00")
    #expect(sale.bonusesSpent.decimalString == "200.00")
    #expect(sale.maximumBonuses.decimalString == "200.00")
    #expect(sale.toPay.decimalString == "45.00")
    #expect(sale.accrued.decimalString == "1.35")
    #expect(sale.lines.map(\.bonuses.decimalString) == ["200.00", "0.00"])
  }

  @Test("2 % of 100.00 paid is 2.00; with 30 paid in bonuses 2 % of 70.00 is 1.40")
  func accrual() throws {
    let program = try bonusProgram("2")
    let plain = try SaleCalculator([try line("100.00")], try terms(program))
    #expect(plain.accrued.decimalString == "2.00")
    let partly = try SaleCalculator(
      [try line("100.00")],
      try terms(program, usable: "50", redemption: .amount(try Bonus(decimal: "30")))
    )
    #expect(partly.toPay.decimalString == "70.00")
    #expect(partly.accrued.decimalString == "1.40")
  }

  @Test("More than usable is notEnoughBonuses, more than payable bonusesNotPayable; both tell both")
  func tooMany() throws {
    let lines = [try line("100.00"), try line("45.00", Category.bar)]
    let usable = try Bonus(decimal: "120")
    let maximum = try Bonus(decimal: "100")
    #expect(throws: Refusal.notEnoughBonuses(usable: usable, maximum: maximum)) {
      try SaleCalculator(
        lines,
        try terms(usable: "120", redemption: .amount(try Bonus(decimal: "120.01")))
      )
    }
    #expect(throws: Refusal.bonusesNotPayable(usable: usable, maximum: maximum)) {
      try SaleCalculator(
        lines,
        try terms(usable: "120", redemption: .amount(try Bonus(decimal: "100.01")))
      )
    }
  }

  @Test("The redemption limit is a percent of the payable lines, rounded down")
  func limit() throws {
    let half = BonusTerms(redemptionLimit: try Percent(decimal: "33.33"))
    let sale = try SaleCalculator(
      [try line("99.99")],
      try terms(try bonusProgram("2", half), usable: "500", redemption: .most)
    )
    #expect(sale.bonusesSpent.decimalString == "33.32")
  }

  @Test("The discount is rounded once, half up, over the whole base: 15 % of 10.50, of 99.90")
  func discountRounding() throws {
    let first = try SaleCalculator([try line("10.50")], try terms(try discountProgram("15")))
    #expect(first.discount.decimalString == "1.58")
    #expect(first.toPay.decimalString == "8.92")
    let second = try SaleCalculator([try line("99.90")], try terms(try discountProgram("15")))
    #expect(second.discount.decimalString == "14.99")
    let four = try ["1.06", "2.06", "3.06", "4.06"].map { try line($0) }
    let third = try SaleCalculator(four, try terms(try discountProgram("10")))
    #expect(third.discount.decimalString == "1.02")
  }

  @Test("A cap limits the discount: 15 % capped at 50 on 120, 230 and 300 is 50.00")
  func cap() throws {
    let capped = DiscountTerms(cap: try Money(decimal: "50"))
    let lines = try ["120", "230", "300"].map { try line($0) }
    let sale = try SaleCalculator(lines, try terms(try discountProgram("15", capped)))
    #expect(sale.discount.decimalString == "50.00")
    #expect(sale.lines.map(\.discount.minorUnits).reduce(0, +) == 5_000)
  }

  @Test("A minimum is compared with the whole gross, inclusive, and tells what is missing")
  func minimum() throws {
    let program = try discountProgram("10", minimum: try Money(decimal: "1500"))
    let enough = try SaleCalculator([try line("1500.00")], try terms(program))
    #expect(enough.discount.decimalString == "150.00")
    let short = try SaleCalculator([try line("1499.99")], try terms(program))
    #expect(short.discount.isZero)
    #expect(
      short.explanation.first?.outcome
        == .notApplied(
          .belowMinimum(try Money(decimal: "1500"), missing: try Money(decimal: "0.01"))
        )
    )
  }

  @Test("Without the password nothing of the program applies and no bonuses are spent")
  func password() throws {
    let program = try bonusProgram("3")
    let sale = try SaleCalculator(
      [try line("100.00")],
      try terms(program, usable: "100", redemption: .most, isOpen: false)
    )
    #expect(sale.bonusesSpent.isZero)
    #expect(sale.accrued.isZero)
    #expect(sale.explanation.map(\.outcome) == [.notApplied(.password), .notApplied(.password)])
  }

  @Test("A program accrues on its categories only, and may skip receipts partly paid with bonuses")
  func accruingLines() throws {
    let bar = try bonusProgram("10", categories: .only([Category.bar]))
    let lines = [try line("100.00"), try line("45.00", Category.bar)]
    #expect(try SaleCalculator(lines, try terms(bar)).accrued.decimalString == "4.50")
    let strict = try bonusProgram("10", BonusTerms(accruesWhenPartlyPaidWithBonuses: false))
    let sale = try SaleCalculator(
      lines,
      try terms(strict, usable: "1", redemption: .amount(try Bonus(decimal: "1")))
    )
    #expect(sale.accrued.isZero)
    #expect(sale.explanation.last?.outcome == .notApplied(.partlyPaidWithBonuses))
  }

  @Test("A client without a bonus program spends bonuses under the defaults and accrues nothing")
  func noProgram() throws {
    let lines = [try line("100.00"), try line("45.00", Category.bar)]
    let sale = try SaleCalculator(lines, try terms(usable: "500", redemption: .most))
    #expect(sale.bonusesSpent.decimalString == "100.00")
    #expect(sale.accrued.isZero)
  }

  @Test("A window over midnight belongs to the day on which it starts")
  func schedule() throws {
    let night = DiscountTerms(
      schedule: WeeklyHours(
        days: [.sunday],
        window: HoursWindow(
          from: try #require(TimeOfDay(hour: 22, minute: 0)),
          until: try #require(TimeOfDay(hour: 6, minute: 0))
        )
      )
    )
    var late = try terms(try discountProgram("10", night))
    late.at = try Moment(rfc3339: "2026-11-23T02:00:00+02:00")
    #expect(try SaleCalculator([try line("100")], late).discount.decimalString == "10.00")
    late.at = try Moment(rfc3339: "2026-11-24T02:00:00+02:00")
    let monday = try SaleCalculator([try line("100")], late)
    #expect(monday.explanation.first?.outcome == .notApplied(.outsideHours))
  }

  @Test("Shares add up and no line goes below zero, over random receipts")
  func random() throws {
    var random = SeededRandom(seed: 11)
    for _ in 1...2_000 {
      let lines = try (0..<Int.random(in: 1...12, using: &random)).map { _ in
        try line(
          try Money(minorUnits: Int64.random(in: 0...99_999, using: &random)).decimalString,
          [Category.gameTime, Category.bar].randomElement(using: &random) ?? Category.bar,
          quantity: String(Int.random(in: 1...5, using: &random))
        )
      }
      let percent = String(Int.random(in: 0...100, using: &random))
      let program =
        Bool.random(using: &random) ? try bonusProgram(percent) : try discountProgram(percent)
      let usable = try Bonus(minorUnits: Int64.random(in: 0...200_000, using: &random))
      let sale = try SaleCalculator(
        lines,
        try terms(program, usable: usable.decimalString, redemption: .most)
      )
      #expect(
        sale.gross.minorUnits
          == sale.discount.minorUnits + sale.bonusesSpent.minorUnits + sale.toPay.minorUnits
      )
      #expect(sale.lines.allSatisfy { !$0.toPay.isNegative })
      #expect(sale.bonusesSpent <= usable)
    }
  }
}
