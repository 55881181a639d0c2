/// One line of a receipt as it was worked out; the amounts add up exactly (rules.md §5).
public struct ReceiptLine: Hashable, Sendable {
  /// The name as it was printed.
  public let name: String
  /// The product of the price list, where it was one.
  public let product: Product.ID?
  /// The category at the sale.
  public let category: Category.ID
  /// How many.
  public let quantity: Quantity
  /// The price of one.
  public let price: Money
  /// Quantity × price, rounded half up.
  public let gross: Money
  /// What was taken off.
  public var discount: Money = .zero
  /// What was paid with bonuses.
  public var bonuses: Bonus = .zero
  /// The line's share of the accrual.
  public var accrued: Bonus = .zero

  /// Begins a line of which nothing was taken off or paid yet.
  public init(
    name: String,
    product: Product.ID?,
    category: Category.ID,
    quantity: Quantity,
    price: Money,
    gross: Money
  ) {
    self.name = name
    self.product = product
    self.category = category
    self.quantity = quantity
    self.price = price
    self.gross = gross
  }

  /// What is left to pay, in money.
  public var toPay: Money {
    Money(clamping: gross.minorUnits - discount.minorUnits - bonuses.minorUnits)
  }
}
