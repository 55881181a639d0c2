/// A message as it goes to a gateway: all that it needs, looked up when it is sent.
public struct Outgoing: Hashable, Sendable {
  /// Its number, the same at every attempt.
  public let id: Message.ID
  /// The way it goes.
  public let channel: Channel
  /// For whom.
  public let client: Client.ID
  /// The phone that an SMS goes to.
  public let phone: Phone
  /// The devices that a push goes to.
  public let tokens: [String]
  /// The title of a push.
  public let title: String?
  /// The text with its variables filled in.
  public let text: String
  /// The club's language by its code.
  public let language: String
  /// Whether it is marketing.
  public let kind: Message.Kind
  /// The mailing that it belongs to.
  public let mailing: Mailing.ID?
  /// How many attempts there will have been with this one.
  public let attempt: Int
  /// Whether it speaks to this client alone: of a name or bonuses, or as a test.
  public let isPersonal: Bool
  /// Whether somebody was sent a message of its mailing before.
  public let isMailingOut: Bool
  /// Whether its mailing is for all clients, and not for a group or chosen ones.
  public let isForAll: Bool
  /// What stands for the variables of the text beside the name; nil where it has none.
  public let values: MessageValues?
  /// Whether some of the client's devices have it already and it goes to the others.
  public let isPartly: Bool
}

extension Club {
  /// What becomes of a message that is due: it goes, or an outcome without a gateway.
  ///
  /// Consent, devices and quiet hours are looked at again: they may have changed since it was
  /// queued (rules.md §10.2).
  public enum Dispatch: Hashable, Sendable {
    /// It goes.
    case send(Outgoing)
    /// It does not go, or not now.
    case settle(DeliveryOutcome)
  }

  /// What becomes of a message that is due.
  ///
  /// - Parameters:
  ///   - id: An open message.
  ///   - card: The full card of its client.
  ///   - moment: Now.
  ///   - needsDevices: Whether a push goes to devices; one topic to which all listen needs none.
  /// - Returns: The message with its text filled in, or why it does not go.
  public func dispatch(
    _ id: Message.ID,
    to card: Client,
    at moment: Moment,
    needsDevices: Bool = true
  ) -> Dispatch {
    guard let message = outbox[id], let delivery = outbox.delivery(of: id) else {
      return .settle(.skipped(.tooLate))
    }
    let isTakenBack = message.mailing.flatMap { outbox[$0]?.status } == .cancelled
    if isTakenBack || clients.isErased(message.client) || isRepeated(message) {
      return .settle(.cancelled)
    }
    if let reason = whyNot(message, to: card, at: moment) { return .settle(.skipped(reason)) }
    let tokens = card.pushTokens.filter { delivery.devices?.hasReached($0) != true }
    if message.channel == .push, needsDevices, tokens.isEmpty {
      return .settle(delivery.devices?.outcome ?? .skipped(.noToken))
    }
    let goes = time(for: message.kind, at: moment)
    guard goes <= moment else { return .settle(.deferred(until: goes)) }
    return .send(outgoing(message, to: card, tokens, attempt: delivery.attempts + 1, at: moment))
  }

  /// Why a message does not go to its client any more, or nil.
  ///
  /// What was right when it was queued may not be now: two cards of one person became one, whose
  /// messages are too many together; consent went; bonuses were spent; or it is too late.
  private func whyNot(
    _ message: Message,
    to card: Client,
    at moment: Moment
  ) -> SkipReason? {
    if latest(message, to: card) < moment { return .tooLate }
    if let reason = reason(against: message.client, message.channel, .service, at: moment) {
      return reason
    }
    if message.kind == .marketing, isOverCap(message, at: moment) { return .capReached }
    let burns = template(of: message) == .burning
    return burns && account(of: card.id, at: moment).nextExpiry(at: moment) == nil
      ? .nothingBurns : nil
  }

  /// The last moment at which a message is worth sending, tried before or not; a greeting is not
  /// once the birthday is over.
  private func latest(_ message: Message, to card: Client) -> Moment {
    let queued = message.queuedAt ?? Moment(milliseconds: 0)
    let limit = queued.advanced(byMilliseconds: RetrySchedule.patienceMilliseconds)
    guard message.mailing.flatMap({ outbox[$0] }).map(first)?.origin == .birthday,
      let birthday = card.birthday
    else { return limit }
    let day = calendar.day(of: queued)
    let over = day.advanced(byDays: birthday.daysUntilAnniversary(from: day) + 1)
    return min(limit, calendar.start(of: over))
  }

  /// Whether the client has as much marketing as the cap allows without this message: what went, and
  /// of what waits that which was there before it.
  private func isOverCap(_ message: Message, at moment: Moment) -> Bool {
    let cap = settings.messages.cap
    let start = moment.advanced(bySeconds: -Int64(cap.hours) * 3_600)
    return outbox.marketingCount(of: message.client, after: start, before: message.id) >= cap.count
  }

