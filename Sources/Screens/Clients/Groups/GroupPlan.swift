package import Loyalty

/// What somebody wants to do to the groups of one or many clients, and how they stand now.
package struct GroupPlan: Sendable {
  /// The clients, each once.
  package let clients: [Client.ID]
  /// The groups to put them into (true) and to take them out of (false).
  package private(set) var wishes: [Group.ID: Bool] = [:]
  /// How many of the clients are in each group.
  private var inside: [Group.ID: Int] = [:]

  package init(_ clients: [Client.ID], _ club: Club) {
    self.clients = clients
    count(club)
  }

  /// How many of the clients are in a group.
  package func inside(_ group: Group.ID) -> Int { inside[group] ?? 0 }

  /// Counts anew after the club has changed; wishes that came true are dropped.
  ///
  /// Cost: a look at each of the clients.
  package mutating func count(_ club: Club) {
    var bySet: [GroupSet: Int] = [:]
    for id in clients { bySet[club.clients.groups(of: id), default: 0] += 1 }
    inside = [:]
    for (set, clients) in bySet {
      for group in set.ids { inside[group, default: 0] += clients }
    }
    wishes = wishes.filter { changes($0.key, to: $0.value) }
  }

  /// How a group's box looks: all of them inside, some, none; as it is wished where it is.
  package enum Box: Hashable, Sendable { case all, some, none }

  /// The box of a group.
  package func box(_ group: Group.ID) -> Box {
    if let wish = wishes[group] { return wish ? .all : .none }
    switch inside(group) {
    case 0: return .none
    case clients.count: return .all
    default: return .some
    }
  }

  /// Goes to the next wish for a group: put in, take out, leave as it is.
  package mutating func toggle(_ group: Group.ID) {
    let next: Bool? =
      switch (wishes[group], inside(group)) {
      case (nil, clients.count): false
      case (nil, _): true
      case (true?, 1...): false
      default: nil
      }
    wishes[group] = next.flatMap { changes(group, to: $0) ? $0 : nil }
  }

  /// Wishes one thing about a group.
  package mutating func wish(_ group: Group.ID, _ isIn: Bool) {
    wishes[group] = changes(group, to: isIn) ? isIn : nil
  }

  private func changes(_ group: Group.ID, to isIn: Bool) -> Bool {
    isIn ? inside(group) < clients.count : inside(group) > 0
  }

  /// The wishes in the manager's order.
  package func ordered(_ club: Club) -> [(group: Group, isIn: Bool)] {
    club.groups.inUse.compactMap { group in
      wishes[group.id].map { (group: group, isIn: $0) }
    }
  }

  /// The commands that make the wishes true, one record each; all wishes for one client are one.
  package func commands(_ club: Club) -> [Command] {
    let wishes = ordered(club)
    if let only = clients.first, clients.count == 1, wishes.count > 1 {
      let stays = club.clients.groups(of: only).ids.filter { self.wishes[$0] != false }
      let added = wishes.filter(\.isIn).map(\.group.id)
      let groups = (stays + added).filter { club.groups[$0]?.isArchived == false }
      return [.editClient(.id(only), ClientEdit(groups: groups.map { .id($0) }))]
    }
    let references = clients.map { ClientReference.id($0) }
    return wishes.map { group, isIn in
      isIn ? .addToGroup(references, .id(group.id)) : .removeFromGroup(references, .id(group.id))
    }
  }
}
