/// A client as somebody wants to register him or her: nothing of it is checked yet.
public struct ClientDraft: Hashable, Sendable {
  /// The name as it was typed.
  public var name: String
  /// The phone as it was typed.
  public var phone: String
  /// The e-mail address as it was typed.
  public var email: String?
  /// The city.
  public var city: String?
  /// The day of birth.
  public var birthday: Day?
  /// The gender.
  public var gender: Gender?
  /// What the desk wants to remember.
  public var note: String?
  /// Who brought this client.
  public var referrer: ClientReference?
  /// The channels on which messages are welcome; nil if nobody asked.
  public var consents: Set<Channel>?
  /// Whether the client uses the mobile app.
  public var usesApp: Bool
  /// The app's addresses on the client's devices.
  public var pushTokens: [String]
  /// Labels set by marketing.
  public var tags: [String]
  /// The groups to put the client into; none puts into the default group (rules.md §2.4).
  public var groups: [GroupReference]
  /// When the client was registered elsewhere; nil is now.
  public var registeredOn: Day?

  /// Begins a draft with what every client must have.
  public init(
    name: String,
    phone: String,
    email: String? = nil,
    city: String? = nil,
    birthday: Day? = nil,
    gender: Gender? = nil,
    note: String? = nil,
    referrer: ClientReference? = nil,
    consents: Set<Channel>? = nil,
    usesApp: Bool = false,
    pushTokens: [String] = [],
    tags: [String] = [],
    groups: [GroupReference] = [],
    registeredOn: Day? = nil
  ) {
    self.name = name
    self.phone = phone
    self.email = email
    self.city = city
    self.birthday = birthday
    self.gender = gender
    self.note = note
    self.referrer = referrer
    self.consents = consents
    self.usesApp = usesApp
    self.pushTokens = pushTokens
    self.tags = tags
    self.groups = groups
    self.registeredOn = registeredOn
  }
}

/// A client as somebody names him or her.
public enum ClientReference: Hashable, Sendable {
  /// By the store's number.
  case id(Client.ID)
  /// By the phone, as it was typed.
  case phone(String)
}

/// What `editClient` asks for; what is nil or `keep` stays.
public struct ClientEdit: Hashable, Sendable {
  /// Another name.
  public var name: String?
  /// Another phone, as it was typed.
  public var phone: String?
  /// Another e-mail address.
  public var email: Edit<String>
  /// Another city.
  public var city: Edit<String>
  /// Another day of birth.
  public var birthday: Edit<Day>
  /// Another gender.
  public var gender: Edit<Gender>
  /// Another note.
  public var note: Edit<String>
  /// Another referrer.
  public var referrer: Edit<ClientReference>
  /// All channels on which messages are welcome; the others are withdrawn.
  public var consents: Set<Channel>?
  /// Whether the client uses the mobile app.
  public var usesApp: Bool?
  /// All of the app's addresses on the client's devices.
  public var pushTokens: [String]?
  /// All groups that the client is to be in.
  public var groups: [GroupReference]?

  /// Asks for nothing yet, or for what is given.
  public init(
    name: String? = nil,
    phone: String? = nil,
    email: Edit<String> = .keep,
    city: Edit<String> = .keep,
    birthday: Edit<Day> = .keep,
    gender: Edit<Gender> = .keep,
    note: Edit<String> = .keep,
    referrer: Edit<ClientReference> = .keep,
    consents: Set<Channel>? = nil,
    usesApp: Bool? = nil,
    pushTokens: [String]? = nil,
    groups: [GroupReference]? = nil
  ) {
    self.name = name
    self.phone = phone
    self.email = email
    self.city = city
    self.birthday = birthday
    self.gender = gender
    self.note = note
    self.referrer = referrer
    self.consents = consents
    self.usesApp = usesApp
    self.pushTokens = pushTokens
    self.groups = groups
  }
}
