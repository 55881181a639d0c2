/// The club's receipts, found by number, by client and by the till's number.
///
/// What sums over many of them ask stands in columns; whole ones are in memory, or in the store's
/// files where a compaction has put them.
public struct ReceiptTable: Sendable {
  /// Those that stand in files, numbered first.
  private(set) var filed = FiledReceipts()
  /// The others, whole.
  private var recent: [Receipt] = []
  private(set) var shapes = PlainRows<ReceiptShape>()
  private(set) var purchases = PurchaseLists()
  private(set) var numbers = TillNumbers()
  private var refunded: [Receipt.ID: RefundedSoFar] = [:]
  private var refunds: [Receipt.ID: [Refund]] = [:]
  private var refundsByExternal: [ExternalNumber: Refund] = [:]
  /// As whom the numbers of clients answer whose cards were merged; sales keep the number of then.
  private var moved = MergedClients()
  /// What all of them brought, as columns for reports.
  public private(set) var sales = SalesBook()
  /// Who bought last, the latest first.
  public private(set) var lastBuyers = LastBuyers()

  private struct ExternalNumber: Hashable, Sendable {
    let venue: Venue.ID?
    let number: String
  }

  /// A club that sold nothing yet.
  public init() {}

  /// Takes what is known of receipts that all stand in files, but for their refunds.
  init(
    sales: SalesBook,
    shapes: PlainRows<ReceiptShape>,
    purchases: PurchaseLists,
    numbers: TillNumbers,
    lastBuyers: LastBuyers,
    files: any ReceiptFiles
  ) {
    self.sales = sales
    self.shapes = shapes
    self.purchases = purchases
    self.numbers = numbers
    self.lastBuyers = lastBuyers
    filed.put(shapes.count, in: files)
  }

  /// How many receipts there are.
  public var count: Int { shapes.count }

  /// The number that the next receipt gets.
  public var nextID: Receipt.ID { Receipt.ID(UInt32(count) + 1) }

  /// Whether there is a receipt with that number.
  public func contains(_ id: Receipt.ID) -> Bool { id.number > 0 && Int(id.number) <= count }

  // MARK: Whole receipts

  /// The receipt with that number, read from its file where it stands in one.
  ///
  /// - Throws: `notFound`, `receiptUnreadable`.
  public func receipt(_ id: Receipt.ID) throws(Refusal) -> Receipt {
    if let receipt = inMemory(id) { return receipt }
    return try filed.receipt(id, client: client(of: id))
  }

  /// The receipt with that number, to be shown; nil where there is none, or where its file cannot
  /// be read.
  public subscript(id: Receipt.ID) -> Receipt? { try? receipt(id) }

  /// The receipt with that number, unless it stands in a file.
  func inMemory(_ id: Receipt.ID) -> Receipt? {
    let index = Int(id.number) - 1 - filed.count
    return recent.indices.contains(index) ? recent[index] : nil
  }

  /// The client's receipts that can be read, oldest first, to be shown.
  public func receipts(of client: Client.ID) -> [Receipt] {
    ids(of: client).compactMap { self[$0] }
  }

  // MARK: Numbers of tills

  /// The receipts that seem to have a till's number, at whatever venue: whoever decides by it looks
  /// at the number of each.
  public func ids(external number: String) -> [Receipt.ID] { numbers.receipts(numbered: number) }

  /// The receipts that seem to have a till's number at a venue.
  func ids(external number: String, at venue: Venue.ID?) -> [Receipt.ID] {
    ids(external: number).filter { facts(of: $0).venue == venue }
  }

  /// The refund to which a till gave that number, of a receipt of that venue.
  public func refund(external number: String, at venue: Venue.ID?) -> Refund? {
    refundsByExternal[ExternalNumber(venue: venue, number: number)]
  }

  // MARK: Columns

  /// What is known of a receipt that there is, without reading it.
  public func facts(of id: Receipt.ID) -> ReceiptFacts {
    let row = Int(id.number) - 1
    let venue = sales.venue(at: row)
    return ReceiptFacts(id: id, at: sales.at(row), venue: venue, paid: sales.paid(at: row))
  }

  /// When a receipt was made; nil where there is none.
  func at(of id: Receipt.ID) -> Moment? {
    contains(id) ? sales.at(Int(id.number) - 1) : nil
  }

  /// Who bought: after a merge, the client who stayed.
  public func client(of id: Receipt.ID) -> Client.ID? {
    buyer(of: id).map(moved.current)
  }

  /// Who bought, by the number of then, whatever was merged since.
  public func buyer(of id: Receipt.ID) -> Client.ID? {
    contains(id) ? sales.client(at: Int(id.number) - 1) : nil
  }

  /// How many lines a receipt has; 0 where there is none.
  public func lineCount(of id: Receipt.ID) -> Int {
    contains(id) ? Int(shapes[Int(id.number) - 1].lines) : 0
  }

  // MARK: Clients

  /// The client's receipts in the order of their time; those of one moment as they came.
  public func ids(of client: Client.ID) -> [Receipt.ID] { purchases.receipts(of: client) }

