extension Mailing {
  /// The most characters of a push's title.
  public static let titleLimit = 50
  /// The most characters of a push's text; an SMS may have `MessageTemplate.lengthLimit`.
  public static let pushLimit = 180
}

extension Club {
  /// Creates a push or SMS to many (rules.md §10.1): what goes at once is queued in the same record.
  func createMailing(_ draft: MailingDraft, for asking: Asking) throws(Refusal) -> [Event] {
    let mailing = try mailing(draft, id: outbox.nextMailing, for: asking)
    return [.mailingCreated(mailing)] + (try startingNow(mailing, at: asking.at))
  }

  /// Changes a mailing that was not sent yet.
  func editMailing(
    _ id: Mailing.ID,
    _ draft: MailingDraft,
    for asking: Asking
  ) throws(Refusal) -> [Event] {
    let was = try openMailing(id)
    let asked = Asking(at: was.createdAt, by: was.createdBy, source: asking.source)
    let now = try mailing(draft, id: id, for: asking, writtenBy: asked)
    guard let change = Change(from: was, to: now) else { return [] }
    return [.mailingChanged(change, at: asking.at)] + (try startingNow(now, at: asking.at))
  }

  /// Takes a mailing back: whoever has not got it yet does not get it.
  func cancelMailing(_ id: Mailing.ID, for asking: Asking) throws(Refusal) -> [Event] {
    let was = try mailing(id)
    let isUnderWay = was.status == .started && outbox.figures(of: id).waiting > 0
    guard was.isOpen || isUnderWay else { throw .mailing(.notOpen(id, was.status)) }
    var now = was.status == .draft ? was.withoutTime : was
    now.status = .cancelled
    return [.mailingChanged(Change(was: was, now: now), at: asking.at)]
  }

  /// Sends a mailing again to those whom it did not reach, as one of its own.
  func resendMailing(_ id: Mailing.ID, for asking: Asking) throws(Refusal) -> [Event] {
    let was = try mailing(id)
    let missed = missed(by: id)
    guard !missed.isEmpty else { throw .mailing(.nothingFailed(id)) }
    let again = Mailing(
      id: outbox.nextMailing,
      channel: was.channel,
      title: was.title,
      text: was.text,
      recipients: .clients(missed),
      kind: was.kind,
      sendAt: time(for: was.kind, at: asking.at),
      status: .scheduled,
      origin: .resent(id),
      createdAt: asking.at,
      createdBy: asking.by
    )
    return [.mailingCreated(again)] + (try startingNow(again, at: asking.at))
  }

  /// Sends a text to one client to see how it looks; it keeps neither quiet hours nor the cap.
  func testMailing(
    _ draft: MailingDraft,
    on reference: ClientReference,
    for asking: Asking
  ) throws(Refusal) -> [Event] {
    let text = try texts(of: draft)
    let client = try client(reference)
    if let reason = reason(against: client, draft.channel, .service, at: asking.at) {
      throw .mailing(.unreachable(client, reason))
    }
    let message = Message(
      id: outbox.nextMessage,
      client: client,
      channel: draft.channel,
      title: text.title,
      text: text.text,
      cause: .test,
      queuedAt: asking.at
    )
    return [.messageQueued(message)]
  }

  /// The clients whom a mailing did not reach, failed and unknown, each once; without those whom it
  /// reached by another card of theirs or when it was sent again, or is on its way to.
  public func missed(by id: Mailing.ID) -> [Client.ID] {
    var lost: [Client.ID] = []
    var served: Set<Client.ID> = []
    for mailing in [id] + resends(of: id) {
      for message in outbox.messages(of: mailing) {
        guard let client = outbox[message]?.client else { continue }
        switch outbox.delivery(of: message)?.state {
        case .failed, .unknown: if mailing == id { lost.append(client) }
        case .skipped, .cancelled, nil: break
        default: served.insert(client)
        }
      }
      if mailing != id, let again = outbox[mailing], again.isOpen {
        served.formUnion(clients(of: again.recipients))
      }
    }
    return lost.filter { !clients.isErased($0) && served.insert($0).inserted }
  }

