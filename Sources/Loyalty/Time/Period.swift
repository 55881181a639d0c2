/// A half-open stretch of time, [start, end); either end may be open (rules.md §1.7).
public struct Period: Hashable, Sendable {
  /// All of time.
  public static let always = Period(start: nil, end: nil)

  /// The first moment inside, or nil for no beginning.
  public let start: Moment?
  /// The first moment after, or nil for no end.
  public let end: Moment?

  /// Takes the first moment inside and the first moment after.
  public init(start: Moment?, end: Moment?) {
    self.start = start
    self.end = end
  }

  /// Whether the moment is inside: at `start` yes, at `end` no.
  public func contains(_ moment: Moment) -> Bool {
    (start.map { $0 <= moment } ?? true) && (end.map { moment < $0 } ?? true)
  }

  /// Whether no moment is inside.
  public var isEmpty: Bool {
    guard let start, let end else { return false }
    return end <= start
  }

  /// Whether some moment is inside both.
  public func overlaps(_ other: Period) -> Bool {
    !intersection(other).isEmpty
  }

  /// What is inside both; empty when nothing is.
  public func intersection(_ other: Period) -> Period {
    let starts = [start, other.start].compactMap { $0 }
    let ends = [end, other.end].compactMap { $0 }
    return Period(start: starts.max(), end: ends.min())
  }
}
