/// A push or an SMS to many clients (rules.md §10.1).
public struct Mailing: Hashable, Sendable {
  /// A mailing's number: given by the store, never reused.
  public typealias ID = Identifier<Mailing>

  /// How far somebody let it go.
  public enum Status: String, CaseIterable, Hashable, Sendable {
    /// Nobody gets it until it is scheduled.
    case draft
    /// It goes at its time.
    case scheduled
    /// Its messages were queued.
    case started
    /// It goes to nobody any more.
    case cancelled
  }

  /// What made it.
  public enum Origin: Hashable, Sendable {
    /// Somebody wrote it.
    case hand
    /// Somebody sent it again to those whom another one did not reach.
    case resent(Mailing.ID)
    /// The greeting before a birthday.
    case birthday
    /// The word of bonuses that burn soon.
    case burning
  }

  /// The number by which the store knows it.
  public let id: ID
  /// The way it goes.
  public let channel: Channel
  /// The title of a push, with variables.
  public let title: String?
  /// The text, with variables.
  public let text: String
  /// Who gets it; looked up when it is really sent.
  public let recipients: Recipients
  /// Whether it keeps quiet hours and the cap.
  public let kind: Message.Kind
  /// When it goes, out of quiet hours; nil for a draft without a time.
  public let sendAt: Moment?
  /// How far somebody let it go.
  public internal(set) var status: Status
  /// What made it.
  public let origin: Origin
  /// When it was written.
  public let createdAt: Moment
  /// Who wrote it.
  public let createdBy: Staff

  /// Describes a mailing.
  public init(
    id: ID,
    channel: Channel,
    title: String?,
    text: String,
    recipients: Recipients,
    kind: Message.Kind = .marketing,
    sendAt: Moment?,
    status: Status,
    origin: Origin = .hand,
    createdAt: Moment,
    createdBy: Staff
  ) {
    self.id = id
    self.channel = channel
    self.title = title
    self.text = text
    self.recipients = recipients
    self.kind = kind
    self.sendAt = sendAt
    self.status = status
    self.origin = origin
    self.createdAt = createdAt
    self.createdBy = createdBy
  }
}

extension Mailing {
  /// The mailing as it stays when those whom its words may name are gone, or may go.
  public var withoutWords: Mailing {
    Mailing(
      id: id,
      channel: channel,
      title: title.map { _ in "" },
      text: "",
      recipients: recipients,
      kind: kind,
      sendAt: sendAt,
      status: status,
      origin: origin,
      createdAt: createdAt,
      createdBy: createdBy
    )
  }
}

/// Who gets a mailing.
public enum Recipients: Hashable, Sendable {
  /// Every client.
  case everybody
  /// Who is in the group when it is sent.
  case group(Group.ID)
  /// These clients.
  case clients([Client.ID])
}

/// A mailing as somebody typed it.
public struct MailingDraft: Hashable, Sendable {
  /// Who shall get it.
  public enum Recipients: Hashable, Sendable {
    /// Every client.
    case everybody
    /// The clients of a group.
    case group(GroupReference)
    /// These clients.
    case clients([ClientReference])
  }

  /// The way it goes.
  public var channel: Channel
  /// The title of a push.
  public var title: String?
  /// The text.
  public var text: String
  /// Who shall get it.
  public var recipients: Recipients
  /// Whether it keeps quiet hours and the cap.
  public var kind: Message.Kind
  /// When it shall go; nil is at once.
  public var sendAt: Moment?
  /// Whether it is only kept.
  public var isDraft: Bool

  /// Asks for a mailing.
  public init(
    _ channel: Channel,
    title: String? = nil,
    text: String,
    to recipients: Recipients,
    kind: Message.Kind = .marketing,
    sendAt: Moment? = nil,
    isDraft: Bool = false
  ) {
    self.channel = channel
    self.title = title
    self.text = text
    self.recipients = recipients
    self.kind = kind
    self.sendAt = sendAt
    self.isDraft = isDraft
  }
}

/// The messages of a mailing that were queued together.
public struct MailingStart: Hashable, Sendable {
  /// The mailing.
  public let mailing: Mailing.ID
  /// When.
  public let at: Moment
  /// The number of the first message; the others follow it.
  public let first: Message.ID
  /// Who gets one, in order.
  public let clients: [Client.ID]
  /// How many do not, by the reason.
  public let skipped: [SkipReason: Int]

  /// Describes what was queued.
  public init(
    mailing: Mailing.ID,
    at: Moment,
    first: Message.ID,
    clients: [Client.ID],
    skipped: [SkipReason: Int]
  ) {
    self.mailing = mailing
    self.at = at
    self.first = first
    self.clients = clients
    self.skipped = skipped
  }
}

/// Why a mailing is not made, changed, cancelled or sent again.
public enum MailingProblem: Hashable, Sendable {
  /// A push without a title.
  case titleMissing
  /// The time at which it should go is over.
  case timePassed(given: Moment, now: Moment)
  /// Nobody was named.
  case nobody
  /// It has been sent or cancelled.
  case notOpen(Mailing.ID, Mailing.Status)
  /// It reached everybody who was to get it.
  case nothingFailed(Mailing.ID)
  /// Messages go by SMS and push alone.
  case channel(Channel)
  /// The client gets nothing on that way, and why.
  case unreachable(Client.ID, SkipReason)
  /// Hours or counts that a rule cannot have.
  case ruleInvalid(Int, limit: Int)

  /// The stable name that tills and scripts rely on (commands.md).
  public var code: String {
    switch self {
    case .titleMissing: "titleMissing"
    case .timePassed: "timePassed"
    case .nobody: "noRecipients"
    case .notOpen: "mailingNotOpen"
    case .nothingFailed: "nothingFailed"
    case .channel: "channelInvalid"
    case .unreachable: "clientUnreachable"
    case .ruleInvalid: "ruleInvalid"
    }
  }
}
