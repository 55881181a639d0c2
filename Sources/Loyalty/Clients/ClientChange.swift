/// One fact of a card that was changed, with what was there before.
public enum ClientChange: Hashable, Sendable {
  /// The name.
  case name(Change<String>)
  /// The phone number, with what was typed.
  case phone(Change<TypedPhone>)
  /// The e-mail address.
  case email(Change<String?>)
  /// The city.
  case city(Change<String?>)
  /// The day of birth.
  case birthday(Change<Day?>)
  /// The gender.
  case gender(Change<Gender?>)
  /// The note.
  case note(Change<String?>)
  /// The client who brought this one.
  case referrer(Change<Client.ID?>)
  /// The client's word on one channel.
  case consent(Channel, Change<Consent?>)
  /// Whether the client uses the mobile app.
  case usesApp(Change<Bool>)
  /// The app's addresses on the client's devices.
  case pushTokens(Change<[String]>)
  /// Labels set by marketing.
  case tags(Change<[String]>)
  /// When the client was registered: a merge keeps the earlier moment.
  case registeredAt(Change<Moment>)
}

/// A phone number and what was typed for it.
public struct TypedPhone: Hashable, Sendable {
  /// The number.
  public let phone: Phone
  /// What was typed.
  public let typed: String

  /// Keeps the two together.
  public init(phone: Phone, typed: String) {
    self.phone = phone
    self.typed = typed
  }
}

extension Client {
  /// Takes one change over.
  public mutating func apply(_ change: ClientChange) {
    switch change {
    case .name(let change): name = change.now
    case .phone(let change):
      phone = change.now.phone
      phoneTyped = change.now.typed
    case .email(let change): email = change.now
    case .city(let change): city = change.now
    case .birthday(let change): birthday = change.now
    case .gender(let change): gender = change.now
    case .note(let change): note = change.now
    case .referrer(let change): referrer = change.now
    case .consent(let channel, let change): consents[channel] = change.now
    case .usesApp(let change): usesApp = change.now
    case .pushTokens(let change): pushTokens = change.now
    case .tags(let change): tags = change.now
    case .registeredAt(let change): registeredAt = change.now
    }
  }
}
