import JSONText
import Loyalty

/// What one rule did to a receipt as JSON: the rule, and one key that tells what it did.
///
///     {"rule":"bonusProgram","name":"Cumulative","percent":"2","accrued":"3.50"}
///     {"rule":"discountProgram","name":"VIP","percent":"10","obstacle":"belowMinimum",
///      "minimum":"500.00","missing":"120.00"}
///     {"rule":"redemption","redeemed":"5.00"}
enum ExplanationCoding {
  static func write(_ explanation: Explanation, to writer: inout JSONWriter) {
    writer.object { writer in
      switch explanation.rule {
      case .discountProgram(let name, let percent):
        writeProgram("discountProgram", name, percent, to: &writer)
      case .bonusProgram(let name, let percent):
        writeProgram("bonusProgram", name, percent, to: &writer)
      case .redemption: writer.member("rule", "redemption")
      case .promoCode(let code):
        writer.member("rule", "promoCode")
        writer.member("code", code)
      }
      switch explanation.outcome {
      case .discounted(let amount): writer.member("discounted", amount)
      case .redeemed(let amount): writer.member("redeemed", amount)
      case .accrued(let amount): writer.member("accrued", amount)
      case .notApplied(let obstacle): write(obstacle, to: &writer)
      }
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Explanation {
    var members = Members()
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "rule", "name", "code", "obstacle": members.texts[key] = try reader.string()
      case "percent": members.percent = try reader.percent()
      case "minimum", "missing", "discounted": members.money[key] = .some(try reader.amount())
      case "redeemed", "accrued": members.bonuses[key] = .some(try reader.amount())
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Explanation(try members.rule(reader), try members.outcome(reader))
  }

  private static func writeProgram(
    _ rule: String,
    _ name: String,
    _ percent: Percent,
    to writer: inout JSONWriter
  ) {
    writer.member("rule", rule)
    writer.member("name", name)
    writer.member("percent", percent.decimalString)
  }

  private static func write(_ obstacle: Explanation.Obstacle, to writer: inout JSONWriter) {
    guard case .belowMinimum(let minimum, let missing) = obstacle else {
      writer.member("obstacle", name(of: obstacle))
      return
    }
    writer.member("obstacle", name(of: obstacle))
    writer.member("minimum", minimum)
    writer.member("missing", missing)
  }

  private static func name(of obstacle: Explanation.Obstacle) -> String {
    switch obstacle {
    case .belowMinimum: "belowMinimum"
    case .password: "password"
    case .outsideHours: "outsideHours"
    case .noSuchLines: "noSuchLines"
    case .nothingComesOfIt: "nothingComesOfIt"
    case .noBonuses: "noBonuses"
    case .notWanted: "notWanted"
    case .partlyPaidWithBonuses: "partlyPaidWithBonuses"
    }
  }
}

/// The members of an explanation while they are read.
private struct Members {
  var texts: [String: String] = [:]
  var percent: Percent?
  var money: [String: Money] = [:]
  var bonuses: [String: Bonus] = [:]

  func rule(_ reader: JSONReader) throws(JSONProblem) -> Explanation.Rule {
    let rule = try reader.required(texts["rule"], "rule")
    switch rule {
    case "redemption": return .redemption
    case "promoCode": return .promoCode(try reader.required(texts["code"], "code"))
    case "discountProgram":
      return .discountProgram(
        name: try reader.required(texts["name"], "name"),
        try reader.required(percent, "percent")
      )
    case "bonusProgram":
      return .bonusProgram(
        name: try reader.required(texts["name"], "name"),
        try reader.required(percent, "percent")
      )
    default: throw reader.problem(.unknownValue(rule))
    }
  }

  func outcome(_ reader: JSONReader) throws(JSONProblem) -> Explanation.Outcome {
    if let amount = money["discounted"] { return .discounted(amount) }
    if let amount = bonuses["redeemed"] { return .redeemed(amount) }
    if let amount = bonuses["accrued"] { return .accrued(amount) }
    return .notApplied(try obstacle(reader))
  }

  private func obstacle(_ reader: JSONReader) throws(JSONProblem) -> Explanation.Obstacle {
    let name = try reader.required(texts["obstacle"], "obstacle")
    switch name {
    case "belowMinimum":
      return .belowMinimum(
        try reader.required(money["minimum"], "minimum"),
        missing: try reader.required(money["missing"], "missing")
      )
    case "password": return .password
    case "outsideHours": return .outsideHours
    case "noSuchLines": return .noSuchLines
    case "nothingComesOfIt": return .nothingComesOfIt
    case "noBonuses": return .noBonuses
    case "notWanted": return .notWanted
    case "partlyPaidWithBonuses": return .partlyPaidWithBonuses
    default: throw reader.problem(.unknownValue(name))
    }
  }
}
