/// Groups that one client is in: ids in ascending order, without repeats.
public struct GroupSet: Hashable, Sendable {
  /// The ids in ascending order.
  public private(set) var ids: [Group.ID]

  /// No groups.
  public init() { ids = [] }

  /// Takes the groups, in any order.
  public init(_ groups: [Group.ID]) {
    let isAscending = zip(groups, groups.dropFirst()).allSatisfy { $0 < $1 }
    ids = isAscending ? groups : Set(groups).sorted()
  }

  /// Whether the group is among them.
  public func contains(_ group: Group.ID) -> Bool { ids.contains(group) }

  /// The same groups and this one.
  public func adding(_ group: Group.ID) -> GroupSet {
    contains(group) ? self : GroupSet(ids + [group])
  }

  /// The same groups without this one.
  public func removing(_ group: Group.ID) -> GroupSet {
    GroupSet(ids.filter { $0 != group })
  }
}
