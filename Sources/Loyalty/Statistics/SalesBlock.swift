/// 4,096 receipts as columns: what copy-on-write copies when one more is sold.
struct SalesBlock: Sendable {
  /// How many receipts a block holds.
  static let capacity = 4_096
  /// Stands for a receipt without a client or a venue.
  static let none: UInt32 = 0
  /// Stands, among the places of sets, for a receipt without a client; a set's place is one more.
  static let noClient: UInt32 = 0

  /// When each receipt was made, in milliseconds since 1970.
  var times = ColumnValues<Int64>()
  /// The numbers of the clients as they were at the sale.
  var clients = ColumnValues<UInt32>()
  /// The groups at the sale: `noClient`, or one more than the place in the table of sets.
  var sets = ColumnValues<UInt32>()
  /// The numbers of the venues.
  var venues = ColumnValues<UInt32>()
  /// Minor units paid in money.
  var paid = ColumnValues<Int64>()
  /// Hundredths of bonuses that paid.
  var bonuses = ColumnValues<Int64>()
  /// Hundredths of bonuses accrued.
  var accrued = ColumnValues<Int64>()
  /// Who sold, by place in the book's table of staff; filled as records are signed.
  var staff = ColumnValues<StaffTable.Place>()
  /// What a full block adds up to by sets, so that a period that holds all of it need not look at
  /// its rows; nothing before it is full.
  var sums: [(set: UInt32, sums: ReportSums)] = []
  /// The earliest and the latest of the times.
  var first = Int64.max
  var last = Int64.min

  /// How many receipts are in the block so far.
  var count: Int { times.count }

  /// Makes room for a whole block at once, unless columns will come from an index.
  init(isEmpty: Bool = false) {
    if isEmpty { return }
    times.reserveCapacity(Self.capacity)
    clients.reserveCapacity(Self.capacity)
    sets.reserveCapacity(Self.capacity)
    venues.reserveCapacity(Self.capacity)
    paid.reserveCapacity(Self.capacity)
    bonuses.reserveCapacity(Self.capacity)
    accrued.reserveCapacity(Self.capacity)
    staff.reserveCapacity(Self.capacity)
  }

  /// Notes who sold a row.
  mutating func sign(_ row: Int, by place: StaffTable.Place) { staff[row] = place }

  /// Adds the columns of one receipt, whose groups have that place in the table of sets.
  mutating func append(_ sale: SaleFacts, set: GroupSetTable.Index) {
    times.append(sale.at.milliseconds)
    clients.append(sale.client?.number ?? Self.none)
    sets.append(sale.client == nil ? Self.noClient : set + 1)
    venues.append(sale.venue?.number ?? Self.none)
    paid.append(sale.paid.minorUnits)
    bonuses.append(sale.bonuses.minorUnits)
    accrued.append(sale.accrued.minorUnits)
    staff.append(StaffTable.nobody)
    first = min(first, sale.at.milliseconds)
    last = max(last, sale.at.milliseconds)
    if count == Self.capacity { sums = summed() }
  }

  /// Adds all rows up by sets.
  private func summed() -> [(set: UInt32, sums: ReportSums)] {
    var bySet = Array(repeating: ReportSums(), count: Int(sets.max() ?? 0) + 1)
    for row in 0..<count {
      let set = Int(sets[row])
      bySet[set].receipts += 1
      bySet[set].paid += paid[row]
      bySet[set].bonusesPaid += bonuses[row]
      bySet[set].accrued += accrued[row]
    }
    return bySet.enumerated().filter { $0.element.receipts > 0 }
      .map { (UInt32($0.offset), $0.element) }
  }
}

/// What reports keep of one receipt.
public struct SaleFacts: Hashable, Sendable {
  /// When it was made.
  public var at: Moment
  /// Who bought.
  public var client: Client.ID?
  /// The client's groups at the sale (rules.md §11.1).
  public var groups: GroupSet
  /// Where it was made.
  public var venue: Venue.ID?
  /// What was paid in money.
  public var paid: Money
  /// What was paid with bonuses.
  public var bonuses: Bonus
  /// What was accrued.
  public var accrued: Bonus

  /// Takes the facts one by one.
  public init(
    at: Moment,
    client: Client.ID? = nil,
    groups: GroupSet = GroupSet(),
    venue: Venue.ID? = nil,
    paid: Money,
    bonuses: Bonus = .zero,
    accrued: Bonus = .zero
  ) {
    self.at = at
    self.client = client
    self.groups = groups
    self.venue = venue
    self.paid = paid
    self.bonuses = bonuses
    self.accrued = accrued
  }

  /// Reads them off a receipt.
  init(_ receipt: Receipt) {
    self.init(
      at: receipt.at,
      client: receipt.client,
      groups: receipt.groups,
      venue: receipt.venue,
      paid: receipt.paid,
      bonuses: receipt.bonusesSpent,
      accrued: receipt.accrued
    )
  }
}
