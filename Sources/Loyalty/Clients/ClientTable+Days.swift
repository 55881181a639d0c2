/// What a day's figures ask of the columns.
extension ClientTable {
  /// When numbers were given, as far as that is within a period, in ascending order.
  ///
  /// A registration is something that happened on its day: those of clients who were merged or erased
  /// since are among them. Costs a look at one column of every client.
  public func registrations(in period: Period) -> [Moment] {
    let start = period.start?.milliseconds ?? .min
    let end = period.end?.milliseconds ?? ClientBlock.noMoment
    var found: [Int64] = []
    for block in blocks {
      block.registered.withSpan { moments in
        for row in moments.indices where moments[row] >= start && moments[row] < end {
          found.append(moments[row])
        }
      }
    }
    return found.sorted().map { Moment(milliseconds: $0) }
  }

  /// Looks at when numbers were given, as far as that is within a period, from a number on.
  ///
  /// Costs a look at one column of these clients.
  public func forEachRegistration(
    from first: Client.ID,
    in period: Period,
    _ look: (Moment) -> Void
  ) {
    let start = period.start?.milliseconds ?? .min
    let end = period.end?.milliseconds ?? ClientBlock.noMoment
    let begin = max(0, Int(first.number) - 1)
    for place in blocks.indices.dropFirst(begin / ClientBlock.capacity) {
      blocks[place].registered.withSpan { moments in
        let rows = moments.indices.dropFirst(max(0, begin - place * ClientBlock.capacity))
        for row in rows where moments[row] >= start && moments[row] < end {
          look(Moment(milliseconds: moments[row]))
        }
      }
    }
  }

  /// How many clients have their birthday on a day; 29 February counts as in rules.md §4.5.
  ///
  /// Costs a look at one column of every client.
  public func birthdays(on day: Day) -> Int {
    let years = 130
    let oldest = Int(day.number) - years * 366
    var isBirthday = [Bool](repeating: false, count: years * 366 + 2)
    for year in day.year - years...day.year {
      let near = day.anniversary(in: year)
      for step in -1...1 {
        let born = near.advanced(byDays: step)
        let place = Int(born.number) - oldest
        guard isBirthday.indices.contains(place) else { continue }
        isBirthday[place] = born.anniversary(in: day.year) == day
      }
    }
    var count = 0
    for block in blocks {
      block.birthdays.withSpan { numbers in
        for row in numbers.indices where numbers[row] != ClientBlock.noDay {
          let place = Int(numbers[row]) - oldest
          if isBirthday.indices.contains(place), isBirthday[place] { count += 1 }
        }
      }
    }
    return count
  }
}
