extension Club {
  /// Creates groups in the order given; each sees those before it.
  func createGroups(_ drafts: [GroupDraft], at moment: Moment) throws(Refusal) -> [Event] {
    var club = self
    var events: [Event] = []
    for draft in drafts {
      let created = try club.createGroup(draft, at: moment)
      club.apply(created)
      events += created
    }
    return events
  }

  private func createGroup(_ draft: GroupDraft, at moment: Moment) throws(Refusal) -> [Event] {
    let group = Group(
      id: groups.nextID,
      name: try freeName(draft.name, except: nil),
      description: try text(draft.description),
      loyalty: draft.loyalty,
      program: try draft.program.map { typed throws(Refusal) in
        try program(typed, of: draft.loyalty)
      },
      welcomeSms: try checked(draft.welcomeSms, for: .welcome),
      afterOrderSms: try checked(draft.afterOrderSms, for: .afterOrder),
      createdAt: moment
    )
    let position = try place(draft.position) ?? groups.order.count + 1
    var events: [Event] = [.groupCreated(group, position: position)]
    if draft.isDefault, let change = Change(from: groups.defaultGroup, to: group.id) {
      events.append(.defaultGroupMoved(change))
    }
    return events
  }

  /// Changes facts of a group.
  func editGroup(_ reference: GroupReference, _ edit: GroupEdit) throws(Refusal) -> [Event] {
    let group = try group(reference)
    var events: [Event] = []
    let changes = try changes(of: group, by: edit)
    if !changes.isEmpty { events.append(.groupEdited(group.id, changes)) }
    if let isDefault = edit.isDefault {
      guard !group.isArchived || !isDefault else { throw .groupArchived(group: group.name) }
      let isNow = groups.defaultGroup == group.id
      if isDefault != isNow {
        let now = isDefault ? group.id : nil
        events.append(.defaultGroupMoved(Change(was: groups.defaultGroup, now: now)))
      }
    }
    if let position = try place(edit.position) {
      guard !group.isArchived else { throw .groupArchived(group: group.name) }
      var order = groups.order.filter { $0 != group.id }
      order.insert(group.id, at: min(position - 1, order.count))
      if let change = Change(from: groups.order, to: order) {
        events.append(.groupsReordered(change))
      }
    }
    return events
  }

  private func changes(of group: Group, by edit: GroupEdit) throws(Refusal) -> [GroupChange] {
    var changes: [GroupChange?] = []
    if let typed = edit.name {
      let name = try freeName(typed, except: group.id)
      changes.append(Change(from: group.name, to: name).map(GroupChange.name))
    }
    let description = try text(edit.description.applied(to: group.description))
    changes.append(
      Change(from: group.description, to: description).map(GroupChange.description)
    )
    if edit.loyalty != nil || edit.program != .keep {
      let type = edit.loyalty ?? group.loyalty
      changes.append(Change(from: group.loyalty, to: type).map(GroupChange.loyalty))
      let program = try program(of: group, type, edit.program)
      changes.append(Change(from: group.program, to: program).map(GroupChange.program))
    }
    if let sms = edit.welcomeSms {
      let sms = try checked(sms, for: .welcome)
      changes.append(Change(from: group.welcomeSms, to: sms).map(GroupChange.welcomeSms))
    }
    if let sms = edit.afterOrderSms {
      let sms = try checked(sms, for: .afterOrder)
      changes.append(Change(from: group.afterOrderSms, to: sms).map(GroupChange.afterOrderSms))
    }
    return changes.compactMap { $0 }
  }

  /// Puts all groups in use into another order.
  func orderGroups(_ references: [GroupReference]) throws(Refusal) -> [Event] {
    var order: [Group.ID] = []
    for reference in references { order.append(try group(reference).id) }
    guard order.count == groups.order.count, Set(order) == Set(groups.order) else {
      throw .groupOrderIncomplete
    }
    return Change(from: groups.order, to: order).map { [.groupsReordered($0)] } ?? []
  }

  /// Puts a group away (rules.md §3.6): members alone do not block.
  func archiveGroup(_ reference: GroupReference) throws(Refusal) -> [Event] {
    let group = try group(reference)
    guard !group.isArchived else { return [] }
    let uses = uses(of: group.id)
    guard uses.isEmpty else { throw .groupInUse(group: group.name, by: uses) }
    return [.groupEdited(group.id, [.isArchived(Change(was: false, now: true))])]
  }

  /// What keeps a group from being archived.
  public func uses(of group: Group.ID) -> [GroupUse] {
    (groups.defaultGroup == group ? [.defaultGroup] : [])
      + promoCodes(naming: group).map { .promoCode($0.name) }
  }

  /// Brings an archived group back, as the last in the order.
  func restoreGroup(_ reference: GroupReference) throws(Refusal) -> [Event] {
    let group = try group(reference)
    guard group.isArchived else { return [] }
    return [.groupEdited(group.id, [.isArchived(Change(was: true, now: false))])]
  }

  /// The name, cleaned, if no other group has it (rules.md §3.6).
  private func freeName(_ typed: String, except own: Group.ID?) throws(Refusal) -> String {
    let name = try refusing(try NameRule.cleaned(typed))
    if let other = groups.named(name), other.id != own {
      throw .nameTaken(name: name, existing: other.name, isArchived: other.isArchived)
    }
    return name
  }

  /// The program named, which must be in use and of the group's type.
  private func program(_ typed: String, of type: LoyaltyType) throws(Refusal) -> Program.ID {
    let program = try program(typed)
    guard !program.isArchived else { throw .programArchived(program: program.name) }
    guard program.loyalty == type else { throw .programOfOtherType(program: program.name) }
    return program.id
  }

  /// The program after an edit; another type drops the one that does not fit it any more.
  private func program(
    of group: Group,
    _ type: LoyaltyType,
    _ edit: Edit<String>
  ) throws(Refusal) -> Program.ID? {
    switch edit {
    case .set(let typed): try program(typed, of: type)
    case .clear: nil
    case .keep: type == group.loyalty ? group.program : nil
    }
  }

  private func place(_ position: Int?) throws(Refusal) -> Int? {
    if let position, position < 1 { throw .positionInvalid(position) }
    return position
  }

  /// The setting, if its template can be filled in when it is sent.
  ///
  /// A text that is switched off is checked too, unless there is none.
  private func checked(
    _ sms: SmsSetting,
    for context: MessageTemplate.Context
  ) throws(Refusal) -> SmsSetting {
    guard sms.isOn || !sms.template.isEmpty else { return sms }
    _ = try MessageTemplate(sms.template, for: context)
    return sms
  }
}
