import Localization
import Loyalty

/// What an SMS costs (rules.md §10.4): characters, parts and price, of one text or over recipients.
struct SmsForecast {
  private let context: Context
  /// Whether the gateway writes Cyrillic in Latin letters, so that these are what is paid for.
  private let isLatin: Bool
  private var words: Words { context.words }
  private var settings: Settings { context.club.settings }

  init(_ context: Context, isLatin: Bool = false) {
    self.context = context
    self.isLatin = isLatin
  }

  /// What a text comes to over recipients, its variables filled in for the ends of these; as it
  /// stands where nobody gets it.
  func notes(_ text: String, for ends: [Client.ID]) -> [String] {
    let texts = ends.compactMap { id in
      context.card(id).map { written(context.club.filled(text, for: $0, at: context.now)) }
    }
    let byLength = texts.sorted { SmsSize(of: $0).characters < SmsSize(of: $1).characters }
    let (least, greatest) = (byLength.first ?? written(text), byLength.last ?? written(text))
    let goes = words("mailings.sms.latinGoes")
    guard !isLatin else { return [line(from: least, to: greatest), goes] }
    return [line(from: least, to: greatest)] + latin(text, from: least, to: greatest)
  }

  /// Characters, and the price in both ways of counting: "Characters 135; by 70: 2.02; parts 3:
  /// 3.03 UAH", of texts between a shortest and a longest one.
  func line(from least: String, to greatest: String) -> String {
    let texts = [least, greatest]
    let sizes = texts.map { SmsSize(of: $0) }
    let values: [String: WordValue] = [
      "characters": .text(range(sizes.map { words.number($0.characters) })),
      "parts": .text(range(sizes.map { words.number($0.parts) })),
      "tariff": .text(range(texts.map { amount($0, .tariff) })),
      "operator": .text(range([amount(least, .operator), price(greatest, .operator)], texts)),
    ]
    return words("mailings.sms.line", values)
  }

  private func price(_ text: String, _ mode: SmsMode) -> String {
    settings.smsCost(of: text, as: mode).map(context.price) ?? words("mailings.noPrice")
  }

  /// The price without the currency, which stands behind the one after it.
  private func amount(_ text: String, _ mode: SmsMode) -> String {
    settings.smsCost(of: text, as: mode).map { words.money(minorUnits: $0.minorUnits) }
      ?? words("mailings.noPrice")
  }

  /// Two prices as one range, whose currency stands behind it; the second alone where the texts
  /// cost the same.
  private func range(_ prices: [String], _ texts: [String]) -> String {
    let costs = texts.map { settings.smsCost(of: $0, as: .operator) }
    return costs[0] == costs[1] ? prices[1] : prices.joined(separator: "–")
  }

  private func range(_ ends: [String]) -> String {
    ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–")
  }

  /// A template in Latin letters beneath what that saves, over texts between a shortest and a
  /// longest one; nothing where it saves nothing.
  func latin(_ template: String, from least: String, to greatest: String) -> [String] {
    let texts = [least, greatest]
    let latin = texts.map(inLatin)
    guard latin != texts else { return [] }
    let before = texts.map { SmsSize(of: $0).parts }
    let after = latin.map { SmsSize(of: $0).parts }
    let saved = zip(texts, latin).map { saving($0, $1) }
    guard saved.contains(where: { $0 > .zero }) || zip(before, after).contains(where: >) else {
      return []
    }
    let isCheaper = saved.contains { $0 > .zero }
    let line = words(
      isCheaper ? "mailings.sms.latinSaves" : "mailings.sms.latinParts",
      [
        "price": .text(range(latin.map { price($0, settings.smsMode) })),
        "saved": .text(range(saved.map(context.price))),
        "parts": .text(range(after.map { words.number($0) })),
        "before": .text(range(before.map { words.number($0) })),
      ]
    )
    return [
      line, words("mailings.sms.latinText", ["text": .text(short(template))]),
    ]
  }

  /// Latin letters that leave room for the rest of the form.
  private func short(_ template: String) -> String {
    let latin = inLatin(template)
    return latin.count > Self.latinLength ? latin.prefix(Self.latinLength - 1) + "…" : latin
  }

  private static let latinLength = 150

  /// A text as it goes out.
  private func written(_ text: String) -> String { isLatin ? inLatin(text) : text }

  private func inLatin(_ text: String) -> String {
    Transliteration.latin(text, in: settings.language)
  }

  /// Characters and price of texts between a shortest and a longest one as the club counts, in a
  /// line where there is no room for both ways.
  func short(from least: String, to greatest: String) -> String {
    let texts = [least, greatest]
    return words(
      "mailings.sms.short",
      [
        "characters": .text(range(texts.map { words.number(SmsSize(of: $0).characters) })),
        "price": .text(
          settings.smsCost(of: least) == settings.smsCost(of: greatest)
            ? price(greatest, settings.smsMode)
            : amount(least, settings.smsMode) + "–" + price(greatest, settings.smsMode)
        ),
      ]
    )
  }

  /// What one message costs less in Latin letters, as the club counts.
  private func saving(_ text: String, _ latin: String) -> Money {
    guard let before = settings.smsCost(of: text), let after = settings.smsCost(of: latin) else {
      return .zero
    }
    return Money(clamping: max(0, before.minorUnits - after.minorUnits))
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
      return settings.smsCost(of: written(context.club.filled(text, for: card, at: context.now)))
    }
    guard let least = costs.min(), let greatest = costs.max() else { return nil }
    let sum = costs.reduce(Int64(0)) { $0 + $1.minorUnits }
    let all = sum * Int64(counts.count) / Int64(costs.count)
    let average = (sum + Int64(costs.count) / 2) / Int64(costs.count)
    let isWhole = counts.count == costs.count
    guard least < greatest || !isWhole else {
      let values: [String: WordValue] = [
        "each": .text(context.price(least)), "total": .text(context.price(Money(clamping: all))),
      ]
      return words(counts.count == 1 ? "mailings.sms.single" : "mailings.sms.same", values)
    }
    return words(
      isWhole ? "mailings.sms.total" : "mailings.sms.forecast",
      [
        "least": .text(context.price(least)), "greatest": .text(context.price(greatest)),
        "average": .text(context.price(Money(clamping: average))),
        "total": .text(context.price(Money(clamping: all))),
      ]
    )
  }
}