  /// The mailings that sent one again, and those that sent these again.
  private func resends(of first: Mailing.ID) -> [Mailing.ID] {
    var found: [Mailing.ID] = []
    for mailing in outbox.mailings {
      guard case .resent(let was) = mailing.origin, was == first || found.contains(was) else {
        continue
      }
      found.append(mailing.id)
    }
    return found
  }

  // MARK: Checking

  /// The mailing with that number.
  ///
  /// - Throws: `notFound`.
  public func mailing(_ id: Mailing.ID) throws(Refusal) -> Mailing {
    guard let mailing = outbox[id] else { throw .notFound(.mailing, typed: id.description) }
    return mailing
  }

  private func openMailing(_ id: Mailing.ID) throws(Refusal) -> Mailing {
    let mailing = try mailing(id)
    guard mailing.isOpen else { throw .mailing(.notOpen(id, mailing.status)) }
    return mailing
  }

  private func mailing(
    _ draft: MailingDraft,
    id: Mailing.ID,
    for asking: Asking,
    writtenBy written: Asking? = nil
  ) throws(Refusal) -> Mailing {
    let text = try texts(of: draft)
    let recipients = try recipients(draft.recipients)
    if let given = draft.sendAt, given < asking.at, !draft.isDraft {
      throw .mailing(.timePassed(given: given, now: asking.at))
    }
    let sendAt = draft.sendAt ?? (draft.isDraft ? nil : asking.at)
    return Mailing(
      id: id,
      channel: draft.channel,
      title: text.title,
      text: text.text,
      recipients: recipients,
      kind: draft.kind,
      sendAt: sendAt.map { time(for: draft.kind, at: $0) },
      status: draft.isDraft ? .draft : .scheduled,
      createdAt: (written ?? asking).at,
      createdBy: (written ?? asking).by
    )
  }

  /// Title and text, if they can be sent.
  private func texts(
    of draft: MailingDraft
  ) throws(Refusal) -> (title: String?, text: String) {
    try texts(draft.channel, draft.title, draft.text)
  }

  /// Title and text of a channel, if they can be sent; an SMS has no title.
  func texts(
    _ channel: Channel,
    _ title: String?,
    _ text: String
  ) throws(Refusal) -> (title: String?, text: String) {
    switch channel {
    case .email: throw .mailing(.channel(.email))
    case .sms:
      _ = try MessageTemplate(text, for: .mailing)
      return (nil, text)
    case .push:
      guard let title = try checked(title, limit: Mailing.titleLimit) else {
        throw .mailing(.titleMissing)
      }
      guard let text = try checked(text, limit: Mailing.pushLimit) else { throw .templateEmpty }
      return (title, text)
    }
  }

  /// A text of a push, cleaned; nil for a blank one.
  private func checked(_ text: String?, limit: Int) throws(Refusal) -> String? {
    let length = text?.unicodeScalars.count ?? 0
    guard length <= limit else { throw .textTooLong(length: length, limit: limit) }
    guard let text = try self.text(text) else { return nil }
    _ = try MessageTemplate(text, for: .mailing)
    return text
  }

  private func recipients(
    _ wanted: MailingDraft.Recipients
  ) throws(Refusal) -> Recipients {
    switch wanted {
    case .everybody: return .everybody
    case .group(let reference):
      let group = try group(reference)
      guard !group.isArchived else { throw .groupArchived(group: group.name) }
      return .group(group.id)
    case .clients(let references):
      guard !references.isEmpty else { throw .mailing(.nobody) }
      return .clients(try distinctClients(references))
    }
  }
}

extension Mailing {
  /// Whether it can still be changed.
  public var isOpen: Bool { status == .draft || status == .scheduled }

  /// Whether it was a draft that somebody took back: nobody was ever to get it.
  public var isDeleted: Bool { status == .cancelled && sendAt == nil }

  /// The mailing without a time, as a draft is taken back.
  fileprivate var withoutTime: Mailing {
    Mailing(
      id: id,
      channel: channel,
      title: title,
      text: text,
      recipients: recipients,
      kind: kind,
      sendAt: nil,
      status: status,
      origin: origin,
      createdAt: createdAt,
      createdBy: createdBy
    )
  }
}
