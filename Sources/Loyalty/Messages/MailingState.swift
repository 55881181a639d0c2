/// How far a mailing is, as people say it (rules.md §10.1).
public enum MailingState: String, CaseIterable, Hashable, Sendable {
  /// It is only kept.
  case draft
  /// It waits for its time.
  case scheduled
  /// Some messages wait or are in hand.
  case sending
  /// Nothing waits any more.
  case sent
  /// It was taken back.
  case cancelled
}

extension Club {
  /// How far a mailing is.
  public func state(of mailing: Mailing) -> MailingState {
    switch mailing.status {
    case .draft: .draft
    case .scheduled: .scheduled
    case .started: outbox.figures(of: mailing.id).waiting > 0 ? .sending : .sent
    case .cancelled: .cancelled
    }
  }
}

extension Delivery.State {
  /// The stable name: "queued".
  public var name: String {
    switch self {
    case .queued: "queued"
    case .deferred: "deferred"
    case .sending: "sending"
    case .accepted: "accepted"
    case .delivered: "delivered"
    case .failed: "failed"
    case .unknown: "unknown"
    case .skipped: "skipped"
    case .cancelled: "cancelled"
    }
  }

  /// What was met last, by its stable name: a problem or the reason why it was skipped.
  public var reason: String? {
    switch self {
    case .queued(let problem): problem?.rawValue
    case .failed(let problem), .unknown(let problem): problem.rawValue
    case .skipped(let reason): reason.rawValue
    case .deferred, .sending, .accepted, .delivered, .cancelled: nil
    }
  }
}
