/// The cards in memory, and the changes to cards that are not.
///
/// A card that was registered or edited in this session is at hand; of all others only what
/// happened since the store's files were written is kept, until somebody reads the card.
struct CardShelf: Sendable {
  private var cards: [Client.ID: Client] = [:]
  private var changes: [Client.ID: [ClientChange]] = [:]

  /// Keeps a full card that the store's files hold as it is.
  mutating func keep(_ card: Client) {
    cards[card.id] = card
  }

  /// Takes changes over; they stay known until the store's files hold them.
  mutating func edit(_ id: Client.ID, _ edits: [ClientChange]) {
    changes[id, default: []] += edits
    guard cards[id] != nil else { return }
    for edit in edits { cards[id]?.apply(edit) }
  }

  /// The card, if it is in memory.
  func kept(_ id: Client.ID) -> Client? { cards[id] }

  /// The card in memory, or the stored one with all changes since.
  func card<Failure: Error>(
    of id: Client.ID,
    stored: () throws(Failure) -> Client
  ) throws(Failure) -> Client {
    if let card = cards[id] { return card }
    var card = try stored()
    for change in changes[id] ?? [] { card.apply(change) }
    return card
  }

  /// Whether the store's files hold the card as it is.
  func isStored(_ id: Client.ID) -> Bool { cards[id] == nil && changes[id] == nil }

  /// Forgets a card that nobody will ask for any more.
  mutating func remove(_ id: Client.ID) {
    cards[id] = nil
    changes[id] = nil
  }

  /// Forgets a card that the store can read again; its changes stay known.
  mutating func drop(_ id: Client.ID) {
    cards[id] = nil
  }
}
