/// What is kept of receipts in files as an index file keeps it.
///
/// Whoever changes what stands in these columns raises the number of the index.
extension ReceiptTable {
  /// Adds all columns to those that an index keeps.
  ///
  /// Only of a club as a base has it: all receipts stand in files.
  public func add(to image: inout ColumnImage) {
    precondition(filed.count == count, "receipts that no file holds")
    sales.add(to: &image)
    shapes.add(to: &image, as: "shapes")
    purchases.add(to: &image)
    numbers.add(to: &image)
    lastBuyers.add(to: &image)
    var columns = RefundColumns()
    var done: [Receipt.ID: Int] = [:]
    sales.refunds.forEach { facts in
      let id = Receipt.ID(UInt32(facts.row) + 1)
      columns.add(refunds(of: id)[done[id, default: 0]])
      done[id, default: 0] += 1
    }
    columns.add(to: &image)
  }

  /// Takes the columns that an index kept; nil where they do not fit together.
  init?(_ kept: KeptColumns, files: any ReceiptFiles) {
    guard let sales = SalesBook(kept), let shapes = kept.values("shapes", as: ReceiptShape.self),
      shapes.count == sales.count, let purchases = PurchaseLists(kept, receipts: sales.count),
      let numbers = TillNumbers(kept), let lastBuyers = LastBuyers(kept),
      let refunds = RefundColumns.refunds(kept), refunds.count == sales.refunds.count
    else { return nil }
    self.init(
      sales: sales,
      shapes: PlainRows(shapes),
      purchases: purchases,
      numbers: numbers,
      lastBuyers: lastBuyers,
      files: files
    )
    for refund in refunds {
      guard contains(refund.receipt) else { return nil }
      keep(refund)
    }
  }
}

extension Club {
  /// Takes what an index kept of receipts in files into a club that sold nothing yet.
  ///
  /// - Returns: Whether the columns fit together; the club is as it was where they do not.
  public mutating func takeReceipts(_ kept: KeptColumns, in files: any ReceiptFiles) -> Bool {
    guard var table = ReceiptTable(kept, files: files) else { return false }
    table.take(clients.merged)
    receipts = table
    return true
  }
}

extension LastBuyers {
  fileprivate func add(to image: inout ColumnImage) {
    image.add("visits.clients", ColumnValues<UInt32>(visits.map(\.client.number)))
    image.add("visits.times", ColumnValues<Int64>(visits.map(\.at.milliseconds)))
  }

  fileprivate init?(_ kept: KeptColumns) {
    guard let clients = kept.values("visits.clients", as: UInt32.self),
      let times = kept.values("visits.times", as: Int64.self), clients.count == times.count,
      clients.count <= Self.limit
    else { return nil }
    self.init(zip(clients, times).map { (Client.ID($0), Moment(milliseconds: $1)) })
  }
}
