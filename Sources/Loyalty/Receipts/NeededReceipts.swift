/// Receipts that stand in files and are read before something is decided.
extension Club {
  /// The receipts in files that a sale with a till's number looks at.
  func filed(external number: String?) -> Set<Receipt.ID> {
    guard let number = try? text(number) else { return [] }
    return filed(receipts.ids(external: number))
  }

  /// The receipts in files that may be the one named.
  func filed(_ reference: RefundDraft.Reference) -> Set<Receipt.ID> {
    switch reference {
    case .id(let id): filed([id])
    case .external(let number, _): filed(receipts.ids(external: number))
    }
  }

  private func filed(_ ids: [Receipt.ID]) -> Set<Receipt.ID> {
    Set(ids.filter(receipts.filed.contains))
  }

  /// What booking a receipt of the past looks at.
  public func needs(of past: PastReceipt) -> Needs {
    var ids = receipts.ids(external: past.number)
    if let own = ownNumber(past.number) { ids.append(own) }
    return Needs(receipts: filed(ids))
  }

  /// The store's own number of a receipt that a file tells of under "#" and that number.
  func ownNumber(_ number: String) -> Receipt.ID? {
    guard number.hasPrefix(Receipt.ownNumberSign) else { return nil }
    return UInt32(number.dropFirst()).map { Receipt.ID($0) }
  }

  /// Reads the receipts that deciding takes out of their files.
  ///
  /// - Throws: `receiptUnreadable`.
  public func receipts(in needs: Needs) throws(Refusal) -> [Receipt.ID: Receipt] {
    var found: [Receipt.ID: Receipt] = [:]
    for id in needs.receipts { found[id] = try receipts.receipt(id) }
    return found
  }

  /// A receipt in memory, or among those that were read.
  func receipt(_ id: Receipt.ID, with needed: Needed) throws(Refusal) -> Receipt {
    guard let receipt = receipts.inMemory(id) ?? needed.receipts[id] else {
      throw .notFound(.receipt, typed: id.description)
    }
    return receipt
  }

  /// The receipt to which a till gave a number at a venue.
  func receipt(
    external number: String,
    at venue: Venue.ID?,
    with needed: Needed
  ) throws(Refusal) -> Receipt? {
    for id in receipts.ids(external: number, at: venue).reversed() {
      let receipt = try receipt(id, with: needed)
      if receipt.externalNumber == number { return receipt }
    }
    return nil
  }

  /// The receipt named by number, or by the till's number and its venue, read where it stands in a
  /// file; the venue may be left out where only one receipt has the number.
  ///
  /// - Throws: `notFound`, `externalNumberAtVenues`, `receiptUnreadable`.
  public func receipt(_ reference: RefundDraft.Reference) throws(Refusal) -> Receipt {
    let read = try receipts(in: Needs(receipts: filed(reference)))
    return try receipt(reference, with: Needed(receipts: read))
  }
}
