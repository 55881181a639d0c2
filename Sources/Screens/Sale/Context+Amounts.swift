import Localization
import Loyalty

extension Context {
  /// Money without its currency: "45,00".
  func money(_ money: Money) -> String { words.money(minorUnits: money.minorUnits) }

  /// Money with the club's currency: "45,00 UAH".
  func price(_ money: Money) -> String {
    words.money(minorUnits: money.minorUnits, currency: club.settings.currency.rawValue)
  }

  /// Bonuses: "230,00".
  func bonuses(_ bonuses: Bonus) -> String { words.bonuses(hundredths: bonuses.minorUnits) }

  /// A quantity with the language's decimal mark: "1,5".
  func quantity(_ quantity: Quantity) -> String { words.quantity(quantity) }

  /// A category's name; that of a built-in one in the session's language.
  func category(_ id: Category.ID) -> String {
    let name = club.priceList.categories[id]?.name ?? ""
    return words.ifPresent("sale.category." + name + "Name") ?? name
  }
}

extension Words {
  /// A quantity with the language's decimal mark: "1,5".
  func quantity(_ quantity: Quantity) -> String {
    let text = quantity.decimalString
    guard language != .english else { return text }
    return String(text.map { $0 == "." ? "," : $0 })
  }
}
