import Glibc
package import Loyalty

/// The machine's clocks.
package enum SystemClock {
  /// The time of day, to the millisecond.
  package static func now() -> Moment {
    Moment(milliseconds: read(CLOCK_REALTIME))
  }

  /// Milliseconds of a clock that only moves on.
  package static func ticks() -> Int64 { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
