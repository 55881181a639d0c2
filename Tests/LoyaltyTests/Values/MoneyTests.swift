import Loyalty
import Testing

@Suite("Money (rules.md §1.1)")
struct MoneyTests {
  @Test("A decimal string is read with a point or a comma")
  func readsDecimals() throws {
    #expect(try Money(decimal: "1500.00").minorUnits == 150_000)
    #expect(try Money(decimal: "50").minorUnits == 5_000)
    #expect(try Money(decimal: "2,5").minorUnits == 250)
    #expect(try Money(decimal: "-0.01").minorUnits == -1)
  }
}