  /// When the client bought last.
  public func lastVisit(of client: Client.ID) -> Moment? { purchases.sums(of: client)?.latest }

  /// Who ever bought something, by number.
  var buyers: [Client.ID] { purchases.buyers }

  /// How many receipts the client has.
  public func count(of client: Client.ID) -> Int { purchases.count(of: client) }

  /// Whether the client ever paid a receipt with money, refunded later or not.
  public func hasPaid(_ client: Client.ID) -> Bool { purchases.sums(of: client)?.hasPaid ?? false }

  /// The money that a client paid on receipts of a period, less refunds at their sale's date
  /// (rules.md §4.3).
  ///
  /// Costs a look at each receipt since the period began, and nothing where it holds them all.
  public func paid(by client: Client.ID, in period: Period) -> Money {
    guard let sums = purchases.sums(of: client) else { return .zero }
    if period.start == nil, period.contains(sums.latest) { return Money(clamping: sums.paid) }
    var sum: Int64 = 0
    for id in ids(of: client).reversed() {
      let row = Int(id.number) - 1
      let at = sales.at(row)
      if let start = period.start, at < start { break }
      guard period.contains(at) else { continue }
      sum += sales.paid(at: row).minorUnits - (refundedIfAny(id)?.money ?? 0)
    }
    return Money(clamping: sum)
  }

  /// Calls `body` with what is known of each receipt of a client, oldest first, and the money paid
  /// less refunds.
  func forEach(of client: Client.ID, _ body: (ReceiptFacts, Money) -> Void) {
    for id in ids(of: client) {
      let facts = facts(of: id)
      let back = refundedIfAny(id)?.money ?? 0
      body(facts, Money(clamping: facts.paid.minorUnits - back))
    }
  }

  /// What a client bought in all, receipts given back in full left out (rules.md §11.2).
  ///
  /// Costs a look at each receipt of the client.
  public func purchases(of client: Client.ID) -> PurchaseSums {
    guard let sums = purchases.sums(of: client) else { return PurchaseSums() }
    return PurchaseSums(
      receipts: ids(of: client).count { !isReturned($0) },
      paid: Money(clamping: sums.paid),
      last: sums.latest
    )
  }

  // MARK: Refunds

  /// The refunds of a receipt, oldest first.
  public func refunds(of receipt: Receipt.ID) -> [Refund] { refunds[receipt] ?? [] }

  /// What of a receipt went back; nil where nothing did.
  func refundedIfAny(_ id: Receipt.ID) -> RefundedSoFar? {
    refunded.isEmpty ? nil : refunded[id]
  }

  /// What of a receipt went back so far.
  public func refunded(_ receipt: Receipt) -> RefundedSoFar {
    refunded[receipt.id] ?? RefundedSoFar(lineCount: receipt.lines.count)
  }

  /// Whether all of a receipt was given back.
  public func isReturned(_ id: Receipt.ID) -> Bool {
    guard let refunded = refundedIfAny(id) else { return false }
    return isWhole(id, refunded.thousandths)
  }

  /// Whether as much as went back is all of a receipt: no line gives back more than was sold.
  func isWhole(_ id: Receipt.ID, _ thousandths: Int64) -> Bool {
    contains(id) && thousandths >= shapes[Int(id.number) - 1].thousandths
  }

  // MARK: Changes

  mutating func append(_ receipt: Receipt) {
    recent.append(receipt)
    shapes.append(ReceiptShape(receipt))
    sales.append(SaleFacts(receipt))
    if let number = receipt.externalNumber { numbers.add(number, of: receipt.id) }
    guard let client = receipt.client else { return }
    let sales = sales
    purchases.add(receipt.id, to: client, at: receipt.at, paid: receipt.paid) {
      sales.at(Int($0.number) - 1)
    }
    lastBuyers.add(client, at: receipt.at)
  }

  mutating func add(_ refund: Refund) {
    guard contains(refund.receipt) else { return }
    let id = refund.receipt
    let client = client(of: id)
    note(refund, client)
    if let client { purchases.takeBack(refund.money, from: client) }
  }

  private mutating func note(_ refund: Refund, _ client: Client.ID?) {
    keep(refund)
    sales.append(refund, by: client, completes: isReturned(refund.receipt))
  }

  /// Keeps a refund of a receipt that there is.
  mutating func keep(_ refund: Refund) {
    let id = refund.receipt
    var before = refunded[id] ?? RefundedSoFar(lineCount: lineCount(of: id))
    before.add(refund)
    refunded[id] = before
    refunds[id, default: []].append(refund)
    if let number = refund.externalNumber {
      refundsByExternal[ExternalNumber(venue: facts(of: id).venue, number: number)] = refund
    }
  }

