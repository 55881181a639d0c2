import JSONText
import Loyalty

/// The members of a line of a sale and of a refund.
private enum LineFields {
  static let product = Field("product", .textOrNumber, "the product", nullable: true)
  static let name = Field("name", .text, "the name printed", nullable: true)
  static let category = Field("category", .text, "the category", nullable: true)
  static let quantity = Field("quantity", .quantity, "how many")
  static let price = Field("price", .money, "the price of one", nullable: true)
  static let line = Field("line", .whole, "the line of the receipt, from 1")
}

extension Shape where Value == SaleDraft.Line {
  /// A line of a sale: a product, or what it is called, belongs to and costs.
  static var saleLine: Shape {
    object(
      "{\"product\" or \"name\", \"category\" and \"price\"; \"quantity\", \"1\" without it}",
      of: [
        LineFields.product.optional, LineFields.name.optional, LineFields.category.optional,
        LineFields.quantity.optional, LineFields.price.optional,
      ]
    ) { values throws(LineRefusal) in
      SaleDraft.Line(
        product: try values.optional(LineFields.product),
        name: try values.optional(LineFields.name),
        category: try values.optional(LineFields.category),
        quantity: try values.optional(LineFields.quantity) ?? .one,
        price: try values.optional(LineFields.price)
      )
    }
  }
}

extension Shape where Value == RefundDraft.Line {
  /// A line of a receipt and how many of it go back.
  static var refundLine: Shape {
    object(
      "{\"line\": 1, \"quantity\": \"1\"}",
      of: [LineFields.line.required, LineFields.quantity.required]
    ) { values throws(LineRefusal) in
      RefundDraft.Line(
        place: try values.required(LineFields.line),
        quantity: try values.required(LineFields.quantity)
      )
    }
  }
}

extension Shape where Value == Receipt.ID {
  /// A receipt by its number.
  static var receipt: Shape {
    Shape("receipt number") { value, place throws(LineRefusal) in
      guard case .number(let digits) = value else {
        throw .wrongType(value, expected: "receipt number", at: place)
      }
      return Receipt.ID(
        try LineRefusal.id(digits, of: .receipt, expected: "receipt number", at: place)
      )
    }
  }
}

extension Shape where Value == String {
  /// A till's number, without the spaces around it.
  static var tillNumber: Shape {
    Shape<String>.text.map { typed in
      let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
      let rest = typed.unicodeScalars.drop(while: isSpace)
      let end = rest.lastIndex { !isSpace($0) }
      return end.map { String(rest[...$0]) } ?? ""
    }
  }
}
