import JSONText
import Loyalty

/// The terms of a promo code as JSON; what has its default is left out.
///
///     {"bonuses":"50.00","start":"…","end":"…","totalLimit":100,"perClientLimit":2,
///      "registeredStart":"…","registeredWithinDays":7,"groups":[1],"audiences":[2],
///      "firstVisit":true,"returnsOnRefund":true}
///
/// Periods are half-open: `end` is the first moment behind them.
enum PromoCodeTermsCoding {
  static func write(_ terms: PromoCodeTerms, to writer: inout JSONWriter) {
    let conditions = terms.conditions
    writer.object { writer in
      writer.member("bonuses", terms.bonuses)
      writer.member(ifAny: "start", terms.period.start?.rfc3339)
      writer.member(ifAny: "end", terms.period.end?.rfc3339)
      writer.member(ifAny: "totalLimit", terms.totalLimit)
      if terms.perClientLimit != 1 { writer.member("perClientLimit", terms.perClientLimit) }
      writer.member(ifAny: "registeredStart", conditions.registered.start?.rfc3339)
      writer.member(ifAny: "registeredEnd", conditions.registered.end?.rfc3339)
      writer.member(ifAny: "registeredWithinDays", conditions.registeredWithinDays)
      writer.list("groups", conditions.groups) { JSONWriter.writeID(&$1, $0) }
      writer.list("audiences", conditions.audiences) { JSONWriter.writeID(&$1, $0) }
      if conditions.isForFirstVisit { writer.member("firstVisit", true) }
      if terms.returnsOnRefund { writer.member("returnsOnRefund", true) }
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> PromoCodeTerms {
    var bonuses: Bonus?
    var moments: [String: Moment] = [:]
    var numbers: [String: Int] = [:]
    var marks: [String: Bool] = [:]
    var conditions = PromoCodeConditions()
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "bonuses": bonuses = .some(try reader.amount())
      case "start", "end", "registeredStart", "registeredEnd": moments[key] = try reader.moment()
      case "totalLimit", "perClientLimit", "registeredWithinDays":
        numbers[key] = try reader.integer(as: Int.self)
      case "groups": conditions.groups = try reader.identifiers()
      case "audiences": conditions.audiences = try reader.identifiers()
      case "firstVisit", "returnsOnRefund": marks[key] = try reader.bool()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    conditions.registered = Period(start: moments["registeredStart"], end: moments["registeredEnd"])
    conditions.registeredWithinDays = numbers["registeredWithinDays"]
    conditions.isForFirstVisit = marks["firstVisit"] ?? false
    return PromoCodeTerms(
      bonuses: try reader.required(bonuses, "bonuses"),
      period: Period(start: moments["start"], end: moments["end"]),
      totalLimit: numbers["totalLimit"],
      perClientLimit: numbers["perClientLimit"] ?? 1,
      conditions: conditions,
      returnsOnRefund: marks["returnsOnRefund"] ?? false
    )
  }
}
