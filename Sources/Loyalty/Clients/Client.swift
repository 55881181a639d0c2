/// A client's full card (rules.md §2.1).
///
/// The account belongs to the phone number, not to a device (rules.md §2.2). What rules, segments
/// and lists ask often stands in `ClientTable` as well; the card is read when somebody looks at it.
public struct Client: Hashable, Sendable {
  /// A client's number: given by the store, never reused.
  public typealias ID = Identifier<Client>

  /// The number by which the store knows the client.
  public let id: ID
  /// The name, in the order in which the client gave it.
  public var name: String
  /// The phone number, unique among clients.
  public var phone: Phone
  /// The phone number as it was typed.
  public var phoneTyped: String
  /// The e-mail address.
  public var email: String?
  /// The city.
  public var city: String?
  /// The day of birth.
  public var birthday: Day?
  /// The gender, where the client told it.
  public var gender: Gender?
  /// What the desk wants to remember: "wants seat 12, by the window".
  public var note: String?
  /// The client who brought this one.
  public var referrer: ID?
  /// The client's word on each channel.
  public var consents: Consents
  /// Whether the client uses the club's mobile app.
  public var usesApp: Bool
  /// The app's addresses on the client's devices.
  public var pushTokens: [String]
  /// Labels set by marketing.
  public var tags: [String]
  /// The groups that the client is in, by id; the club's order decides which one leads.
  public var groups: GroupSet
  /// When the client was registered.
  public internal(set) var registeredAt: Moment
  /// Where the client was registered.
  public let source: Source

  /// Makes a card; `decide` is what checks its facts.
  public init(
    id: ID,
    name: String,
    phone: Phone,
    phoneTyped: String,
    email: String? = nil,
    city: String? = nil,
    birthday: Day? = nil,
    gender: Gender? = nil,
    note: String? = nil,
    referrer: ID? = nil,
    consents: Consents = Consents(),
    usesApp: Bool = false,
    pushTokens: [String] = [],
    tags: [String] = [],
    groups: GroupSet = GroupSet(),
    registeredAt: Moment,
    source: Source = .desk
  ) {
    self.id = id
    self.name = name
    self.phone = phone
    self.phoneTyped = phoneTyped
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
    self.registeredAt = registeredAt
    self.source = source
  }
}
