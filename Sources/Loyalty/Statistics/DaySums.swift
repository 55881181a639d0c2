/// What receipts, refunds and gifts of some days add up to, for their sheet.
struct DaySums {
  /// Receipts made, with the money and the bonuses that paid them.
  private(set) var sold = DayLine()
  /// Refunds made, of whatever day's receipts.
  private(set) var refunded = DayLine()
  /// Receipts that count, and what they brought less the refunds.
  private(set) var total = DayLine()
  private(set) var discounted = 0
  private(set) var discount: Int64 = 0
  private(set) var accruals = 0
  private(set) var accrued: Int64 = 0
  /// Refunds that took back accrued bonuses, and how many.
  private(set) var takings = 0
  private(set) var taken: Int64 = 0
  /// Bonuses that came beside receipts, by what they came from.
  private(set) var gifts: [Gift: (count: Int, bonuses: Int64)] = [:]
  private(set) var newClients = 0
  /// Receipts whose lines stand in a file that cannot be read: what their lines say is missing.
  private(set) var unreadable = 0
  /// What bonuses beside receipts come from, by the words of the sheet's lines.
  enum Gift: String, CaseIterable {
    case byCode, byRule, byHand, corrected, erased

    /// Whether a sheet tells it where there was nothing.
    var isAlwaysTold: Bool { self == .byHand || self == .corrected }

    init(_ gift: GiftFacts) {
      switch gift.origin {
      case .promoCode: self = .byCode
      case .byHand: self = gift.isAccrual ? .byHand : .corrected
      case .erasure: self = .erased
      default: self = .byRule
      }
    }
  }

  /// Lines of receipts by category.
  private(set) var byCategory: [Category.ID: DayLine] = [:]
  /// Receipts by venue; 0 stands for nowhere in particular.
  private(set) var byVenue: [UInt32: DayLine] = [:]
  /// Receipts by who sold and who gave back.
  private(set) var byStaff: [StaffTable.Place: DayLine] = [:]

  /// Adds up; nil when it was stopped.
  init?(_ club: Club, _ scope: ReportScope, _ goesOn: (_ done: Int, _ all: Int) -> Bool) {
    let period = scope.period.moments(in: club.calendar)
    let book = club.receipts.sales
    let isDone = book.walk(period, at: scope.venues) {
      goesOn($0, book.count)
    } _: { block, row, inBook, isCounted in
      add(block, row, isCounted: isCounted)
      if let receipt = club.receipts[Receipt.ID(UInt32(inBook) + 1)] {
        add(receipt)
      } else {
        unreadable += 1
      }
    }
    guard isDone else { return nil }
    addRefunds(of: club, period, scope)
    total = DayLine(
      count: total.count,
      paid: (sold.paid ?? 0) - (refunded.paid ?? 0),
      bonuses: (sold.bonuses ?? 0) - (refunded.bonuses ?? 0)
    )
    guard scope.venues == nil else { return }
    book.gifts.forEach { gift in
      if period.contains(gift.at) { add(gift) }
    }
    newClients = club.clients.registrations(in: period).count
  }

  private mutating func add(_ block: SalesBlock, _ row: Int, isCounted: Bool) {
    let (paid, bonuses, counted) = (block.paid[row], block.bonuses[row], isCounted ? 1 : 0)
    sold.add(1, paid, bonuses)
    byVenue[block.venues[row], default: DayLine()].add(counted, paid, bonuses)
    byStaff[block.staff[row], default: DayLine()].add(counted, paid, bonuses)
    total.add(counted, 0, 0)
    guard block.accrued[row] > 0 else { return }
    accruals += 1
    accrued += block.accrued[row]
  }

  private mutating func add(_ receipt: Receipt) {
    if !receipt.discount.isZero {
      discounted += 1
      discount += receipt.discount.minorUnits
    }
    for line in receipt.lines {
      byCategory[line.category, default: DayLine()]
        .add(1, line.toPay.minorUnits, line.bonuses.minorUnits)
    }
  }

  /// A refund is taken from the day on which it was made, at the receipt's venue, by who made it.
  private mutating func addRefunds(of club: Club, _ period: Period, _ scope: ReportScope) {
    var rows: Set<Int> = []
    club.receipts.sales.refunds.forEach { refund in
      guard period.contains(refund.at), scope.holds(refund.venue) else { return }
      rows.insert(refund.row)
      refunded.add(1, refund.paid, refund.bonuses)
      if refund.accrued != 0 {
        takings += 1
        taken += refund.accrued
      }
      byVenue[refund.venue?.number ?? SalesBlock.none, default: DayLine()]
        .add(0, -refund.paid, -refund.bonuses)
      byStaff[refund.by, default: DayLine()].add(0, -refund.paid, -refund.bonuses)
    }
    for row in rows {
      guard let receipt = club.receipts[Receipt.ID(UInt32(row) + 1)] else {
        unreadable += 1
        continue
      }
      for refund in club.receipts.refunds(of: receipt.id) where period.contains(refund.at) {
        for line in refund.lines {
          byCategory[receipt.lines[line.place - 1].category, default: DayLine()]
            .add(0, -line.money.minorUnits, -line.bonuses.minorUnits)
        }
      }
    }
  }

  /// A use of a code that was given back takes its bonuses off and is no new one.
  private mutating func add(_ gift: GiftFacts) {
    let kind = Gift(gift)
    let before = gifts[kind] ?? (0, 0)
    let count = gift.kind == .reversal ? 0 : 1
    gifts[kind] = (before.count + count, before.bonuses + gift.amount)
  }
}
