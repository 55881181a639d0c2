/// What a manager may want to know about a name before saving it (rules.md §3.6).
public enum GroupNameAdvice: Hashable, Sendable {
  /// Another group has the name: it will be refused.
  case taken(Group)
  /// Groups whose names are likely to be taken for this one, in the manager's order.
  case similar([Group])
  /// The name is written in another style than most; a group that shows theirs.
  case otherStyle(example: Group)
}

extension GroupList {
  /// How many groups a manager keeps apart easily (rules.md §3.6).
  public static let easilyKeptApart = 7

  /// Whether there are so many groups in use that merging or archiving some is advised.
  public var areTooMany: Bool { order.count > Self.easilyKeptApart }

  /// What stands against a name, or might; nil for a name that fits.
  ///
  /// Cost: a look at each group.
  ///
  /// - Parameters:
  ///   - name: The name as it is typed.
  ///   - own: The group that is to have it, where it exists already.
  /// - Returns: The most serious advice.
  public func advice(onName name: String, of own: Group.ID? = nil) -> GroupNameAdvice? {
    let key = GroupNameKey(name)
    guard !key.text.isEmpty else { return nil }
    if let holder = named(name), holder.id != own { return .taken(holder) }
    let others = inUse.filter { $0.id != own }
    let similar = others.filter { GroupNameKey($0.name).isSimilar(to: key) }
    guard similar.isEmpty else { return .similar(similar) }
    guard let style = NamingStyle.broken(by: name, among: others.map(\.name)) else { return nil }
    return example(of: style, among: others).map { .otherStyle(example: $0) }
  }

  /// A group written in that style, one of several words before one of a single word.
  private func example(of style: NamingStyle, among others: [Group]) -> Group? {
    let fitting = others.filter { group in
      let own = NamingStyle(of: group.name)
      return own.letters == style.letters && (own.joint == style.joint || own.joint == .none)
    }
    return fitting.first { NamingStyle(of: $0.name).joint == style.joint } ?? fitting.first
  }
}

extension Club {
  /// How many clients have the group as their leading one (rules.md §3.3).
  ///
  /// Cost: a look at each distinct set of groups.
  public func clientsLed(by group: Group.ID) -> Int {
    clients.countedGroupSets.reduce(0) { sum, counted in
      groups.leading(of: counted.set)?.id == group ? sum + counted.clients : sum
    }
  }
}
