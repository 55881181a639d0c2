/// What a day's figures ask of the columns.
extension ClientTable {
  /// When clients were registered, as far as that is within a period, in ascending order.
  ///
  /// Costs a look at one column of every client.
  public func registrations(in period: Period) -> [Moment] {
    let start = period.start?.milliseconds ?? .min
    let end = period.end?.milliseconds ?? .max
    var found: [Int64] = []
    for block in blocks {
      for moment in block.registered where moment >= start && moment < end { found.append(moment) }
    }
    return found.sorted().map { Moment(milliseconds: $0) }
  }

  /// How many clients have their birthday on a day; 29 February counts as in rules.md §4.5.
  ///
  /// Costs a look at one column of every client.
  public func birthdays(on day: Day) -> Int {
    let span = 130 * 366
    let oldest = Int(day.number) - span
    var isBirthday = [Bool](repeating: false, count: span + 1)
    for number in isBirthday.indices {
      let born = Day(number: Int32(clamping: oldest + number))
      isBirthday[number] = born.anniversary(in: day.year) == day
    }
    var count = 0
    for block in blocks {
      for number in block.birthdays where number != ClientBlock.noDay {
        let place = Int(number) - oldest
        if isBirthday.indices.contains(place), isBirthday[place] { count += 1 }
      }
    }
    return count
  }
}
