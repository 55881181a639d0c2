/// What a merge of two cards would lead to, for somebody to look at first (rules.md §2.5).
public struct MergePreview: Hashable, Sendable {
  /// A card with what the club knows about the client.
  public struct Side: Hashable, Sendable {
    /// The card.
    public let card: Client
    /// The leading group.
    public let leading: Group?
    /// The program of the leading group.
    public let program: Program?
    /// The account.
    public let account: Account
    /// The purchases that count for the program's tier.
    public let total: Money
    /// How many receipts there are.
    public let receipts: Int
  }

  /// The client who stays, before.
  public let into: Side
  /// The client whose card goes.
  public let from: Side
  /// The client who stays, after.
  public let after: Side
  /// What would be written.
  public let merge: ClientMerge
}

extension Club {
  /// What merging a card into another would lead to; nothing is saved.
  ///
  /// - Parameters:
  ///   - into: The up-to-date card that stays.
  ///   - from: The up-to-date card that goes.
  ///   - moment: When they are merged.
  /// - Returns: Both sides before, and what is left after.
  /// - Throws: What merging would be refused for.
  public func mergePreview(
    into: Client,
    from: Client,
    at moment: Moment
  ) throws(Refusal) -> MergePreview {
    let into = side(into, at: moment)
    let from = side(from, at: moment)
    let changes = into.card.changes(from: from.card)
    let joined = JoinedAccounts(
      accounts.history(of: into.card.id, as: into.account),
      accounts.history(of: from.card.id, as: from.account)
    )
    let was = into.account.balance(at: moment)
    let balance = try refusing(try was.adding(from.account.balance(at: moment)))
    try checkLimits(of: into.account, from.account)
    var card = into.card
    for change in changes { card.apply(change) }
    card.groups = GroupSet(into.card.groups.ids + from.card.groups.ids)
    let leading = groups.leading(of: card.groups)
    let program = program(of: leading)
    let totals = [into, from].reduce(Int64(0)) { sum, side in
      sum + total(of: side.card.id, for: program, at: moment).minorUnits
    }
    return MergePreview(
      into: into,
      from: from,
      after: MergePreview.Side(
        card: card,
        leading: leading,
        program: program,
        account: joined.account,
        total: Money(clamping: totals),
        receipts: into.receipts + from.receipts
      ),
      merge: ClientMerge(
        into: into.card.id,
        from: from.card,
        changes: changes,
        groups: Change(was: into.card.groups, now: card.groups),
        balance: Change(was: was, now: balance),
        receipts: from.receipts,
        at: moment
      )
    )
  }

  private func side(_ card: Client, at moment: Moment) -> MergePreview.Side {
    let leading = groups.leading(of: card.groups)
    let program = program(of: leading)
    return MergePreview.Side(
      card: card,
      leading: leading,
      program: program,
      account: settled(card.id, at: moment).account,
      total: total(of: card.id, for: program, at: moment),
      receipts: receipts.count(of: card.id)
    )
  }

  /// Lots and debt may not pass what an amount may be, each for itself.
  private func checkLimits(of one: Account, _ other: Account) throws(Refusal) {
    let lots = (one.lots + other.lots).reduce(Int64(0)) { $0 + $1.remainder.minorUnits }
    _ = try refusing(try Bonus(minorUnits: lots))
    _ = try refusing(try one.debt.adding(other.debt))
  }
}
