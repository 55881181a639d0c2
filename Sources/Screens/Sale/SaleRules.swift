import Localization
import Loyalty

/// A rule as a sale shows it: a word that carries the meaning, a sentence, a figure.
struct SaleRule: Hashable, Sendable {
  /// What the word in the first column says.
  enum State: String, Hashable, Sendable { case works, possible, short, none }

  let state: State
  let text: String
  var figure = ""
}

/// Makes sentences of what the rules did to a receipt, or of what is missing.
struct SaleRules: Sendable {
  private let context: Context
  private let client: Client.ID?
  private let sums: SaleCalculator
  private var words: Words { context.words }

  init(_ sums: SaleCalculator, of client: Client.ID?, _ context: Context) {
    self.sums = sums
    self.client = client
    self.context = context
  }

  /// One rule a line: what works first, then what is nearest.
  var all: [SaleRule] {
    guard let client else { return [SaleRule(state: .none, text: words("sale.rule.noClient"))] }
    var rules = sums.explanation.map(rule)
    if program == nil {
      let group = context.club.leadingGroup(of: client)?.name
      let text =
        group.map { words("sale.rule.noProgram", ["group": .text($0)]) }
        ?? words("sale.rule.noGroup")
      rules.append(SaleRule(state: .none, text: text))
    }
    let order: [SaleRule.State] = [.works, .possible, .short, .none]
    return order.flatMap { state in rules.filter { $0.state == state } }
  }

  private var program: Program? { client.flatMap { context.club.program(of: $0) } }
  private var terms: BonusTerms { program?.bonusTerms ?? BonusTerms() }

  private func rule(_ explanation: Explanation) -> SaleRule {
    let (name, percent) = self.name(explanation.rule)
    switch explanation.outcome {
    case .discounted(let amount):
      let values: [String: WordValue] = ["name": .text(name), "percent": .text(percent)]
      return SaleRule(
        state: .works,
        text: words("sale.rule.discount", values),
        figure: words.difference(minorUnits: -amount.minorUnits)
      )
    case .accrued(let amount):
      if case .promoCode(let code) = explanation.rule { return self.code(code, brings: amount) }
      let values: [String: WordValue] = [
        "name": .text(name), "percent": .text(percent), "paid": .text(context.money(accruing)),
      ]
      return SaleRule(
        state: .works,
        text: words("sale.rule.accrual", values),
        figure: words.difference(minorUnits: amount.minorUnits)
      )
    case .redeemed(let amount):
      return SaleRule(
        state: .works,
        text: payable,
        figure: words.difference(minorUnits: -amount.minorUnits)
      )
    case .notApplied(let obstacle): return self.obstacle(obstacle, name)
    }
  }

  private func name(_ rule: Explanation.Rule) -> (String, String) {
    switch rule {
    case .discountProgram(let name, let percent), .bonusProgram(let name, let percent):
      (name, words.percent(basisPoints: Int(percent.basisPoints)))
    case .redemption: (words("sale.bonuses"), "")
    case .promoCode(let code): (code, "")
    }
  }

  private func code(_ code: String, brings amount: Bonus) -> SaleRule {
    SaleRule(
      state: .works,
      text: words("sale.rule.promoCode", ["code": .text(code)]),
      figure: words.difference(minorUnits: amount.minorUnits)
    )
  }

  /// The money of the lines that accrue.
  private var accruing: Money {
    let lines = sums.lines.filter { program?.categories.contains($0.category) == true }
    return Money(clamping: lines.reduce(0) { $0 + $1.toPay.minorUnits })
  }

  /// What bonuses pay, and which lines of this receipt they cannot.
  private var payable: String {
    let never = sums.lines.filter { !terms.payableCategories.contains($0.category) }.map(\.name)
    var text = words("sale.rule.bonusesAny")
    if case .only(let ids) = terms.payableCategories {
      let names = ids.sorted().map { context.category($0) }
      text = words("sale.rule.bonusesOnly", ["categories": .text(words.list(names))])
    }
    guard !never.isEmpty else { return text }
    return text + ", "
      + words("sale.rule.bonusesNever", ["lines": .text(words.list(never, limit: 2))])
  }

  private func obstacle(_ obstacle: Explanation.Obstacle, _ name: String) -> SaleRule {
    let named: [String: WordValue] = ["name": .text(name)]
    switch obstacle {
    case .belowMinimum(let minimum, let missing):
      let values: [String: WordValue] = [
        "name": .text(name), "minimum": .text(context.money(minimum)),
        "missing": .text(context.money(missing)),
      ]
      return SaleRule(state: .short, text: words("sale.rule.belowMinimum", values))
    case .password where name == words("sale.bonuses"):
      return SaleRule(state: .none, text: words("sale.rule.bonusesPassword"))
    case .password: return SaleRule(state: .possible, text: words("sale.rule.password", named))
    case .outsideHours: return SaleRule(state: .none, text: words("sale.rule.hours", named))
    case .noSuchLines where name == words("sale.bonuses"):
      return SaleRule(state: .none, text: payable)
    case .noSuchLines: return SaleRule(state: .none, text: words("sale.rule.noLines", named))
    case .nothingComesOfIt: return SaleRule(state: .none, text: words("sale.rule.nothing", named))
    case .noBonuses: return SaleRule(state: .none, text: words("sale.rule.noBonuses"))
    case .notWanted where sums.maximumBonuses.isZero:
      return SaleRule(state: .none, text: words("sale.rule.limitZero"))
    case .notWanted:
      let most = WordValue.text(context.bonuses(sums.maximumBonuses))
      let text = payable + ". " + words("sale.rule.notWanted", ["most": most])
      return SaleRule(state: .possible, text: text)
    case .partlyPaidWithBonuses:
      return SaleRule(state: .none, text: words("sale.rule.partlyPaid", named))
    }
  }
}
