import Loyalty
import Testing

@Suite("rules.md §4.2: tiers")
struct TiersTests {
  private func tiers(_ percents: [String], _ bound: Tiers.Bound) throws -> Tiers {
    let thresholds = try ["0", "1000", "3000"].map { try Money(decimal: $0) }
    return try Tiers(
      try zip(thresholds, percents).map {
        Tiers.Tier(threshold: $0, percent: try Percent(decimal: $1))
      },
      bound: bound
    )
  }

  @Test(
    "Under over, a total that equals a threshold has not reached it",
    arguments: [
      ("0.00", "2"), ("999.99", "2"), ("1000.00", "2"), ("1000.01", "3"), ("3000.00", "3"),
      ("3000.01", "5"),
    ]
  )
  func over(_ total: String, _ percent: String) throws {
    let tiers = try tiers(["2", "3", "5"], .over)
    #expect(tiers.tier(for: try Money(decimal: total)).percent.decimalString == percent)
  }

  @Test(
    "Under from, a total that equals a threshold has reached it",
    arguments: [("0.00", "2"), ("999.99", "2"), ("1000.00", "3"), ("3000.00", "5")]
  )
  func from(_ total: String, _ percent: String) throws {
    let tiers = try tiers(["2", "3", "5"], .from)
    #expect(tiers.tier(for: try Money(decimal: total)).percent.decimalString == percent)
  }

  @Test("Discounts of 10, 20 and 30 % follow the same bounds")
  func discounts() throws {
    let tiers = try tiers(["10", "20", "30"], .over)
    let percents = try ["1000.00", "1000.01", "3000.00", "3000.01"].map {
      tiers.tier(for: try Money(decimal: $0)).percent.decimalString
    }
    #expect(percents == ["10", "20", "20", "30"])
  }

  @Test("Missing to the next tier is the distance, plus 0.01 under over")
  func missing() throws {
    let total = try Money(decimal: "2587.95")
    #expect(
      try tiers(["2", "3", "5"], .over).next(after: total)?.missing.decimalString == "412.06"
    )
    #expect(
      try tiers(["2", "3", "5"], .from).next(after: total)?.missing.decimalString == "412.05"
    )
    #expect(try tiers(["2", "3", "5"], .over).next(after: try Money(decimal: "3000.01")) == nil)
  }

  @Test("Tiers begin at 0, ascend, and there is at least one")
  func invalid() throws {
    let zero = Tiers.Tier(threshold: .zero, percent: .zero)
    let ten = Tiers.Tier(threshold: try Money(decimal: "10"), percent: .zero)
    #expect(throws: Tiers.Problem.none) { try Tiers([]) }
    #expect(throws: Tiers.Problem.firstNotZero(ten.threshold)) { try Tiers([ten]) }
    #expect(throws: Tiers.Problem.notAscending(place: 3, ten.threshold)) {
      try Tiers([zero, ten, ten])
    }
  }
}
