@testable import Loyalty

/// The report on groups worked out plainly and slowly from the events of the journal.
///
/// `Club.groupReport` must agree with it; they share only what events say.
struct PlainGroupReport {
  struct Line: Equatable {
    var clients = 0
    var active = 0
    var receipts = 0
    var paid: Int64 = 0
    var bonuses: Int64 = 0
    var accrued: Int64 = 0
  }

  private(set) var groups: [Group.ID: Line] = [:]
  private(set) var withoutGroup = Line()
  private(set) var withoutClient = Line()
  private(set) var total = Line()
  private(set) var inSeveral = 0

  private struct Sale {
    let receipt: Receipt
    var back: [Int: Int64] = [:]
    var backInPeriod: [Int: Int64] = [:]
  }

  private let shown: Set<GroupReport.Subject>
  private let inUse: Set<Group.ID>
  private let start: Moment
  private let end: Moment
  private let venues: Set<Venue.ID>?
  private var members: [Client.ID: Set<Group.ID>] = [:]
  /// Merges made before the end of the period.
  private var stands: [Client.ID: Client.ID] = [:]
  private var sales: [Receipt.ID: Sale] = [:]

  /// - Parameters:
  ///   - events: All events, oldest first.
  ///   - start: The first moment of the period.
  ///   - end: The first moment after it.
  ///   - venues: The venues that count; nil counts all.
  ///   - shown: The lines that the report has.
  ///   - inUse: The groups that are not archived; who is in none of these now has no group.
  init(
    _ events: [Event],
    from start: Moment,
    until end: Moment,
    venues: Set<Venue.ID>?,
    shown: Set<GroupReport.Subject>,
    inUse: Set<Group.ID>
  ) {
    (self.shown, self.inUse) = (shown, inUse)
    self.start = start
    self.end = end
    self.venues = venues
    for event in events { take(event) }
    countReceipts()
    countClients()
  }

  private mutating func take(_ event: Event) {
    switch event {
    case .clientRegistered(let client): members[client.id] = Set(client.groups.ids)
    case .clientsAddedToGroup(let group, let ids): for id in ids { members[id]?.insert(group) }
    case .clientsRemovedFromGroup(let group, let ids):
      for id in ids { members[id]?.remove(group) }
    case .clientsMerged(let merge):
      members[merge.into] = Set(merge.groups.now.ids)
      members[merge.from.id] = nil
      if merge.at.map({ $0 < end }) ?? true { stands[merge.from.id] = merge.into }
    case .receiptSold(let receipt):
      sales[receipt.id] = Sale(receipt: receipt)
      guard isInside(receipt.at), isAt(receipt.venue) else { return }
      let lines = receipt.lines
      add(groups: receipt.client == nil ? nil : Set(receipt.groups.ids)) {
        $0.paid += lines.reduce(0) { $0 + $1.gross.minorUnits - $1.discount.minorUnits }
        $0.paid -= lines.reduce(0) { $0 + $1.bonuses.minorUnits }
        $0.bonuses += lines.reduce(0) { $0 + $1.bonuses.minorUnits }
        $0.accrued += lines.reduce(0) { $0 + $1.accrued.minorUnits }
      }
    case .receiptRefunded(let refund): take(refund)
    case .bonusesMoved(let movement):
      let at = movement.writtenAt ?? movement.entry.at
      guard movement.entry.kind != .correction, isInside(at), venues == nil else { return }
      add(groups: members[movement.client] ?? []) {
        $0.accrued += movement.entry.amount.minorUnits
      }
    default: break
    }
  }

  private mutating func take(_ refund: Refund) {
    guard let sale = sales[refund.receipt] else { return }
    for line in refund.lines where isInside(refund.at) {
      sales[refund.receipt]?.backInPeriod[line.place, default: 0] += line.quantity.thousandths
    }
    guard isInside(refund.at), isAt(sale.receipt.venue) else { return }
    add(groups: sale.receipt.client == nil ? nil : Set(sale.receipt.groups.ids)) {
      $0.paid -= refund.lines.reduce(0) { $0 + $1.money.minorUnits }
      $0.bonuses -= refund.lines.reduce(0) { $0 + $1.bonuses.minorUnits }
      $0.accrued -= refund.lines.reduce(0) { $0 + $1.accrual.minorUnits }
    }
  }

  private mutating func add(groups own: Set<Group.ID>?, _ change: (inout Line) -> Void) {
    change(&total)
    guard let own else { return change(&withoutClient) }
    if own.isEmpty { change(&withoutGroup) }
    for group in own { change(&groups[group, default: Line()]) }
  }

  private mutating func countReceipts() {
    for sale in sales.values where isInside(sale.receipt.at) && isAt(sale.receipt.venue) {
      let isGone = sale.receipt.lines.enumerated()
        .allSatisfy { place, line in
          sale.backInPeriod[place + 1, default: 0] == line.quantity.thousandths
        }
      if isGone { continue }
      let own = sale.receipt.client == nil ? nil : Set(sale.receipt.groups.ids)
      add(groups: own) { $0.receipts += 1 }
      guard var client = sale.receipt.client else { continue }
      while let next = stands[client] { client = next }
      buyers[client, default: []].append(Set(sale.receipt.groups.ids))
    }
  }

  /// The groups at each counted sale, by the client as whom the buyer answered at the end.
  private var buyers: [Client.ID: [Set<Group.ID>]] = [:]

  private mutating func countClients() {
    for sets in buyers.values {
      total.active += 1
      if sets.contains([]) { withoutGroup.active += 1 }
      for group in Set(sets.joined()) { groups[group, default: Line()].active += 1 }
    }
    for own in members.values {
      let listed = own.filter { shown.contains(.group($0)) }
      func count(_ line: inout Line) {
        line.clients += 1
      }
      count(&total)
      for group in listed { count(&groups[group, default: Line()]) }
      let isWithout = own.isDisjoint(with: inUse)
      if isWithout { count(&withoutGroup) }
      if listed.count + (isWithout ? 1 : 0) > 1 { inSeveral += 1 }
    }
  }

  private func isInside(_ moment: Moment) -> Bool { moment >= start && moment < end }

  private func isAt(_ venue: Venue.ID?) -> Bool {
    venues.map { all in venue.map { all.contains($0) } ?? false } ?? true
  }
}
