/// What a key did to a calendar.
public enum CalendarOutcome: Equatable, Sendable {
  /// The key means nothing to the calendar.
  case ignored
  /// Another day is shown.
  case handled
  /// Enter took this day.
  case chosen(CalendarDay)
  /// Esc: nothing is to change.
  case closed
}

/// The day that a calendar stands on.
public struct CalendarState: Equatable, Sendable {
  /// The day under the cursor.
  public private(set) var shown: CalendarDay

  /// Opens a calendar on a day.
  public init(shown: CalendarDay) {
    self.shown = shown
  }

  /// Moves by days, weeks and months, or takes the day.
  public mutating func handle(_ key: Key, today: CalendarDay) -> CalendarOutcome {
    switch key {
    case .left: shown = shown.adding(days: -1)
    case .right: shown = shown.adding(days: 1)
    case .up: shown = shown.adding(days: -7)
    case .down: shown = shown.adding(days: 7)
    case .pageUp: shown = shown.adding(months: -1)
    case .pageDown: shown = shown.adding(months: 1)
    case .home: shown = today
    case .enter: return .chosen(shown)
    case .escape: return .closed
    default: return .ignored
    }
    return .handled
  }
}
