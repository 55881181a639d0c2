/// One receipt worked out again under another program, with what came back of it.
///
/// The lines stay as they were sold, at their prices; the bonuses that paid each line stay, as far
/// as the discount tried leaves so much of it. Refunds are taken off as `RefundCalculator` does:
/// each line gives back its own shares, no condition is examined again.
struct ReceiptReplay {
  /// What was really given for it.
  private(set) var now = Simulation.Cost()
  /// What the program tried would have given.
  private(set) var draft = Simulation.Cost()

  /// Works a receipt out again.
  ///
  /// - Throws: An amount out of its range.
  init(_ receipt: Receipt, back: RefundedSoFar?, _ terms: SaleTerms) throws(Refusal) {
    let replayed = try SaleCalculator(replaying: receipt.lines, terms)
    for (place, line) in receipt.lines.enumerated() {
      let other = replayed.lines[place]
      now.accrued += line.accrued.minorUnits
      now.discounted += line.discount.minorUnits
      draft.accrued += other.accrued.minorUnits
      draft.discounted += other.discount.minorUnits
      guard let part = back?.lines[place], part.thousandths > 0 else { continue }
      let quantity = try refusing(try Quantity(thousandths: part.thousandths))
      now.accrued -= part.accrual.minorUnits
      now.discounted -= try share(of: line.discount, quantity, line)
      draft.accrued -= try share(of: other.accrued, quantity, line)
      draft.discounted -= try share(of: other.discount, quantity, line)
    }
  }

  private func share<Unit>(
    of amount: Hundredths<Unit>,
    _ part: Quantity,
    _ line: ReceiptLine
  ) throws(Refusal) -> Int64 {
    try RefundCalculator.share(of: amount, part, line.quantity).minorUnits
  }
}
