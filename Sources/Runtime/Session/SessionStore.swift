import Dispatch
import Loyalty
import LoyaltyStore

/// The store of a session, with the one sync that may run aside.
final class SessionStore {
  let store: Store
  /// Whether the store is thrown away at the end.
  let isDemo: Bool
  /// Whether the last record is on its way to the disk.
  private(set) var isSyncing = false
  /// What is on its way, for the sentence when it does not arrive.
  private(set) var underway: [Event] = []
  /// When the last record of this desk was known to be on the disk.
  private(set) var lastSaved: Moment?

  private let queue = DispatchQueue(label: "frontdesk.sync")
  private let wake: Wake

  init(_ store: Store, isDemo: Bool, wake: Wake) {
    self.store = store
    self.isDemo = isDemo
    self.wake = wake
  }

  /// Decides and writes a command; its sync begins aside.
  func append(_ command: Command, by staff: Staff) throws -> Committed {
    let pending = try store.append(command, by: staff)
    guard !pending.committed.events.isEmpty else { return pending.committed }
    isSyncing = true
    underway = pending.committed.events
    let wake = wake
    queue.async {
      do throws(StoreProblem) {
        _ = try pending.sync()
        wake.post(.synced(nil))
      } catch {
        wake.post(.synced(error))
      }
    }
    return pending.committed
  }

  /// Takes the end of the sync.
  func synced(_ problem: StoreProblem?, at now: Moment) {
    isSyncing = false
    if problem == nil { lastSaved = now }
  }
}
