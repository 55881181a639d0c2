import Foundation
import Localization
import Loyalty

/// Says what an automatic SMS costs before anybody asks: its least and greatest length over the
/// clients' real names, the units, the price (rules.md §10.4).
struct SmsCostLine {
  private let words: Words
  private let settings: Settings
  private let names: NameLengths?
  private let forecast: SmsForecast

  /// Prepares the sentence for a club and the names of its clients.
  init(_ context: Context, _ names: NameLengths?) {
    words = context.words
    settings = context.club.settings
    self.names = names
    forecast = SmsForecast(context)
  }

  /// What each costs, in both ways of counting where they differ, and in Latin letters where that
  /// saves; nothing while the text cannot be sent or nobody could get it.
  func notes(for text: String, sent moment: MessageTemplate.Context) -> [String] {
    guard let names, let template = try? MessageTemplate(text, for: moment) else { return [] }
    let least = template.filled(values(names.shortest, Self.leastSum))
    let sum = moment == .welcome ? Self.leastSum : Self.greatestSum
    let greatest = template.filled(values(names.longest, sum))
    let own = sentence(
      least: (length(of: least), settings.smsMode.units(of: least)),
      greatest: (length(of: greatest), settings.smsMode.units(of: greatest))
    )
    guard settings.smsPrice != nil else { return [own] }
    let isCountedAlike = [least, greatest].allSatisfy { text in
      settings.smsCost(of: text, as: .tariff) == settings.smsCost(of: text, as: .operator)
    }
    return (isCountedAlike ? [own] : [own, forecast.line(from: least, to: greatest)])
      + forecast.latin(text, from: least, to: greatest)
  }

  /// Characters and price as the club counts, in one line.
  func short(for text: String, sent moment: MessageTemplate.Context) -> [String] {
    guard let names, let template = try? MessageTemplate(text, for: moment) else { return [] }
    return [
      forecast.short(
        from: template.filled(values(names.shortest, Self.leastSum)),
        to: template.filled(values(names.longest, Self.greatestSum))
      )
    ]
  }

  /// What every sum is right after registration, and the least one after an order.
  private static let leastSum = "0"
  /// The largest sum that an order is counted with.
  private static let greatestSum = "99999.99"

  /// A day as long as any.
  private static let day = "31.12.2026"

  private func values(_ name: String, _ sum: String) -> [MessageTemplate.Variable: String] {
    [
      .name: name, .club: settings.name, .bonuses: sum, .accrued: sum, .spent: sum, .paid: sum,
      .burning: sum, .until: Self.day,
    ]
  }

  /// Characters as an SMS counts them: UTF-16 units after NFC.
  private func length(of text: String) -> Int {
    text.precomposedStringWithCanonicalMapping.utf16.count
  }

  private func sentence(
    least: (length: Int, units: Int),
    greatest: (length: Int, units: Int)
  ) -> String {
    var values: [String: WordValue] = [
      "least": .number(least.length), "greatest": .number(greatest.length),
    ]
    guard let price = settings.smsPrice else {
      values["parts"] = .text(range(least.units, greatest.units))
      return words("groups.sms.noPrice", values)
    }
    guard least.units == greatest.units else {
      values["leastPrice"] = .text(amount(price, times: least.units))
      values["greatestPrice"] = .text(money(price, times: greatest.units))
      return words("groups.sms.costRange", values)
    }
    values["parts"] = .number(least.units)
    values["price"] = .text(money(price, times: least.units))
    guard least.length < greatest.length else {
      return words("groups.sms.costSame", values)
    }
    return words("groups.sms.cost", values)
  }

  private func range(_ least: Int, _ greatest: Int) -> String {
    least == greatest
      ? words.number(least) : words.number(least) + "–" + words.number(greatest)
  }

  private func amount(_ price: Money, times units: Int) -> String {
    words.money(minorUnits: price.minorUnits * Int64(units))
  }

  private func money(_ price: Money, times units: Int) -> String {
    words.money(
      minorUnits: price.minorUnits * Int64(units),
      currency: settings.currency.code
    )
  }
}
