/// The last record of every day on which something was written: what the sheets of days name, and
/// what of the journal's checksums stays when it is folded.
///
/// Costs a day's number and a record's, some 400 of them a year.
public struct JournalMarks: Hashable, Sendable {
  /// The record with which a day ended.
  public struct DayEnd: Hashable, Sendable {
    /// The day in the club's calendar.
    public let day: Day
    /// Its last record so far.
    public let mark: JournalMark

    /// Says with which record a day ended.
    public init(_ day: Day, _ mark: JournalMark) {
      self.day = day
      self.mark = mark
    }
  }

  private var closed: [DayEnd] = []
  private var current: DayEnd?

  /// None yet.
  public init() {}

  /// All of them, the oldest day first.
  public var days: [DayEnd] { closed + (current.map { [$0] } ?? []) }

  /// The last record of all; nil before the first.
  public var last: JournalMark? { current?.mark }

  /// The last record up to the end of a day; nil before the first.
  ///
  /// - Parameter day: The day; nil is without an end.
  /// - Returns: The record: that of an earlier day where nothing was written on this one.
  public func last(through day: Day?) -> JournalMark? {
    guard let day, let current, current.day > day else { return last }
    var (low, high) = (0, closed.count)
    while low < high {
      let middle = (low + high) / 2
      if closed[middle].day <= day { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : closed[low - 1].mark
  }

  /// Takes over the next record: the last of its day as long as no other follows.
  ///
  /// - Parameters:
  ///   - mark: The record.
  ///   - moment: When it was decided.
  ///   - calendar: The club's calendar; where it moved to the west, days never go back.
  public mutating func note(_ mark: JournalMark, at moment: Moment, in calendar: ClubCalendar) {
    let day = calendar.day(of: moment)
    guard let last = current else { return current = DayEnd(day, mark) }
    if last.day < day { closed.append(last) }
    current = DayEnd(max(day, last.day), mark)
  }

  /// Takes over a day that was kept; false where it does not follow those before.
  public mutating func add(_ end: DayEnd) -> Bool {
    if let current {
      guard current.day < end.day, current.mark.seq < end.mark.seq else { return false }
      closed.append(current)
    }
    current = end
    return true
  }
}
