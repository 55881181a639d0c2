/// A receipt that was begun and put aside: nothing of it is sold, spent or accrued.
///
/// It keeps what was asked for and not what it came to: opened again, prices, programs and balances
/// are those of that moment, but a price that was changed by hand stays.
public struct ParkedReceipt: Hashable, Sendable {
  /// A parked receipt's number: given by the store, never reused.
  public typealias ID = Identifier<ParkedReceipt>

  /// One line of it.
  public struct Line: Hashable, Sendable {
    /// The product of the price list; else name, category and price are there.
    public let product: Product.ID?
    /// The name printed, where it is not the product's.
    public let name: String?
    /// The category, where it is not the product's.
    public let category: Category.ID?
    /// How many.
    public let quantity: Quantity
    /// The price of one, where it was changed by hand; nil takes the product's.
    public let price: Money?

    /// Describes a line.
    public init(
      product: Product.ID?,
      name: String? = nil,
      category: Category.ID? = nil,
      quantity: Quantity,
      price: Money? = nil
    ) {
      self.product = product
      self.name = name
      self.category = category
      self.quantity = quantity
      self.price = price
    }
  }

  /// The number by which the store knows it.
  public let id: ID
  /// When it was put aside.
  public let at: Moment
  /// Who put it aside.
  public let by: Staff
  /// Who buys; after a merge, the client who stayed.
  public internal(set) var client: Client.ID?
  /// Where.
  public let venue: Venue.ID?
  /// The lines in the order in which they were added; at least one.
  public let lines: [Line]
  /// How many bonuses the client wants to spend.
  public let redemption: SaleDraft.Redemption
  /// The promo code as it was typed; it is activated when the receipt is sold.
  public let promoCode: String?
  /// Words by which the guest is known again.
  public let note: String?

  /// Describes a parked receipt.
  public init(
    id: ID,
    at: Moment,
    by: Staff,
    client: Client.ID? = nil,
    venue: Venue.ID? = nil,
    lines: [Line],
    redemption: SaleDraft.Redemption = .nothing,
    promoCode: String? = nil,
    note: String? = nil
  ) {
    self.id = id
    self.at = at
    self.by = by
    self.client = client
    self.venue = venue
    self.lines = lines
    self.redemption = redemption
    self.promoCode = promoCode
    self.note = note
  }
}

/// How a parked receipt came to its end.
public struct ParkedReceiptEnd: Hashable, Sendable {
  /// What became of it.
  public enum Outcome: Hashable, Sendable {
    /// It was sold.
    case sold(Receipt.ID)
    /// It was opened and put aside again, maybe changed.
    case parkedAgain(ParkedReceipt.ID)
    /// It was thrown away.
    case dropped
  }

  /// Which one.
  public let parked: ParkedReceipt.ID
  /// When.
  public let at: Moment
  /// Who did it.
  public let by: Staff
  /// What became of it.
  public let outcome: Outcome

  /// Describes the end of a parked receipt.
  public init(parked: ParkedReceipt.ID, at: Moment, by: Staff, outcome: Outcome) {
    self.parked = parked
    self.at = at
    self.by = by
    self.outcome = outcome
  }
}
