/// Why a change cannot be put back as it was.
public enum PutBackRefusal: String, Error, Hashable, Sendable {
  /// It was folded into the base: the journal does not have it any more.
  case folded
  /// Something that it changed was changed again since.
  case changedSince
  /// Nothing puts it back: a sale, a registration, a merge of cards.
  case impossible
}

extension Club {
  /// The commands that put back what a record changed, the last of its events first.
  ///
  /// Everything comes from the record's own `was`. Bonuses that burnt meanwhile stay burnt: time
  /// did that, not the record.
  ///
  /// - Parameters:
  ///   - events: The record's events.
  ///   - cards: The full cards, as they are now, of the clients whom `cardsToPutBack` names.
  /// - Returns: What to decide, one after another.
  /// - Throws: `changedSince` or `impossible`.
  public func commands(
    puttingBack events: [Event],
    cards: [Client.ID: Client]
  ) throws(PutBackRefusal) -> [Command] {
    var commands: [Command] = []
    for event in events.reversed() {
      switch event {
      case .groupCreated(let group, _):
        let isEmpty = clients.clientCount(in: group.id) == 0
        guard groups[group.id] == group, isEmpty else { throw .changedSince }
        commands.append(.archiveGroup(.id(group.id)))
      case .groupEdited(let id, let changes): commands += try puttingBack(changes, of: id)
      case .groupsReordered(let change):
        guard groups.order == change.now else { throw .changedSince }
        commands.append(.orderGroups(change.was.map { .id($0) }))
      case .defaultGroupMoved(let change): commands += try puttingBack(change)
      case .clientsAddedToGroup(let group, let ids):
        let isSame = ids.allSatisfy { isIn(group, $0) == true }
        guard isSame else { throw .changedSince }
        commands.append(.removeFromGroup(ids.map { .id($0) }, .id(group)))
      case .clientsRemovedFromGroup(let group, let ids):
        let isSame = ids.allSatisfy { isIn(group, $0) == false }
        guard isSame else { throw .changedSince }
        commands.append(.addToGroup(ids.map { .id($0) }, .id(group)))
      case .clientEdited(let id, let changes):
        guard let card = cards[id], !clients.isMerged(id) else { throw .changedSince }
        commands.append(
          .editClient(.id(id), try card.edit(puttingBack: changes, in: settings.region))
        )
      case .bonusesBurnt: continue
      default: throw .impossible
      }
    }
    guard !commands.isEmpty else { throw .impossible }
    return commands
  }

  /// Whether a client is in a group; nil where the card went into another one.
  private func isIn(_ group: Group.ID, _ client: Client.ID) -> Bool? {
    guard clients.contains(client), !clients.isMerged(client) else { return nil }
    return clients.groups(of: client).contains(group)
  }

  private func puttingBack(_ change: Change<Group.ID?>) throws(PutBackRefusal) -> [Command] {
    guard groups.defaultGroup == change.now else { throw .changedSince }
    if let was = change.was { return [.editGroup(.id(was), GroupEdit(isDefault: true))] }
    return change.now.map { [.editGroup(.id($0), GroupEdit(isDefault: false))] } ?? []
  }

  /// A group that returns takes its place again: the first of a client's groups decides the program.
  private func puttingBackFromArchive(_ id: Group.ID) -> [Command] {
    let order = groups.order(puttingBack: id)
    let restore = Command.restoreGroup(.id(id))
    return order.last == id ? [restore] : [restore, .orderGroups(order.map { .id($0) })]
  }

  private func puttingBack(
    _ changes: [GroupChange],
    of id: Group.ID
  ) throws(PutBackRefusal) -> [Command] {
    guard let group = groups[id] else { throw .changedSince }
    var commands: [Command] = []
    var edit = GroupEdit()
    var isSame = true
    for change in changes {
      switch change {
      case .name(let change):
        isSame = isSame && group.name == change.now
        edit.name = change.was
      case .description(let change):
        isSame = isSame && group.description == change.now
        edit.description = change.was.map { .set($0) } ?? .clear
      case .loyalty(let change):
        isSame = isSame && group.loyalty == change.now
        edit.loyalty = change.was
      case .program(let change):
        isSame = isSame && group.program == change.now
        edit.program = change.was.map { .set($0.description) } ?? .clear
      case .welcomeSms(let change):
        isSame = isSame && group.welcomeSms == change.now
        edit.welcomeSms = change.was
      case .afterOrderSms(let change):
        isSame = isSame && group.afterOrderSms == change.now
        edit.afterOrderSms = change.was
      case .isArchived(let change):
        isSame = isSame && group.isArchived == change.now
        commands += change.was ? [.archiveGroup(.id(id))] : puttingBackFromArchive(id)
      }
    }
    guard isSame else { throw .changedSince }
    return edit == GroupEdit() ? commands : commands + [.editGroup(.id(id), edit)]
  }
}

extension [Event] {
  /// The clients whose full cards putting these events back takes.
  public var cardsToPutBack: Set<Client.ID> {
    Set(
      compactMap { event in
        if case .clientEdited(let id, _) = event { id } else { nil }
      }
    )
  }
}
