import Localization
import Loyalty

/// What an SMS costs (rules.md §10.4): characters, parts and price, of one text or over recipients.
struct SmsForecast {
  private let context: Context
  private var words: Words { context.words }
  private var settings: Settings { context.club.settings }

  init(_ context: Context) {
    self.context = context
  }

  /// Characters, parts and price of one text: "71 characters, 2 SMS, 2.02 UAH".
  func line(_ text: String) -> String {
    let size = SmsSize(of: text)
    let values: [String: WordValue] = [
      "characters": .number(size.characters), "parts": .number(size.parts),
      "price": .text(settings.smsCost(of: text).map(context.price) ?? words("mailings.noPrice")),
    ]
    return words("mailings.sms.line", values)
  }

  /// The text in Latin letters with what that saves; nil where it saves nothing.
  func latin(_ text: String) -> [String] {
    let latin = Transliteration.latin(text)
    guard latin != text, let before = settings.smsCost(of: text),
      let after = settings.smsCost(of: latin), after < before || settings.smsMode == .operator,
      SmsSize(of: latin).parts < SmsSize(of: text).parts || after < before
    else { return [] }
    return [
      words(
        "mailings.sms.latin",
        ["text": .text(latin), "price": .text(context.price(after))]
      )
    ]
  }

  /// Least, average, greatest and total over recipients, after the variables are filled in.
  ///
  /// - Parameters:
  ///   - text: The text with variables.
  ///   - counts: The recipients; where there are more than are looked at, the total is a forecast.
  /// - Returns: The sentence; nil without a price or recipients.
  func total(_ text: String, _ counts: MailingCounts) -> String? {
    let costs = counts.sample.compactMap { id -> Money? in
      guard let card = context.card(id) else { return nil }
      return settings.smsCost(of: context.club.filled(text, for: card, at: context.now))
    }
    guard let least = costs.min(), let greatest = costs.max() else { return nil }
    let sum = costs.reduce(Int64(0)) { $0 + $1.minorUnits }
    let all = sum * Int64(counts.count) / Int64(costs.count)
    let isWhole = counts.count == costs.count
    return words(
      isWhole ? "mailings.sms.total" : "mailings.sms.forecast",
      [
        "least": .text(context.price(least)), "greatest": .text(context.price(greatest)),
        "average": .text(context.price(Money(clamping: sum / Int64(costs.count)))),
        "total": .text(context.price(Money(clamping: all))),
      ]
    )
  }
}
