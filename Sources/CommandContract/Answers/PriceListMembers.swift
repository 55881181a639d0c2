import JSONText
import Loyalty

/// A product with the club around it.
struct ProductSubject: Sendable {
  let club: Club
  let product: Product
}

/// The members of rows about what the club sells, and where.
enum PriceListMembers {
  static let product: [Member<ProductSubject>] = [
    Member("product", "name") { .string($0.product.name) },
    Member("id", "number") { .id($0.product.id) },
    Member("category", "name") { .category($0.product.category, in: $0.club) },
    Member("price", "decimal string") { .amount($0.product.price) },
    Member("unit", "string or null") { .text(orNull: $0.product.unit) },
    Member("isArchived", "true or false") { .bool($0.product.isArchived) },
  ]

  static let venue: [Member<Venue>] = [
    Member("venue", "name") { .string($0.name) },
    Member("id", "number") { .id($0.id) },
    Member("isArchived", "true or false") { .bool($0.isArchived) },
  ]

  static let category: [Member<Category>] = [
    Member("category", "name") { .string($0.name) },
    Member("id", "number") { .id($0.id) },
  ]
}
