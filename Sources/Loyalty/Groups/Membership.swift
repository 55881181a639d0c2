extension Club {
  /// Puts clients into a group (rules.md §3.4); those who are in it already stay.
  func add(
    _ references: [ClientReference],
    to group: GroupReference,
    at moment: Moment
  ) throws(Refusal) -> [Event] {
    let group = try self.group(group)
    guard !group.isArchived else { throw .groupArchived(group: group.name) }
    let ids = try distinctClients(references).filter { !clients.groups(of: $0).contains(group.id) }
    guard !ids.isEmpty else { return [] }
    return birthdayGifts(to: ids, at: moment) + [.clientsAddedToGroup(group.id, ids)]
  }

  /// Takes clients out of a group; those who are not in it stay.
  func remove(
    _ references: [ClientReference],
    from group: GroupReference,
    at moment: Moment
  ) throws(Refusal) -> [Event] {
    let group = try self.group(group)
    let ids = try distinctClients(references).filter { clients.groups(of: $0).contains(group.id) }
    guard !ids.isEmpty else { return [] }
    return birthdayGifts(to: ids, at: moment) + [.clientsRemovedFromGroup(group.id, ids)]
  }

  /// What puts one client into exactly these of the groups in use; memberships of archived groups
  /// stay as they are.
  func membershipEvents(of client: Client.ID, wanted: GroupSet) -> [Event] {
    let current = clients.groups(of: client)
    let added = wanted.ids.filter { !current.contains($0) }
    let removed = current.ids.filter {
      !wanted.contains($0) && groups[$0]?.isArchived == false
    }
    return added.map { .clientsAddedToGroup($0, [client]) }
      + removed.map { .clientsRemovedFromGroup($0, [client]) }
  }

  /// The clients named, each once.
  func distinctClients(
    _ references: [ClientReference]
  ) throws(Refusal) -> [Client.ID] {
    var seen: Set<Client.ID> = []
    var ids: [Client.ID] = []
    for reference in references {
      let id = try client(reference)
      if seen.insert(id).inserted { ids.append(id) }
    }
    return ids
  }

  /// For how many clients the leading group would change under another order (rules.md §3.3).
  public func clientsWhoseLeadingGroupChanges(under order: [Group.ID]) -> Int {
    clients.countedGroupSets.reduce(0) { sum, counted in
      let now = groups.leading(of: counted.set)?.id
      let then = groups.leading(of: counted.set, order: order)?.id
      return now == then ? sum : sum + counted.clients
    }
  }

  /// The leading groups that a group's clients would have without it, with their number; the
  /// clients whom another group leads already are left out.
  public func leadingGroups(without group: Group.ID) -> [(group: Group?, clients: Int)] {
    let order = groups.order.filter { $0 != group }
    var counts: [Group.ID?: Int] = [:]
    for counted in clients.countedGroupSets where groups.leading(of: counted.set)?.id == group {
      counts[groups.leading(of: counted.set, order: order)?.id, default: 0] += counted.clients
    }
    return counts.map { (group: $0.key.flatMap { groups[$0] }, clients: $0.value) }
      .sorted { $0.clients > $1.clients }
  }
}
