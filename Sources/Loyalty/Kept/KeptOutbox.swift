/// How far a message had come when the journal was folded.
public struct KeptDelivery: Hashable, Sendable {
  /// The message.
  public let message: Message.ID
  /// How far it had come.
  public let delivery: Delivery
  /// What stood for its variables when it went.
  public let values: MessageValues?

  /// Puts a message, its delivery and its values together.
  public init(_ message: Message.ID, _ delivery: Delivery, _ values: MessageValues? = nil) {
    self.message = message
    self.delivery = delivery
    self.values = values
  }
}

extension Club {
  /// The events that make the outbox anew: mailings and messages as they were queued, then how far
  /// each had come.
  public var outboxEvents: [Event] {
    outbox.mailingEvents + outbox.queueingEvents + outbox.cancellingEvents + outbox.keptEvents
  }
}

extension Outbox {
  /// How many deliveries stand in one line of a base.
  private static let keptInALine = 1_024

  /// The mailings as they were written; those that went wait for their start.
  fileprivate var mailingEvents: [Event] {
    mailings.map { mailing in
      var written = mailing
      if figures(of: mailing.id).startedAt != nil { written.status = .scheduled }
      return .mailingCreated(written)
    }
  }

  /// The messages in the order of their numbers, those of a mailing together.
  fileprivate var queueingEvents: [Event] {
    var starts: [Message.ID: [MailingStart]] = [:]
    for mailing in mailings {
      if let start = start(of: mailing.id) { starts[start.first, default: []].append(start) }
    }
    var events: [Event] = []
    var number: UInt32 = 1
    while number <= nextMessage.number {
      let id = Message.ID(number)
      let begun = (starts[id] ?? []).sorted { $0.clients.count < $1.clients.count }
      events += begun.map { .mailingStarted($0) }
      if let clients = begun.last?.clients, !clients.isEmpty {
        starts[id] = nil
        number += UInt32(clients.count)
      } else {
        if let message = self[id] { events.append(.messageQueued(message)) }
        number += 1
      }
    }
    return events
  }

  private func start(of mailing: Mailing.ID) -> MailingStart? {
    let figures = figures(of: mailing)
    guard let at = figures.startedAt, let first = firstMessage(of: mailing) else { return nil }
    return MailingStart(
      mailing: mailing,
      at: at,
      first: first,
      clients: messages(of: mailing).compactMap { self[$0]?.client },
      skipped: figures.skippedAtStart
    )
  }

  /// The mailings that were taken back after they had begun.
  fileprivate var cancellingEvents: [Event] {
    mailings.compactMap { mailing in
      guard mailing.status == .cancelled, let at = figures(of: mailing.id).startedAt else {
        return nil
      }
      var was = mailing
      was.status = .started
      return .mailingChanged(Change(was: was, now: mailing), at: at)
    }
  }

  /// How far each message had come.
  fileprivate var keptEvents: [Event] {
    let kept = indices.compactMap { place -> KeptDelivery? in
      let id = Message.ID(UInt32(place) + 1)
      return delivery(of: id).map { KeptDelivery(id, $0, values(of: id)) }
    }
    return stride(from: 0, to: kept.count, by: Self.keptInALine).map {
      .deliveriesKept(Array(kept[$0..<Swift.min($0 + Self.keptInALine, kept.count)]))
    }
  }

  /// Whether another outbox holds the same messages and mailings, each as far.
  func isSame(as other: Outbox) -> Bool {
    guard count == other.count, mailings == other.mailings, openCount == other.openCount,
      mailings.allSatisfy({ figures(of: $0.id) == other.figures(of: $0.id) })
    else { return false }
    return indices.allSatisfy { place in
      let id = Message.ID(UInt32(place) + 1)
      return self[id] == other[id] && delivery(of: id) == other.delivery(of: id)
        && values(of: id) == other.values(of: id)
    }
  }
}
