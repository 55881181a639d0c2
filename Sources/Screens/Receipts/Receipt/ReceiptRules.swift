import Localization
import Loyalty

/// Makes sentences of the explanation that a receipt keeps: what the rules did at the sale, whatever
/// programs say today.
struct ReceiptRules: Sendable {
  private let receipt: Receipt
  private let context: Context
  private var words: Words { context.words }

  init(_ receipt: Receipt, _ context: Context) {
    self.receipt = receipt
    self.context = context
  }

  /// One rule a line: what applied first.
  var all: [SaleRule] {
    guard receipt.client != nil else {
      return [SaleRule(state: .none, text: words("receipt.rule.noClient"))]
    }
    guard !receipt.explanation.isEmpty else {
      return [SaleRule(state: .none, text: words("receipt.rule.notKept"))]
    }
    var rules = receipt.explanation.map(rule)
    if receipt.figures.tierPercent == nil {
      rules.append(SaleRule(state: .none, text: words("receipt.rule.noProgram")))
    }
    let order: [SaleRule.State] = [.works, .possible, .short, .none]
    return order.flatMap { state in rules.filter { $0.state == state } }
  }

  private func rule(_ explanation: Explanation) -> SaleRule {
    let (name, percent) = self.name(explanation.rule)
    let values: [String: WordValue] = ["name": .text(name), "percent": .text(percent)]
    switch explanation.outcome {
    case .discounted(let amount):
      return works(words("sale.rule.discount", values), -amount.minorUnits)
    case .accrued(let amount):
      if case .promoCode(let code) = explanation.rule {
        return works(words("receipt.rule.promoCode", ["code": .text(code)]), amount.minorUnits)
      }
      return works(words("receipt.rule.accrual", values), amount.minorUnits)
    case .redeemed(let amount):
      let paid = receipt.lines.filter { !$0.bonuses.isZero }.map(\.name)
      let lines = WordValue.text(words.list(paid, limit: 2))
      return works(words("receipt.rule.redeemed", ["lines": lines]), -amount.minorUnits)
    case .notApplied(let obstacle): return self.obstacle(obstacle, explanation.rule, name)
    }
  }

  private func works(_ text: String, _ minorUnits: Int64) -> SaleRule {
    SaleRule(state: .works, text: text, figure: words.difference(minorUnits: minorUnits))
  }

  private func name(_ rule: Explanation.Rule) -> (String, String) {
    switch rule {
    case .discountProgram(let name, let percent), .bonusProgram(let name, let percent):
      (name, words.percent(basisPoints: Int(percent.basisPoints)))
    case .redemption: (words("sale.bonuses"), "")
    case .promoCode(let code): (code, "")
    }
  }

  private func obstacle(
    _ obstacle: Explanation.Obstacle,
    _ rule: Explanation.Rule,
    _ name: String
  ) -> SaleRule {
    let named: [String: WordValue] = ["name": .text(name)]
    switch obstacle {
    case .belowMinimum(let minimum, let missing):
      let values: [String: WordValue] = [
        "name": .text(name), "minimum": .text(context.money(minimum)),
        "missing": .text(context.money(missing)),
      ]
      return SaleRule(state: .short, text: words("receipt.rule.belowMinimum", values))
    case .password: return none("receipt.rule.password", named)
    case .outsideHours: return none("sale.rule.hours", named)
    case .noSuchLines where rule == .redemption: return none("receipt.rule.noPayable", [:])
    case .noSuchLines: return none("sale.rule.noLines", named)
    case .nothingComesOfIt: return none("sale.rule.nothing", named)
    case .noBonuses: return none("receipt.rule.noBonuses", [:])
    case .notWanted where receipt.figures.maximumBonuses.isZero:
      return none("sale.rule.limitZero", [:])
    case .notWanted:
      let most = WordValue.text(context.bonuses(receipt.figures.maximumBonuses))
      return SaleRule(state: .possible, text: words("receipt.rule.notWanted", ["most": most]))
    case .partlyPaidWithBonuses: return none("sale.rule.partlyPaid", named)
    }
  }

  private func none(_ key: String, _ values: [String: WordValue]) -> SaleRule {
    SaleRule(state: .none, text: words(key, values))
  }
}
