import JSONText
import Loyalty

/// A line of a receipt as JSON.
///
///     {"name":"Cyber hour","product":1,"category":1,"quantity":"2","price":"100.00",
///      "gross":"200.00","discount":"20.00","bonuses":"5.00","accrued":"3.50"}
///
/// Discount, bonuses and accrual are left out where they are zero.
enum ReceiptLineCoding {
  static func write(_ line: ReceiptLine, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", line.name)
      writer.member(ifAny: "product", line.product)
      writer.member("category", line.category.number)
      writer.member("quantity", line.quantity.decimalString)
      writer.member("price", line.price)
      writer.member("gross", line.gross)
      writer.member(unlessZero: "discount", line.discount)
      writer.member(unlessZero: "bonuses", line.bonuses)
      writer.member(unlessZero: "accrued", line.accrued)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> ReceiptLine {
    var name: String?
    var product: Product.ID?
    var category: Category.ID?
    var quantity: Quantity?
    var money: [String: Money] = [:]
    var bonuses: [String: Bonus] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "name": name = try reader.string()
      case "product": product = try reader.identifier()
      case "category": category = try reader.identifier()
      case "quantity": quantity = try reader.quantity()
      case "price", "gross", "discount": money[key] = .some(try reader.amount())
      case "bonuses", "accrued": bonuses[key] = .some(try reader.amount())
      default: throw reader.problem(.unknownKey(key))
      }
    }
    var line = ReceiptLine(
      name: try reader.required(name, "name"),
      product: product,
      category: try reader.required(category, "category"),
      quantity: try reader.required(quantity, "quantity"),
      price: try reader.required(money["price"], "price"),
      gross: try reader.required(money["gross"], "gross")
    )
    line.discount = money["discount"] ?? .zero
    line.bonuses = bonuses["bonuses"] ?? .zero
    line.accrued = bonuses["accrued"] ?? .zero
    return line
  }
}
