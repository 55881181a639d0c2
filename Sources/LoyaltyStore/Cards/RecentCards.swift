import Loyalty

/// The cards that were read last as the files have them: the guests of an hour are read once, not
/// again for each thing that is decided about them.
struct RecentCards {
  /// How many are kept.
  static let limit = 64

  private var ids: [Client.ID] = []
  private var cards: [Client] = []
  /// Where the next one goes.
  private var next = 0

  /// The card, if it was read lately.
  subscript(id: Client.ID) -> Client? { ids.firstIndex(of: id).map { cards[$0] } }

  /// Keeps a card that was just read, in place of the oldest.
  mutating func keep(_ card: Client) {
    if cards.count < Self.limit {
      ids.append(card.id)
      cards.append(card)
    } else {
      (ids[next], cards[next]) = (card.id, card)
      next = (next + 1) % Self.limit
    }
  }
}
