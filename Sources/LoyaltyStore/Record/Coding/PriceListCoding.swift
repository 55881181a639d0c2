import JSONText
import Loyalty

/// What the club sells, and where, as JSON.
///
///     {"id":4,"name":"Hookah"}                                                a category
///     {"id":1,"name":"West","archived":true}                                  a venue
///     {"id":1,"name":"Cyber hour","category":1,"price":"100.00","unit":"h"}    a product
enum PriceListCoding {
  static func write(_ category: Category, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", category.id.number)
      writer.member("name", category.name)
    }
  }

  static func readCategory(_ reader: inout JSONReader) throws(JSONProblem) -> Category {
    var id: Category.ID?
    var name: String?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "name": name = try reader.string()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Category(id: try reader.required(id, "id"), name: try reader.required(name, "name"))
  }

  static func write(_ venue: Venue, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", venue.id.number)
      writer.member("name", venue.name)
      if venue.isArchived { writer.member("archived", true) }
    }
  }

  static func readVenue(_ reader: inout JSONReader) throws(JSONProblem) -> Venue {
    var id: Venue.ID?
    var name: String?
    var isArchived = false
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "name": name = try reader.string()
      case "archived": isArchived = try reader.bool()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Venue(
      id: try reader.required(id, "id"),
      name: try reader.required(name, "name"),
      isArchived: isArchived
    )
  }

  static func write(_ product: Product, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", product.id.number)
      writer.member("name", product.name)
      writer.member("category", product.category.number)
      writer.member("price", product.price)
      writer.member(ifAny: "unit", product.unit)
      if product.isArchived { writer.member("archived", true) }
    }
  }

  static func readProduct(_ reader: inout JSONReader) throws(JSONProblem) -> Product {
    var id: Product.ID?
    var name: String?
    var category: Category.ID?
    var price: Money?
    var unit: String?
    var isArchived = false
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "name": name = try reader.string()
      case "category": category = try reader.identifier()
      case "price": price = try reader.amount()
      case "unit": unit = try reader.string()
      case "archived": isArchived = try reader.bool()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Product(
      id: try reader.required(id, "id"),
      name: try reader.required(name, "name"),
      category: try reader.required(category, "category"),
      price: try reader.required(price, "price"),
      unit: unit,
      isArchived: isArchived
    )
  }
}
