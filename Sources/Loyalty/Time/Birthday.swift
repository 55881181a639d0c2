extension Day {
  /// This birthday in a year: 29 February counts as 28 February in common years (rules.md §4.5).
  public func anniversary(in year: Int) -> Day {
    let (_, month, day) = date
    let last = CivilCalendar.days(inMonth: month, of: year)
    let number = CivilCalendar.number(year: year, month: month, day: min(day, last))
    return Day(number: Int32(clamping: number))
  }

  /// The first anniversary of this birthday on or after a day.
  public func nextAnniversary(onOrAfter day: Day) -> Day {
    let thisYear = anniversary(in: day.year)
    return thisYear >= day ? thisYear : anniversary(in: day.year + 1)
  }

  /// How many days from a day to the next anniversary of this birthday; 0 on the day itself.
  public func daysUntilAnniversary(from day: Day) -> Int {
    day.days(until: nextAnniversary(onOrAfter: day))
  }

  /// The full years lived on a day by someone born on this one; below zero before birth.
  public func age(on day: Day) -> Int {
    let years = day.year - year
    return anniversary(in: day.year) <= day ? years : years - 1
  }
}
