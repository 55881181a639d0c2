/// An instant in UTC, to the millisecond (rules.md §1.7).
public struct Moment: Hashable, Comparable, Sendable {
  /// Milliseconds since 1 January 1970, 00:00 UTC.
  public let milliseconds: Int64

  /// Takes milliseconds since 1 January 1970, 00:00 UTC.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Orders by time.
  public static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment so many milliseconds later; stops at the ends of what can be stored.
  public func advanced(byMilliseconds step: Int64) -> Moment {
    let (sum, overflow) = milliseconds.addingReportingOverflow(step)
    guard overflow else { return Moment(milliseconds: sum) }
    return Moment(milliseconds: step < 0 ? .min : .max)
  }

  /// The moment so many seconds later.
  public func advanced(bySeconds step: Int64) -> Moment {
    advanced(byMilliseconds: step.multipliedReportingOverflow(by: 1_000).partialValue)
  }
}
