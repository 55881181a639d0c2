/// The club's receipts: full ones in memory, found by number, by client and by the till's number.
public struct ReceiptTable: Sendable {
  private var receipts: [Receipt] = []
  private var refunded: [Receipt.ID: RefundedSoFar] = [:]
  private var byClient: [Client.ID: Purchases] = [:]
  private var byExternal: [ExternalNumber: Receipt.ID] = [:]
  private var byNumber: [String: [Receipt.ID]] = [:]
  private var refunds: [Receipt.ID: [Refund]] = [:]
  private var refundsByExternal: [ExternalNumber: Refund] = [:]
  /// What all of them brought, as columns for reports.
  public private(set) var sales = SalesBook()
  /// Who bought last, the latest first.
  public private(set) var lastBuyers = LastBuyers()

  private struct ExternalNumber: Hashable, Sendable {
    let venue: Venue.ID?
    let number: String
  }

  /// What a client bought, with the sums that every sale asks for.
  private struct Purchases: Hashable, Sendable {
    var receipts: [Receipt.ID] = []
    /// Minor units paid in money, less refunds.
    var paid: Int64 = 0
    var latest = Moment(milliseconds: .min)
    var hasPaid = false

    /// Adds a receipt at its place in time.
    mutating func add(_ receipt: Receipt, at place: Int) {
      receipts.insert(receipt.id, at: place)
      paid += receipt.paid.minorUnits
      latest = max(latest, receipt.at)
      if !receipt.paid.isZero { hasPaid = true }
    }

    mutating func add(_ other: Purchases) {
      receipts += other.receipts
      paid += other.paid
      latest = max(latest, other.latest)
      hasPaid = hasPaid || other.hasPaid
    }
  }

  /// A club that sold nothing yet.
  public init() {}

  /// How many receipts there are.
  public var count: Int { receipts.count }

  /// The number that the next receipt gets.
  public var nextID: Receipt.ID { Receipt.ID(UInt32(receipts.count) + 1) }

  /// The receipt with that number.
  public subscript(id: Receipt.ID) -> Receipt? {
    let index = Int(id.number) - 1
    return receipts.indices.contains(index) ? receipts[index] : nil
  }

  /// The receipt to which a till gave that number at a venue.
  public func receipt(external number: String, at venue: Venue.ID?) -> Receipt? {
    byExternal[ExternalNumber(venue: venue, number: number)].flatMap { self[$0] }
  }

  /// The receipts to which tills gave that number, at whatever venue.
  public func receipts(external number: String) -> [Receipt] {
    (byNumber[number] ?? []).compactMap { self[$0] }
  }

  /// The refund to which a till gave that number, of a receipt of that venue.
  public func refund(external number: String, at venue: Venue.ID?) -> Refund? {
    refundsByExternal[ExternalNumber(venue: venue, number: number)]
  }

  /// The refunds of a receipt, oldest first.
  public func refunds(of receipt: Receipt.ID) -> [Refund] { refunds[receipt] ?? [] }

  /// The client's receipts, oldest first.
  public func receipts(of client: Client.ID) -> [Receipt] {
    (byClient[client]?.receipts ?? []).compactMap { self[$0] }
  }

  /// When the client bought last.
  public func lastVisit(of client: Client.ID) -> Moment? { byClient[client]?.latest }

  /// Who ever bought something, by number.
  var buyers: [Client.ID] { byClient.keys.sorted() }

