import Loyalty
import Testing

@Suite("Rounding (rules.md §1.3 to §1.6)")
struct RoundingTests {
  private func money(_ text: String) throws -> Money { try Money(decimal: text) }
  private func percent(_ text: String) throws -> Percent { try Percent(decimal: text) }

  @Test("§1.3 A percent is 0 to 100 in basis points")
  func percents() throws {
    #expect(try percent("2.5").basisPoints == 250)
    #expect(try percent("2,25").basisPoints == 225)
    #expect(try percent("15 %").basisPoints == 1_500)
    #expect(try percent("100") == .hundred)
    #expect(try percent("2.50").decimalString == "2.5")
    for text in ["100.01", "-1", "2.555", "", "%", "ten", "99999999999999999999"] {
      #expect(throws: ValueProblem.percentInvalid(text)) { try Percent(decimal: text) }
    }
    #expect(throws: ValueProblem.percentInvalid("10001")) { try Percent(basisPoints: 10_001) }
  }

  @Test("§1.3 A quantity is above zero with at most three decimals")
  func quantities() throws {
    #expect(try Quantity(decimal: "1.5").thousandths == 1_500)
    #expect(try Quantity(decimal: "0,001").decimalString == "0.001")
    #expect(try Quantity(decimal: "2").decimalString == "2")
    for text in ["0", "0.000", "-1", "0.0001", "", "1e2"] {
      #expect(throws: ValueProblem.quantityInvalid(text)) { try Quantity(decimal: text) }
    }
  }

  @Test("§1.3 Quantity × unit price is rounded half up, line by line")
  func lineAmounts() throws {
    #expect(try Quantity(decimal: "1.5").lineAmount(price: money("0.01")) == money("0.02"))
    #expect(try Quantity(decimal: "0.333").lineAmount(price: money("10.00")) == money("3.33"))
    #expect(try Quantity(decimal: "0.005").lineAmount(price: money("1.00")) == money("0.01"))
    #expect(try Quantity(decimal: "0.004").lineAmount(price: money("1")) == .zero)
    #expect(throws: ValueProblem.amountOutOfRange("10000000000000000000.00")) {
      try Quantity(thousandths: Quantity.limit).lineAmount(price: money("10000000000.00"))
    }
  }

  @Test(
    "§1.4 The discount is rounded half up once and the price is what remains",
    arguments: [
      ("15", "10.50", "1.58", "8.92"), ("15", "99.90", "14.99", "84.91"),
      ("10", "10.24", "1.02", "9.22"), ("100", "10000000000.00", "10000000000.00", "0.00"),
    ]
  )
  func discounts(rate: String, base: String, discount: String, toPay: String) throws {
    let base = try money(base)
    #expect(try percent(rate).discount(of: base).decimalString == discount)
    #expect(try base.remaining(after: percent(rate).discount(of: base)).decimalString == toPay)
  }

  @Test("§1.4 10 % of the lines 1.06, 2.06, 3.06 and 4.06 together is 1.02, not 1.04")
  func discountOfWholeBase() throws {
    let lines = try ["1.06", "2.06", "3.06", "4.06"].map { try Money(decimal: $0) }
    #expect(try percent("10").discount(of: Money.sum(lines)).decimalString == "1.02")
    let oneByOne = try lines.map { try percent("10").discount(of: $0) }
    #expect(try Money.sum(oneByOne).decimalString == "1.04")
  }

  @Test(
    "§1.5 A discount is shared by largest remainder, the earlier line first on a tie",
    arguments: [
      (299, [1_000, 1_000, 1_000], [100, 100, 99]),
      (93, [10, 20, 10, 30, 50, 20, 10, 40], [5, 10, 5, 15, 24, 10, 5, 19]),
      (300, [4_300, 1_400, 2_300], [161, 53, 86]), (40, [10, 0], [10, 0]), (5, [0, 0], [0, 0]),
      (1, [0, 7, 7], [0, 1, 0]), (0, [5], [0]), (9, [], []),
    ] as [(Int64, [Int64], [Int64])]
  )
  func shares(amount: Int64, lines: [Int64], expected: [Int64]) throws {
    let remaining = try lines.map { try Money(minorUnits: $0) }
    let shares = try Money(minorUnits: amount).shares(over: remaining)
    #expect(shares.map(\.minorUnits) == expected)
  }

  @Test("§1.5 Shares add up exactly and no line goes below zero, at the greatest amounts too")
  func sharesAddUp() throws {
    var seed: UInt64 = 7
    func next(_ limit: UInt64) -> Int64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64((seed >> 11) % limit)
    }
    for round in 0..<500 {
      let limit: UInt64 = round.isMultiple(of: 2) ? 50 : 400_000_000_000
      let lines = try (0..<Int(next(9) + 1)).map { _ in try Money(minorUnits: next(limit)) }
      let amount = try Money(minorUnits: next(limit))
      let shares = amount.shares(over: lines)
      let whole = lines.reduce(0) { $0 + $1.minorUnits }
      #expect(shares.reduce(0) { $0 + $1.minorUnits } == min(amount.minorUnits, whole))
      #expect(zip(shares, lines).allSatisfy { $0 <= $1 && !$0.isNegative })
    }
  }

  @Test("§1.6 Accruals round down, to 0.01 or to a whole bonus")
  func accruals() throws {
    #expect(try percent("2").accrual(of: money("100.00")).decimalString == "2.00")
    #expect(try percent("2").accrual(of: money("70.00")).decimalString == "1.40")
    #expect(try percent("3").accrual(of: money("0.99")).decimalString == "0.02")
    let whole = try percent("5").accrual(of: money("199.99"), rounding: .whole)
    #expect(whole.decimalString == "9.00")
    #expect(try percent("50").roundedDown(of: money("0.99")).decimalString == "0.49")
  }

  @Test("§5.6 Accruals of several lines are rounded once over their sum")
  func accrualSums() throws {
    var sum = AccrualSum()
    for _ in 0..<3 { try sum.add(money("0.33"), at: percent("1")) }
    #expect(try sum.roundedDown(to: .hundredth) == .zero)
    try sum.add(money("0.01"), at: percent("1"))
    #expect(try sum.roundedDown(to: .hundredth).decimalString == "0.01")

    var multiplied = AccrualSum()
    let factor = try Multiplier(decimal: "1.5")
    try multiplied.add(money("100.00"), at: percent("2"), times: [factor, factor])
    #expect(try multiplied.roundedDown(to: .hundredth).decimalString == "4.50")
    #expect(try multiplied.roundedDown(to: .whole).decimalString == "4.00")
  }

  @Test("§5 A line's part of a refund is half up on the cumulative quantity")
  func refundParts() throws {
    let paid = try money("10.00")
    let three = try Quantity(decimal: "3")
    let one = try paid.roundedHalfUp(for: .one, of: three)
    let two = try paid.roundedHalfUp(for: Quantity(decimal: "2"), of: three)
    #expect(one.decimalString == "3.33")
    #expect(two.decimalString == "6.67")
    #expect(try paid.roundedHalfUp(for: three, of: three) == paid)
  }

  @Test("§11.1 Averages and shares are half up, and empty without receipts")
  func averages() throws {
    #expect(try money("10.00").average(over: 3)?.decimalString == "3.33")
    #expect(try money("0.05").average(over: 2)?.decimalString == "0.03")
    #expect(try money("10.00").average(over: 0) == nil)
    #expect(try Percent.share(of: money("1"), in: money("3"))?.decimalString == "33.33")
    #expect(Percent.share(of: Money.zero, in: .zero) == nil)
  }
}
