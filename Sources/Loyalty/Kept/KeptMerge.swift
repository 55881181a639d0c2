/// What a base keeps of a card that was merged into another.
public struct KeptMerge: Hashable, Sendable {
  /// The number that has no card of its own any more.
  public let number: Client.ID
  /// As whom it answers now.
  public let current: Client.ID
  /// The card into which it was merged, which may have gone into a third one since.
  public let into: Client.ID
  /// When; nil where nobody knows.
  public let at: Moment?
  /// When the number was given; nil where nobody knows.
  public let registeredAt: Moment?
  /// When the card into which it was merged was registered itself, where that card tells an earlier
  /// date since: that of a card merged into it.
  public let intoRegisteredAt: Moment?

  /// Takes what was kept.
  public init(
    number: Client.ID,
    current: Client.ID,
    into: Client.ID? = nil,
    at moment: Moment? = nil,
    registeredAt: Moment? = nil,
    intoRegisteredAt: Moment? = nil
  ) {
    self.number = number
    self.current = current
    self.into = into ?? current
    at = moment
    self.registeredAt = registeredAt
    self.intoRegisteredAt = intoRegisteredAt
  }
}

extension Club {
  /// What a base keeps of a number whose card was merged; nil for any other.
  public func keptMerge(of id: Client.ID) -> KeptMerge? {
    guard let card = clients.merged.cards[id] else { return nil }
    let hasOther = clients.inheritedDates[card.into] != nil
    return KeptMerge(
      number: id,
      current: clients.current(id),
      into: card.into,
      at: card.at,
      registeredAt: clients.registration(of: id),
      intoRegisteredAt: hasOther ? clients.registration(of: card.into) : nil
    )
  }

  /// Lets numbers answer as other clients, as in a club where their cards were merged; none was
  /// before, and nobody is erased yet.
  ///
  /// - Parameter merges: What was kept, in any order; rows of these numbers are empty but for when
  ///   they were given.
  /// - Returns: The first number that was not given, or cannot answer as it says; nil where all can.
  public mutating func restore(_ merges: [KeptMerge]) -> Client.ID? {
    let unknown = merges.first {
      !clients.contains($0.number) || !clients.contains($0.into) || $0.number == $0.into
    }
    if let unknown { return unknown.number }
    let cards = merges.map { ($0.number, MergedCard(into: $0.into, at: $0.at)) }
    guard let merged = MergedClients(cards) else { return merges.first?.number }
    if let wrong = merges.first(where: { merged.current($0.number) != $0.current }) {
      return wrong.number
    }
    var inherited: [Client.ID: Moment] = [:]
    for merge in merges {
      guard let own = merge.intoRegisteredAt, inherited[merge.into] == nil else { continue }
      inherited[merge.into] = clients.registration(of: merge.into)
      clients.setRegistration(of: merge.into, to: own)
    }
    clients.take(merged, inheritedDates: inherited)
    receipts.take(merged)
    return nil
  }

  /// Lets a number answer as nobody, as in a club where the client was erased.
  ///
  /// - Returns: Whether the number was given and has a card.
  public mutating func restore(erased id: Client.ID) -> Bool {
    guard clients.contains(id), !clients.isMerged(id), !clients.isErased(id) else { return false }
    clients.erase(id)
    return true
  }

  /// Takes the clients that an index kept into a club without receipts.
  public mutating func take(_ kept: ClientTable) {
    clients = kept
    receipts.take(kept.merged)
  }
}
