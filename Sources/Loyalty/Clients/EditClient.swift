extension Club {
  /// Changes facts of a card; nothing that stays the same becomes an event.
  func editClient(
    _ reference: ClientReference,
    _ edit: ClientEdit,
    with needed: Needed,
    for asking: Asking
  ) throws(Refusal) -> [Event] {
    let id = try client(reference)
    guard let card = clients.cardInMemory(of: id) ?? needed.cards[id] else {
      throw .notFound(.client, typed: id.description)
    }
    let changes =
      try changesOfPerson(card, by: edit, at: asking.at)
      + changesOfReach(card, by: edit, for: asking)
    var events: [Event] = changes.isEmpty ? [] : [.clientEdited(id, changes)]
    if let references = edit.groups {
      let wanted = try openGroups(references)
      events += membershipEvents(of: id, wanted: wanted)
    }
    return events.isEmpty ? [] : settled(id, at: asking.at).events + events
  }

  private func changesOfPerson(
    _ card: Client,
    by edit: ClientEdit,
    at moment: Moment
  ) throws(Refusal) -> [ClientChange] {
    var changes: [ClientChange?] = []
    if let typed = edit.name {
      let name = try refusing(try NameRule.cleaned(typed))
      changes.append(Change(from: card.name, to: name).map(ClientChange.name))
    }
    let city = try text(edit.city, from: card.city)
    changes.append(Change(from: card.city, to: city).map(ClientChange.city))
    if case .keep = edit.birthday {
    } else {
      let day = try birthday(edit.birthday.applied(to: nil), at: moment)
      changes.append(Change(from: card.birthday, to: day).map(ClientChange.birthday))
    }
    let gender = edit.gender.applied(to: card.gender)
    changes.append(Change(from: card.gender, to: gender).map(ClientChange.gender))
    let note = try text(edit.note, from: card.note)
    changes.append(Change(from: card.note, to: note).map(ClientChange.note))
    if case .keep = edit.referrer {
    } else {
      let referrer = try referrer(edit.referrer, of: card.id)
      changes.append(Change(from: card.referrer, to: referrer).map(ClientChange.referrer))
    }
    return changes.compactMap { $0 }
  }

  /// A text after an edit; what stays was checked when it came.
  private func text(_ edit: Edit<String>, from current: String?) throws(Refusal) -> String? {
    edit == .keep ? current : try text(edit.applied(to: current))
  }

  private func changesOfReach(
    _ card: Client,
    by edit: ClientEdit,
    for asking: Asking
  ) throws(Refusal) -> [ClientChange] {
    var changes: [ClientChange?] = []
    if let typed = edit.phone {
      let phone = TypedPhone(
        phone: try freePhone(typed, except: card.id),
        typed: try typedPhone(typed)
      )
      let was = TypedPhone(phone: card.phone, typed: card.phoneTyped)
      if phone.phone != was.phone {
        changes.append(.phone(Change(was: was, now: phone)))
      }
    }
    let email =
      edit.email == .keep ? card.email : try email(edit.email.applied(to: card.email))
    changes.append(Change(from: card.email, to: email).map(ClientChange.email))
    if let wanted = edit.consents {
      changes += Channel.allCases.map { consent($0, of: card, wanted: wanted, for: asking) }
    }
    if let usesApp = edit.usesApp {
      changes.append(Change(from: card.usesApp, to: usesApp).map(ClientChange.usesApp))
    }
    if let typed = edit.pushTokens {
      let tokens = try tokens(typed)
      changes.append(Change(from: card.pushTokens, to: tokens).map(ClientChange.pushTokens))
    }
    return changes.compactMap { $0 }
  }

  /// A consent is written only when the client's word changes, so that its date stays.
  private func consent(
    _ channel: Channel,
    of card: Client,
    wanted: Set<Channel>,
    for asking: Asking
  ) -> ClientChange? {
    let was = card.consents[channel]
    let isGiven = wanted.contains(channel)
    guard (was?.isGiven ?? false) != isGiven else { return nil }
    let now = Consent(isGiven: isGiven, at: asking.at, source: asking.source)
    return .consent(channel, Change(was: was, now: now))
  }

  private func referrer(
    _ edit: Edit<ClientReference>,
    of id: Client.ID
  ) throws(Refusal) -> Client.ID? {
    guard let reference = edit.applied(to: nil) else { return nil }
    let referrer = try client(reference)
    guard referrer != id else { throw .referrerIsSelf }
    return referrer
  }
}
