import JSONText
import Loyalty

/// How the reference prints an explanation.
enum ExplanationMembers {
  static let words =
    "array of {\"rule\" \"promoCode\" \"discountProgram\" \"redemption\" \"bonusProgram\", "
    + "\"outcome\" \"applied\" \"notApplied\", \"amount\" or \"missing\" {\"what\", \"by\"}; "
    + "of a program also \"program\", \"percent\", of a promo code \"code\"}"
}

extension Explanation {
  /// The rule, what it did, and the amount or what was missing.
  ///
  /// - Parameter maximum: The bonuses that could be spent: where there are none of them though they
  ///   were not wanted, the program's limit let none be.
  /// - Returns: The JSON object.
  func answer(atMost maximum: Bonus) -> JSONValue {
    let facts =
      outcome == .notApplied(.notWanted) && maximum.isZero
      ? Explanation.Outcome.missing(.members(["what": .string("redemptionLimit"), "by": .null]))
      : outcome.facts
    return .object([JSONMember("rule", .string(rule.name))] + facts + rule.facts)
  }
}

extension Explanation.Rule {
  fileprivate var name: String {
    switch self {
    case .discountProgram: "discountProgram"
    case .bonusProgram: "bonusProgram"
    case .redemption: "redemption"
    case .promoCode: "promoCode"
    }
  }

  fileprivate var facts: [JSONMember] {
    switch self {
    case .discountProgram(let name, let percent), .bonusProgram(let name, let percent):
      [JSONMember("program", .string(name)), JSONMember("percent", .percent(percent))]
    case .redemption: []
    case .promoCode(let code): [JSONMember("code", .string(code))]
    }
  }
}

extension Explanation.Outcome {
  fileprivate var facts: [JSONMember] {
    switch self {
    case .discounted(let money): Self.applied(.amount(money))
    case .redeemed(let bonus), .accrued(let bonus): Self.applied(.amount(bonus))
    case .notApplied(let obstacle):
      Self.missing(obstacle.answer)
    }
  }

  fileprivate static func missing(_ what: JSONValue) -> [JSONMember] {
    [JSONMember("outcome", .string("notApplied")), JSONMember("missing", what)]
  }

  private static func applied(_ amount: JSONValue) -> [JSONMember] {
    [JSONMember("outcome", .string("applied")), JSONMember("amount", amount)]
  }
}

extension Explanation.Obstacle {
  /// What was missing, and by how much where that is an amount.
  fileprivate var answer: JSONValue {
    let by: JSONValue
    if case .belowMinimum(_, let missing) = self { by = .amount(missing) } else { by = .null }
    return .members(["what": .string(name), "by": by])
  }

  private var name: String {
    switch self {
    case .belowMinimum: "minimumReceipt"
    case .password: "password"
    case .outsideHours: "schedule"
    case .noSuchLines: "categories"
    case .nothingComesOfIt: "amount"
    case .noBonuses: "bonuses"
    case .notWanted: "request"
    case .partlyPaidWithBonuses: "fullPaymentInMoney"
    }
  }
}
