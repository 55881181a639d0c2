/// Puts the receipts that stand in the store's files into a club that sold nothing yet.
///
/// Clients, price list, groups and accounts must be there; they stay as they are. What is asked of
/// many receipts is kept; a whole one is read again when somebody asks for it.
public struct FilingReceipts: Sendable {
  private var numbered: [(print: UInt64, receipt: Receipt.ID)] = []
  private var refunds: [(refund: Refund, by: Staff?)] = []
  /// How many receipts were there before.
  private let before: Int
  /// Those of them that were taken again.
  private var again: [Receipt.ID] = []

  /// Goes on behind so many receipts, which are whole.
  public init(after before: Int = 0) { self.before = before }

  /// Takes the next receipt.
  ///
  /// - Parameters:
  ///   - receipt: The receipt.
  ///   - by: Who sold, where it is known.
  ///   - club: The club, which sold only what was taken before.
  /// - Returns: Whether it is the next one and all that it names exists.
  public mutating func take(_ receipt: KeptReceipt, by: Staff?, into club: inout Club) -> Bool {
    guard receipt.id == club.receipts.nextID, club.canFile(receipt) else { return false }
    club.receipts.file(receipt, &numbered)
    club.sign(by)
    return true
  }

  /// Takes a receipt again as a merge of cards left it.
  ///
  /// - Returns: Whether it was taken before and all that it names exists.
  public mutating func takeAgain(_ receipt: KeptReceipt, into club: inout Club) -> Bool {
    guard club.receipts.contains(receipt.id), club.canFile(receipt) else { return false }
    club.receipts.fileAgain(receipt)
    if Int(receipt.id.number) <= before { again.append(receipt.id) }
    return true
  }

  /// Takes a refund of a receipt that was taken before.
  ///
  /// - Returns: Whether its lines are those of the receipt.
  public mutating func take(_ refund: Refund, by: Staff?, into club: Club) -> Bool {
    let lines = 1...max(club.receipts.lineCount(of: refund.receipt), 1)
    guard club.receipts.contains(refund.receipt),
      refund.lines.allSatisfy({ lines.contains($0.place) })
    else { return false }
    refunds.append((refund, by))
    return true
  }

  /// Ends with what files hold; what comes from now on stays in memory.
  ///
  /// - Parameters:
  ///   - club: The club.
  ///   - files: Where receipts are read from now on.
  /// - Returns: The first receipt whose client or lots do not exist; nil where all do.
  public func end(in club: inout Club, files: any ReceiptFiles) -> Receipt.ID? {
    for number in UInt32(before) + 1..<club.receipts.nextID.number {
      let id = Receipt.ID(number)
      guard club.hasLots(of: id) else { return id }
    }
    if let wrong = again.first(where: { !club.hasLots(of: $0) }) { return wrong }
    club.receipts.endFiling(numbered, in: files)
    for (refund, by) in refunds {
      club.receipts.file(refund)
      club.sign(by)
    }
    club.receipts.orderStaff()
    return nil
  }
}

extension Club {
  /// Notes for reports who did what was applied since the last time; events do not say it, their
  /// record does.
  ///
  /// - Parameter staff: Who; nil where nobody knows.
  public mutating func sign(_ staff: Staff?) { receipts.sign(staff) }

  /// Whether all that a receipt names exists, but for its client and lots, which a merge of cards
  /// may have changed since its line was written.
  fileprivate func canFile(_ receipt: KeptReceipt) -> Bool {
    receipt.sale.client.map { clients.contains($0) } ?? true
      && receipt.sale.venue.map { priceList.venues[$0] != nil } ?? true
      && receipt.sale.groups.ids.allSatisfy { groups[$0] != nil }
      && receipt.categories.allSatisfy { priceList.categories[$0] != nil }
      && receipt.products.allSatisfy { priceList.products[$0] != nil }
  }

  /// Whether a receipt's client has a card of his or her own and the lots that it names.
  fileprivate func hasLots(of id: Receipt.ID) -> Bool {
    let lot = receipts.lastLot(of: id)
    guard let client = receipts.client(of: id) else { return lot == 0 }
    return clients.contains(client) && !clients.isMerged(client)
      && (lot == 0 || accounts[client][Lot.ID(lot)] != nil)
  }
}
