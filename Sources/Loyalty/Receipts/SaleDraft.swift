/// A sale as a till or a desk asks for it: nothing of it is checked yet.
public struct SaleDraft: Hashable, Sendable {
  /// One line of it.
  public struct Line: Hashable, Sendable {
    /// The product of the price list, by id or name; then category and price may be left out.
    public var product: String?
    /// The name printed, where no product is named.
    public var name: String?
    /// The category by its name, where no product is named.
    public var category: String?
    /// How many.
    public var quantity: Quantity
    /// The price of one; nil takes the product's.
    public var price: Money?

    /// Takes what was typed or scanned.
    public init(
      product: String? = nil,
      name: String? = nil,
      category: String? = nil,
      quantity: Quantity = .one,
      price: Money? = nil
    ) {
      self.product = product
      self.name = name
      self.category = category
      self.quantity = quantity
      self.price = price
    }
  }

  /// How many bonuses the client wants to spend.
  public enum Redemption: Hashable, Sendable {
    /// None.
    case nothing
    /// As many as the rules allow.
    case most
    /// So many.
    case amount(Bonus)
  }

  /// The lines in the order in which they were added.
  public var lines: [Line]
  /// Who buys.
  public var client: ClientReference?
  /// Where, by id or name.
  public var venue: String?
  /// How many bonuses to spend.
  public var redemption: Redemption
  /// Whether the password of the client's program was given and is right.
  public var isPasswordGiven: Bool
  /// The number that the till gave the receipt.
  public var externalNumber: String?
  /// The parked receipt that it was opened from: the sale takes it away.
  public var parked: ParkedReceipt.ID?
  /// A promo code as it was typed, activated in the same record; its bonuses can be spent at once.
  public var promoCode: String?
  /// What the buyer was told to pay; the sale is refused where it would be another sum by now.
  public var toldToPay: Money?

  /// Begins a sale.
  public init(
    lines: [Line],
    client: ClientReference? = nil,
    venue: String? = nil,
    redemption: Redemption = .nothing,
    isPasswordGiven: Bool = false,
    externalNumber: String? = nil,
    parked: ParkedReceipt.ID? = nil,
    promoCode: String? = nil,
    toldToPay: Money? = nil
  ) {
    self.lines = lines
    self.client = client
    self.venue = venue
    self.redemption = redemption
    self.isPasswordGiven = isPasswordGiven
    self.externalNumber = externalNumber
    self.parked = parked
    self.promoCode = promoCode
    self.toldToPay = toldToPay
  }
}
