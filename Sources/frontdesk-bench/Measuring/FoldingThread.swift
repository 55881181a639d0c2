import Dispatch
import Loyalty
import LoyaltyStore
import Synchronization

/// Folds a store on a thread of its own, from the moment when it is made.
final class FoldingThread: Sendable {
  private let ending = Mutex<Result<Samples, any Error>?>(nil)
  private let finished = DispatchSemaphore(value: 0)

  init(of store: String) {
    DispatchQueue.global().async {
      let ended = Result {
        var samples = Samples()
        let options = StoreOptions(clock: BenchClub.now, staff: Staff("folding"))
        _ = try samples.time { try Store.compact(at: store, options) }
        return samples
      }
      self.ending.withLock { $0 = ended }
      self.finished.signal()
    }
  }

  /// Waits until it is over, for so many milliseconds at most; ask no more once it was.
  func isOver(within milliseconds: Int) -> Bool {
    finished.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  /// How long it took.
  ///
  /// - Throws: What the folding threw.
  func seconds() throws -> Double {
    guard let samples = try ending.withLock({ $0 })?.get() else { throw BenchFailure("no end") }
    return samples.median / 1_000
  }
}
