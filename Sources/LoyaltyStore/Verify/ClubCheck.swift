import Loyalty

extension StoreReport {
  /// Counts a club and holds its accounts and cards to what must always be.
  mutating func check(_ club: Club) {
    clients = club.clients.count
    groups = club.groups.inUse.count + club.groups.inArchive.count
    receipts = club.receipts.count
    waitingMessages = club.outbox.openCount
    for id in club.clients.ids {
      checkCard(of: id, club)
      checkAccount(of: id, club)
    }
  }

  private mutating func checkCard(of id: Client.ID, _ club: Club) {
    let columns = club.clients.columns(of: id)
    let isKnown =
      club.clients.client(with: columns.phone) == id
      && columns.groups.ids.allSatisfy { club.groups[$0] != nil }
    if !isKnown { add(.client(id)) }
  }

  /// Compares a balance with the sum of its entries, and its lots with what they were.
  private mutating func checkAccount(of id: Client.ID, _ club: Club) {
    let account = club.accounts[id]
    let entries = club.accounts.written(of: id)
    guard !entries.isEmpty || !account.lots.isEmpty || !account.debt.isZero else { return }
    balances += 1
    let sum = entries.reduce(0) { $0 + $1.amount.minorUnits }
    let lots = account.lots.reduce(0) { $0 + $1.remainder.minorUnits }
    let debt = account.debt.minorUnits
    if sum != lots - debt || debt < 0 {
      add(.balance(client: id, entries: sum, lots: lots, debt: debt))
    }
    for lot in account.lots {
      let isSound =
        !lot.remainder.isNegative && !lot.burnt.isNegative
        && lot.remainder.minorUnits + lot.burnt.minorUnits <= lot.amount.minorUnits
      if !isSound { add(.lot(client: id, lot: lot.id)) }
    }
  }
}
