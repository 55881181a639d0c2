/// The marketing report on customer groups for a period (rules.md §11.2).
///
/// Money, bonuses and who was active go by the groups at the sale or entry, so that a past period
/// keeps its figures; how many clients a group has is told of now.
public struct GroupReport: Hashable, Sendable {
  /// One line of it.
  public struct Line: Hashable, Sendable {
    /// Whom it is about.
    public let subject: Subject
    /// How many clients there are now.
    public let clients: Int
    /// How many clients have a counted receipt in the period: of the groups at the sale, and cards
    /// merged later as clients of their own.
    public let activeClients: Int
    /// What was sold in the period.
    public let sums: ReportSums
    /// What was sold in the period before; nil where there is none.
    public let before: ReportSums?
  }

  /// Whom a line is about.
  public enum Subject: Hashable, Sendable {
    /// The clients of a group.
    case group(Group.ID)
    /// The clients who are, or were at the sale, in no group.
    case withoutGroup
    /// Receipts that were sold to nobody in particular.
    case withoutClient
    /// Everything once.
    case all
  }

  /// The groups in use in the manager's order, then archived ones with receipts in either period.
  public let groups: [Line]
  /// The clients without a group, and the receipts without a client: with them, every receipt is
  /// in some line.
  public let others: [Line]
  /// Everything once.
  public let total: Line
  /// How many clients are in two of the groups or more now.
  public let repeatedClients: Int
  /// How many counted receipts were sold to clients in two of the groups or more.
  public let repeatedReceipts: Int
  /// What the period is compared with; nil with nothing.
  public let comparison: ReportComparison?

  /// The line of a group.
  public subscript(group: Group.ID) -> Line? {
    groups.first { $0.subject == .group(group) }
  }

  /// The shares of all lines together, those beside the groups among them, in basis points; more
  /// than 10,000 where clients in several groups are counted in each.
  public var sharesTogether: Int? {
    let paid = (groups + others).reduce(Int64(0)) { $0 + $1.sums.paid }
    let sums = ReportSums(receipts: 1, paid: paid, bonusesPaid: 0, accrued: 0)
    return sums.share(of: total.sums)
  }
}

extension Club {
  /// Works the report on customer groups out.
  ///
  /// Cost: about a nanosecond a receipt of the period, which is added by blocks, and a look at
  /// every client.
  ///
  /// - Parameters:
  ///   - scope: Which days and venues.
  ///   - now: The time: a period that is not over is compared with as much of the one before; nil
  ///     takes it for over.
  ///   - goesOn: Told how many receipts are done of all; false stops.
  /// - Returns: The report; nil when it was stopped.
  public func groupReport(
    _ scope: ReportScope,
    at now: Moment? = nil,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool = { _, _ in true }
  ) -> GroupReport? {
    groupReport(scope, of: receipts.sales, at: now, goesOn)
  }

  /// Works the report out over a book of sales that does not come from the receipts.
  public func groupReport(
    _ scope: ReportScope,
    of book: SalesBook,
    at now: Moment? = nil,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool = { _, _ in true }
  ) -> GroupReport? {
    let comparison = scope.period.comparison(at: now, in: calendar)
    let all = book.count * (comparison == nil ? 1 : 2)
    let period = scope.period.moments(in: calendar)
    var scan = SalesScan(book, period, scope.venues, clients: Int(clients.nextID.number))
    guard scan.run({ goesOn($0, all) }) else { return nil }
    var before: SalesScan?
    if let comparison {
      let earlier = comparison.moments(in: calendar)
      before = SalesScan(book, earlier, scope.venues, clients: nil)
      guard before?.run({ goesOn(book.count + $0, all) }) == true else { return nil }
    }
    scan.join(clients.mergedNumbers, ClientsThen(self, scope))
    return GroupReportWork(self, book, scan, before, comparison).report
  }
}
