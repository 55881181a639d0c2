extension Club {
  /// The birthday bonus that has appeared on an account and is not written yet (rules.md §4.5).
  ///
  /// It appears at 00:00 `daysBefore` the birthday, burns when `daysAfter` behind it are over, and
  /// comes once in a calendar year of appearing and once for one birthday, whatever is edited.
  /// Readers derive it from the card and the program as they stand; the client's next record
  /// writes it before anything else. A bonus that nobody wrote before its time was over has come
  /// and gone and leaves no trace. Before a client was registered there is none, whatever receipts
  /// are booked afterwards.
  func birthdayGift(to client: Client.ID, _ account: Account, at moment: Moment) -> LedgerMovement?
  {
    guard clients.contains(client), let program = program(of: client),
      let bonus = program.bonusTerms.birthdayBonus, !bonus.amount.isZero
    else { return nil }
    let columns = clients.columns(of: client)
    guard let birthday = columns.birthday else { return nil }
    let year = calendar.day(of: moment).year
    for year in [year - 1, year, year + 1] {
      let window = window(of: bonus, around: birthday.anniversary(in: year))
      guard window.start <= moment, moment < window.end,
        !isCelebrated(client, window.day, from: window.start)
      else { continue }
      let last = accounts.written(of: client).last { $0.at <= moment }?.at ?? window.start
      let at = max(window.start, columns.registeredAt, last)
      guard at <= moment else { return nil }
      let entry = LedgerEntry(at: at, kind: .accrual, amount: bonus.amount, origin: .birthday)
      let gift = try? account.accrual(to: client, bonus.amount, entry, burnsAt: window.end)
      return gift.map { at < moment ? $0.written(at: moment) : $0 }
    }
    return nil
  }

  /// Writes the birthday bonuses that these clients see already, before another group's program
  /// takes the place of the one that gave them.
  func birthdayGifts(to clients: [Client.ID], at moment: Moment) -> [Event] {
    clients.flatMap { client -> [Event] in
      let isDue = birthdayGift(to: client, accounts[client], at: moment) != nil
      return isDue ? settled(client, at: moment).events : []
    }
  }

  private func window(
    of bonus: BirthdayBonus,
    around day: Day
  ) -> (day: Moment, start: Moment, end: Moment) {
    (
      calendar.start(of: day),
      calendar.start(of: day.advanced(byDays: -bonus.daysBefore)),
      calendar.start(of: day.advanced(byDays: bonus.daysAfter + 1))
    )
  }

  private func isCelebrated(_ client: Client.ID, _ day: Moment, from start: Moment) -> Bool {
    let year = calendar.day(of: start).year
    return accounts.birthdays(of: client).contains { period in
      let from = period.start ?? start
      return calendar.day(of: from).year == year || period.contains(day)
    }
  }
}

extension LedgerMovement {
  /// The same, written later than it happened.
  fileprivate func written(at moment: Moment) -> LedgerMovement {
    LedgerMovement(
      client: client,
      entry: entry,
      lot: lot,
      taken: taken,
      debt: debt,
      balanceAfter: balanceAfter,
      writtenAt: moment
    )
  }
}
