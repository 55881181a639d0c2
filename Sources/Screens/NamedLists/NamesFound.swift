import Loyalty
import Terminal

extension NamedList {
  /// How a command names a thing: by its name, for a name may look like another one's number.
  func reference(_ id: Identifier<Item>) -> String { self[id]?.name ?? id.description }
}

/// Finds things by their names, forgiving as finding a client is.
struct NamesFound<Item: Named> {
  /// The numbers of those found, in the order given.
  let ids: [Identifier<Item>]

  init(_ typed: String, among items: [Item]) {
    let query = ClientQuery(typed: typed)
    guard !query.isEmpty, !items.isEmpty else {
      ids = query.isEmpty ? items.map(\.id) : []
      return
    }
    var names = NameBlock()
    for item in items { names.append(item.name) }
    let block = names
    let found = NameFinder(query, limit: items.count)
      .find(blocks: 1, names: { _ in block }, phones: { _ in [] })
    ids = found.matches.map(\.row).sorted().map { items[$0].id }
  }
}
