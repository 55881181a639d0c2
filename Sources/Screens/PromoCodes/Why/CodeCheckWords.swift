import Localization
import Loyalty

/// What the checks of a promo code are called, the facts that they look at, and what is missing
/// where one fails.
struct CodeCheckWords {
  private let context: Context
  private var words: Words { context.words }

  init(_ context: Context) {
    self.context = context
  }

  /// What must hold: "Not expired".
  func label(_ check: CodeCheck) -> String { words("whyCode.check." + name(check)) }

  /// What it is: the last day, "88 of 300", the groups.
  func fact(_ check: CodeCheck) -> String {
    switch check.kind {
    case .known(let code, let repair): return known(code, repair)
    case .begun(let from):
      if case .promoCode(.notYetActive(_, nil))? = check.refusal {
        return words("promoCodes.state.draft")
      }
      return from.map { words.date(context.club.calendar.day(of: $0)) } ?? words("whyCode.atOnce")
    case .running(let status): return words("promoCodes.state." + status.rawValue)
    case .notExpired(let end):
      let day = end.map { context.club.calendar.day(of: $0.advanced(byMilliseconds: -1)) }
      return day.map { words.date($0) } ?? words("promoCodes.noEnd")
    case .clientUses(let used, let limit), .totalUses(let used, let limit?):
      return words("common.of", ["number": .number(used), "total": .number(limit)])
    case .totalUses(let used, nil):
      return words.number(used) + ", " + words("promoCodes.about.noTotal")
    case .condition(let condition): return fact(condition)
    }
  }

  private func known(_ code: String?, _ repair: CodeRepair?) -> String {
    guard let code else { return "" }
    guard let repair else { return code }
    return words("whyCode.repair." + repair.how.rawValue, ["meant": .text(repair.meant)])
  }

  private func fact(_ condition: PromoCodeCondition) -> String {
    switch condition {
    case .registered(let from, let until, let on):
      let period = PromoCodeWords.period(from: from, until: until, words)
      return words.date(on) + "; " + period.uncapitalised
    case .registeredWithin(let days, let now):
      return words("whyCode.atMost", ["number": .number(now), "limit": .number(days)])
    case .groups(let names): return words.list(names)
    case .audiences(let ids): return words.list(ids.map { "№ " + $0.description })
    case .firstVisit(let receipts):
      return words("whyCode.receipts", ["count": .number(receipts)])
    }
  }

  /// What is missing, in a word or two: "begins 01.12.2026", "groups: VIP".
  func missing(_ check: CodeCheck) -> String {
    let fact = WordValue.text(fact(check))
    var key = "whyCode.missing." + name(check)
    switch check.refusal {
    case .promoCode(.notYetActive(_, nil)): key = "promoCodes.state.draft"
    case .promoCode(.alreadyUsed(let activation, _, _)): return used(activation)
    case .promoCode(.paused): key = "promoCodes.state.paused"
    case .promoCode(.ended): key = "promoCodes.state.ended"
    case .promoCode(.usedUp): key = "promoCodes.state.usedUp"
    default: break
    }
    return words(key, ["fact": fact])
  }

  /// That a client used a code, and when.
  func used(_ activation: Activation) -> String {
    let day = words.date(context.club.calendar.day(of: activation.at))
    return words("whyCode.missing.used", ["date": .text(day)])
  }

  private func name(_ check: CodeCheck) -> String {
    switch check.kind {
    case .known: "known"
    case .begun: "begun"
    case .running: "running"
    case .notExpired: "notExpired"
    case .clientUses: "clientUses"
    case .totalUses: "totalUses"
    case .condition(.registered): "registered"
    case .condition(.registeredWithin): "registeredWithin"
    case .condition(.groups): "groups"
    case .condition(.audiences): "audiences"
    case .condition(.firstVisit): "firstVisit"
    }
  }
}
