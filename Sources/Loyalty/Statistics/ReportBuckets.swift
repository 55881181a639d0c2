/// The stretches of a period that reports over time have a row for: days, weeks or months.
struct ReportBuckets {
  /// One stretch, both days inclusive.
  struct Bucket: Hashable {
    let first: Day
    let last: Day
    /// How the row is named.
    let name: ReportTable.Cell
  }

  /// The stretches, the oldest first.
  let all: [Bucket]

  private let calendar: ClubCalendar

  /// Divides a period: by days up to a month, by weeks up to half a year, by months up to ten years,
  /// else by years.
  ///
  /// An open period begins with the club's first day; nothing goes on after today.
  init(_ period: ReportPeriod, of club: Club, today: Day) {
    calendar = club.calendar
    let last = min(period.last ?? today, today)
    let first = period.first ?? club.firstDay ?? last
    guard first <= last else {
      all = []
      return
    }
    switch first.days(until: last) + 1 {
    case ...31: all = Self.days(first, last)
    case ...184: all = Self.weeks(first, last)
    case ...3_660: all = Self.months(first, last)
    default: all = Self.years(first, last)
    }
  }

  private static func days(_ first: Day, _ last: Day) -> [Bucket] {
    (0...first.days(until: last)).map { step in
      let day = first.advanced(byDays: step)
      return Bucket(first: day, last: day, name: .day(day))
    }
  }

  /// Weeks begin on Monday; the first and the last may be cut.
  private static func weeks(_ first: Day, _ last: Day) -> [Bucket] {
    cut(first, last) {
      $0.advanced(byDays: 8 - $0.weekday.rawValue)
    } name: {
      $0 == $1 ? .day($0) : .days($0, $1)
    }
  }

  private static func months(_ first: Day, _ last: Day) -> [Bucket] {
    cut(first, last) {
      $0.startOfMonth.advanced(byMonths: 1)
    } name: { day, _ in
      .month(day.startOfMonth)
    }
  }

  private static func years(_ first: Day, _ last: Day) -> [Bucket] {
    cut(first, last) {
      $0.startOfYear.advanced(byMonths: 12)
    } name: {
      .days($0, $1)
    }
  }

  private static func cut(
    _ first: Day,
    _ last: Day,
    next: (Day) -> Day,
    name: (Day, Day) -> ReportTable.Cell
  ) -> [Bucket] {
    var buckets: [Bucket] = []
    var day = first
    while day <= last {
      let end = min(next(day).advanced(byDays: -1), last)
      buckets.append(Bucket(first: day, last: end, name: name(day, end)))
      day = end.advanced(byDays: 1)
    }
    return buckets
  }

  /// The stretch that a day is in.
  func place(of day: Day) -> Int? {
    guard let first = all.first, let last = all.last, day >= first.first, day <= last.last else {
      return nil
    }
    var (low, high) = (0, all.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if all[middle].first <= day { low = middle } else { high = middle }
    }
    return low
  }

  /// The stretch that a moment is in.
  func place(of moment: Moment) -> Int? { place(of: calendar.day(of: moment)) }
}

extension SalesBook {
  /// The day of the earliest sale.
  func firstDay(_ calendar: ClubCalendar) -> Day? {
    blocks.map(\.first).min().map { calendar.day(of: Moment(milliseconds: $0)) }
  }
}

extension Club {
  /// The day of the first sale or registration; nil in an empty club.
  ///
  /// Costs a look at one column of every client.
  var firstDay: Day? {
    let registered = clients.blocks.lazy.flatMap(\.registered).filter { $0 < ClientBlock.noMoment }
      .min()
      .map { calendar.day(of: Moment(milliseconds: $0)) }
    return [receipts.sales.firstDay(calendar), registered].compactMap { $0 }.min()
  }
}
