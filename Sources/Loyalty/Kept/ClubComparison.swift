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
  public func firstDifference(from other: Club) -> ClubPart? {
    ClubPart.allCases.first { !isSame($0, as: other) }
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
  func isSame(as other: ClientTable) -> Bool {
    guard nextID == other.nextID, count == other.count else { return false }
    for number in 1..<nextID.number {
      let id = Client.ID(number)
      guard current(id) == other.current(id), isErased(id) == other.isErased(id) else {
        return false
      }
      guard !isMerged(id), !isErased(id) else { continue }
      guard columns(of: id) == other.columns(of: id),
        foldedName(of: id) == other.foldedName(of: id),
        other.client(with: columns(of: id).phone) == id
      else { return false }
    }
    return true
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