  /// The mailing that one sends again, at first; itself where it does not.
  private func first(_ mailing: Mailing) -> Mailing {
    guard case .resent(let was) = mailing.origin, was < mailing.id, let before = outbox[was] else {
      return mailing
    }
    return first(before)
  }

  /// Whether the client has another message of the same mailing, or one that goes before: two cards
  /// of one person may have become one since both were queued.
  private func isRepeated(_ message: Message) -> Bool {
    guard let mailing = message.mailing else { return false }
    return outbox.messages(of: message.client).contains { other in
      guard other.mailing == mailing, other.id != message.id,
        let delivery = outbox.delivery(of: other.id)
      else { return false }
      return delivery.counts && (!delivery.isOpen || other.id < message.id)
    }
  }

  private func outgoing(
    _ message: Message,
    to card: Client,
    _ tokens: [String],
    attempt: Int,
    at moment: Moment
  ) -> Outgoing {
    let figures = message.mailing.map { outbox.figures(of: $0) } ?? MailingFigures()
    let first = message.mailing.flatMap { outbox[$0] }.map(first)
    return Outgoing(
      id: message.id,
      channel: message.channel,
      client: message.client,
      phone: clients.columns(of: message.client).phone,
      tokens: tokens,
      title: message.title.map { filled($0, as: template(of: message), for: card, at: moment) },
      text: filled(message.text, as: template(of: message), for: card, at: moment),
      language: settings.language,
      kind: message.kind,
      mailing: message.mailing,
      attempt: attempt,
      isPersonal: isPersonal(message),
      isMailingOut: figures.accepted + figures.delivered > 0,
      isForAll: first?.recipients == .everybody,
      values: values(in: message, for: card, at: moment),
      isPartly: tokens.count < card.pushTokens.count
    )
  }

  private func isPersonal(_ message: Message) -> Bool {
    guard message.mailing != nil, let context = template(of: message) else { return true }
    return [message.title, message.text].compactMap(\.self).contains { text in
      (try? MessageTemplate(text, for: context))?.isPersonal == true
    }
  }

  /// A message's text as its client got it, or gets it where it has not gone yet.
  public func filled(_ message: Message, for card: Client, at moment: Moment) -> String {
    let went = outbox.values(of: message.id)
    return filled(message.text, as: template(of: message), for: card, at: moment, went)
  }

  /// What stands for the variables of a message that is another thing later.
  private func values(
    in message: Message,
    for card: Client,
    at moment: Moment
  ) -> MessageValues? {
    guard let context = template(of: message) else { return nil }
    let texts = [message.title, message.text].compactMap(\.self)
    let used = Set(texts.flatMap { (try? MessageTemplate($0, for: context))?.variables ?? [] })
    guard !used.isDisjoint(with: [.bonuses, .burning, .until]) else { return nil }
    let values = values(for: card, in: context, at: moment)
    func value(_ variable: MessageTemplate.Variable) -> String? {
      used.contains(variable) ? values[variable] : nil
    }
    return MessageValues(
      bonuses: value(.bonuses),
      burning: value(.burning),
      until: value(.until)
    )
  }

  /// A mailing's text as a client gets it.
  public func filled(_ template: String, for card: Client, at moment: Moment) -> String {
    filled(template, as: .mailing, for: card, at: moment)
  }

  /// What the text of a message may speak of; nil where its variables were filled in when it was
  /// queued.
  private func template(of message: Message) -> MessageTemplate.Context? {
    switch message.cause {
    case .welcome, .afterOrder: nil
    case .test: .mailing
    case .mailing: message.mailing.flatMap { outbox[$0] }.map(context)
    }
  }

  /// What the text of a mailing may speak of: one that was sent again speaks as the first did.
  private func context(of mailing: Mailing) -> MessageTemplate.Context {
    first(mailing).origin == .burning ? .burning : .mailing
  }

  private func filled(
    _ text: String,
    as context: MessageTemplate.Context?,
    for card: Client,
    at moment: Moment,
    _ went: MessageValues? = nil
  ) -> String {
    guard let context, let template = try? MessageTemplate(text, for: context) else { return text }
    let values = values(for: card, in: context, at: moment)
    return template.filled(values.merging(went?.byVariable ?? [:]) { _, went in went })
  }

  private func values(
    for card: Client,
    in context: MessageTemplate.Context,
    at moment: Moment
  ) -> [MessageTemplate.Variable: String] {
    let account = account(of: card.id, at: moment)
    var values: [MessageTemplate.Variable: String] = [
      .name: card.name, .club: settings.name,
      .bonuses: settings.messageText(account.usable(at: moment)),
    ]
    guard context == .burning, let next = account.nextExpiry(at: moment) else { return values }
    values[.burning] = settings.messageText(next.amount)
    let last = calendar.day(of: next.at.advanced(byMilliseconds: -1))
    values[.until] = settings.messageText(last)
    return values
  }
}
