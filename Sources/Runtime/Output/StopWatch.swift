import Glibc
import Synchronization

/// Notices Ctrl-C during long work, which then stops where it is whole.
///
/// A second Ctrl-C ends the process at once.
package final class StopWatch: Sendable {
  private static let flag = Atomic<Bool>(false)

  /// Begins to watch.
  ///
  /// The signal is let through: who started this process may have had it blocked, and the block is
  /// inherited.
  package init() {
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
    signal(SIGINT) { _ in
      StopWatch.flag.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }

  /// Whether somebody wants to stop.
  package var isStopped: Bool { Self.flag.load(ordering: .relaxed) }
}
