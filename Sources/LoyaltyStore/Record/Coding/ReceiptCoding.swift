import JSONText
import Loyalty

/// A receipt as JSON.
///
///     {"id":1,"at":"…","venue":1,"client":5,"groups":[1],"lines":[…],
///      "redemption":[{"lot":1,"amount":"5.00"}],"accrual":{…},"externalNumber":"T-1",
///      "figures":{"maximumBonuses":"5.00","balanceAfter":"7.00","tierPercent":"2",
///                 "missingToNext":"100.00"},
///      "explanation":[…]}
///
/// What there is none of, is left out.
enum ReceiptCoding {
  static func write(_ receipt: Receipt, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", receipt.id.number)
      writer.member("at", receipt.at.rfc3339)
      writer.member(ifAny: "venue", receipt.venue)
      writer.member(ifAny: "client", receipt.client)
      if !receipt.groups.ids.isEmpty {
        writer.key("groups")
        writer.array(receipt.groups.ids, JSONWriter.writeID)
      }
      writer.list("lines", receipt.lines, ReceiptLineCoding.write)
      writer.list("redemption", receipt.redemption, LotCoding.write)
      if let lot = receipt.accrual { writer.member("accrual", lot, LotCoding.write) }
      writer.member(ifAny: "externalNumber", receipt.externalNumber)
      writer.member("figures", receipt.figures, write)
      writer.list("explanation", receipt.explanation, ExplanationCoding.write)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Receipt {
    var members = Members()
    try reader.object { key, reader throws(JSONProblem) in
      if try members.readSale(key, &reader) { return }
      if try members.readResult(key, &reader) { return }
      throw reader.problem(.unknownKey(key))
    }
    return try members.receipt(reader)
  }

  private static func write(_ figures: Receipt.Figures, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("maximumBonuses", figures.maximumBonuses)
      writer.member(ifAny: "balanceAfter", figures.balanceAfter)
      writer.member(ifAny: "tierPercent", figures.tierPercent?.decimalString)
      writer.member(ifAny: "missingToNext", figures.missingToNext)
    }
  }

  fileprivate static func readFigures(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> Receipt.Figures {
    var bonuses: [String: Bonus] = [:]
    var percent: Percent?
    var missing: Money?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "maximumBonuses", "balanceAfter": bonuses[key] = .some(try reader.amount())
      case "tierPercent": percent = try reader.percent()
      case "missingToNext": missing = .some(try reader.amount())
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Receipt.Figures(
      maximumBonuses: try reader.required(bonuses["maximumBonuses"], "maximumBonuses"),
      balanceAfter: bonuses["balanceAfter"],
      tierPercent: percent,
      missingToNext: missing
    )
  }
}

/// The members of a receipt while they are read.
private struct Members {
  private var id: Receipt.ID?
  private var at: Moment?
  private var venue: Venue.ID?
  private var client: Client.ID?
  private var groups = GroupSet()
  private var lines: [ReceiptLine] = []
  private var redemption: [LotPart] = []
  private var accrual: Lot?
  private var externalNumber: String?
  private var figures: Receipt.Figures?
  private var explanation: [Explanation] = []

  mutating func readSale(_ key: String, _ reader: inout JSONReader) throws(JSONProblem) -> Bool {
    switch key {
    case "id": id = try reader.identifier()
    case "at": at = try reader.moment()
    case "venue": venue = try reader.identifier()
    case "client": client = try reader.identifier()
    case "groups": groups = GroupSet(try reader.identifiers())
    case "externalNumber": externalNumber = try reader.string()
    default: return false
    }
    return true
  }

  mutating func readResult(_ key: String, _ reader: inout JSONReader) throws(JSONProblem) -> Bool {
    switch key {
    case "lines": lines = try reader.array(of: ReceiptLineCoding.read)
    case "redemption": redemption = try LotCoding.readParts(&reader)
    case "accrual": accrual = try LotCoding.read(&reader)
    case "figures": figures = try ReceiptCoding.readFigures(&reader)
    case "explanation": explanation = try reader.array(of: ExplanationCoding.read)
    default: return false
    }
    return true
  }

  func receipt(_ reader: JSONReader) throws(JSONProblem) -> Receipt {
    Receipt(
      id: try reader.required(id, "id"),
      at: try reader.required(at, "at"),
      venue: venue,
      client: client,
      groups: groups,
      lines: lines,
      redemption: redemption,
      accrual: accrual,
      externalNumber: externalNumber,
      figures: try reader.required(figures, "figures"),
      explanation: explanation
    )
  }
}
