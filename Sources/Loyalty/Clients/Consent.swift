/// A way to reach a client with messages, each of which needs its own consent (rules.md §2.1).
public enum Channel: String, CaseIterable, Hashable, Sendable {
  /// Short messages to the phone number.
  case sms
  /// Notifications of the mobile app.
  case push
  /// Letters.
  case email
}

/// Where a client's facts came from.
public enum Source: String, CaseIterable, Hashable, Sendable {
  /// Typed at a front desk.
  case desk
  /// Read from a file.
  case importFile = "import"
  /// Sent by the club's own application or till.
  case app
}

/// A client's word on one channel, with its date and where it was given.
public struct Consent: Hashable, Sendable {
  /// Whether messages are welcome.
  public let isGiven: Bool
  /// When the client said so.
  public let at: Moment
  /// Where the client said so.
  public let source: Source

  /// Records a client's word.
  public init(isGiven: Bool, at: Moment, source: Source) {
    self.isGiven = isGiven
    self.at = at
    self.source = source
  }
}

/// A client's consents: one for each channel that was ever asked.
public struct Consents: Hashable, Sendable {
  private var byChannel: [Channel: Consent] = [:]

  /// Nothing was asked yet.
  public init() {}

  /// The client's word on the channel, or nothing if it was never asked.
  public subscript(channel: Channel) -> Consent? {
    get { byChannel[channel] }
    set { byChannel[channel] = newValue }
  }

  /// The channels on which messages are welcome.
  public var given: Set<Channel> {
    Set(Channel.allCases.filter { byChannel[$0]?.isGiven == true })
  }
}
