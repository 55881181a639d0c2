/// The club's groups in the manager's order, and which of them is the default (rules.md §3.2–3.3).
public struct GroupList: Sendable {
  private var byID: [Group.ID: Group] = [:]
  private var idsByName: [GroupNameKey: Group.ID] = [:]
  /// The groups that stood before an archived one as it went, of those that went since the base.
  private var stoodBefore: [Group.ID: [Group.ID]] = [:]

  /// The groups in use, in the manager's order.
  public private(set) var order: [Group.ID] = []
  /// The archived groups, the last archived first.
  public private(set) var archived: [Group.ID] = []
  /// The group that new clients are put into, if one is marked.
  public internal(set) var defaultGroup: Group.ID?
  /// The number that the next group gets.
  public private(set) var nextID = Group.ID(1)

  /// A club without groups.
  public init() {}

  /// The group with that number, in use or archived.
  public subscript(id: Group.ID) -> Group? { byID[id] }

  /// The groups in use, in the manager's order.
  public var inUse: [Group] { order.compactMap { byID[$0] } }

  /// The archived groups, the last archived first.
  public var inArchive: [Group] { archived.compactMap { byID[$0] } }

  /// The names of groups, in use or archived, in the order in which they were created.
  public func names(of set: GroupSet) -> [String] { set.ids.compactMap { byID[$0]?.name } }

  /// The group of that name, compared as in rules.md §3.1, in use or archived.
  public func named(_ name: String) -> Group? {
    idsByName[GroupNameKey(name)].flatMap { byID[$0] }
  }

  /// The place in the manager's order, from 1, or nothing for an archived group.
  public func position(of id: Group.ID) -> Int? {
    order.firstIndex(of: id).map { $0 + 1 }
  }

  /// The first, in the manager's order, of these groups that has a loyalty program; without one,
  /// the first (rules.md §3.3).
  public func leading(of set: GroupSet) -> Group? {
    leading(of: set, order: order)
  }

  /// The same under another order: what a reordering that is not saved yet would do.
  public func leading(of set: GroupSet, order: [Group.ID]) -> Group? {
    // A loop of its own: every sale asks several times.
    var first: Group?
    for id in order where set.contains(id) {
      guard let group = byID[id] else { continue }
      if group.loyalty != .none { return group }
      if first == nil { first = group }
    }
    return first
  }

  /// Adds a group at a place of the order, from 1; an archived one goes to the archive.
  mutating func insert(_ group: Group, at position: Int) {
    byID[group.id] = group
    idsByName[GroupNameKey(group.name)] = group.id
    nextID = max(nextID, group.id.next)
    if group.isArchived {
      archived.append(group.id)
    } else {
      order.insert(group.id, at: min(max(position - 1, 0), order.count))
    }
  }

  /// Takes over one change of a group.
  mutating func apply(_ change: GroupChange, to id: Group.ID) {
    guard var group = byID[id] else { return }
    switch change {
    case .name(let change):
      idsByName[GroupNameKey(change.was)] = nil
      idsByName[GroupNameKey(change.now)] = id
    case .isArchived(let change) where change.now:
      stoodBefore[id] = Array(order.prefix { $0 != id })
      order.removeAll { $0 == id }
      archived.insert(id, at: 0)
    case .isArchived:
      archived.removeAll { $0 == id }
      order.append(id)
    default: break
    }
    group.apply(change)
    byID[id] = group
  }

  /// The order with a group in use where it stood as it was archived: behind the nearest of the
  /// groups that stood before it; as the last where the base was written since.
  func order(puttingBack id: Group.ID) -> [Group.ID] {
    let others = order.filter { $0 != id }
    guard let before = stoodBefore[id] else { return others + [id] }
    let nearest = before.reversed().lazy.compactMap { others.firstIndex(of: $0) }.first
    var order = others
    order.insert(id, at: nearest.map { $0 + 1 } ?? 0)
    return order
  }

  /// Takes over another order of the groups in use.
  mutating func reorder(_ ids: [Group.ID]) {
    order = ids.filter { byID[$0]?.isArchived == false }
  }
}
