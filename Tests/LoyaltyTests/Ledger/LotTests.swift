import Testing

@testable import Loyalty

@Suite("rules.md §6.2: lots, their delay, their expiry and the order of spending")
struct LotTests {
  @Test(
    "Term 90 days: 575 − 500 leaves 75; ten days later + 805 − 500 leaves 0 and 380, then burns"
  )
  func sourceExample() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")], BonusTerms(expiryDays: 90))
    try desk.goTo("2026-01-10")
    let anna = try desk.register("Анна", "0501234567")
    try desk.sell([try line("5750.00", "bar")], to: anna)
    try desk.sell(
      [try line("500.00")],
      to: anna,
      spending: .amount(try bonus("500"))
    )
    #expect(desk.balance(anna) == "75.00")
    try desk.goTo("2026-01-20")
    try desk.sell([try line("8050.00", "bar")], to: anna)
    try desk.sell([try line("500.00")], to: anna, spending: .amount(try bonus("500")))
    #expect(desk.remainders(anna) == ["0.00", "380.00"])
    try desk.goTo("2026-04-20", "23:59:59")
    #expect(desk.balance(anna) == "380.00")
    #expect(desk.usable(anna) == "380.00")
    try desk.goTo("2026-04-21", "00:00:00")
    #expect(desk.balance(anna) == "0.00")
    #expect(desk.entrySum(anna) == 0)
  }

  @Test("With a delay of two days an accrual is usable from 00:00 of the second day after")
  func delay() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")], BonusTerms(delayDays: 2))
    try desk.goTo("2026-01-10", "23:30:00")
    let anna = try desk.register("Анна", "0501234567")
    let receipt = try desk.sell([try line("100.00")], to: anna)
    #expect(receipt.accrual?.usableFrom.rfc3339 == "2026-01-11T22:00:00.000Z")
    try desk.goTo("2026-01-11", "23:59:59")
    #expect(desk.usable(anna) == "0.00")
    #expect(desk.account(anna).pending(at: desk.now).decimalString == "10.00")
    #expect(desk.balance(anna) == "10.00")
    try desk.goTo("2026-01-12", "00:00:00")
    #expect(desk.usable(anna) == "10.00")
    #expect(desk.account(anna).pending(at: desk.now).isZero)
  }

  @Test("The delay is for receipts only: what is accrued by hand is usable at once")
  func noDelayByHand() throws {
    var desk = try ClubUnderTest.accruing(
      [("0", "10")],
      BonusTerms(delayDays: 14, expiryDays: 30)
    )
    try desk.goTo("2026-01-10")
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("50", to: anna)
    #expect(desk.usable(anna) == "50.00")
    let lot = try #require(desk.account(anna).lots.first)
    #expect(lot.burnsAt?.rfc3339 == "2026-02-09T22:00:00.000Z")
  }

  @Test("Spending takes the lot that burns first, then the older; undated lots come last")
  func order() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("10", to: anna)
    try desk.accrue("20", to: anna, until: "2027-06-30")
    try desk.accrue("30", to: anna, until: "2026-12-31")
    try desk.accrue("40", to: anna, until: "2026-12-31")
    let receipt = try desk.sell(
      [try line("95.00")],
      to: anna,
      spending: .amount(try bonus("95"))
    )
    #expect(receipt.redemption.map(\.lot.number) == [3, 4, 2, 1])
    #expect(receipt.redemption.map(\.amount.decimalString) == ["30.00", "40.00", "20.00", "5.00"])
    #expect(desk.remainders(anna) == ["5.00", "0.00", "0.00", "0.00"])
  }

  @Test("An expiry shows to any reader at once; the client's next record writes it")
  func expiryEntries() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("30", to: anna, until: "2026-11-30")
    try desk.goTo("2026-12-05")
    let entries = desk.club.ledger(of: anna, at: desk.now)
    #expect(entries.map(\.kind) == [.accrual, .expiry])
    #expect(entries.last?.at.rfc3339 == "2026-11-30T22:00:00.000Z")
    #expect(desk.club.accounts.written(of: anna).count == 1)
    try desk.accrue("5", to: anna)
    #expect(desk.club.accounts.written(of: anna).map(\.kind) == [.accrual, .expiry, .accrual])
    #expect(desk.club.ledger(of: anna, at: desk.now).prefix(2) == entries[...])
    #expect(desk.balance(anna) == "5.00")
    #expect(desk.entrySum(anna) == 500)
  }

  @Test("A burnt lot pays nothing, though nobody has written its expiry")
  func burntIsNotSpent() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("30", to: anna, until: "2026-11-30")
    try desk.goTo("2026-12-01", "00:00:00")
    let thirty = try bonus("30")
    #expect(throws: Refusal.notEnoughBonuses(usable: .zero, maximum: .zero)) {
      try desk.sell([try line("30.00")], to: anna, spending: .amount(thirty))
    }
  }

  @Test("Over the nights when clocks change a day is still a day")
  func clockChanges() throws {
    var desk = try ClubUnderTest.accruing(
      [("0", "10")],
      BonusTerms(delayDays: 1, expiryDays: 1)
    )
    try desk.goTo("2026-03-28", "12:00:00")
    let anna = try desk.register("Анна", "0501234567")
    let spring = try desk.sell([try line("100.00")], to: anna)
    #expect(spring.accrual?.usableFrom.rfc3339 == "2026-03-28T22:00:00.000Z")
    #expect(spring.accrual?.burnsAt?.rfc3339 == "2026-03-29T21:00:00.000Z")
    try desk.goTo("2026-10-24", "12:00:00")
    let autumn = try desk.sell([try line("100.00")], to: anna)
    #expect(autumn.accrual?.usableFrom.rfc3339 == "2026-10-24T21:00:00.000Z")
    #expect(autumn.accrual?.burnsAt?.rfc3339 == "2026-10-25T22:00:00.000Z")
  }

  @Test("Changing the program never changes the terms of lots that are there (rules.md §4.7)")
  func termsStay() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")], BonusTerms(expiryDays: 30))
    let anna = try desk.register("Анна", "0501234567")
    try desk.sell([try line("100.00")], to: anna)
    let before = desk.account(anna).lots
    var edit = ProgramEdit()
    edit.terms = .bonus(BonusTerms(delayDays: 3, expiryDays: 5))
    try desk.perform(.editProgram("Бонусы", edit))
    #expect(desk.account(anna).lots == before)
    let later = try desk.sell([try line("100.00")], to: anna)
    #expect(later.accrual?.burnsAt != before.first?.burnsAt)
  }
}