  /// Moves a client's receipts to another client.
  ///
  /// - Parameters:
  ///   - from: The client whose card goes.
  ///   - into: The client who stays.
  ///   - lots: The new numbers of the lots of both, so that refunds find them.
  mutating func merge(_ from: Client.ID, into: Client.ID, _ lots: LotNumbers) {
    for id in ids(of: into) { number(id, lots.into) }
    for id in ids(of: from) { number(id, lots.from) }
    moved.note(from, into: into, at: nil)
    for id in ids(of: from) where !filed.contains(id) {
      recent[Int(id.number) - 1 - filed.count].client = into
    }
    let sales = sales
    purchases.merge(from, into: into) { sales.at(Int($0.number) - 1) }
    lastBuyers.merge(from, into: into)
  }

  private mutating func number(_ id: Receipt.ID, _ lots: [Lot.ID]) {
    if filed.contains(id) {
      if shapes[Int(id.number) - 1].lastLot > 0 { filed.number(id, lots) }
    } else {
      recent[Int(id.number) - 1 - filed.count].number(lots)
    }
  }

  /// Notes for reports that bonuses came to a client beside receipts.
  mutating func note(_ gift: LedgerMovement, groups: GroupSet) {
    sales.append(gift, groups: groups)
  }

  /// Puts bonuses that came beside receipts behind those that were restored before.
  mutating func restore(_ gift: KeptGift) {
    sales.append(gift)
  }

  /// Notes for reports who did what was added since the last time; nil is nobody that is known.
  mutating func sign(_ staff: Staff?) {
    if let staff { sales.sign(staff) } else { sales.leaveUnsigned() }
  }

  // MARK: Receipts in files

  /// Takes the next receipt, which stands in a file: what is asked often is kept, the rest let go.
  mutating func file(
    _ receipt: KeptReceipt,
    _ numbered: inout [(print: UInt64, receipt: Receipt.ID)]
  ) {
    shapes.append(receipt.shape)
    sales.append(receipt.sale)
    if let print = receipt.tillPrint { numbered.append((print, receipt.id)) }
  }

  /// Takes a receipt again that was filed before, as a merge of cards left it: lots have other numbers.
  ///
  /// Under which number the client bought stays as it was told first.
  mutating func fileAgain(_ receipt: KeptReceipt) {
    shapes.put(receipt.shape, at: Int(receipt.id.number) - 1)
  }

  /// Takes as whom the numbers of merged cards answer, before any receipt.
  mutating func take(_ merged: MergedClients) { moved = merged }

  /// Ends with the receipts that stand in files, behind those that stood there before.
  mutating func endFiling(
    _ numbered: [(print: UInt64, receipt: Receipt.ID)],
    in files: any ReceiptFiles
  ) {
    filed.put(count, in: files)
    numbers.file(numbered)
    let clients = currentBuyers()
    purchases.file(FiledPurchases(clients: clients) { facts(of: $0) })
    for (id, refunds) in refunds {
      guard let client = client(of: id) else { continue }
      for refund in refunds { purchases.fileBack(refund.money, from: client) }
    }
    lastBuyers = LastBuyers()
    for (row, client) in clients.enumerated() where client != SalesBlock.none {
      lastBuyers.add(Client.ID(client), at: sales.at(row))
    }
  }

  /// The number as which each receipt's client answers now; `SalesBlock.none` for nobody.
  private func currentBuyers() -> [UInt32] {
    let merged = ClientMarks(moved.numbers)
    return (0..<count).map { row in
      guard let client = sales.client(at: row) else { return SalesBlock.none }
      return merged.contains(client.number) ? moved.current(client).number : client.number
    }
  }

  /// Takes a refund of a receipt that stands in a file, which was made before all else.
  mutating func file(_ refund: Refund) {
    guard contains(refund.receipt) else { return }
    let client = client(of: refund.receipt)
    note(refund, client)
    if let client { purchases.fileBack(refund.money, from: client) }
  }

  /// Puts staff in an order that does not depend on that of the files.
  mutating func orderStaff() { sales.orderStaff() }

  /// The highest number of a lot that a receipt names; 0 for none.
  func lastLot(of id: Receipt.ID) -> UInt32 { shapes[Int(id.number) - 1].lastLot }

  /// Whether another table has the same receipts and refunds, found in the same ways.
  func isSame(as other: ReceiptTable) -> Bool {
    guard count == other.count, refunds == other.refunds, refunded == other.refunded,
      refundsByExternal == other.refundsByExternal, sales.isSame(as: other.sales)
    else { return false }
    for number in 1..<nextID.number {
      let id = Receipt.ID(number)
      let row = Int(number) - 1
      guard buyer(of: id) == other.buyer(of: id), client(of: id) == other.client(of: id),
        facts(of: id) == other.facts(of: id),
        shapes[row].thousandths == other.shapes[row].thousandths,
        filed.hasSame(id, as: other.filed) || isWhole(id, in: other)
      else { return false }
    }
    return purchases.isSame(as: other.purchases) && numbers.isSame(as: other.numbers)
  }

  /// Whether a receipt can be read here and there, and is the same.
  private func isWhole(_ id: Receipt.ID, in other: ReceiptTable) -> Bool {
    guard let receipt = self[id] else { return false }
    return receipt == other[id]
  }
}
