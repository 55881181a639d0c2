import Localization
import Loyalty
import Terminal

/// What is allowed in a program and hardly meant, in quiet sentences.
struct AdviceWords {
  private let context: Context
  private var words: Words { context.words }

  /// Rows of the terminal from which all advice is shown.
  private static let roomyRows = 32
  /// How many sentences a smaller one shows.
  private static let shown = 2

  init(_ context: Context) {
    self.context = context
  }

  /// A sentence for each, as many as there is room for; the last one says how many are left out.
  func sentences(_ advice: [ProgramAdvice]) -> [String] {
    let isRoomy = context.size.rows >= Self.roomyRows
    var sentences = advice.prefix(isRoomy ? advice.count : Self.shown).map(sentence)
    if advice.count > sentences.count, let last = sentences.popLast() {
      let left = WordValue.number(advice.count - Self.shown)
      sentences.append(last + " · " + words("programs.advice.more", ["count": left]))
    }
    return sentences
  }

  private func sentence(_ advice: ProgramAdvice) -> String {
    let key = "programs.advice."
    switch advice {
    case .tierUnreachable(_, let threshold):
      return words(key + "tierUnreachable", ["threshold": .text(context.money(threshold))])
    case .percentFalls(_, let from, let to):
      let tiers = TierWords(words)
      return words(
        key + "percentFalls",
        ["from": .text(tiers.percent(from)), "to": .text(tiers.percent(to))]
      )
    case .welcomeAboveHour(let bonus, let product, let price):
      let name = context.club.priceList.products[product]?.name ?? ""
      let values: [String: WordValue] = [
        "bonus": .text(context.bonuses(bonus)), "product": .text(name),
        "price": .text(context.money(price)),
      ]
      return words(key + "welcomeAboveHour", values)
    case .nothingSold(let category):
      return words(key + "nothingSold", ["category": .text(context.category(category))])
    case .nothingPayable(let category):
      return words(key + "nothingPayable", ["category": .text(context.category(category))])
    case .burnsBeforeUsable(let delay, let expiry):
      return words(
        key + "burnsBeforeUsable",
        ["delay": .number(delay), "expiry": .number(expiry)]
      )
    }
  }
}
