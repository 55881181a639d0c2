extension Club {
  /// The bonuses that will burn in each of the coming weeks, if nobody spends them, then those that
  /// burn later, those that never do, and what clients owe: together what clients have now.
  ///
  /// The last day on which bonuses can be spent names the week. Costs a look at every lot.
  func burningReport(
    today: Day,
    now: Moment,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    let weeks = BurningWeeks(today)
    var sums = weeks.subjects.map { _ in BurningSum() }
    var (undated, debt, all) = (BurningSum(), BurningSum(), BurningSum())
    for (steps, client) in accounts.owners.enumerated() {
      guard mayGoOn(after: steps, goesOn) else { return nil }
      let account = accounts[client]
      for lot in account.lots where !lot.remainder.isZero && !lot.isBurnt(at: now) {
        all.add(lot.remainder, of: client)
        if let place = weeks.place(of: lot, calendar) {
          sums[place].add(lot.remainder, of: client)
        } else {
          undated.add(lot.remainder, of: client)
        }
      }
      if !account.debt.isZero {
        debt.add(account.debt.negated, of: client)
        all.add(account.debt.negated, of: client)
      }
    }
    guard let gifts = waitingBirthdayGifts(at: now, goesOn) else { return nil }
    var table = ReportTable(
      .burning,
      columns: [.init("period", .name), .init("burning", .bonuses), .init("clients", .count)],
      rows: zip(weeks.subjects, sums).dropLast().map { subject, sum in
        ReportTable.Row(subject, [weeks.name(of: subject)] + sum.cells)
      },
      chart: .bars(column: "burning")
    )
    if let later = weeks.subjects.last, let sum = sums.last {
      table.others.append(ReportTable.Row(later, [.word("later")] + sum.cells))
    }
    table.others.append(ReportTable.Row(.undated, [.word("undated")] + undated.cells))
    if !debt.isEmpty {
      table.others.append(ReportTable.Row(.debt, [.word("debt")] + debt.cells))
    }
    table.total = ReportTable.Row(.all, [.word("outstandingNow")] + all.cells)
    table.notes = [.fixed("burning")]
    if gifts.clients > 0 {
      table.notes.append(.bonuses("birthdays", gifts.amount, clients: gifts.clients))
    }
    return table
  }
}

/// The coming weeks, from today, and all that is later.
private struct BurningWeeks {
  let subjects: [ReportSubject]
  private let today: Day

  init(_ today: Day) {
    self.today = today
    let weeks = (0..<ReportName.burningWeeks).map { week -> ReportSubject in
      let first = today.advanced(byDays: week * 7)
      return .burning(first, first.advanced(byDays: 6))
    }
    subjects = weeks + [.burning(today.advanced(byDays: ReportName.burningWeeks * 7), nil)]
  }

  /// The place of the week in which a lot can be spent last; nil for one that never burns.
  func place(of lot: Lot, _ calendar: ClubCalendar) -> Int? {
    lot.lastDay(calendar).map { min(max(0, today.days(until: $0) / 7), subjects.count - 1) }
  }

  func name(of subject: ReportSubject) -> ReportTable.Cell {
    guard case .burning(let first, let last?) = subject else { return .empty }
    return .days(first, last)
  }
}

extension Lot {
  /// The last day on which it can be spent; nil for one that never burns.
  func lastDay(_ calendar: ClubCalendar) -> Day? {
    burnsAt.map { calendar.day(of: $0.advanced(byMilliseconds: -1)) }
  }
}

/// Bonuses, and whose they are.
private struct BurningSum {
  private var bonuses: Int64 = 0
  private var clients: Set<Client.ID> = []

  var isEmpty: Bool { clients.isEmpty }

  mutating func add(_ amount: Bonus, of client: Client.ID) {
    bonuses += amount.minorUnits
    clients.insert(client)
  }

  var cells: [ReportTable.Cell] { [.number(bonuses), .count(clients.count)] }
}
