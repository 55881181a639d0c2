/// A tariff or product of the price list.
public struct Product: Hashable, Sendable {
  /// A product's number: given by the store, never reused.
  public typealias ID = Identifier<Product>

  /// The number by which the store knows the product.
  public let id: ID
  /// The name, unique among products by `GroupNameKey`.
  public var name: String
  /// What it belongs to.
  public var category: Category.ID
  /// The price of one.
  public var price: Money
  /// What one is: "h", "pc".
  public var unit: String?
  /// Whether it is sold no longer.
  public var isArchived: Bool

  /// Makes a product; `decide` is what checks its facts.
  public init(
    id: ID,
    name: String,
    category: Category.ID,
    price: Money,
    unit: String? = nil,
    isArchived: Bool = false
  ) {
    self.id = id
    self.name = name
    self.category = category
    self.price = price
    self.unit = unit
    self.isArchived = isArchived
  }
}

/// A place of the club where receipts are made.
public struct Venue: Hashable, Sendable {
  /// A venue's number: given by the store, never reused.
  public typealias ID = Identifier<Venue>

  /// The number by which the store knows the venue.
  public let id: ID
  /// The name, unique among venues by `GroupNameKey`.
  public var name: String
  /// Whether no receipts are made there any more.
  public var isArchived: Bool

  /// Makes a venue.
  public init(id: ID, name: String, isArchived: Bool = false) {
    self.id = id
    self.name = name
    self.isArchived = isArchived
  }
}
