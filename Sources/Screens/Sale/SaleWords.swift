import Localization
import Loyalty

/// The sentences of a sale.
struct SaleWords: Sendable {
  private let context: Context
  private var words: Words { context.words }

  init(_ context: Context) {
    self.context = context
  }

  /// What the question before paying says: who pays how much, and what of it is bonuses.
  func paying(
    _ sums: SaleCalculator,
    _ client: Client.ID?,
    locked program: Program? = nil
  ) -> [String] {
    let price = WordValue.text(context.price(sums.toPay))
    var lines = [words("sale.ask.pay", ["sum": price])]
    if let client { lines[0] += " " + context.name(of: client) }
    var facts = codes(sums.explanation)
    if !sums.bonusesSpent.isZero {
      facts.append(
        words("sale.withBonuses", ["bonuses": .text(context.bonuses(sums.bonusesSpent))])
      )
    }
    if !sums.discount.isZero {
      facts.append(words("sale.withDiscount", ["discount": .text(context.money(sums.discount))]))
    }
    if !sums.accrued.isZero {
      facts.append(words("sale.willAccrue", ["bonuses": .text(context.bonuses(sums.accrued))]))
    }
    if let program {
      lines.append(words("sale.ask.locked", ["name": .text(program.name)]))
    }
    if !facts.isEmpty { lines.append(facts.joined(separator: ", ").capitalisedFirst) }
    return lines
  }

  /// The button that pays, with its sum.
  func payButton(_ sums: SaleCalculator) -> String {
    words("sale.button.take", ["sum": .text(context.price(sums.toPay))])
  }

  /// What is told after a sale: the receipt's number, what was paid, the balance.
  func done(_ receipt: Receipt) -> String {
    var parts =
      [
        words(
          "sale.done",
          ["number": .number(Int(receipt.id.number)), "sum": .text(context.price(receipt.paid))]
        )
      ] + codes(receipt.explanation)
    if !receipt.bonusesSpent.isZero {
      let spent = WordValue.text(context.bonuses(receipt.bonusesSpent))
      parts.append(words("sale.withBonuses", ["bonuses": spent]))
    }
    if let balance = receipt.figures.balanceAfter {
      parts.append(words("sale.balance", ["bonuses": .text(context.bonuses(balance))]))
    }
    return parts.joined(separator: ", ")
  }

  /// The promo code that is activated with the receipt, and what it brings.
  private func codes(_ explanation: [Explanation]) -> [String] {
    explanation.compactMap { explained in
      guard case .promoCode(let code) = explained.rule,
        case .accrued(let bonuses) = explained.outcome
      else { return nil }
      return words(
        "sale.withCode",
        ["code": .text(code), "bonuses": .text(context.bonuses(bonuses))]
      )
    }
  }
}
