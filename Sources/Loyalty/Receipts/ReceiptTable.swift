/// The club's receipts: full ones in memory, found by number, by client and by the till's number.
public struct ReceiptTable: Sendable {
  private var receipts: [Receipt] = []
  private var refunded: [Receipt.ID: RefundedSoFar] = [:]
  private var byClient: [Client.ID: [Receipt.ID]] = [:]
  private var byExternal: [ExternalNumber: Receipt.ID] = [:]
  private var refundsByExternal: [String: Refund] = [:]

  private struct ExternalNumber: Hashable, Sendable {
    let venue: Venue.ID?
    let number: String
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
    byExternal.filter { $0.key.number == number }.compactMap { self[$0.value] }
  }

  /// The refund to which a till gave that number.
  public func refund(external number: String) -> Refund? { refundsByExternal[number] }

  /// The client's receipts, oldest first.
  public func receipts(of client: Client.ID) -> [Receipt] {
    (byClient[client] ?? []).compactMap { self[$0] }
  }

  /// What of a receipt went back so far.
  public func refunded(_ receipt: Receipt) -> RefundedSoFar {
    refunded[receipt.id] ?? RefundedSoFar(lineCount: receipt.lines.count)
  }

  /// The money that a client paid on receipts of a period, less refunds at their sale's date
  /// (rules.md §4.3).
  public func paid(by client: Client.ID, in period: Period) -> Money {
    let sum = (byClient[client] ?? []).reduce(into: Int64(0)) { sum, id in
      guard let receipt = self[id], period.contains(receipt.at) else { return }
      sum += receipt.paid.minorUnits
      sum -= refunded[id]?.lines.reduce(0) { $0 + $1.money.minorUnits } ?? 0
    }
    return Money(clamping: sum)
  }

  mutating func append(_ receipt: Receipt) {
    receipts.append(receipt)
    if let client = receipt.client { byClient[client, default: []].append(receipt.id) }
    if let number = receipt.externalNumber {
      byExternal[ExternalNumber(venue: receipt.venue, number: number)] = receipt.id
    }
  }

  mutating func add(_ refund: Refund) {
    guard let receipt = self[refund.receipt] else { return }
    refunded[receipt.id, default: RefundedSoFar(lineCount: receipt.lines.count)].add(refund)
    if let number = refund.externalNumber { refundsByExternal[number] = refund }
  }
}
