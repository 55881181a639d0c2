import JSONText
import Loyalty

/// Lots of bonuses and parts of them as JSON.
///
///     {"id":1,"amount":"12.50","usableFrom":"…","burnsAt":"…"}     a lot that came
///     {"lot":1,"amount":"5.00"}                                    a part of it
///
/// `remainder` stands where it is not the amount, `burnt` where it is not zero.
enum LotCoding {
  static func write(_ lot: Lot, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", lot.id.number)
      writer.member("amount", lot.amount)
      if lot.remainder != lot.amount { writer.member("remainder", lot.remainder) }
      writer.member(unlessZero: "burnt", lot.burnt)
      writer.member("usableFrom", lot.usableFrom.rfc3339)
      writer.member(ifAny: "burnsAt", lot.burnsAt?.rfc3339)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Lot {
    var id: Lot.ID?
    var amounts: [String: Bonus] = [:]
    var usableFrom: Moment?
    var burnsAt: Moment?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "id": id = try reader.identifier()
      case "amount", "remainder", "burnt": amounts[key] = .some(try reader.amount())
      case "usableFrom": usableFrom = try reader.moment()
      case "burnsAt": burnsAt = try reader.moment()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Lot(
      id: try reader.required(id, "id"),
      amount: try reader.required(amounts["amount"], "amount"),
      remainder: amounts["remainder"],
      burnt: amounts["burnt"] ?? .zero,
      usableFrom: try reader.required(usableFrom, "usableFrom"),
      burnsAt: burnsAt
    )
  }

  static func write(_ part: LotPart, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("lot", part.lot.number)
      writer.member("amount", part.amount)
    }
  }

  static func readPart(_ reader: inout JSONReader) throws(JSONProblem) -> LotPart {
    var lot: Lot.ID?
    var amount: Bonus?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "lot": lot = try reader.identifier()
      case "amount": amount = .some(try reader.amount())
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return LotPart(
      lot: try reader.required(lot, "lot"),
      amount: try reader.required(amount, "amount")
    )
  }

  static func readParts(_ reader: inout JSONReader) throws(JSONProblem) -> [LotPart] {
    try reader.array(of: readPart)
  }
}
