import Dispatch
import LoyaltyStore
import Synchronization

/// Brings a record to the disk on another thread.
final class SyncAside: Sendable {
  private let ready = DispatchSemaphore(value: 0)
  private let outcome = Mutex<Result<Void, StoreProblem>?>(nil)

  /// Begins at once.
  init(_ pending: Pending) {
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let synced = Result { () throws(StoreProblem) in _ = try pending.sync() }
      outcome.withLock { $0 = synced }
      ready.signal()
    }
  }

  /// Waits until the record is on the disk; asked once.
  func wait() throws(StoreProblem) {
    ready.wait()
    let synced = outcome.withLock { $0 }
    try synced?.get()
  }
}
