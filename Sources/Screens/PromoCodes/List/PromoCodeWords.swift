import Localization
import Loyalty

/// What a promo code is, in words: its state, its uses, its period, whom it is for.
struct PromoCodeWords {
  private let code: PromoCode
  private let context: Context
  private var words: Words { context.words }
  private var book: PromoCodeBook { context.club.promoCodes }

  init(_ code: PromoCode, _ context: Context) {
    self.code = code
    self.context = context
  }

  /// What follows from its status, the time and its uses.
  var state: PromoCodeState { book.state(of: code, at: context.now) }

  /// The state in a word or two: "active", "begins 01.12".
  var stateWord: String {
    guard case .notYet(let from) = state else { return words("promoCodes.state." + state.name) }
    let day = words.shortDate(context.club.calendar.day(of: from))
    return words("promoCodes.state.notYet", ["date": .text(day)])
  }

  /// How often it was used, and how often it may be: "212 of 300".
  var uses: String {
    let used = book.used(code.id)
    guard let limit = book.limit(of: code) else { return words.number(used) }
    return words("common.of", ["number": .number(used), "total": .number(limit)])
  }

  /// When it ends: "today", "tomorrow", a date, or never.
  var end: String {
    guard let last = dates.last else { return words("promoCodes.noEnd") }
    switch context.today.days(until: last) {
    case 0: return words("time.today")
    case 1: return words("time.tomorrow")
    default: return words.date(last)
    }
  }

  /// The period as a sentence, with the days that are left.
  var period: String {
    let sentence = Self.period(from: dates.first, until: dates.last, words)
    guard let last = dates.last, book.state(of: code, at: context.now) == .active else {
      return sentence
    }
    let days = context.today.days(until: last)
    return sentence + ", " + words("promoCodes.daysLeft", ["count": .number(days)])
  }

  private var dates: (first: Day?, last: Day?) {
    context.club.calendar.dates(of: code.terms.period)
  }

  /// A period of days as a sentence: "from 01.12.2026 through 28.02.2027".
  static func period(from: Day?, until: Day?, _ words: Words) -> String {
    var values: [String: WordValue] = [:]
    if let from { values["from"] = .text(words.date(from)) }
    if let until { values["until"] = .text(words.date(until)) }
    switch (from, until) {
    case (_?, _?): return words("promoCodes.period.both", values)
    case (_?, nil): return words("promoCodes.period.from", values)
    case (nil, _?): return words("promoCodes.period.until", values)
    case (nil, nil): return words("promoCodes.period.always")
    }
  }

  /// What an activation gives, and how many there may be.
  var gives: String {
    let each = words(
      "promoCodes.about.gives",
      ["bonuses": .text(context.bonuses(code.terms.bonuses))]
    )
    let client = words(
      "promoCodes.about.perClient",
      ["limit": .number(code.terms.perClientLimit)]
    )
    let total =
      book.limit(of: code).map { words("promoCodes.about.total", ["limit": .number($0)]) }
      ?? words("promoCodes.about.noTotal")
    return [each, total, client].joined(separator: ", ")
  }

  /// The names of the groups that it is for; nil where it is for any.
  var groups: String? { conditionWords.groups }

  /// Whom it is for; nil where it is for everybody.
  var conditions: String? {
    let parts = conditionWords.parts
    return parts.isEmpty ? nil : parts.joined(separator: "; ").capitalisedFirst
  }

  private var conditionWords: PromoCodeConditionWords {
    PromoCodeConditionWords(code.terms.conditions, of: context.club, words)
  }

  /// What it brought so far; of a code that was used very often only how often.
  var brought: String {
    let used = book.used(code.id)
    guard used > 0 else { return words("promoCodes.about.unused") }
    guard used <= Self.countedUses else {
      return words("promoCodes.about.used", ["used": .number(used)])
    }
    let sums = context.club.yield(of: code.id)
    return words(
      "promoCodes.about.brought",
      [
        "used": .number(sums.activations), "new": .number(sums.newClients),
        "receipts": .number(sums.receipts), "money": .text(context.price(sums.money)),
        "days": .number(Club.usualYieldDays),
      ]
    )
  }

  /// The most uses whose receipts are looked at for a line of the list.
  static let countedUses = 2_000
}
