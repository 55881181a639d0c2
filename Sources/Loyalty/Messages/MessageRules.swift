/// What the club decided about messages (rules.md §10.2).
public struct MessageRules: Hashable, Sendable {
  /// The most marketing messages that a client gets in a stretch of time, over push and SMS.
  public struct Cap: Hashable, Sendable {
    /// How many.
    public let count: Int
    /// In how many hours.
    public let hours: Int

    /// The most that a cap may say.
    public static let countLimit = 1_000
    /// The longest stretch: a year.
    public static let hoursLimit = 8_784

    /// Takes how many in how many hours.
    public init(count: Int, hours: Int) {
      self.count = count
      self.hours = hours
    }
  }

  /// A message that goes by itself.
  public struct Reminder: Hashable, Sendable {
    /// Whether it goes.
    public var isOn: Bool
    /// The way it goes.
    public var channel: Channel
    /// The text with variables.
    public var template: String
    /// How many days before its occasion.
    public var daysBefore: Int

    /// The most days before an occasion.
    public static let daysLimit = 60

    /// Switched off, without a text.
    public static let off = Reminder(isOn: false, channel: .sms, template: "", daysBefore: 0)

    /// Decides what goes by itself.
    public init(isOn: Bool, channel: Channel, template: String, daysBefore: Int) {
      self.isOn = isOn
      self.channel = channel
      self.template = template
      self.daysBefore = daysBefore
    }
  }

  /// The hours in which no marketing goes; nil for none.
  public var quietHours: HoursWindow?
  /// The most marketing messages a client gets.
  public var cap: Cap
  /// Whether desks send while their screens are open, beside `frontdesk deliver`.
  public var desksSend: Bool
  /// The greeting before a birthday.
  public var birthday: Reminder
  /// The word of bonuses that burn soon.
  public var burning: Reminder

  /// From 22:00 until 09:00.
  public static let usualQuietHours = HoursWindow(
    from: TimeOfDay(secondOfDay: 22 * 3_600),
    until: TimeOfDay(secondOfDay: 9 * 3_600)
  )

  /// What a club has that decided nothing: 22:00–09:00 are quiet, and two messages in a week.
  public static let usual = MessageRules()

  /// Decides what applies to messages.
  public init(
    quietHours: HoursWindow? = usualQuietHours,
    cap: Cap = Cap(count: 2, hours: 168),
    desksSend: Bool = false,
    birthday: Reminder = .off,
    burning: Reminder = .off
  ) {
    self.quietHours = quietHours
    self.cap = cap
    self.desksSend = desksSend
    self.birthday = birthday
    self.burning = burning
  }
}

extension Club {
  /// When a message of that kind may go that should go at a moment: then, or at the end of the
  /// quiet hours that it falls into (rules.md §10.2).
  public func time(for kind: Message.Kind, at moment: Moment) -> Moment {
    guard kind == .marketing, let quiet = settings.messages.quietHours else { return moment }
    return calendar.end(of: quiet, containing: moment) ?? moment
  }

  /// How many marketing messages of the stretch that the cap speaks of the client has or will have.
  public func marketingCount(of client: Client.ID, at moment: Moment) -> Int {
    let cap = settings.messages.cap
    let start = moment.advanced(bySeconds: -Int64(cap.hours) * 3_600)
    return outbox.marketingCount(of: clients.current(client), after: start)
  }
}

/// What `setSettings` asks of the rules of messages; what is nil stays.
public struct MessageRulesEdit: Hashable, Sendable {
  /// Other quiet hours, or none.
  public var quietHours: Edit<HoursWindow>
  /// Another cap.
  public var cap: MessageRules.Cap?
  /// Whether desks send.
  public var desksSend: Bool?
  /// Another greeting before a birthday.
  public var birthday: MessageRules.Reminder?
  /// Another word of bonuses that burn soon.
  public var burning: MessageRules.Reminder?

  /// Asks for nothing yet.
  public init(
    quietHours: Edit<HoursWindow> = .keep,
    cap: MessageRules.Cap? = nil,
    desksSend: Bool? = nil,
    birthday: MessageRules.Reminder? = nil,
    burning: MessageRules.Reminder? = nil
  ) {
    self.quietHours = quietHours
    self.cap = cap
    self.desksSend = desksSend
    self.birthday = birthday
    self.burning = burning
  }
}

extension MessageRules {
  /// The rules after an edit, if a club can have them.
  ///
  /// - Throws: `ruleInvalid`, or what is wrong with a reminder's text.
  func edited(by edit: MessageRulesEdit) throws(Refusal) -> MessageRules {
    var rules = self
    rules.quietHours = edit.quietHours.applied(to: quietHours)
    rules.cap = edit.cap ?? cap
    rules.desksSend = edit.desksSend ?? desksSend
    rules.birthday = edit.birthday ?? birthday
    rules.burning = edit.burning ?? burning
    return try rules.checked()
  }

  private func checked() throws(Refusal) -> MessageRules {
    guard (0...Cap.countLimit).contains(cap.count) else {
      throw .mailing(.ruleInvalid(cap.count, limit: Cap.countLimit))
    }
    guard (1...Cap.hoursLimit).contains(cap.hours) else {
      throw .mailing(.ruleInvalid(cap.hours, limit: Cap.hoursLimit))
    }
    let reminders = [(birthday, MessageTemplate.Context.mailing), (burning, .burning)]
    for (reminder, context) in reminders where reminder.isOn {
      _ = try MessageTemplate(reminder.template, for: context)
      guard reminder.channel != .email else { throw .mailing(.channel(.email)) }
      guard (0...Reminder.daysLimit).contains(reminder.daysBefore) else {
        throw .mailing(.ruleInvalid(reminder.daysBefore, limit: Reminder.daysLimit))
      }
    }
    return self
  }
}
