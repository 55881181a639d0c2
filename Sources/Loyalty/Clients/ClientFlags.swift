/// What a client's card says with yes or no, in one byte of a column.
public struct ClientFlags: OptionSet, PlainValue {
  /// The bits, as a block's column holds them.
  public let rawValue: UInt8

  /// Takes the bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Messages to the phone are welcome.
  public static let acceptsSms = ClientFlags(rawValue: 1 << 0)
  /// Notifications of the app are welcome.
  public static let acceptsPush = ClientFlags(rawValue: 1 << 1)
  /// Letters are welcome.
  public static let acceptsEmail = ClientFlags(rawValue: 1 << 2)
  /// The client uses the mobile app.
  public static let usesApp = ClientFlags(rawValue: 1 << 3)
  /// A woman.
  public static let female = ClientFlags(rawValue: 1 << 4)
  /// A man.
  public static let male = ClientFlags(rawValue: 1 << 5)

  /// Reads them off a card.
  public init(_ client: Client) {
    self = []
    for channel in Channel.allCases where client.consents[channel]?.isGiven == true {
      insert(ClientFlags(accepting: channel))
    }
    if client.usesApp { insert(.usesApp) }
    set(client.gender)
  }

  /// The flag of a channel.
  public init(accepting channel: Channel) {
    switch channel {
    case .sms: self = .acceptsSms
    case .push: self = .acceptsPush
    case .email: self = .acceptsEmail
    }
  }

  /// Writes a gender, or that none is known.
  mutating func set(_ gender: Gender?) {
    subtract([.female, .male])
    switch gender {
    case .female: insert(.female)
    case .male: insert(.male)
    case nil: break
    }
  }

  /// Writes one flag.
  mutating func set(_ flag: ClientFlags, to isOn: Bool) {
    if isOn { insert(flag) } else { remove(flag) }
  }
}
