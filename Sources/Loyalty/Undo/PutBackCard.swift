extension Client {
  /// The edit that puts changes of this card back, which must be as they left it.
  func edit(
    puttingBack changes: [ClientChange],
    in region: Region
  ) throws(PutBackRefusal) -> ClientEdit {
    var edit = ClientEdit()
    for change in changes {
      guard isAsLeft(by: change) else { throw .changedSince }
      switch change {
      case .name(let change): edit.name = change.was
      case .phone(let change):
        let typed = try? Phone(typed: change.was.typed, region: region)
        edit.phone = typed == change.was.phone ? change.was.typed : change.was.phone.e164
      case .email(let change): edit.email = Self.edit(change.was)
      case .city(let change): edit.city = Self.edit(change.was)
      case .birthday(let change): edit.birthday = Self.edit(change.was)
      case .gender(let change): edit.gender = Self.edit(change.was)
      case .note(let change): edit.note = Self.edit(change.was)
      case .referrer(let change):
        edit.referrer = Self.edit(change.was.map { ClientReference.id($0) })
      case .consent(let channel, let change):
        var given = edit.consents ?? consents.given
        if change.was?.isGiven == true { given.insert(channel) } else { given.remove(channel) }
        edit.consents = given
      case .usesApp(let change): edit.usesApp = change.was
      case .pushTokens(let change): edit.pushTokens = change.was
      case .tags, .registeredAt: throw .impossible
      }
    }
    return edit
  }

  private static func edit<Value>(_ was: Value?) -> Edit<Value> {
    was.map { .set($0) } ?? .clear
  }

  /// Whether a fact still is what a change made of it.
  private func isAsLeft(by change: ClientChange) -> Bool {
    switch change {
    case .name(let change): name == change.now
    case .phone(let change): phone == change.now.phone
    case .email(let change): email == change.now
    case .city(let change): city == change.now
    case .birthday(let change): birthday == change.now
    case .gender(let change): gender == change.now
    case .note(let change): note == change.now
    case .referrer(let change): referrer == change.now
    case .consent(let channel, let change): consents[channel] == change.now
    case .usesApp(let change): usesApp == change.now
    case .pushTokens(let change): pushTokens == change.now
    case .tags(let change): tags == change.now
    case .registeredAt(let change): registeredAt == change.now
    }
  }
}
