/// The clients that answer to what was typed, the best first.
public struct FoundClients: Hashable, Sendable {
  /// What it was that answered.
  public enum Means: Hashable, Sendable {
    /// Nothing was typed: everybody, the last registered first.
    case everybody
    /// Words of the name.
    case name
    /// Digits of the phone.
    case phone
    /// A part of the e-mail address.
    case email
  }

  /// The best of them, at most as many as were wanted.
  public let ids: [Client.ID]
  /// How many answer in all.
  public let total: Int
  /// What it was that answered.
  public let means: Means
  /// What had to be done to what was typed.
  public let repair: Repair
}

extension ClientTable {
  /// Finds clients by part of the name in any word order, digits of the phone or the e-mail
  /// (screens.md "Beside the table").
  ///
  /// Cost: some 5 ns a client.
  ///
  /// - Parameters:
  ///   - typed: What was typed; nothing finds everybody, the last registered first.
  ///   - limit: How many are wanted.
  /// - Returns: The best matches, and how many there are.
  public func find(_ typed: String, limit: Int = 200) -> FoundClients {
    let query = ClientQuery(typed: typed)
    guard !query.isEmpty else { return everybody(limit: limit) }
    if let email = query.email {
      let found = findEmail(email, limit: limit)
      if found.total > 0 || query.text.contains("@") { return found }
    }
    let found = NameFinder(query, limit: limit)
      .find(blocks: blocks.count, names: { blocks[$0].names }, phones: { blocks[$0].phones })
    return FoundClients(
      ids: found.matches.map { Client.ID(UInt32($0.row) + 1) },
      total: found.total,
      means: query.phone == nil ? .name : .phone,
      repair: found.repair
    )
  }

  private func everybody(limit: Int) -> FoundClients {
    let latest = ids.suffix(max(0, limit)).reversed()
    return FoundClients(ids: Array(latest), total: count, means: .everybody, repair: .none)
  }

  private func findEmail(_ part: String, limit: Int) -> FoundClients {
    let needle = Array(part.utf8)
    var ids: [Client.ID] = []
    var total = 0
    for (index, block) in blocks.enumerated() {
      block.emails.forEachRow(having: needle) { row in
        total += 1
        guard ids.count < limit else { return }
        ids.append(Client.ID(UInt32(index * ClientBlock.capacity + row + 1)))
      }
    }
    return FoundClients(ids: ids, total: total, means: .email, repair: .none)
  }
}