  /// The client's receipts in the order of their time; those of one moment as they came.
  func idsInTime(of client: Client.ID) -> [Receipt.ID] {
    let ids = byClient[client]?.receipts ?? []
    let times = ids.map { (self.at(of: $0) ?? Moment(milliseconds: 0), $0) }
    let isInTime = zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }
    return isInTime ? ids : times.sorted { $0 < $1 }.map(\.1)
  }

  /// When a receipt was made.
  func at(of id: Receipt.ID) -> Moment? {
    let index = Int(id.number) - 1
    return receipts.indices.contains(index) ? receipts[index].at : nil
  }

  /// Looks at every receipt, in the order in which they came.
  func forEach(_ look: (Receipt) -> Void) {
    for receipt in receipts { look(receipt) }
  }

  /// What of a receipt went back; nil where nothing did.
  func refundedIfAny(_ id: Receipt.ID) -> RefundedSoFar? {
    refunded.isEmpty ? nil : refunded[id]
  }

  /// How many receipts the client has.
  func count(of client: Client.ID) -> Int { byClient[client]?.receipts.count ?? 0 }

  /// Calls `body` with each receipt of a client, oldest first, and the money paid less refunds.
  func forEach(of client: Client.ID, _ body: (Receipt, Money) -> Void) {
    for id in byClient[client]?.receipts ?? [] {
      guard let receipt = self[id] else { continue }
      let back = refunded[id]?.lines.reduce(0) { $0 + $1.money.minorUnits } ?? 0
      body(receipt, Money(clamping: receipt.paid.minorUnits - back))
    }
  }

  /// Whether the client ever paid a receipt with money, refunded later or not.
  public func hasPaid(_ client: Client.ID) -> Bool { byClient[client]?.hasPaid ?? false }

  /// What of a receipt went back so far.
  public func refunded(_ receipt: Receipt) -> RefundedSoFar {
    refunded[receipt.id] ?? RefundedSoFar(lineCount: receipt.lines.count)
  }

  /// The money that a client paid on receipts of a period, less refunds at their sale's date
  /// (rules.md §4.3).
  ///
  /// Costs a look at each receipt since the period began, and nothing where it holds them all.
  public func paid(by client: Client.ID, in period: Period) -> Money {
    guard let purchases = byClient[client] else { return .zero }
    if period.start == nil, period.contains(purchases.latest) {
      return Money(clamping: purchases.paid)
    }
    var sum: Int64 = 0
    for id in purchases.receipts.reversed() {
      guard let receipt = self[id] else { continue }
      if let start = period.start, receipt.at < start { break }
      guard period.contains(receipt.at) else { continue }
      sum += receipt.paid.minorUnits
      sum -= refunded[id]?.lines.reduce(0) { $0 + $1.money.minorUnits } ?? 0
    }
    return Money(clamping: sum)
  }

  /// Moves a client's receipts to another client.
  ///
  /// - Parameters:
  ///   - from: The client whose card goes.
  ///   - into: The client who stays.
  ///   - lots: The new numbers of the lots of both, so that refunds find them.
  mutating func merge(_ from: Client.ID, into: Client.ID, _ lots: LotNumbers) {
    for id in byClient[into]?.receipts ?? [] { number(id, lots.into) }
    guard let moved = byClient.removeValue(forKey: from) else { return }
    for id in moved.receipts {
      receipts[Int(id.number) - 1].client = into
      number(id, lots.from)
    }
    byClient[into, default: Purchases()].add(moved)
    let inTime = idsInTime(of: into)
    byClient[into]?.receipts = inTime
    lastBuyers.merge(from, into: into)
  }

  private mutating func number(_ id: Receipt.ID, _ lots: [Lot.ID]) {
    let index = Int(id.number) - 1
    let receipt = receipts[index]
    if !receipt.redemption.isEmpty {
      receipts[index].redemption = receipt.redemption.map { part in
        LotPart(lot: lots[new: part.lot], amount: part.amount)
      }
    }
    if let lot = receipt.accrual { receipts[index].accrual = lot.numbered(lots[new: lot.id]) }
  }

  /// Whether all of a receipt was given back.
  public func isReturned(_ receipt: Receipt) -> Bool {
    guard let refunded = refunded[receipt.id] else { return false }
    return zip(receipt.lines, refunded.lines).allSatisfy {
      $0.quantity.thousandths <= $1.thousandths
    }
  }

  /// What a client bought in all, receipts given back in full left out (rules.md §11.2).
  ///
  /// Costs a look at each receipt of the client.
  public func purchases(of client: Client.ID) -> PurchaseSums {
    guard let purchases = byClient[client] else { return PurchaseSums() }
    let kept = purchases.receipts.lazy.compactMap { self[$0] }.filter { !isReturned($0) }
    return PurchaseSums(
      receipts: kept.count,
      paid: Money(clamping: purchases.paid),
      last: purchases.receipts.isEmpty ? nil : purchases.latest
    )
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

  /// Whether another table has the same receipts and refunds, found in the same ways.
  func isSame(as other: ReceiptTable) -> Bool {
    receipts == other.receipts && refunds == other.refunds && refunded == other.refunded
      && byClient == other.byClient && byExternal == other.byExternal
      && byNumber == other.byNumber && refundsByExternal == other.refundsByExternal
      && sales.isSame(as: other.sales)
  }

  mutating func append(_ receipt: Receipt) {
    receipts.append(receipt)
    sales.append(SaleFacts(receipt))
    if let number = receipt.externalNumber {
      byExternal[ExternalNumber(venue: receipt.venue, number: number)] = receipt.id
      byNumber[number, default: []].append(receipt.id)
    }
    guard let client = receipt.client else { return }
    let place = placeInTime(of: receipt, among: byClient[client])
    byClient[client, default: Purchases()].add(receipt, at: place)
    lastBuyers.add(client, at: receipt.at)
  }

  /// Behind the client's receipts of its time and before: at the end, unless it is booked
  /// afterwards.
  private func placeInTime(of receipt: Receipt, among purchases: Purchases?) -> Int {
    guard let purchases, receipt.at < purchases.latest else {
      return purchases?.receipts.count ?? 0
    }
    var low = 0
    var high = purchases.receipts.count
    while low < high {
      let middle = (low + high) / 2
      let isLater = self[purchases.receipts[middle]].map { $0.at > receipt.at } ?? false
      if isLater { high = middle } else { low = middle + 1 }
    }
    return low
  }

  mutating func add(_ refund: Refund) {
    guard let receipt = self[refund.receipt] else { return }
    refunded[receipt.id, default: RefundedSoFar(lineCount: receipt.lines.count)].add(refund)
    refunds[receipt.id, default: []].append(refund)
    sales.append(refund, of: receipt, completes: isReturned(receipt))
    if let client = receipt.client { byClient[client]?.paid -= refund.money.minorUnits }
    if let number = refund.externalNumber {
      refundsByExternal[ExternalNumber(venue: receipt.venue, number: number)] = refund
    }
  }
}
