/// A receipt that was rung up elsewhere and is booked afterwards, as a file tells of it
/// (commands.md, "Files for import and export").
public struct PastReceipt: Hashable, Sendable {
  /// One line of it; its price is what was charged.
  public struct Line: Hashable, Sendable {
    /// The name as it was printed, cleaned by `NameRule`.
    public var name: String
    /// The product of the price list, where it is one.
    public var product: Product.ID?
    /// The category.
    public var category: Category.ID
    /// How many.
    public var quantity: Quantity
    /// The price of one.
    public var price: Money
    /// What was taken off the line.
    public var discount: Money

    /// Takes what the file tells.
    public init(
      name: String,
      product: Product.ID? = nil,
      category: Category.ID,
      quantity: Quantity,
      price: Money,
      discount: Money = .zero
    ) {
      self.name = name
      self.product = product
      self.category = category
      self.quantity = quantity
      self.price = price
      self.discount = discount
    }
  }

  /// What it does to the client's bonus account.
  public enum Booking: Hashable, Sendable {
    /// It accrues and spends as if it had been rung up at its time.
    case withBonuses
    /// It is history: totals and statistics count, the account stays as it is. What was paid with
    /// the bonuses of another account is money off.
    case withoutBonuses
  }

  /// The number that the till gave it.
  public var number: String
  /// When it was rung up.
  public var at: Moment
  /// Where.
  public var venue: Venue.ID?
  /// Who bought.
  public var client: Client.ID?
  /// The lines.
  public var lines: [Line]
  /// What was paid with bonuses.
  public var bonuses: Bonus
  /// What it does to the account.
  public var booking: Booking

  /// Takes what the file tells.
  public init(
    number: String,
    at: Moment,
    venue: Venue.ID? = nil,
    client: Client.ID? = nil,
    lines: [Line],
    bonuses: Bonus = .zero,
    booking: Booking = .withBonuses
  ) {
    self.number = number
    self.at = at
    self.venue = venue
    self.client = client
    self.lines = lines
    self.bonuses = bonuses
    self.booking = booking
  }
}
