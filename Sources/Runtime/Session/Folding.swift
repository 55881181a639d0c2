import Dispatch
import Loyalty
import LoyaltyStore

/// Writes indexes aside that the start found missing, and folds the store's journal once it has grown
/// long, or as soon as a client was erased, as any of the desks may.
final class Folding {
  /// From which length on the journal is folded: about a year of a busy club.
  static let journalBytes = 64 << 20
  /// Milliseconds between two looks at its length.
  private static let interval: Int64 = 60_000

  private let queue = DispatchQueue(label: "frontdesk.folding", qos: .utility)
  private let wake: Wake
  private let allowsNetwork: Bool
  private let journalBytes: Int
  private var nextLook: Int64 = 0
  private var isRunning = false
  /// The last erasure that was looked at; the look at a new one is not waited for.
  private var seenErasure: UInt64?
  /// Whether what is folded takes values out that were erased.
  private(set) var isErasing = false

  init(_ wake: Wake, allowsNetwork: Bool, journalBytes: Int = Folding.journalBytes) {
    self.wake = wake
    self.allowsNetwork = allowsNetwork
    self.journalBytes = journalBytes
  }

  /// Looks at the journal's length once a minute, and begins to fold it where that is due.
  ///
  /// - Parameters:
  ///   - store: The session's store, which goes on meanwhile.
  ///   - staff: Who works here.
  ///   - now: Milliseconds of the running clock.
  func look(at store: Store, by staff: Staff, now: Int64) {
    if let work = store.takeIndexWork() { queue.async { work.write() } }
    let isNew = store.lastErasure != seenErasure
    guard !isRunning, now >= nextLook || isNew else { return }
    nextLook = now + Self.interval
    seenErasure = store.lastErasure
    guard store.readOnly == nil else { return }
    if store.holdsLeftovers { removeLeftovers(of: store, by: staff) }
    isErasing = store.holdsErased
    let least = isErasing ? 1 : journalBytes
    guard let size = try? Store.journalSize(at: store.path), size >= least else { return }
    isRunning = true
    let (path, wake, allowsNetwork) = (store.path, wake, allowsNetwork)
    let isErasing = isErasing
    queue.async {
      let options = Self.options(staff, allowsNetwork)
      do throws(StoreProblem) {
        if isErasing { try MessageFiles.forget(try Store.open(at: path, options)) }
        _ = try Store.compact(at: path, options, journalBytes: least)
        wake.post(.folded(nil))
      } catch {
        wake.post(.folded(error))
      }
    }
  }

  /// Takes away what a compaction that was killed left behind; where that cannot be just now, the
  /// next look tries again.
  private func removeLeftovers(of store: Store, by staff: Staff) {
    let (path, allowsNetwork) = (store.path, allowsNetwork)
    queue.async {
      try? Store.removeLeftovers(at: path, Self.options(staff, allowsNetwork))
    }
  }

  static func options(_ staff: Staff, _ allowsNetwork: Bool) -> StoreOptions {
    var options = StoreOptions(clock: SystemClock.now, staff: staff)
    options.patience = .seconds(2)
    options.allowsNetwork = allowsNetwork
    return options
  }

  /// Takes the end.
  ///
  /// - Returns: What somebody has to be told of; that another desk was faster is not.
  func ended(_ problem: StoreProblem?) -> StoreProblem? {
    isRunning = false
    switch problem {
    case .busy, .filesHeld: return nil
    default: return problem
    }
  }
}
