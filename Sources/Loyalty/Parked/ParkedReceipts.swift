/// The receipts that wait to be paid, and what became of those that waited last.
public struct ParkedReceipts: Sendable {
  /// How many ends are remembered, so that a desk that comes too late hears why.
  static let remembered = 1_000

  /// Those that wait, oldest first.
  public private(set) var waiting: [ParkedReceipt] = []
  /// The number that the next one gets.
  public private(set) var nextID = ParkedReceipt.ID(1)
  private var ends: [ParkedReceipt.ID: ParkedReceiptEnd] = [:]
  private var endOrder: [ParkedReceipt.ID] = []

  /// A club where nothing waits.
  public init() {}

  /// The one with that number, while it waits.
  public subscript(id: ParkedReceipt.ID) -> ParkedReceipt? { waiting.first { $0.id == id } }

  /// What became of it; nil while it waits, where there was none, and for ends of long ago.
  public func end(of id: ParkedReceipt.ID) -> ParkedReceiptEnd? { ends[id] }

  /// Those of a client, oldest first.
  public func waiting(of client: Client.ID) -> [ParkedReceipt] {
    waiting.filter { $0.client == client }
  }

  mutating func put(_ receipt: ParkedReceipt) {
    waiting.append(receipt)
    nextID = max(nextID, receipt.id.next)
  }

  /// The ends that are remembered, oldest first.
  public var rememberedEnds: [ParkedReceiptEnd] { endOrder.compactMap { ends[$0] } }

  /// Gives the next one this number, unless it is higher already.
  mutating func goOn(at id: ParkedReceipt.ID) { nextID = max(nextID, id) }

  func isSame(as other: ParkedReceipts) -> Bool {
    waiting == other.waiting && nextID == other.nextID && ends == other.ends
      && endOrder == other.endOrder
  }

  /// Moves what waits for a client to another client.
  mutating func merge(_ from: Client.ID, into: Client.ID) {
    for index in waiting.indices where waiting[index].client == from {
      waiting[index].client = into
    }
  }

  mutating func end(_ end: ParkedReceiptEnd) {
    waiting.removeAll { $0.id == end.parked }
    ends[end.parked] = end
    endOrder.append(end.parked)
    guard endOrder.count > 2 * Self.remembered else { return }
    let forgotten = endOrder.count - Self.remembered
    for id in endOrder.prefix(forgotten) { ends[id] = nil }
    endOrder.removeFirst(forgotten)
  }
}
