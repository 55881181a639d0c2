import JSONText
import Loyalty

/// A receipt that was put aside, and its end, as JSON.
///
///     {"id":3,"at":"…","by":"Olga","client":5,"venue":1,
///      "lines":[{"product":1,"quantity":"2"},{"product":2,"quantity":"1","price":"40.00"},
///               {"name":"Fee","category":3,"quantity":"1","price":"300.00"}],
///      "bonuses":"max","promoCode":"SUMMER","note":"red cap"}
///     {"parked":3,"at":"…","by":"Olga","sold":17}      or "parkedAgain":4; dropped without either
///
/// What there is none of, is left out.
enum ParkedCoding {
  static func write(_ receipt: ParkedReceipt, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", receipt.id.number)
      writer.member("at", receipt.at.rfc3339)
      writer.member("by", receipt.by.name)
      writer.member(ifAny: "client", receipt.client)
      writer.member(ifAny: "venue", receipt.venue)
      writer.list("lines", receipt.lines, write)
      switch receipt.redemption {
      case .nothing: break
      case .most: writer.member("bonuses", "max")
      case .amount(let amount): writer.member("bonuses", amount)
      }
      writer.member(ifAny: "promoCode", receipt.promoCode)
      writer.member(ifAny: "note", receipt.note)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> ParkedReceipt {
    var id: ParkedReceipt.ID?
    var at: Moment?
    var client: Client.ID?
    var venue: Venue.ID?
    var lines: [ParkedReceipt.Line] = []
    var redemption = SaleDraft.Redemption.nothing
    var texts: [String: String] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "at": at = try reader.moment()
      case "by", "promoCode", "note": texts[key] = try reader.string()
      case "client": client = try reader.identifier()
      case "venue": venue = try reader.identifier()
      case "lines": lines = try reader.array(of: readLine)
      case "bonuses": redemption = try readRedemption(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return ParkedReceipt(
      id: try reader.required(id, "id"),
      at: try reader.required(at, "at"),
      by: Staff(try reader.required(texts["by"], "by")),
      client: client,
      venue: venue,
      lines: lines,
      redemption: redemption,
      promoCode: texts["promoCode"],
      note: texts["note"]
    )
  }

  private static func readRedemption(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> SaleDraft.Redemption {
    try reader.parsed { text in
      if text == "max" { return .most }
      guard let amount = try? Bonus(decimal: text), amount.decimalString == text else {
        return nil
      }
      return .amount(amount)
    }
  }

  // MARK: A line

  private static func write(_ line: ParkedReceipt.Line, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(ifAny: "product", line.product)
      writer.member(ifAny: "name", line.name)
      writer.member(ifAny: "category", line.category)
      writer.member("quantity", line.quantity.decimalString)
      writer.member(ifAny: "price", line.price)
    }
  }

  private static func readLine(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> ParkedReceipt.Line {
    var product: Product.ID?
    var name: String?
    var category: Category.ID?
    var quantity: Quantity?
    var price: Money?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "product": product = try reader.identifier()
      case "name": name = try reader.string()
      case "category": category = try reader.identifier()
      case "quantity": quantity = try reader.quantity()
      case "price": price = .some(try reader.amount())
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return ParkedReceipt.Line(
      product: product,
      name: name,
      category: category,
      quantity: try reader.required(quantity, "quantity"),
      price: price
    )
  }

  // MARK: Its end

  static func write(_ end: ParkedReceiptEnd, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("parked", end.parked.number)
      writer.member("at", end.at.rfc3339)
      writer.member("by", end.by.name)
      switch end.outcome {
      case .sold(let receipt): writer.member("sold", receipt.number)
      case .parkedAgain(let receipt): writer.member("parkedAgain", receipt.number)
      case .dropped: break
      }
    }
  }

  static func readEnd(_ reader: inout JSONReader) throws(JSONProblem) -> ParkedReceiptEnd {
    var parked: ParkedReceipt.ID?
    var at: Moment?
    var by: String?
    var outcome: ParkedReceiptEnd.Outcome?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "parked": parked = try reader.identifier()
      case "at": at = try reader.moment()
      case "by": by = try reader.string()
      case "sold" where outcome == nil: outcome = .sold(try reader.identifier())
      case "parkedAgain" where outcome == nil: outcome = .parkedAgain(try reader.identifier())
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return ParkedReceiptEnd(
      parked: try reader.required(parked, "parked"),
      at: try reader.required(at, "at"),
      by: Staff(try reader.required(by, "by")),
      outcome: outcome ?? .dropped
    )
  }
}
