/// Who gave bonuses beside receipts, and in which groups the clients were then, by the entries of
/// their histories.
public struct GiftHistory: Sendable {
  /// What is known of one entry.
  public struct Facts: Hashable, Sendable {
    /// Who gave or took by hand; nil where a rule or a code did, or nobody knows.
    public let by: Staff?
    /// The groups of the client when it was written (rules.md §11.2).
    public let groups: GroupSet
  }

  private let book: SalesBook
  /// By who the clients are now, in the order in which they were written.
  private var gifts: [Client.ID: [GiftFacts]] = [:]

  /// Takes a club's gifts; a client who was merged answers as whom they are now.
  ///
  /// Costs a look at each of them, and some hundred bytes each while it is kept.
  init(_ club: Club) {
    var gifts: [Client.ID: [GiftFacts]] = [:]
    club.receipts.sales.gifts.forEach { gift in
      gifts[club.clients.current(gift.client), default: []].append(gift)
    }
    book = club.receipts.sales
    self.gifts = gifts
  }

  /// What is known of an entry.
  ///
  /// A birthday bonus may have been written later than it appeared, so the first that was written
  /// since is the one.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - client: Whose history it stands in.
  /// - Returns: Nil for what belongs to a receipt, and for what nobody has written yet.
  public func facts(of entry: LedgerEntry, of client: Client.ID) -> Facts? {
    let own = gifts[client]?.first { gift in
      gift.at >= entry.at && gift.amount == entry.amount.minorUnits && gift.kind == entry.kind
        && gift.origin == entry.origin
    }
    guard let own, own.at == entry.at || entry.origin == .birthday else { return nil }
    return Facts(
      by: own.isByHand ? book.staff[own.by] : nil,
      groups: book.groups(at: own.set) ?? GroupSet()
    )
  }
}

extension Club {
  /// Who gave bonuses beside receipts, and to clients of which groups.
  public var giftHistory: GiftHistory { GiftHistory(self) }
}
