extension Club {
  /// Registers a client (rules.md §2.4): into the groups named or else the default one, with the
  /// welcome bonus of its program and its welcome SMS where it is on and the client consented.
  func register(_ draft: ClientDraft, for asking: Asking) throws(Refusal) -> [Event] {
    let client = try client(of: draft, for: asking)
    var events: [Event] = [.clientRegistered(client)]
    let bonus = try welcomeBonus(client, at: asking.at)
    if let bonus { events.append(.bonusesMoved(bonus)) }
    if let message = welcome(client, usable: bonus?.entry.amount ?? .zero, at: asking.at) {
      events.append(.messageQueued(message))
    }
    return events
  }

  /// The welcome bonus, if the leading group's program has one.
  private func welcomeBonus(_ client: Client, at moment: Moment) throws(Refusal) -> LedgerMovement?
  {
    guard let program = program(of: groups.leading(of: client.groups)),
      !program.bonusTerms.welcomeBonus.isZero
    else { return nil }
    let amount = program.bonusTerms.welcomeBonus
    return try Account().accrual(
      to: client.id,
      amount,
      LedgerEntry(at: moment, kind: .accrual, amount: amount, origin: .welcome),
      burnsAt: lotTerms(of: program, at: moment, delayed: false).burnsAt
    )
  }

  /// The card that a draft leads to.
  ///
  /// - Throws: The first thing that is wrong with it, in the order of the form's fields.
  func client(of draft: ClientDraft, for asking: Asking) throws(Refusal) -> Client {
    let name = try refusing(try NameRule.cleaned(draft.name))
    let phone = try freePhone(draft.phone, except: nil)
    var client = Client(
      id: clients.nextID,
      name: name,
      phone: phone,
      phoneTyped: try typedPhone(draft.phone),
      email: try email(draft.email),
      city: try text(draft.city),
      birthday: try birthday(draft.birthday, at: asking.at),
      gender: draft.gender,
      note: try text(draft.note),
      usesApp: draft.usesApp,
      pushTokens: try tokens(draft.pushTokens),
      tags: try tags(draft.tags),
      groups: try groups(draft.groups),
      registeredAt: try registration(draft.registeredOn, at: asking.at),
      source: asking.source
    )
    if let referrer = draft.referrer { client.referrer = try self.client(referrer) }
    for channel in draft.consents ?? [] {
      client.consents[channel] = Consent(isGiven: true, at: asking.at, source: asking.source)
    }
    return client
  }

  private func groups(_ references: [GroupReference]) throws(Refusal) -> GroupSet {
    guard !references.isEmpty else { return GroupSet(groups.defaultGroup.map { [$0] } ?? []) }
    return try openGroups(references)
  }

  /// The groups named, each of which must be in use.
  func openGroups(_ references: [GroupReference]) throws(Refusal) -> GroupSet {
    var ids: [Group.ID] = []
    for reference in references {
      let group = try group(reference)
      guard !group.isArchived else { throw .groupArchived(group: group.name) }
      ids.append(group.id)
    }
    return GroupSet(ids)
  }

  /// The welcome SMS, if the leading group sends one and the client wants it.
  private func welcome(_ client: Client, usable: Bonus, at moment: Moment) -> Message? {
    guard let group = groups.leading(of: client.groups), group.welcomeSms.isOn,
      client.consents[.sms]?.isGiven == true,
      let template = try? MessageTemplate(group.welcomeSms.template, for: .welcome)
    else { return nil }
    let text = template.filled([
      .name: client.name, .club: settings.name, .bonuses: settings.messageText(usable),
    ])
    return Message(
      id: outbox.nextMessage,
      client: client.id,
      channel: .sms,
      text: text,
      cause: .welcome,
      queuedAt: moment
    )
  }
}
