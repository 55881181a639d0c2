/// The total that decides a client's tier, receipt after receipt in the order of time
/// (rules.md §4.3).
///
/// Says the same as `ReceiptTable.paid(by:in:)` would have said at each of those moments, at the
/// cost of the window's start instead of a look at every receipt.
struct RunningTotal {
  private let window: TotalWindow
  private let calendar: ClubCalendar
  private var counted: [(at: Moment, paid: Int64)] = []
  private var first = 0
  private var sum: Int64 = 0

  init(_ window: TotalWindow, _ calendar: ClubCalendar) {
    self.window = window
    self.calendar = calendar
  }

  /// Begins with the next client.
  mutating func begin() {
    counted.removeAll(keepingCapacity: true)
    first = 0
    sum = 0
  }

  /// What counts at a moment, which never goes back.
  mutating func total(at moment: Moment) -> Money {
    if window != .allTime, let start = window.period(until: moment, calendar).start {
      while first < counted.count, counted[first].at < start {
        sum -= counted[first].paid
        first += 1
      }
    }
    return Money(clamping: sum)
  }

  /// Counts a receipt in, with the money that was paid for it less refunds.
  mutating func add(_ paid: Int64, at moment: Moment) {
    sum += paid
    if window != .allTime { counted.append((moment, paid)) }
  }
}
