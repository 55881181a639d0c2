/// The currencies that a store can be created with; each has two decimals (rules.md §1.1).
public enum Currency: String, CaseIterable, Hashable, Sendable {
  /// The Ukrainian hryvnia.
  case hryvnia = "UAH"
  /// The Russian rouble.
  case rouble = "RUB"
  /// The Kazakh tenge.
  case tenge = "KZT"
  /// The euro.
  case euro = "EUR"
  /// The US dollar.
  case dollar = "USD"

  /// The ISO 4217 code: "UAH".
  public var code: String { rawValue }
}
