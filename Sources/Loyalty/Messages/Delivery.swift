/// How far a message has come.
public struct Delivery: Hashable, Sendable {
  /// Where it is.
  public enum State: Hashable, Sendable {
    /// It waits for its next attempt; what the last one met, if there was one.
    case queued(after: DeliveryProblem?)
    /// Quiet hours keep it until then.
    case deferred
    /// A desk or worker has it in hand; one that died left it to the next.
    case sending
    /// The gateway took it.
    case accepted
    /// The gateway told that it arrived.
    case delivered
    /// It will not be sent any more.
    case failed(DeliveryProblem)
    /// It may have arrived: the last answers were lost.
    case unknown(DeliveryProblem)
    /// It was not sent for a reason of the club's own.
    case skipped(SkipReason)
    /// Somebody took it back.
    case cancelled
  }

  /// Where it is.
  public let state: State
  /// How often it was tried.
  public let attempts: Int
  /// Since when it is there.
  public let since: Moment
  /// Before when it is not tried again; of an accepted one later than `since` where a report is to
  /// come by then.
  public let due: Moment
  /// What it is paid for, once it was sent.
  public let bill: SmsBill
  /// What the client did with it.
  public let reactions: Set<Reaction.Kind>
  /// The problem of the attempt at which it may have gone out all the same; nil where none was lost.
  public let doubt: DeliveryProblem?
  /// How far it has come on each device, where it has several.
  public let devices: MessageDevices?

  /// Describes how far a message has come.
  public init(
    state: State,
    attempts: Int,
    since: Moment,
    due: Moment,
    bill: SmsBill = .nothing,
    reactions: Set<Reaction.Kind> = [],
    doubt: DeliveryProblem? = nil,
    devices: MessageDevices? = nil
  ) {
    self.doubt = doubt
    self.devices = devices
    self.bill = bill
    self.state = state
    self.attempts = attempts
    self.since = since
    self.due = due
    self.reactions = reactions
  }

  /// Whether a sender still has something to do with it.
  public var isOpen: Bool { Self.isOpen(state) }

  static func isOpen(_ state: State) -> Bool {
    switch state {
    case .queued, .deferred, .sending: true
    case .accepted, .delivered, .failed, .unknown, .skipped, .cancelled: false
    }
  }

  /// Whether what came of an attempt changes nothing any more: what arrived did, and what the
  /// operator could not deliver was not only taken by the gateway, whichever is noted first.
  static func stays(_ state: State, after outcome: DeliveryOutcome) -> Bool {
    switch state {
    case .delivered: return true
    case .failed(.undelivered): return outcome != .delivered
    default: return false
    }
  }

  /// Whether a client who did something with a message in a state shows that it arrived.
  static func isArrival(in state: State) -> Bool {
    switch state {
    case .accepted, .sending, .unknown, .failed(.undelivered): true
    case .queued(let problem): problem?.leavesDoubt == true
    default: false
    }
  }

  /// Whether the client may have it: nothing else is believed to have been opened.
  public var mayHaveArrived: Bool {
    switch state {
    case .accepted, .delivered, .sending, .unknown, .failed(.undelivered): true
    case .queued, .deferred, .failed: doubt != nil || (devices?.reached ?? 0) > 0
    case .cancelled: attempts > 0
    case .skipped: false
    }
  }

  /// Whether the client may have it, or will.
  var counts: Bool { Self.counts(state) }

  static func counts(_ state: State) -> Bool {
    switch state {
    case .queued, .deferred, .sending, .accepted, .delivered, .unknown: true
    case .failed, .skipped, .cancelled: false
    }
  }
}

/// What kept a message from being delivered.
public enum DeliveryProblem: String, CaseIterable, Hashable, Sendable {
  /// Nobody listens at the gateway's address.
  case unreachable
  /// The gateway did not answer in time.
  case timeout
  /// The connection ended in the middle of the answer.
  case answerCut
  /// The answer is longer than any gateway's.
  case answerTooLong
  /// The answer is none of this gateway's.
  case answerUnreadable
  /// The gateway's certificate is not to be trusted.
  case certificate
  /// The gateway sends us elsewhere, where nothing goes.
  case redirected
  /// The gateway does not know the name or password.
  case unauthorized
  /// The gateway does not let us.
  case forbidden
  /// There is no gateway at that address.
  case notFound
  /// The gateway wants fewer messages.
  case tooManyRequests
  /// The gateway has a fault of its own.
  case gatewayFailed
  /// The gateway does not take this message.
  case refused
  /// The client's device does not take notifications any more.
  case tokenGone
  /// The operator could not deliver it.
  case undelivered
  /// The gateway took it and never told whether it arrived.
  case noReport
  /// It is not for everybody, and the gateway has one topic to which all listen.
  case notForAll
  /// Whoever sent it died, and nobody knows whether it went.
  case interrupted

  /// Whether the message may have gone out all the same.
  public var leavesDoubt: Bool {
    switch self {
    case .timeout, .answerCut, .answerTooLong, .answerUnreadable, .noReport, .interrupted: true
    default: false
    }
  }

  /// Whether another attempt with the same message can succeed.
  public var isPassing: Bool {
    switch self {
    case .refused, .tokenGone, .undelivered, .noReport, .notForAll: false
    default: true
    }
  }
}

/// Why a message is not sent to a client (rules.md §10.1, §10.2).
public enum SkipReason: String, CaseIterable, Hashable, Sendable {
  /// The client does not use the app.
  case noApp
  /// The client switched notifications off.
  case notificationsOff
  /// The client has the app and no device is known.
  case noToken
  /// The client did not agree to SMS.
  case noConsent
  /// The client got as much marketing as the cap allows.
  case capReached
  /// It waited for so long that it would only puzzle.
  case tooLate
  /// The bonuses that it told of were spent meanwhile.
  case nothingBurns
}

/// What a client did with a message.
public struct Reaction: Hashable, Sendable {
  /// The thing done.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// It arrived.
    case delivered
    /// It was opened.
    case opened
    /// What it offers was followed.
    case clicked
  }

  /// The message.
  public let message: Message.ID
  /// The thing done.
  public let kind: Kind
  /// When.
  public let at: Moment

  /// Describes what a client did.
  public init(message: Message.ID, kind: Kind, at: Moment) {
    self.message = message
    self.kind = kind
    self.at = at
  }
}
