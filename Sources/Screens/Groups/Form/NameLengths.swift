import Loyalty

/// The shortest and the longest name among all clients: between them every message's length lies.
struct NameLengths: Hashable, Sendable {
  /// The shortest name.
  let shortest: String
  /// The longest name.
  let longest: String

  /// Looks at the length of every name once; nil without clients.
  ///
  /// Cost: some 20 ns a client, and two cards.
  init?(_ context: Context) {
    let clients = context.club.clients
    guard let first = clients.ids.first else { return nil }
    var shortest = (id: first, length: Int.max)
    var longest = (id: first, length: Int.min)
    for id in clients.ids {
      let length = clients.foldedName(of: id).count
      if length < shortest.length { shortest = (id, length) }
      if length > longest.length { longest = (id, length) }
    }
    self.shortest = Self.name(of: shortest.id, context)
    self.longest = Self.name(of: longest.id, context)
  }

  /// The name on the card; a text of the same length where the card cannot be read.
  private static func name(of id: Client.ID, _ context: Context) -> String {
    if let card = context.card(id) { return card.name }
    return String(repeating: "n", count: context.club.clients.foldedName(of: id).count)
  }
}
