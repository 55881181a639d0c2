/// A client's bonus account with its history, as the base of a store keeps it.
public struct KeptAccount: Hashable, Sendable {
  /// Whose account it is.
  public let client: Client.ID
  /// The lots, numbered from 1 in their order.
  public let lots: [Lot]
  /// What is owed.
  public let debt: Bonus
  /// The written entries, oldest first.
  public let entries: [LedgerEntry]
  /// When each lot came, by the lots' order.
  public let arrivals: [Moment]
  /// From when until when each birthday bonus could be spent.
  public let gifts: [Period]

  /// Takes what was kept.
  public init(
    client: Client.ID,
    lots: [Lot],
    debt: Bonus,
    entries: [LedgerEntry],
    arrivals: [Moment],
    gifts: [Period]
  ) {
    self.client = client
    self.lots = lots
    self.debt = debt
    self.entries = entries
    self.arrivals = arrivals
    self.gifts = gifts
  }
}

extension Club {
  /// The clients on whose accounts something was ever written, by number.
  public var accountOwners: [Client.ID] { accounts.owners }

  /// A client's account as it is written, with all of its history.
  public func keptAccount(of client: Client.ID) -> KeptAccount { accounts.kept(client) }

  /// Puts an account into a club that does not have it yet.
  ///
  /// - Returns: Whether it can be one: its client has a card and no account, and the lots are
  ///   numbered from 1.
  public mutating func restore(_ account: KeptAccount) -> Bool {
    guard clients.contains(account.client), !clients.isMerged(account.client),
      !accounts.hasAccount(account.client), account.arrivals.count == account.lots.count,
      account.lots.indices.allSatisfy({ Int(account.lots[$0].id.number) == $0 + 1 })
    else { return false }
    accounts.restore(account)
    return true
  }
}
