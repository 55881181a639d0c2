/// The numbers that come next where what had them before may be gone.
public struct KeptCounters: Hashable, Sendable {
  /// The next message's.
  public var message: Message.ID
  /// The next parked receipt's.
  public var parked: ParkedReceipt.ID

  /// Takes what was kept.
  public init(message: Message.ID, parked: ParkedReceipt.ID) {
    self.message = message
    self.parked = parked
  }
}

extension Club {
  /// The numbers that come next.
  public var counters: KeptCounters {
    KeptCounters(message: outbox.nextMessage, parked: parkedReceipts.nextID)
  }

  /// Goes on counting where another club stopped; messages count themselves, for none ever goes.
  public mutating func restore(_ counters: KeptCounters) {
    parkedReceipts.goOn(at: counters.parked)
  }

  /// The events that make categories, venues, products, programs and templates anew.
  public var listEvents: [Event] {
    let builtIn = PriceList().categories
    let categories = priceList.categories.items.filter { builtIn[$0.id] == nil }
    return categories.map { .categoryCreated($0) }
      + priceList.venues.items.map { .venueCreated($0) }
      + priceList.products.items.map { .productCreated($0) }
      + programs.items.map { .programCreated($0) }
      + templates.items.map { .templateCreated($0) }
  }

  /// Puts a receipt that waits to be paid behind those that were restored before it.
  ///
  /// - Returns: Whether it can be one.
  public mutating func restore(_ parked: ParkedReceipt) -> Bool {
    let isInTurn = parkedReceipts.waiting.last.map { $0.id < parked.id } ?? true
    guard isInTurn, !parked.lines.isEmpty else { return false }
    parkedReceipts.put(parked)
    return true
  }

  /// Remembers what became of a parked receipt, as the ends before it.
  public mutating func restore(_ end: ParkedReceiptEnd) {
    parkedReceipts.end(end)
  }
}
