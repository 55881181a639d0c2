/// Two cards of one person that were made one (rules.md §2.5).
public struct ClientMerge: Hashable, Sendable {
  /// The client who stays.
  public let into: Client.ID
  /// The card that went, as it was; its number answers as the client who stays.
  public let from: Client
  /// What the card that stays took from the other.
  public let changes: [ClientChange]
  /// The groups of the client who stays, before and after.
  public let groups: Change<GroupSet>
  /// The balance of the client who stays, before and after.
  public let balance: Change<Bonus>
  /// How many receipts moved.
  public let receipts: Int
  /// When; nil in records of older programs, which are as old as the record.
  public private(set) var at: Moment?

  /// Describes a merge.
  public init(
    into: Client.ID,
    from: Client,
    changes: [ClientChange],
    groups: Change<GroupSet>,
    balance: Change<Bonus>,
    receipts: Int,
    at: Moment?
  ) {
    self.into = into
    self.from = from
    self.changes = changes
    self.groups = groups
    self.balance = balance
    self.receipts = receipts
    self.at = at
  }

  /// The same, of a moment where it does not tell its own.
  public func dated(_ moment: Moment) -> ClientMerge {
    var merge = self
    merge.at = at ?? moment
    return merge
  }
}

extension Client {
  /// What this card takes from another card of the same person (rules.md §2.5).
  ///
  /// Name, phone and every fact that is filled stay; what is empty is taken over, notes and lists
  /// are joined, and the later word on a channel wins. The earlier day of registration stays, so
  /// that a merge makes nobody a new client again.
  func changes(from other: Client) -> [ClientChange] {
    let changes: [ClientChange?] =
      [
        Change(from: email, to: email ?? other.email).map(ClientChange.email),
        Change(from: city, to: city ?? other.city).map(ClientChange.city),
        Change(from: birthday, to: birthday ?? other.birthday).map(ClientChange.birthday),
        Change(from: gender, to: gender ?? other.gender).map(ClientChange.gender),
        Change(from: note, to: note(with: other.note)).map(ClientChange.note),
        Change(from: referrer, to: referrer(with: other)).map(ClientChange.referrer),
      ] + Channel.allCases.map { consent($0, with: other) } + [
        Change(from: usesApp, to: usesApp || other.usesApp).map(ClientChange.usesApp),
        Change(from: pushTokens, to: pushTokens.joined(with: other.pushTokens))
          .map(ClientChange.pushTokens),
        Change(from: tags, to: tags.joined(with: other.tags)).map(ClientChange.tags),
        Change(from: registeredAt, to: min(registeredAt, other.registeredAt))
          .map(ClientChange.registeredAt),
      ]
    return changes.compactMap { $0 }
  }

  /// Both notes, unless one says all that the other does.
  private func note(with other: String?) -> String? {
    guard let note, let other else { return note ?? other }
    if note.contains(other) { return note }
    return other.contains(note) ? other : note + "; " + other
  }

  /// Who brought this client: nobody brings himself or herself.
  private func referrer(with other: Client) -> ID? {
    let own = referrer == other.id ? nil : referrer
    return own ?? (other.referrer == id ? nil : other.referrer)
  }

  private func consent(_ channel: Channel, with other: Client) -> ClientChange? {
    guard let theirs = other.consents[channel] else { return nil }
    let own = consents[channel]
    if let own, own.at >= theirs.at { return nil }
    return .consent(channel, Change(was: own, now: theirs))
  }
}

extension [String] {
  /// These texts, and those of another list that are not among them.
  fileprivate func joined(with others: [String]) -> [String] {
    self + others.filter { !contains($0) }
  }
}
