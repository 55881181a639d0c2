import Loyalty

/// What was typed into the add line of a sale: a quantity, if a number stands before the words, and
/// the words.
struct SaleTyped: Hashable, Sendable {
  /// How many; one where no number was typed.
  let quantity: Quantity
  /// The beginning of a product's name.
  let words: String

  init(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    if parts.count == 2, let quantity = try? Quantity(decimal: parts[0]) {
      self.quantity = quantity
      words = String(parts[1])
    } else {
      quantity = .one
      words = text
    }
  }
}

/// What was typed to change a line: the quantity and, behind a times sign, the price.
struct SaleLineTyped: Hashable, Sendable {
  let quantity: Quantity
  /// The price; nil leaves it as it is.
  let price: Money?

  /// Reads "2", "2 × 90", "1,5 x 90,00", "2*90".
  ///
  /// - Throws: What is wrong with the quantity or the price.
  init(_ text: String) throws(Refusal) {
    let parts = text.split(maxSplits: 1) { "×*xX\u{445}\u{425}".contains($0) }
    let first = (parts.first ?? "").filter { !$0.isWhitespace }
    do {
      quantity = try Quantity(decimal: first)
      price = try parts.dropFirst().first.map { part throws(ValueProblem) in
        try Money(typed: part)
      }
    } catch {
      throw .value(error)
    }
    if let price, price.isNegative { throw .amountInvalid(typed: price.decimalString) }
  }
}
