import Localization
import Loyalty

/// The sentences of a refund.
struct RefundWords: Sendable {
  private let context: Context
  private var words: Words { context.words }

  init(_ context: Context) {
    self.context = context
  }

  /// What the question says: how much goes back to whom, what happens to the account, and that it
  /// stays so.
  func asking(_ refund: Refund) -> [String] {
    var first = words("refund.ask", ["sum": .text(sum(refund))]) + " "
    first += context.receiptName(refund.receipt)
    if let client = refund.client { first += ", " + context.name(of: client) }
    return [first] + effects(on: refund) + [words("refund.ask.final")]
  }

  /// The button that gives back, with what it gives.
  func button(_ refund: Refund) -> String {
    words("refund.button.refund", ["sum": .text(sum(refund))])
  }

  /// Money, or bonuses where no money goes back.
  private func sum(_ refund: Refund) -> String {
    guard refund.money.isZero, !refund.bonusesReturned.isZero else {
      return context.price(refund.money)
    }
    let bonuses = WordValue.text(context.bonuses(refund.bonusesReturned))
    return words("sale.withBonuses", ["bonuses": bonuses])
  }

  /// What a refund does to the account, a sentence each.
  private func effects(on refund: Refund) -> [String] {
    guard let balance = refund.balanceAfter else { return [] }
    var facts: [String] = []
    func add(_ key: String, _ amount: Bonus) {
      guard !amount.isZero else { return }
      facts.append(words(key, ["bonuses": .text(context.bonuses(amount))]))
    }
    add("refund.ask.bonuses", refund.bonusesReturned)
    add("refund.ask.accrual", refund.accrualTaken)
    facts.append(words("refund.ask.balance", ["bonuses": .text(context.bonuses(balance))]))
    let sentence = facts.joined(separator: ", ").capitalisedFirst
    return [sentence] + warnings(refund)
  }

  /// What the worker should tell the guest: what burns at once, what is owed.
  func warnings(_ refund: Refund) -> [String] {
    var lines: [String] = []
    let burnt = refund.burnt.reduce(Int64(0)) { $0 + $1.amount.minorUnits }
    if burnt > 0 {
      let bonuses = WordValue.text(context.bonuses(Bonus(clamping: burnt)))
      lines.append(words("refund.burnsAtOnce", ["bonuses": bonuses]))
    }
    if !refund.debt.isZero {
      lines.append(words("refund.debt", ["bonuses": .text(context.bonuses(refund.debt))]))
    }
    return lines
  }

  /// What is told after a refund: the receipt, money, bonuses, accrual, balance.
  func done(_ refund: Refund) -> String {
    let number: [String: WordValue] = [
      "number": .text(refund.receipt.description), "sum": .text(context.price(refund.money)),
    ]
    var parts = [words("refund.done", number)]
    func add(_ key: String, _ amount: Bonus) {
      guard !amount.isZero else { return }
      parts.append(words(key, ["bonuses": .text(context.bonuses(amount))]))
    }
    add("refund.done.bonuses", refund.bonusesReturned)
    add("refund.done.accrual", refund.accrualTaken)
    if let balance = refund.balanceAfter {
      parts.append(words("sale.balance", ["bonuses": .text(context.bonuses(balance))]))
    }
    return parts.joined(separator: ", ")
  }
}
