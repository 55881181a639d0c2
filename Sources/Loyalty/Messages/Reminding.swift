/// Messages that go by themselves: the greeting before a birthday, the word of bonuses that burn.
///
/// They are rules and not a diary: whoever sends asks again and again who is due, and who was sent
/// one is not. So a day on which nobody sent is caught up, and switching a rule on reaches those
/// whose occasion is near. They are marketing: quiet hours and the cap keep them (rules.md §10.2).
extension Club {
  /// Nobody is greeted twice for one birthday, whatever is edited meanwhile.
  private static let birthdayPauseDays = 300

  /// What whoever sends begins with at a moment: the reminder to all who are due one now, as a
  /// mailing of its own; nothing where nobody is.
  ///
  /// One at a time: the cap of the next one counts the messages of the one before. Cost: a look at
  /// each client's birthday or lots, some hundreds of nanoseconds.
  ///
  /// - Parameters:
  ///   - moment: Now.
  ///   - staff: Under whose name it stands.
  /// - Returns: The mailing and its messages.
  public func reminding(at moment: Moment, by staff: Staff) -> [Event] {
    guard time(for: .marketing, at: moment) <= moment else { return [] }
    let rules = settings.messages
    for (rule, origin) in [(rules.birthday, Mailing.Origin.birthday), (rules.burning, .burning)]
    where rule.isOn {
      let events = reminding(rule, origin, at: moment, by: staff)
      if !events.isEmpty { return events }
    }
    return []
  }

  private func reminding(
    _ rule: MessageRules.Reminder,
    _ origin: Mailing.Origin,
    at moment: Moment,
    by staff: Staff
  ) -> [Event] {
    let due = origin == .birthday ? celebrating(rule, at: moment) : losing(rule, at: moment)
    let clients = preview(.clients(due), rule.channel, .marketing, at: moment).clients
    guard !clients.isEmpty else { return [] }
    let mailing = Mailing(
      id: outbox.nextMailing,
      channel: rule.channel,
      title: rule.channel == .push ? String(settings.name.prefix(Mailing.titleLimit)) : nil,
      text: rule.template,
      recipients: .clients(clients),
      sendAt: moment,
      status: .scheduled,
      origin: origin,
      createdAt: moment,
      createdBy: staff
    )
    let start = MailingStart(
      mailing: mailing.id,
      at: moment,
      first: outbox.nextMessage,
      clients: clients,
      skipped: [:]
    )
    return [.mailingCreated(mailing), .mailingStarted(start)]
  }

  /// Whose birthday is near enough and who was not greeted for it.
  private func celebrating(_ rule: MessageRules.Reminder, at moment: Moment) -> [Client.ID] {
    let today = calendar.day(of: moment)
    return clients.ids.filter { client in
      guard let birthday = clients.columns(of: client).birthday,
        birthday.daysUntilAnniversary(from: today) <= rule.daysBefore
      else { return false }
      return days(since: .birthday, client, today) >= Self.birthdayPauseDays
    }
  }

  /// Whose bonuses burn soon and who was not told within as many days: every lot is told of once
  /// before it burns, and nobody hears of it daily.
  private func losing(_ rule: MessageRules.Reminder, at moment: Moment) -> [Client.ID] {
    let today = calendar.day(of: moment)
    let end = calendar.start(of: today.advanced(byDays: rule.daysBefore + 1))
    return clients.ids.filter { client in
      guard accounts.hasAccount(client),
        let next = account(of: client, at: moment).nextExpiry(at: moment), next.at <= end
      else { return false }
      return days(since: .burning, client, today) >= max(1, rule.daysBefore)
    }
  }

  /// How many local days ago a client was last reminded; without a reminder ever so many.
  private func days(since origin: Mailing.Origin, _ client: Client.ID, _ today: Day) -> Int {
    guard let last = outbox.lastReminder(of: client, origin) else { return .max }
    return calendar.day(of: last).days(until: today)
  }
}
