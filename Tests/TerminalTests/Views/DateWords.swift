import Terminal

/// Dates as 31.12.2026, for tests.
enum DateWords {
  static let picking = DatePicking(
    today: CalendarDay(year: 2026, month: 11, day: 22) ?? CalendarDay.beginning,
    read: { text in
      let parts = text.split(separator: ".").compactMap { Int($0) }
      guard parts.count == 3 else { return nil }
      return CalendarDay(year: parts[2], month: parts[1], day: parts[0])
    },
    write: { day in
      let parts = [day.day, day.month].map { ($0 < 10 ? "0" : "") + String($0) }
      return parts.joined(separator: ".") + ".\(day.year)"
    }
  )
}
