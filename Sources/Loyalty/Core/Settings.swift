/// What is decided once for the whole club: its name, money, time and language (rules.md §1).
public struct Settings: Hashable, Sendable {
  /// The club's name, shown in line 1 of every screen.
  public var name: String
  /// The one currency of the store; chosen when the store is created.
  public let currency: Currency
  /// The club's one IANA time zone, "Europe/Kyiv" (rules.md §1.7).
  public let timeZone: String
  /// The country whose short phone numbers are understood (rules.md §2.3).
  public let region: Region
  /// The language of screens and messages unless a session asks for another: "en", "ru", "uk".
  public var language: String
  /// How the cost of an SMS is counted (rules.md §10.4).
  public var smsMode: SmsMode
  /// The price of one SMS unit; nothing until it is set, except in UAH.
  public var smsPrice: Money?
  /// What the club decided about messages.
  public var messages: MessageRules

  /// Decides the club's settings.
  public init(
    name: String,
    currency: Currency,
    timeZone: String,
    region: Region,
    language: String,
    smsMode: SmsMode = .tariff,
    smsPrice: Money? = nil,
    messages: MessageRules = .usual
  ) {
    self.messages = messages
    self.name = name
    self.currency = currency
    self.timeZone = timeZone
    self.region = region
    self.language = language
    self.smsMode = smsMode
    self.smsPrice = smsPrice ?? SmsMode.defaultPrice(in: currency)
  }
}

/// One setting that was changed.
public enum SettingChange: Hashable, Sendable {
  /// The club's name.
  case name(Change<String>)
  /// The language of screens and messages.
  case language(Change<String>)
  /// How the cost of an SMS is counted.
  case smsMode(Change<SmsMode>)
  /// The price of one SMS unit.
  case smsPrice(Change<Money?>)
  /// What the club decided about messages.
  case messages(Change<MessageRules>)
}

/// What `setSettings` asks for; what is nil stays.
public struct SettingsEdit: Hashable, Sendable {
  /// A new name of the club.
  public var name: String?
  /// A new language: "en", "ru" or "uk".
  public var language: String?
  /// Another way to count the cost of an SMS.
  public var smsMode: SmsMode?
  /// A new price of one SMS unit.
  public var smsPrice: Money?
  /// New rules of messages.
  public var messages: MessageRulesEdit

  /// Asks for nothing yet.
  public init(
    name: String? = nil,
    language: String? = nil,
    smsMode: SmsMode? = nil,
    smsPrice: Money? = nil,
    messages: MessageRulesEdit = MessageRulesEdit()
  ) {
    self.name = name
    self.language = language
    self.smsMode = smsMode
    self.smsPrice = smsPrice
    self.messages = messages
  }
}

extension Settings {
  /// What the edit changes here, in a fixed order; empty where it changes nothing.
  func changes(by edit: SettingsEdit) throws(Refusal) -> [SettingChange] {
    var changes: [SettingChange] = []
    if let typed = edit.name {
      let name = try refusing(try NameRule.cleaned(typed))
      if let change = Change(from: self.name, to: name) { changes.append(.name(change)) }
    }
    if let language = edit.language {
      guard Self.languages.contains(language) else { throw .notFound(.language, typed: language) }
      if let change = Change(from: self.language, to: language) {
        changes.append(.language(change))
      }
    }
    if let mode = edit.smsMode, let change = Change(from: smsMode, to: mode) {
      changes.append(.smsMode(change))
    }
    if let price = edit.smsPrice, let change = Change(from: smsPrice, to: price) {
      guard price >= .zero else { throw .amountInvalid(typed: price.decimalString) }
      changes.append(.smsPrice(change))
    }
    if let change = Change(from: messages, to: try messages.edited(by: edit.messages)) {
      changes.append(.messages(change))
    }
    return changes
  }

  /// Languages that the program speaks.
  public static let languages = ["en", "ru", "uk"]

  /// Takes one change over.
  mutating func apply(_ change: SettingChange) {
    switch change {
    case .name(let change): name = change.now
    case .language(let change): language = change.now
    case .smsMode(let change): smsMode = change.now
    case .smsPrice(let change): smsPrice = change.now
    case .messages(let change): messages = change.now
    }
  }
}
