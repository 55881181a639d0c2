/// One message in the outbox, written in the same record as its cause (rules.md §10.5).
public struct Message: Hashable, Sendable {
  /// A message's number: given by the store, never reused.
  public typealias ID = Identifier<Message>

  /// What made the program send it.
  public enum Cause: String, CaseIterable, Hashable, Sendable {
    /// The client was registered.
    case welcome
    /// The client bought something.
    case afterOrder
    /// Somebody tried a text on one client before many got it.
    case test
    /// A push or SMS to many.
    case mailing
  }

  /// Whether messages keep quiet hours and the cap (rules.md §10.2).
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// It keeps both.
    case marketing
    /// It keeps neither.
    case service
  }

  /// The number by which the store knows the message.
  public let id: ID
  /// The client whom it is for; after a merge, the client who stayed.
  public internal(set) var client: Client.ID
  /// The way it goes.
  public let channel: Channel
  /// The title of a push.
  public let title: String?
  /// The text with its variables filled in; of a mailing's message the template, which is filled in
  /// when it is sent.
  public let text: String
  /// What made the program send it.
  public let cause: Cause
  /// Whether it keeps quiet hours and the cap.
  public let kind: Kind
  /// The mailing that it belongs to.
  public let mailing: Mailing.ID?
  /// When it was queued; nil in records of the first versions.
  public let queuedAt: Moment?

  /// Describes a message that is queued.
  public init(
    id: ID,
    client: Client.ID,
    channel: Channel,
    title: String? = nil,
    text: String,
    cause: Cause,
    kind: Kind = .service,
    mailing: Mailing.ID? = nil,
    queuedAt: Moment? = nil
  ) {
    self.id = id
    self.client = client
    self.channel = channel
    self.title = title
    self.text = text
    self.cause = cause
    self.kind = kind
    self.mailing = mailing
    self.queuedAt = queuedAt
  }

  /// The message with nothing in it that names its client.
  var withoutText: Message {
    Message(
      id: id,
      client: client,
      channel: channel,
      text: "",
      cause: cause,
      kind: kind,
      mailing: mailing,
      queuedAt: queuedAt
    )
  }
}
