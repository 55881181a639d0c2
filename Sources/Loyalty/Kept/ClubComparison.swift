/// A part of a club, as comparing two of them names it.
public enum ClubPart: String, CaseIterable, Hashable, Sendable {
  /// Each stands for the member of `Club` that has its name.
  case settings, clients, groups, programs, priceList, accounts, receipts, parkedReceipts
  case promoCodes, templates, outbox
}

extension Club {
  /// The first part in which another club differs: what was written and read back must not.
  ///
  /// Full cards are not compared, for they stand in files. Cost: some 300 ns a client, a look at
  /// every receipt and entry.
  ///
  /// - Parameters:
  ///   - other: The other club.
  ///   - parts: What is compared.
  /// - Returns: The part, or nil where all are the same.
  public func firstDifference(
    from other: Club,
    in parts: [ClubPart] = ClubPart.allCases
  ) -> ClubPart? {
    parts.first { !isSame($0, as: other) }
  }

  private func isSame(_ part: ClubPart, as other: Club) -> Bool {
    switch part {
    case .settings: settings == other.settings
    case .clients: clients.isSame(as: other.clients)
    case .groups: groups.isSame(as: other.groups)
    case .programs: programs.items == other.programs.items
    case .priceList:
      priceList.categories.items == other.priceList.categories.items
        && priceList.products.items == other.priceList.products.items
        && priceList.venues.items == other.priceList.venues.items
    case .accounts: accounts.isSame(as: other.accounts)
    case .receipts: receipts.isSame(as: other.receipts)
    case .parkedReceipts: parkedReceipts.isSame(as: other.parkedReceipts)
    case .promoCodes: promoCodes.isSame(as: other.promoCodes)
    case .templates: templates.items == other.templates.items
    case .outbox: outbox.isSame(as: other.outbox)
    }
  }
}

extension ClientTable {
  /// Whether all numbers answer as the same clients, with the same columns, names to be found and
  /// groups, and each phone finds its client in the other table.
  ///
  /// Compares block by block, for the numbers that answer as nobody are empty rows in both.
  func isSame(as other: ClientTable) -> Bool {
    guard nextID == other.nextID, gone == other.gone, erased.all == other.erased.all,
      merged.cards == other.merged.cards, inheritedDates == other.inheritedDates
    else { return false }
    guard zip(blocks, other.blocks).allSatisfy({ $0.hasSameFacts(as: $1) }),
      hasSameGroups(as: other)
    else { return false }
    return blocks.enumerated().allSatisfy { place, block in
      block.phones.withSpan { phones in
        for row in phones.indices where phones[row] != 0 {
          let id = Client.ID(UInt32(place * ClientBlock.capacity + row + 1))
          if other.client(with: Phone(unchecked: phones[row])) != id { return false }
        }
        return true
      }
    }
  }

  private func hasSameGroups(as other: ClientTable) -> Bool {
    var same: [UInt64: Bool] = [:]
    var last: UInt64?
    for (block, theirs) in zip(blocks, other.blocks) {
      for row in 0..<block.count {
        let sets = (block.groupSets[row], theirs.groupSets[row])
        let pair = UInt64(sets.0) << 32 | UInt64(sets.1)
        if pair == last { continue }
        let isSame = same[pair] ?? (groupSets[sets.0] == other.groupSets[sets.1])
        same[pair] = isSame
        guard isSame else { return false }
        last = pair
      }
    }
    return groupSets.countedSets.count == other.groupSets.countedSets.count
  }
}

extension ClientBlock {
  /// Whether all but the groups is the same.
  fileprivate func hasSameFacts(as other: ClientBlock) -> Bool {
    phones == other.phones && registered == other.registered && birthdays == other.birthdays
      && flags == other.flags && names.letters == other.names.letters
  }
}

extension GroupList {
  fileprivate func isSame(as other: GroupList) -> Bool {
    inUse == other.inUse && inArchive == other.inArchive && defaultGroup == other.defaultGroup
      && nextID == other.nextID
  }
}

extension AccountBook {
  fileprivate func isSame(as other: AccountBook) -> Bool {
    let owners = owners
    return owners == other.owners && owners.allSatisfy { kept($0) == other.kept($0) }
  }
}
