import Loyalty

extension Club {
  /// Whether all that an event speaks of exists, so that applying it cannot fail.
  func knows(what event: Event) -> Bool {
    switch event {
    case .settingsChanged: true
    case .clientRegistered(let client):
      client.id == clients.nextID && self.clients.client(with: client.phone) == nil
    case .clientEdited(let id, _): clients.contains(id)
    case .clientsAddedToGroup(let group, let ids), .clientsRemovedFromGroup(let group, let ids):
      groups[group] != nil && ids.allSatisfy { clients.contains($0) }
    case .groupCreated(let group, _): groups[group.id] == nil
    case .groupEdited(let id, _): groups[id] != nil
    case .groupsReordered(let change): change.now.allSatisfy { groups[$0] != nil }
    case .defaultGroupMoved(let change): change.now.map { groups[$0] != nil } ?? true
    case .messageQueued(let message): clients.contains(message.client)
    }
  }
}
