import Localization
import Loyalty

/// The sentences of a code that works.
struct ActivationWords {
  private let context: Context
  private var words: Words { context.words }

  init(_ context: Context) {
    self.context = context
  }

  /// Before it is used: "WINTER2026: 50.00 bonuses, works through 28.02.2027", how it was
  /// understood, and the balance that it leads to, where that is to be told.
  func promise(_ activation: Activation, balance: Bonus?) -> [String] {
    let code = context.club.promoCodes[activation.promoCode]
    let last = code.flatMap { context.club.calendar.dates(of: $0.terms.period).last }
    var values: [String: WordValue] = [
      "code": .text(activation.code), "bonuses": .text(context.bonuses(activation.bonuses)),
    ]
    if let last { values["until"] = .text(words.date(last)) }
    let promise = words(last == nil ? "activation.gives" : "activation.givesUntil", values)
    let becomes = balance.map {
      words("activation.becomes", ["bonuses": .text(context.bonuses($0))])
    }
    return [promise] + [repair(activation), becomes].compactMap { $0 }
  }

  /// Afterwards: who, how much, the balance, and what was repaired.
  func done(_ activation: Activation, balance: Bonus) -> String {
    var values: [String: WordValue] = [
      "client": .text(context.name(of: activation.client)), "code": .text(activation.code),
      "bonuses": .text(context.bonuses(activation.bonuses)),
      "balance": .text(context.bonuses(balance)),
    ]
    guard let repair = activation.repair else { return words("activation.done", values) }
    values["typed"] = .text(repair.typed)
    return words("activation.doneRepaired", values)
  }

  private func repair(_ activation: Activation) -> String? {
    activation.repair.map {
      let values: [String: WordValue] = ["typed": .text($0.typed), "meant": .text($0.meant)]
      return words("activation.repair." + $0.how.rawValue, values)
    }
  }
}
