import Loyalty

extension Club {
  /// Whether all that an event about messages speaks of exists; other events are not looked at.
  func knows(whatOutbox event: Event) -> Bool {
    switch event {
    case .templateCreated(let template): templates[template.id] == nil
    case .templateChanged(let change):
      change.was.id == change.now.id && templates[change.now.id] != nil
    case .messageQueued(let message):
      hasCard(message.client) && message.id == outbox.nextMessage
    case .mailingCreated(let mailing):
      mailing.id == outbox.nextMailing && knows(mailing.recipients)
    case .mailingChanged(let change, _):
      change.was.id == change.now.id && outbox[change.now.id] != nil
        && knows(change.now.recipients)
    case .mailingStarted(let start):
      outbox[start.mailing] != nil && start.first == outbox.nextMessage
        && outbox.figures(of: start.mailing).startedAt == nil
        && UInt32.max - start.first.number > start.clients.count
        && start.clients.allSatisfy(hasCard)
    case .messagesTaken(let ids, _, _, _): ids.allSatisfy { outbox.delivery(of: $0) != nil }
    case .devicesTold(let reports):
      reports.allSatisfy { outbox.delivery(of: $0.message) != nil }
    case .messagesSettled(let settlements, _):
      settlements.allSatisfy { $0.messages.allSatisfy { outbox.delivery(of: $0) != nil } }
    case .reactionsCame(let reactions):
      reactions.allSatisfy { outbox.delivery(of: $0.message) != nil }
    case .deliveriesKept(let kept):
      kept.allSatisfy { outbox.delivery(of: $0.message) != nil }
    default: true
    }
  }

  private func knows(_ recipients: Recipients) -> Bool {
    switch recipients {
    case .everybody: true
    case .group(let group): groups[group] != nil
    case .clients(let ids): ids.allSatisfy { clients.contains($0) }
    }
  }
}
