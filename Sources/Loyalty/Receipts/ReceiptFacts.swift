/// What is known of a receipt without reading it: what sums over many of them ask.
public struct ReceiptFacts: Hashable, Sendable {
  /// The receipt.
  public let id: Receipt.ID
  /// When it was made.
  public let at: Moment
  /// Where it was made.
  public let venue: Venue.ID?
  /// What was paid in money.
  public let paid: Money
}

/// What is kept of a receipt's lines where the lines themselves may stand in a file.
struct ReceiptShape: PlainValue {
  /// How much was sold, over all lines, in thousandths: where as much went back, nothing is left.
  let thousandths: Int64
  /// How many lines there are.
  let lines: UInt32
  /// The highest number of a lot that it names; 0 where it names none.
  let lastLot: UInt32

  /// Takes it as it was kept.
  init(thousandths: Int64, lines: UInt32, lastLot: UInt32) {
    self.thousandths = thousandths
    self.lines = lines
    self.lastLot = lastLot
  }

  /// Takes it off a receipt.
  init(_ receipt: Receipt) {
    thousandths = receipt.lines.reduce(0) { $0 + $1.quantity.thousandths }
    lines = UInt32(receipt.lines.count)
    lastLot = receipt.redemption.reduce(receipt.accrual?.id.number ?? 0) {
      max($0, $1.lot.number)
    }
  }
}

extension RefundedSoFar {
  /// How much went back, over all lines, in thousandths.
  var thousandths: Int64 { lines.reduce(0) { $0 + $1.thousandths } }
  /// The money that went back, in minor units.
  var money: Int64 { lines.reduce(0) { $0 + $1.money.minorUnits } }
}
