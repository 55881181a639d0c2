import Loyalty

extension Club {
  /// Whether the parked receipt is the next one, and all that it names exists.
  func knows(what receipt: ParkedReceipt) -> Bool {
    receipt.id == parkedReceipts.nextID && !receipt.lines.isEmpty
      && receipt.client.map(hasCard) ?? true
      && receipt.venue.map { priceList.venues[$0] != nil } ?? true
      && receipt.lines.allSatisfy(knows(what:))
  }

  /// Whether the line is of a product, or says all that a product would.
  private func knows(what line: ParkedReceipt.Line) -> Bool {
    guard line.category.map({ priceList.categories[$0] != nil }) ?? true else { return false }
    if let product = line.product { return priceList.products[product] != nil }
    return line.name != nil && line.category != nil && line.price != nil
  }

  /// Whether the receipt waits, and what became of it exists.
  func knows(what end: ParkedReceiptEnd) -> Bool {
    guard parkedReceipts[end.parked] != nil else { return false }
    return switch end.outcome {
    case .sold(let receipt): receipts.contains(receipt)
    case .parkedAgain(let other): other != end.parked && parkedReceipts[other] != nil
    case .dropped: true
    }
  }
}
