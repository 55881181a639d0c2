import Testing

@testable import Loyalty

@Suite("rules.md §4.3: the total that decides the tier")
struct TotalTests {
  private let percents = [("0", "2"), ("1000", "3"), ("3000", "5")]

  private func total(_ desk: ClubUnderTest, _ client: Client.ID) -> String {
    let program = desk.club.program(of: client)
    return desk.club.total(of: client, for: program, at: desk.now).decimalString
  }

  @Test("The receipt that passes a threshold counts only for the next one")
  func nextReceipt() throws {
    var desk = try ClubUnderTest.accruing(percents)
    let anna = try desk.register("Анна", "0501234567")
    let figures = try ["1000.00", "0.01", "1999.99", "0.01", "100.00"].map {
      try desk.sell([try line($0, "bar")], to: anna).figures
    }
    #expect(figures.map { $0.tierPercent?.decimalString } == ["2", "2", "3", "3", "5"])
    let missing = figures.map { $0.missingToNext?.decimalString }
    #expect(missing == ["1000.01", "0.01", "2000.00", "0.01", nil])
  }

  @Test("Receipts of the same millisecond follow one another: a clock set back changes no tier")
  func sameMillisecond() throws {
    var desk = try ClubUnderTest.accruing(percents)
    let anna = try desk.register("Анна", "0501234567")
    let sales = try ["3000.01", "100.00"].map {
      try desk.sell([try line($0, "bar")], to: anna)
    }
    #expect(sales[0].at == sales[1].at)
    #expect(sales[1].accrued.decimalString == "5.00")
  }

  @Test("Money counts, bonuses do not; all categories count")
  func moneyOnly() throws {
    var desk = try ClubUnderTest.accruing(percents)
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("60", to: anna)
    try desk.sell([try line("100.00"), try line("45.00", "bar")], to: anna, spending: .most)
    #expect(total(desk, anna) == "85.00")
  }

  @Test("A window of 30 days begins at 00:00 of the day 30 days ago")
  func lastDays() throws {
    var desk = try ClubUnderTest.accruing(percents, window: .lastDays(30))
    let anna = try desk.register("Анна", "0501234567")
    try desk.goTo("2026-12-01", "00:00:00")
    try desk.sell([try line("500.00", "bar")], to: anna)
    try desk.goTo("2026-12-31", "23:59:59")
    #expect(total(desk, anna) == "500.00")
    try desk.goTo("2027-01-01", "00:00:00")
    #expect(total(desk, anna) == "0.00")
  }

  @Test("A calendar year begins at its first local midnight")
  func calendarYear() throws {
    var desk = try ClubUnderTest.accruing(percents, window: .calendarYear)
    let anna = try desk.register("Анна", "0501234567")
    try desk.goTo("2026-12-31", "23:59:59")
    try desk.sell([try line("4000.00", "bar")], to: anna)
    #expect(total(desk, anna) == "4000.00")
    try desk.goTo("2027-01-01", "00:00:00")
    #expect(total(desk, anna) == "0.00")
    let sale = try desk.sell([try line("100.00", "bar")], to: anna)
    #expect(sale.accrued.decimalString == "2.00")
  }

  @Test("A refund counts at its sale's date: a sale of last year leaves this year's total alone")
  func refundAtSaleDate() throws {
    var desk = try ClubUnderTest.accruing(percents, window: .calendarYear)
    let anna = try desk.register("Анна", "0501234567")
    try desk.goTo("2026-12-31")
    let old = try desk.sell([try line("4000.00", "bar")], to: anna)
    try desk.goTo("2027-01-02")
    let new = try desk.sell([try line("1000.00", "bar", quantity: "2")], to: anna)
    try desk.refund(old)
    #expect(total(desk, anna) == "2000.00")
    try desk.refund(new, [(1, "1")])
    #expect(total(desk, anna) == "1000.00")
  }

  @Test("A fallen tier takes nothing back of what was accrued in the higher one")
  func fallenTier() throws {
    var desk = try ClubUnderTest.accruing(percents)
    let anna = try desk.register("Анна", "0501234567")
    let first = try desk.sell([try line("3000.01", "bar")], to: anna)
    let second = try desk.sell([try line("100.00", "bar")], to: anna)
    #expect(second.accrued.decimalString == "5.00")
    try desk.refund(first)
    #expect(desk.balance(anna) == "5.00")
    let third = try desk.sell([try line("100.00", "bar")], to: anna)
    #expect(third.accrued.decimalString == "2.00")
  }
}
