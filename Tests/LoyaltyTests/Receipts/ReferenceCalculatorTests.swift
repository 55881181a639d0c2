import Foundation
import Testing

@testable import Loyalty

@Suite("rules.md §5 against a reference written plainly")
struct ReferenceCalculatorTests {
  /// How many receipts a run compares: `FRONTDESK_RANDOM_RECEIPTS=100000` for the long one.
  private static let count =
    ProcessInfo.processInfo.environment["FRONTDESK_RANDOM_RECEIPTS"].flatMap { Int($0) } ?? 10_000

  @Test("SaleCalculator and the reference agree on random receipts, to the kopek, line by line")
  func agree() throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    let at = try Moment(rfc3339: "2026-11-22T21:14:00+02:00")
    var refused = 0
    for seed in 1...UInt64(Self.count) {
      var dice = Dice(seed: seed)
      let sale = RandomSale(&dice)
      let reference = ReferenceReceipt(sale)
      let product = try? sale.calculated(calendar, at)
      guard let reference, let product else {
        #expect(reference == nil && product == nil, "seed \(seed)")
        refused += 1
        continue
      }
      let isSame =
        reference.maximum == product.maximumBonuses.minorUnits
        && zip(reference.lines, product.lines).allSatisfy { plain, line in
          plain.gross == line.gross.minorUnits && plain.discount == line.discount.minorUnits
            && plain.bonuses == line.bonuses.minorUnits && plain.left == line.toPay.minorUnits
            && plain.accrued == line.accrued.minorUnits
        }
      let isWhole =
        product.lines.allSatisfy { !$0.toPay.isNegative && !$0.discount.isNegative }
        && product.toPay.minorUnits + product.discount.minorUnits
          + product.bonusesSpent.minorUnits == product.gross.minorUnits
      if !isSame || !isWhole {
        Issue.record("seed \(seed): \(sale), \(product.lines) instead of \(reference.lines)")
        return
      }
    }
    #expect(refused > Self.count / 100)
    #expect(refused < Self.count / 2)
  }
}
