#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A wait for another desk that holds something for microseconds, and now and then for long.
///
/// A commit holds the lock for some 50 µs and a sync takes 100: a sleep, which the system stretches
/// by 50 µs and more, would be most of the wait. So the processor is only given to others at first.
struct ShortWait {
  private static let yielding = Duration.microseconds(300)
  private static let short = Duration.milliseconds(20)

  private let start = ContinuousClock.now

  /// How long it has lasted.
  var waited: Duration { ContinuousClock.now - start }

  /// Lets others go on for a moment.
  func pause() {
    let waited = waited
    guard waited >= Self.yielding else {
      sched_yield()
      return
    }
    usleep(waited < Self.short ? 30 : 2_000)
  }
}
