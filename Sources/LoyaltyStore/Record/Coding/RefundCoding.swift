import JSONText
import Loyalty

/// A refund of a receipt as JSON.
///
///     {"receipt":1,"at":"…","client":5,
///      "lines":[{"place":1,"quantity":"1","money":"95.00","bonuses":"5.00","accrual":"1.90"}],
///      "returned":[…],"burnt":[…],"taken":[…],"debt":"0.40","externalNumber":"R-1",
///      "balanceAfter":"7.00"}
///
/// Lists of lots' parts that are empty, amounts that are zero, and what there is none of, are left
/// out.
enum RefundCoding {
  static func write(_ refund: Refund, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("receipt", refund.receipt.number)
      writer.member("at", refund.at.rfc3339)
      writer.member(ifAny: "client", refund.client)
      writer.list("lines", refund.lines, write)
      writer.list("returned", refund.returned, LotCoding.write)
      writer.list("burnt", refund.burnt, LotCoding.write)
      writer.list("taken", refund.taken, LotCoding.write)
      writer.member(unlessZero: "debt", refund.debt)
      writer.member(ifAny: "externalNumber", refund.externalNumber)
      writer.member(ifAny: "balanceAfter", refund.balanceAfter)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Refund {
    var receipt: Receipt.ID?
    var at: Moment?
    var client: Client.ID?
    var lines: [Refund.Line] = []
    var parts: [String: [LotPart]] = [:]
    var amounts: [String: Bonus] = [:]
    var externalNumber: String?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "receipt": receipt = try reader.identifier()
      case "at": at = try reader.moment()
      case "client": client = try reader.identifier()
      case "lines": lines = try reader.array(of: readLine)
      case "returned", "burnt", "taken": parts[key] = try LotCoding.readParts(&reader)
      case "debt", "balanceAfter": amounts[key] = .some(try reader.amount())
      case "externalNumber": externalNumber = try reader.string()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Refund(
      receipt: try reader.required(receipt, "receipt"),
      at: try reader.required(at, "at"),
      client: client,
      lines: lines,
      returned: parts["returned"] ?? [],
      burnt: parts["burnt"] ?? [],
      taken: parts["taken"] ?? [],
      debt: amounts["debt"] ?? .zero,
      externalNumber: externalNumber,
      balanceAfter: amounts["balanceAfter"]
    )
  }

  private static func write(_ line: Refund.Line, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("place", line.place)
      writer.member("quantity", line.quantity.decimalString)
      writer.member("money", line.money)
      writer.member(unlessZero: "bonuses", line.bonuses)
      writer.member(unlessZero: "accrual", line.accrual)
    }
  }

  private static func readLine(_ reader: inout JSONReader) throws(JSONProblem) -> Refund.Line {
    var place: Int?
    var quantity: Quantity?
    var money: Money?
    var bonuses: [String: Bonus] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "place": place = try reader.integer(as: Int.self)
      case "quantity": quantity = try reader.quantity()
      case "money": money = .some(try reader.amount())
      case "bonuses", "accrual": bonuses[key] = .some(try reader.amount())
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Refund.Line(
      place: try reader.required(place, "place"),
      quantity: try reader.required(quantity, "quantity"),
      money: try reader.required(money, "money"),
      bonuses: bonuses["bonuses"] ?? .zero,
      accrual: bonuses["accrual"] ?? .zero
    )
  }
}
