extension Club {
  /// Adds a category of the club's own.
  func createCategory(_ typed: String) throws(Refusal) -> [Event] {
    let name = try freeName(typed, in: priceList.categories)
    return [.categoryCreated(Category(id: priceList.categories.nextID, name: name))]
  }

  /// Gives a category of the club's own another name; receipts and programs stay with it.
  func renameCategory(_ typed: String, _ name: String) throws(Refusal) -> [Event] {
    let was = try category(typed)
    guard !was.isBuiltIn else { throw .categoryBuiltIn(name: was.name) }
    var now = was
    now.name = try freeName(name, in: priceList.categories, except: was.id)
    return Change(from: was, to: now).map { [.categoryRenamed($0)] } ?? []
  }

  /// Adds a place where receipts are made.
  func createVenue(_ typed: String) throws(Refusal) -> [Event] {
    let name = try freeName(typed, in: priceList.venues)
    return [.venueCreated(Venue(id: priceList.venues.nextID, name: name))]
  }

  /// Changes facts of a venue; receipts stay where they were made.
  func editVenue(_ typed: String, _ edit: VenueEdit) throws(Refusal) -> [Event] {
    let was = try venue(named: typed)
    var now = was
    if let name = edit.name {
      now.name = try freeName(name, in: priceList.venues, except: was.id)
    }
    now.isArchived = edit.isArchived ?? was.isArchived
    return Change(from: was, to: now).map { [.venueChanged($0)] } ?? []
  }

  /// Adds a tariff or product.
  func createProduct(_ draft: ProductDraft) throws(Refusal) -> [Event] {
    let product = Product(
      id: priceList.products.nextID,
      name: try freeName(draft.name, in: priceList.products),
      category: try category(draft.category).id,
      price: try price(draft.price),
      unit: try text(draft.unit)
    )
    return [.productCreated(product)]
  }

  /// Changes facts of a product; receipts keep what they were sold for.
  func editProduct(_ typed: String, _ edit: ProductEdit) throws(Refusal) -> [Event] {
    let was = try product(typed)
    var now = was
    if let name = edit.name {
      now.name = try freeName(name, in: priceList.products, except: was.id)
    }
    if let category = edit.category { now.category = try self.category(category).id }
    if let price = edit.price { now.price = try self.price(price) }
    now.unit = try text(edit.unit.applied(to: was.unit))
    now.isArchived = edit.isArchived ?? was.isArchived
    return Change(from: was, to: now).map { [.productChanged($0)] } ?? []
  }

  /// The product named by id or name.
  func product(_ typed: String) throws(Refusal) -> Product {
    guard let product = priceList.products.find(typed) else {
      throw .notFound(.product, typed: typed)
    }
    return product
  }

  /// The category of that name.
  func category(_ typed: String) throws(Refusal) -> Category {
    guard let category = priceList.categories.named(typed) else {
      throw .notFound(.category, typed: typed)
    }
    return category
  }

  /// The venue named by id or name.
  func venue(_ typed: String?) throws(Refusal) -> Venue? {
    guard let typed else { return nil }
    return try venue(named: typed)
  }

  /// The venue named by id or name, while receipts are made there.
  func venueInUse(_ typed: String?) throws(Refusal) -> Venue? {
    let venue = try venue(typed)
    if let typed, venue?.isArchived == true { throw .notFound(.venue, typed: typed) }
    return venue
  }

  private func venue(named typed: String) throws(Refusal) -> Venue {
    guard let venue = priceList.venues.find(typed) else { throw .notFound(.venue, typed: typed) }
    return venue
  }

  /// A price, which is never below zero.
  func price(_ price: Money) throws(Refusal) -> Money {
    guard !price.isNegative else { throw .amountInvalid(typed: price.decimalString) }
    return price
  }
}
