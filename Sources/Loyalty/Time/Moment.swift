/// An instant in UTC, to the millisecond (rules.md §1.7).
public struct Moment: Hashable, Comparable, Sendable {
  /// What can be written with a year of four digits in any zone: 0001-01-02 to 9999-12-30, UTC.
  public static let range: ClosedRange<Int64> = -62_135_510_400_000...253_402_214_399_999

  /// Milliseconds since 1 January 1970, 00:00 UTC.
  public let milliseconds: Int64

  /// Takes milliseconds since 1 January 1970, 00:00 UTC; beyond the range, the nearest of it, so
  /// that whatever is written can be read again.
  public init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, Self.range.lowerBound), Self.range.upperBound)
  }

  /// Orders by time.
  public static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment so many milliseconds later; stops at the ends of the range.
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
