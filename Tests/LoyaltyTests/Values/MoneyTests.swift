import Loyalty
import Testing

@Suite("Money and bonuses (rules.md §1.1, §1.2)")
struct MoneyTests {
  @Test(
    "A decimal string is read with a point or a comma and at most two decimals",
    arguments: [
      ("1500.00", 150_000), ("50", 5_000), ("2,5", 250), ("-0.01", -1), ("+7.10", 710), ("0", 0),
      ("007", 700), ("10000000000.00", 1_000_000_000_000),
    ] as [(String, Int64)]
  )
  func readsDecimals(text: String, minorUnits: Int64) throws {
    #expect(try Money(decimal: text).minorUnits == minorUnits)
  }

  @Test(
    "What is no amount is refused with what was typed",
    arguments: ["", "-", ".", "1.", ".5", "1.234", "1,500.00", "1 500", "1e3", "0x1", "--1", "١"]
  )
  func refusesOthers(text: String) {
    #expect(throws: ValueProblem.amountInvalid(text)) { try Money(decimal: text) }
  }

  @Test(
    "An amount beyond 10^12 minor units is refused, never wrapped",
    arguments: [
      "10000000000.01", "-10000000000.01", "92233720368547758.08", "99999999999999999999",
    ]
  )
  func refusesTooMuch(text: String) {
    #expect(throws: ValueProblem.amountOutOfRange(text)) { try Money(decimal: text) }
  }

  @Test("A sum or difference beyond the limit is refused, never wrapped")
  func sumsAreChecked() throws {
    let most = try Money(minorUnits: Money.limit)
    let cent = try Money(minorUnits: 1)
    #expect(throws: ValueProblem.amountOutOfRange("10000000000.01")) { try most.adding(cent) }
    #expect(throws: ValueProblem.amountOutOfRange("-10000000000.01")) {
      try most.negated.subtracting(cent)
    }
    #expect(try most.subtracting(cent).adding(cent) == most)
    #expect(throws: ValueProblem.amountOutOfRange("20000000000.00")) {
      try Money.sum([most, most])
    }
    #expect(try Money.sum([most, most, most.negated]) == most)
    #expect(Money(clamping: .max) == most)
    #expect(Money(clamping: .min) == most.negated)
  }

  @Test("Answers have two decimals, also below one and below zero")
  func writesTwoDecimals() throws {
    for text in ["0.00", "0.05", "-0.05", "1.50", "1500.00", "-12.34"] {
      #expect(try Money(decimal: text).decimalString == text)
    }
  }

  @Test("A field of money takes grouped digits and sums")
  func readsTyped() throws {
    #expect(try Money(typed: "1 240,00").minorUnits == 124_000)
    #expect(try Money(typed: "1\u{A0}240,5").minorUnits == 124_050)
    #expect(try Money(typed: "150+80").minorUnits == 23_000)
    #expect(try Money(typed: "150 − 80,50").minorUnits == 6_950)
    #expect(throws: ValueProblem.amountInvalid("150+")) { try Money(typed: "150+") }
    #expect(throws: ValueProblem.amountInvalid(" ")) { try Money(typed: " ") }
  }

  @Test("One bonus pays 1.00 of the store's currency")
  func bonusPays() throws {
    #expect(try Bonus(decimal: "1").asMoney == Money(decimal: "1.00"))
    #expect(try Money(decimal: "0.99").asBonus == Bonus(decimal: "0.99"))
  }

  @Test("What remains never goes below zero")
  func remains() throws {
    let hundred = try Money(decimal: "100")
    #expect(try hundred.remaining(after: Money(decimal: "200")) == .zero)
    #expect(try hundred.remaining(after: Money(decimal: "30")) == Money(decimal: "70"))
  }

  @Test("A store has one of five currencies")
  func currencies() {
    #expect(Currency.allCases.map(\.code) == ["UAH", "RUB", "KZT", "EUR", "USD"])
    #expect(Currency(rawValue: "GBP") == nil)
  }
}
