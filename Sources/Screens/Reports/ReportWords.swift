package import Localization
package import Loyalty

/// What reports are called, and how their periods and figures are written.
package struct ReportWords {
  let words: Words

  package init(_ words: Words) {
    self.words = words
  }

  /// A report's name.
  package func name(_ report: ReportName) -> String { words("report.name." + report.rawValue) }

  /// A column's heading.
  package func heading(_ column: ReportTable.Column) -> String {
    if column.id.hasPrefix("weekday"), let number = Int(column.id.dropFirst(7)) {
      return words.shortWeekday(number)
    }
    if column.id.hasPrefix("month"), let number = Int(column.id.dropFirst(5)) {
      return words("report.column.month", ["number": .number(number)])
    }
    return words("report.column." + column.id)
  }

  /// A column's heading in a file for spreadsheets: those would take "+1" for a number, and their
  /// cells have no unit.
  package func fileHeading(_ column: ReportTable.Column) -> String {
    var heading = heading(column)
    if column.id.hasPrefix("month"), let number = Int(column.id.dropFirst(5)) {
      heading = words("report.column.monthInFile", ["number": .number(number)])
    }
    return [.percent, .change].contains(column.kind) ? heading + ", %" : heading
  }

  /// What a report of some days is called: the sheet of a day is that of several where it is.
  package func title(_ table: ReportTable) -> String {
    table.name == .day && table.scope.period.days != 1
      ? words("report.name.days") : name(table.name)
  }

  /// A cell as people read it; nothing for one that is empty.
  package func text(_ cell: ReportTable.Cell, _ kind: ReportTable.Kind) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .word(let name): words("report.word." + name)
    case .day(let day): words.date(day)
    case .month(let day): month(day)
    case .days(let first, let last): words.shortDate(first) + "–" + words.date(last)
    case .hour(let hour): words.time(hour: hour, minute: 0)
    case .number(let number): figure(number, kind)
    }
  }

  /// A number of a column as people read it.
  func figure(_ number: Int64, _ kind: ReportTable.Kind) -> String {
    switch kind {
    case .count, .name: words.number(Int(clamping: number))
    case .money, .bonuses: words.money(minorUnits: number)
    case .percent: percent(number)
    case .change: change(number)
    }
  }

  /// A number of a column where there is no room for its unit: what it is stands elsewhere.
  func bare(_ number: Int64, _ kind: ReportTable.Kind) -> String {
    guard kind == .percent else { return figure(number, kind) }
    // The unit is the last letter, behind a no-break space.
    return String(percent(number).dropLast(2))
  }

  private func percent(_ points: Int64) -> String {
    words.percent(basisPoints: Self.shown(points))
  }

  private func change(_ points: Int64) -> String {
    words.difference(basisPoints: Self.shown(points))
  }

  /// Basis points as they are shown: whole percent, below ten percent its tenths, half up both.
  ///
  /// The sign is left out of account: −9.95 % is shown as −10 %, as 9.95 % is as 10 %.
  static func shown(_ points: Int64) -> Int {
    let size = Int64(clamping: points.magnitude)
    let tenths = (size + 5) / 10 * 10
    let shown = tenths < 1_000 ? tenths : (size + 50) / 100 * 100
    return Int(clamping: points < 0 ? -shown : shown)
  }

  // MARK: Periods

  private func month(_ day: Day) -> String {
    words("report.period.month", ["month": .text(words.month(day.month)), "year": year(day)])
  }

  private func year(_ day: Day) -> WordValue { .text(String(day.year)) }

  /// A period in few words: its month, its quarter, how many days, or the days themselves.
  package func period(_ period: ReportPeriod) -> String {
    guard let first = period.first, let last = period.last else { return open(period) }
    switch period.unit {
    case .day: return words.date(first)
    case .month: return month(first)
    case .quarter:
      let quarter = WordValue.text(Self.roman[(first.month - 1) / 3])
      return words("report.period.quarter", ["quarter": quarter, "year": year(first)])
    case .year: return words("report.period.year", ["year": year(first)])
    case .days7, .days30:
      return words("report.period.days", ["count": .number(period.days ?? 0)]) + ", "
        + dates(first, last)
    case .own, .always: return dates(first, last)
    }
  }

  private static let roman = ["I", "II", "III", "IV"]

  private func open(_ period: ReportPeriod) -> String {
    if let first = period.first {
      return words("report.period.from", ["date": .text(words.date(first))])
    }
    if let last = period.last {
      return words("report.period.until", ["date": .text(words.date(last))])
    }
    return words("report.period.always")
  }

  /// The first and the last day: "01.10–31.10", with years where they differ or are told alone.
  package func dates(_ first: Day, _ last: Day) -> String {
    let begin = first.year == last.year ? words.shortDate(first) : words.date(first)
    return begin + "–" + words.date(last)
  }

  /// The venues: all of them, or their names.
  package func venues(_ venues: Set<Venue.ID>?, of club: Club) -> String {
    guard let venues else { return words("report.venues.all") }
    let names = venues.sorted().map { id in
      id == Venue.nowhere
        ? words("report.word.nowhere") : club.priceList.venues[id]?.name ?? id.description
    }
    return words.list(names, limit: 2)
  }

  /// What stands beside the figures of a period that is not over, or that is, in few words.
  func beside(_ before: ReportComparison, of period: ReportPeriod) -> String {
    guard let until = before.until else {
      let same = ReportPeriod.whole(before)
      return words("report.beside", ["period": .text(self.period(same))])
    }
    let isSameYear = before.last.year == period.last?.year
    var days = isSameYear ? words.shortDate(before.last) : words.date(before.last)
    if before.first == before.last {
      days = words.shortWeekday(before.last.weekday.rawValue) + " " + days
    } else {
      days = words.shortDate(before.first) + "–" + days
    }
    return words("report.besideUntil", ["days": .text(days), "time": .text(time(until))])
  }

  private func time(_ time: TimeOfDay) -> String {
    words.time(hour: time.hour, minute: time.minute)
  }

  private func compared(_ before: ReportComparison) -> String {
    let days =
      before.first == before.last
      ? words.shortWeekday(before.last.weekday.rawValue) + " " + words.date(before.last)
      : dates(before.first, before.last)
    guard let until = before.until else {
      return words("report.note.compared", ["days": .text(days)])
    }
    return words(
      "report.note.comparedUntil",
      ["days": .text(days), "time": .text(time(until))]
    )
  }

  /// What is told beside the figures.
  package func note(_ note: ReportTable.Note) -> String {
    switch note {
    case .sharesExceed(let points, let clients, let receipts):
      words(
        "report.note.sharesExceed",
        [
          "shares": .text(percent(Int64(points))),
          "clients": .number(clients), "receipts": .number(receipts),
        ]
      )
    case .repeated(let clients, let receipts):
      words(
        "report.note.repeated",
        ["clients": .number(clients), "receipts": .number(receipts)]
      )
    case .fixed(let name): words("report.note." + name)
    case .compared(let before): compared(before)
    case .counted(let name, let count): words("report.note." + name, ["count": .number(count)])
    case .bonuses(let name, let amount, let clients):
      words(
        "report.note." + name,
        ["bonuses": .text(words.money(minorUnits: amount)), "clients": .number(clients)]
      )
    case .record(let mark):
      words(
        "report.note.record",
        ["seq": .number(Int(mark.seq)), "checksum": .text(mark.checksumText)]
      )
    }
  }
}
