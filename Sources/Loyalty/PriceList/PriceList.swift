/// What the club sells, and where.
public struct PriceList: Sendable {
  /// Categories, the built-in ones first.
  public internal(set) var categories = NamedList(Category.builtIn)
  /// Tariffs and products.
  public internal(set) var products = NamedList<Product>()
  /// Places where receipts are made.
  public internal(set) var venues = NamedList<Venue>()

  /// A club that sells nothing yet.
  public init() {}

  /// The places where receipts are made now, oldest first.
  public var venuesInUse: [Venue] { venues.items.filter { !$0.isArchived } }
}

extension Category: Named {}
extension Product: Named {}
extension Venue: Named {}

/// A tariff or product as somebody wants to add it.
public struct ProductDraft: Hashable, Sendable {
  /// The name as it was typed.
  public var name: String
  /// The category by its name.
  public var category: String
  /// The price of one.
  public var price: Money
  /// What one is.
  public var unit: String?

  /// Begins a draft.
  public init(name: String, category: String, price: Money, unit: String? = nil) {
    self.name = name
    self.category = category
    self.price = price
    self.unit = unit
  }
}

/// What `editProduct` asks for; what is nil or `keep` stays.
public struct ProductEdit: Hashable, Sendable {
  /// Another name.
  public var name: String?
  /// Another category, by its name.
  public var category: String?
  /// Another price.
  public var price: Money?
  /// Another unit.
  public var unit: Edit<String>
  /// Whether it is sold no longer.
  public var isArchived: Bool?

  /// Asks for nothing yet, or for what is given.
  public init(
    name: String? = nil,
    category: String? = nil,
    price: Money? = nil,
    unit: Edit<String> = .keep,
    isArchived: Bool? = nil
  ) {
    self.name = name
    self.category = category
    self.price = price
    self.unit = unit
    self.isArchived = isArchived
  }
}

/// What `editVenue` asks for; what is nil stays.
public struct VenueEdit: Hashable, Sendable {
  /// Another name.
  public var name: String?
  /// Whether no receipts are made there any more.
  public var isArchived: Bool?

  /// Asks for nothing yet, or for what is given.
  public init(name: String? = nil, isArchived: Bool? = nil) {
    self.name = name
    self.isArchived = isArchived
  }
}
