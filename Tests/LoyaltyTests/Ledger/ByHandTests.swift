import Testing

@testable import Loyalty

@Suite("rules.md §6.1: accruals and corrections by hand")
struct ByHandTests {
  private func correct(_ desk: inout ClubUnderTest, _ amount: String, _ client: Client.ID) throws {
    try desk.perform(
      .correct(.id(client), try bonus(amount), reason: "ошибка кассы", expiresOn: nil)
    )
  }

  @Test("A reason is asked for, and the amount is above zero")
  func refusals() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    for amount in ["0", "-5"] {
      let amount = try bonus(amount)
      #expect(throws: Refusal.amountInvalid(typed: amount.decimalString)) {
        try desk.perform(.accrue(.id(anna), amount, reason: "подарок", expiresOn: nil))
      }
    }
    let five = try bonus("5")
    #expect(throws: Refusal.reasonMissing) {
      try desk.perform(.accrue(.id(anna), five, reason: "  ", expiresOn: nil))
    }
    #expect(throws: Refusal.amountInvalid(typed: "0.00")) {
      try desk.perform(.correct(.id(anna), .zero, reason: "ошибка", expiresOn: nil))
    }
    #expect(desk.club.ledger(of: anna, at: desk.now).isEmpty)
  }

  @Test("A reason that is much too long is told the limit of reasons")
  func longReason() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    for length in [201, 2_500] {
      #expect(throws: Refusal.textTooLong(length: length, limit: 200)) {
        let reason = String(repeating: "я", count: length)
        try desk.perform(.accrue(.id(anna), try bonus("5"), reason: reason, expiresOn: nil))
      }
    }
  }

  @Test("A last day that is over is refused; today's lasts until midnight")
  func lastDay() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    #expect(throws: Refusal.lastDayOver(try Day(iso: "2026-11-21"))) {
      try desk.accrue("5", to: anna, until: "2026-11-21")
    }
    try desk.accrue("5", to: anna, until: "2026-11-22")
    #expect(desk.balance(anna) == "5.00")
    try desk.goTo("2026-11-23", "00:00:00")
    #expect(desk.balance(anna) == "0.00")
  }

  @Test("A correction below what is there becomes debt, and every credit fills the debt first")
  func debt() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("30", to: anna)
    try correct(&desk, "-50", anna)
    #expect(desk.balance(anna) == "-20.00")
    #expect(desk.account(anna).debt.decimalString == "20.00")
    #expect(desk.usable(anna) == "0.00")
    try desk.accrue("15", to: anna)
    #expect(desk.account(anna).debt.decimalString == "5.00")
    try correct(&desk, "25", anna)
    #expect(desk.account(anna).debt.isZero)
    #expect(desk.usable(anna) == "20.00")
    #expect(desk.entrySum(anna) == 2_000)
  }

  @Test("With a debt nothing can be spent")
  func spendingInDebt() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try correct(&desk, "-20", anna)
    let one = try bonus("1")
    #expect(throws: Refusal.notEnoughBonuses(usable: .zero, maximum: .zero)) {
      try desk.sell([try line("100.00")], to: anna, spending: .amount(one))
    }
  }

  @Test("A balance beyond the greatest amount is refused on either side, never cut")
  func limits() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("10000000000.00", to: anna)
    #expect(throws: Refusal.value(.amountOutOfRange("10000000000.01"))) {
      try desk.accrue("0.01", to: anna)
    }
    let boris = try desk.register("Борис", "0501234568")
    try correct(&desk, "-10000000000.00", boris)
    #expect(throws: Refusal.value(.amountOutOfRange("-10000000000.01"))) {
      try correct(&desk, "-0.01", boris)
    }
    #expect(desk.balance(anna) == "10000000000.00")
    #expect(desk.balance(boris) == "-10000000000.00")
  }

  @Test("The answer tells the balance, what burnt meanwhile left out")
  func answer() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("30", to: anna, until: "2026-11-25")
    try desk.goTo("2026-12-01")
    let answer = try desk.perform(
      .accrue(.id(anna), try bonus("7.50"), reason: "турнир", expiresOn: nil)
    )
    #expect(answer == .balance(try bonus("7.50")))
  }
}
