import LoyaltyStore
import Synchronization

/// Ties the store's waiting for the lock to the session, which comes into being after the store.
package final class Patience {
  weak var session: Session?
  /// What the thread that writes a long record tells and is told; nothing else may be touched there.
  let aside = AsideWaiting()

  package init() {}

  /// What a session opens its store with.
  func options(of desk: Desk) -> StoreOptions {
    var options = desk.storeOptions
    options.whenWaiting = { [weak self] holder in
      guard let self else { return true }
      return aside.isPatient(holder) ?? session?.isPatient(holder) ?? true
    }
    return options
  }

  /// Begins to write aside: from now on waiting is told to the session's wake.
  func beginAside() { aside.begin(session?.wake) }
}

/// Waiting for the lock while a long record is written aside.
final class AsideWaiting: Sendable {
  private struct State {
    var wake: Wake?
    var isTold = false
    var isGivenUp = false
  }

  private let state = Mutex(State())

  /// Whether the lock is being waited for.
  var isWaiting: Bool { state.withLock { $0.wake != nil && $0.isTold } }

  func begin(_ wake: Wake?) { state.withLock { $0 = State(wake: wake) } }

  func end() { state.withLock { $0 = State() } }

  /// Somebody gives up.
  func giveUp() { state.withLock { $0.isGivenUp = true } }

  /// Tells once who keeps us waiting; false when somebody gave up, nil where nothing is written
  /// aside.
  func isPatient(_ holder: LockHolder?) -> Bool? {
    state.withLock { state in
      guard let wake = state.wake else { return nil }
      if !state.isTold { wake.post(.waiting(holder)) }
      state.isTold = true
      return !state.isGivenUp
    }
  }
}
