import Localization
import Loyalty

/// The sentences of bonuses by hand.
struct BonusWords: Sendable {
  private let context: Context
  private var words: Words { context.words }

  init(_ context: Context) {
    self.context = context
  }

  /// The balance now and after, and what becomes of debt.
  func balance(_ work: BonusWork) -> [String] {
    let values: [String: WordValue] = [
      "before": .text(context.bonuses(work.balanceBefore)),
      "after": .text(context.bonuses(work.balanceAfter)),
    ]
    return [words("account.becomes", values)] + debt(work)
  }

  private func debt(_ work: BonusWork) -> [String] {
    if !work.debtFilled.isZero {
      let bonuses = WordValue.text(context.bonuses(work.debtFilled))
      return [words("account.fillsDebt", ["bonuses": bonuses])]
    }
    guard !work.debt.isZero else { return [] }
    return [words("account.makesDebt", ["bonuses": .text(context.bonuses(work.debt))])]
  }

  /// The button, with the amount.
  func button(_ kind: String, _ amount: Bonus) -> String {
    let isAccrual = kind == BonusReading.accrue
    let text =
      isAccrual
      ? context.bonuses(amount.magnitude) : words.difference(minorUnits: amount.minorUnits)
    return words("account.do." + kind + "Amount", ["bonuses": .text(text)])
  }

  /// What the question says: what is done for whom, the balance, the reason.
  func asking(_ work: BonusWork, _ client: Client.ID) -> [String] {
    var lines = [button(work.kind, work.amount) + "? " + context.name(of: client)]
    lines.append((balance(work)).joined(separator: ". "))
    switch work.command {
    case .accrue(_, _, let reason, _), .correct(_, _, let reason, _):
      lines.append(words("account.field.reason") + ": " + reason)
    default: break
    }
    return lines
  }

  /// What is told afterwards: who, how much, the balance.
  func done(_ command: Command, _ answer: Answer, _ client: Client.ID) -> String {
    var amount = Bonus.zero
    switch command {
    case .accrue(_, let given, _, _), .correct(_, let given, _, _): amount = given
    default: break
    }
    var text = context.name(of: client) + ": " + words.difference(minorUnits: amount.minorUnits)
    if case .balance(let balance) = answer {
      text += ", " + words("sale.balance", ["bonuses": .text(context.bonuses(balance))])
    }
    return text
  }
}
