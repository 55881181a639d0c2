public import Loyalty

/// What one record told, as far as the files still know it.
public struct PastEntry: Hashable, Sendable {
  /// The record's number.
  public let seq: UInt64
  /// Who did it.
  public let by: Staff
  /// When.
  public let at: Moment
  /// What happened.
  public let events: [PastEvent]
}

/// What happened, whole while the journal has it; from the archive without personal values.
public enum PastEvent: Hashable, Sendable {
  /// The event as it was written.
  case whole(Event)
  /// A client was registered with a number, into groups.
  case registered(Client.ID, groups: GroupSet)
  /// Facts of a card were changed: the personal ones by name, the others whole.
  case edited(Client.ID, fields: [String], changes: [ClientChange])
  /// Two cards of one person were made one.
  case merged(into: Client.ID, from: Client.ID, receipts: Int)
  /// A message was put into the outbox.
  case queued(Message.ID, Client.ID)
}

/// What somebody asks the past about.
public enum HistorySubject: Hashable, Sendable {
  /// Everything.
  case club
  /// A client: his or her card, groups, bonuses, receipts of the journal.
  case client(Client.ID)
  /// A group: its facts, its place, who came and went.
  case group(Group.ID)
  /// A program and the groups that got or lost it.
  case program(Program.ID)
}

extension PastEvent {
  /// Whether it is about a subject.
  func concerns(_ subject: HistorySubject) -> Bool {
    switch subject {
    case .club: true
    case .client(let id): clients.contains(id)
    case .group(let id): concerns(id)
    case .program(let id): concerns(id)
    }
  }

  private var clients: [Client.ID] {
    switch self {
    case .whole(let event): event.clients
    case .registered(let id, _), .edited(let id, _, _), .queued(_, let id): [id]
    case .merged(let into, let from, _): [into, from]
    }
  }

  private func concerns(_ group: Group.ID) -> Bool {
    switch self {
    case .registered(_, let groups): groups.contains(group)
    case .whole(.clientRegistered(let client)): client.groups.contains(group)
    case .whole(.clientsAddedToGroup(let id, _)), .whole(.clientsRemovedFromGroup(let id, _)),
      .whole(.groupEdited(let id, _)):
      id == group
    case .whole(.groupCreated(let created, _)): created.id == group
    case .whole(.groupsReordered(let change)):
      change.was.firstIndex(of: group) != change.now.firstIndex(of: group)
    case .whole(.defaultGroupMoved(let change)): change.was == group || change.now == group
    default: false
    }
  }

  private func concerns(_ program: Program.ID) -> Bool {
    switch self {
    case .whole(.programCreated(let created)): created.id == program
    case .whole(.programChanged(let change)): change.now.id == program
    case .whole(.wrongPasswordsGiven(let wrong)): wrong.program == program
    case .whole(.groupCreated(let group, _)): group.program == program
    case .whole(.groupEdited(_, let changes)):
      changes.contains { change in
        guard case .program(let change) = change else { return false }
        return change.was == program || change.now == program
      }
    default: false
    }
  }
}

extension Event {
  /// The clients that it is about.
  fileprivate var clients: [Client.ID] {
    switch self {
    case .clientRegistered(let client): [client.id]
    case .clientEdited(let id, _), .clientErased(let id): [id]
    case .clientsMerged(let merge): [merge.into, merge.from.id]
    case .clientsAddedToGroup(_, let ids), .clientsRemovedFromGroup(_, let ids): ids
    case .wrongPasswordsGiven(let wrong): [wrong.client]
    case .receiptSold(let receipt): receipt.client.map { [$0] } ?? []
    case .receiptParked(let receipt): receipt.client.map { [$0] } ?? []
    case .receiptRefunded(let refund): refund.client.map { [$0] } ?? []
    case .bonusesMoved(let movement): [movement.client]
    case .bonusesBurnt(let id, _): [id]
    case .promoCodeActivated(let activation): [activation.client]
    case .messageQueued(let message): [message.client]
    default: []
    }
  }
}
