import Localization
import Loyalty
import Terminal

/// The groups that a list shows, in its order.
struct GroupRows: Sendable {
  /// The groups, top to bottom.
  let ids: [Group.ID]
  /// What was typed to find, when no group answers to it.
  private(set) var unanswered: String?
  /// What was done to what was typed to find anything.
  let repair: Repair

  /// Filters and orders.
  ///
  /// - Parameters:
  ///   - club: The club.
  ///   - ids: The groups that may be shown, in the manager's order.
  ///   - typed: What was typed to find a name, forgiving as finding a client is.
  ///   - order: The order that was chosen; nothing keeps the manager's.
  init(_ club: Club, ids: [Group.ID], typed: String, sortedBy order: TableOrder?) {
    let found = Self.found(typed, among: ids, in: club)
    self.ids = Self.sorted(found.ids, by: order, in: club)
    repair = found.repair
    let text = ClientQuery(typed: typed).text
    unanswered = found.ids.isEmpty && !text.isEmpty ? text : nil
  }

  /// The rows of the table; with nothing found, a row that makes what was typed a group.
  var table: TableRows<Group.ID> { TableRows(ids, hasActionRow: unanswered != nil) }

  /// The same rows without one that makes a new group: nothing is made in the archive.
  var withoutActionRow: GroupRows {
    var rows = self
    rows.unanswered = nil
    return rows
  }

  private static func found(
    _ typed: String,
    among ids: [Group.ID],
    in club: Club
  ) -> (ids: [Group.ID], repair: Repair) {
    let query = ClientQuery(typed: typed)
    guard !query.isEmpty else { return (ids, .none) }
    var names = NameBlock()
    for id in ids { names.append(club.groups[id]?.name ?? "") }
    let block = names
    let found = NameFinder(query, limit: ids.count)
      .find(blocks: ids.isEmpty ? 0 : 1, names: { _ in block }, phones: { _ in [] })
    return (found.matches.map(\.row).sorted().map { ids[$0] }, found.repair)
  }

  private static func sorted(
    _ ids: [Group.ID],
    by order: TableOrder?,
    in club: Club
  ) -> [Group.ID] {
    guard let order, let column = GroupColumn(rawValue: order.column) else { return ids }
    let sorted: [Group.ID]
    switch column {
    case .name:
      let names = ids.map { ($0, Collation.key(club.groups[$0]?.name ?? "")) }
      sorted = names.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    case .clients:
      let counts = ids.map { ($0, club.clientCount(in: $0)) }
      sorted = counts.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
    }
    return order.isAscending ? sorted : sorted.reversed()
  }
}

/// A column that the groups can be ordered by.
enum GroupColumn: String, CaseIterable, Sendable {
  /// By name.
  case name
  /// By the number of clients, the largest group first.
  case clients

  /// The catalogue key of its heading.
  var label: String { "groups.column." + rawValue }
}
