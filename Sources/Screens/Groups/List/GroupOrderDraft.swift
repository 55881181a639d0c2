import Loyalty

/// The manager's order while it is being changed and not saved yet.
struct GroupOrderDraft: Hashable, Sendable {
  /// All groups in use, in the order wanted.
  private(set) var ids: [Group.ID]

  /// Begins with the order as it is.
  init(_ groups: GroupList) {
    ids = groups.order
  }

  /// Moves a group by so many places, kept within the list.
  mutating func move(_ id: Group.ID, by places: Int) {
    guard let place = ids.firstIndex(of: id) else { return }
    ids.remove(at: place)
    ids.insert(id, at: max(0, min(place + places, ids.count)))
  }

  /// Takes over what other desks did meanwhile: new groups go last, archived ones go.
  mutating func follow(_ groups: GroupList) {
    ids = ids.filter(groups.order.contains) + groups.order.filter { !ids.contains($0) }
  }

  /// Whether it differs from the order that is saved.
  func isChanged(from groups: GroupList) -> Bool { ids != groups.order }

  /// What saves it.
  var command: Command { .orderGroups(ids.map { .id($0) }) }
}
