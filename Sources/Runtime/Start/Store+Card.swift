import Loyalty
import LoyaltyStore

extension Store {
  /// A client's card, or nil for one that the store does not have, as in a rehearsal, or cannot read.
  func knownCard(of id: Client.ID) -> Client? {
    guard club.clients.contains(id) else { return nil }
    return try? card(of: id)
  }
}
