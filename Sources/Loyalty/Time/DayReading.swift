/// A step from today, as a word or "+2w" names it.
public enum DayStep: Hashable, Sendable {
  /// So many days, weeks, months or years on; back when below zero.
  case days(Int), weeks(Int), months(Int), years(Int)
  /// The next such day of the week after today.
  case next(Weekday)

  /// The day that the step leads to.
  public func day(from today: Day) -> Day {
    switch self {
    case .days(let count): today.advanced(byDays: count)
    case .weeks(let count): today.advanced(byDays: count * 7)
    case .months(let count): today.advanced(byMonths: count)
    case .years(let count): today.advanced(byMonths: count * 12)
    case .next(let weekday):
      today.advanced(byDays: (weekday.rawValue - today.weekday.rawValue + 6) % 7 + 1)
    }
  }
}

/// Reads the days that people type, by what today is and which way a short date leans.
public struct DayReading: Hashable, Sendable {
  /// Which year a date without one is in, and which century one with two digits.
  public enum Lean: Hashable, Sendable {
    /// Not after today: birthdays, registrations.
    case past
    /// Not before today: ends of periods.
    case future
    /// This year and this century.
    case present
  }

  /// The day that steps count from.
  public let today: Day
  /// Which way short dates lean.
  public let lean: Lean
  /// Words in lower case and the steps that they mean, from the catalogues.
  public let words: [String: DayStep]

  /// Takes today, the lean of short dates, and the language's words.
  public init(today: Day, lean: Lean = .present, words: [String: DayStep] = [:]) {
    self.today = today
    self.lean = lean
    self.words = words
  }

  /// Reads "31.12.2025", "31.12.25", "31.12", "31/12/2025", "2025-12-31", "+2w", "-3d" or a word.
  ///
  /// The steps are d, w, m, y; a bare number after the sign is days. Throws `dateInvalid`.
  public func day(_ typed: some StringProtocol) throws(ValueProblem) -> Day {
    guard typed.utf8.count <= 100 else { throw .dateInvalid(String(typed.prefix(100))) }
    let text = NameRule.trimmed(String(typed)).lowercased()
    if let step = words[text] ?? Self.step(text) { return step.day(from: today) }
    if let day = (try? Day(iso: text)) ?? dotted(text) { return day }
    throw .dateInvalid(String(typed))
  }

  /// Reads a day, a time, or both: "+1d 18:00", "31.12 9:30", "18:00" (today).
  ///
  /// Throws `dateInvalid`.
  public func dayAndTime(
    _ typed: some StringProtocol
  ) throws(ValueProblem) -> (day: Day, time: TimeOfDay?) {
    let words = typed.split(separator: " ")
    guard let last = words.last, let time = TimeOfDay(typed: last) else {
      return (try day(typed), nil)
    }
    guard words.count > 1 else { return (today, time) }
    return (try day(words.dropLast().joined(separator: " ")), time)
  }

  private static func step(_ text: String) -> DayStep? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let unit = text.last.flatMap { "dwmy".contains($0) ? $0 : nil }
    let digits = text.dropFirst().dropLast(unit == nil ? 0 : 1)
    guard let number = DigitText.number(digits, digits: 1...4) else { return nil }
    let count = sign == "-" ? -number : number
    switch unit {
    case "w": return .weeks(count)
    case "m": return .months(count)
    case "y": return .years(count)
    default: return .days(count)
    }
  }

  private func dotted(_ text: String) -> Day? {
    let parts = text.split(
      separator: text.contains("/") ? "/" : ".",
      omittingEmptySubsequences: false
    )
    guard (2...3).contains(parts.count), let day = DigitText.number(parts[0], digits: 1...2),
      let month = DigitText.number(parts[1], digits: 1...2)
    else { return nil }
    guard parts.count == 3, !parts[2].isEmpty else { return nearest(month: month, day: day) }
    if let year = DigitText.number(parts[2], digits: 4...4) {
      return Day.existing(year: year, month: month, day: day)
    }
    guard let short = DigitText.number(parts[2], digits: 2...2) else { return nil }
    return century(of: short, month: month, day: day)
  }

  /// The date without a year that the lean allows; 29 February goes to a leap year near by.
  private func nearest(month: Int, day: Int) -> Day? {
    let years = lean == .past ? (0...8).map { today.year - $0 } : (0...8).map { today.year + $0 }
    let days = (lean == .present ? Array(years.prefix(1)) : years)
      .compactMap { Day.existing(year: $0, month: month, day: day) }
    return days.first { allows($0) }
  }

  private func century(of short: Int, month: Int, day: Int) -> Day? {
    let start = today.year / 100 * 100
    let centuries = lean == .past ? [start, start - 100] : [start, start + 100]
    let days = centuries.compactMap { Day.existing(year: $0 + short, month: month, day: day) }
    return lean == .past ? days.first { allows($0) } : days.first
  }

  private func allows(_ day: Day) -> Bool {
    switch lean {
    case .past: day <= today
    case .future: day >= today
    case .present: true
    }
  }
}
