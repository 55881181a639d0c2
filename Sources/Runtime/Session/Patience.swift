import LoyaltyStore

/// Ties the store's waiting for the lock to the session, which comes into being after the store.
package final class Patience {
  weak var session: Session?

  package init() {}

  /// What a session opens its store with.
  func options(of desk: Desk) -> StoreOptions {
    var options = desk.storeOptions
    options.whenWaiting = { [weak self] holder in self?.session?.isPatient(holder) ?? true }
    return options
  }
}
