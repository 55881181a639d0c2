/// The marketing report on customer groups for a period (rules.md §11.2).
///
/// Money and bonuses go by the groups at the sale or entry, so that a past period keeps its figures;
/// the counts of clients are those of now.
public struct GroupReport: Hashable, Sendable {
  /// One line of it.
  public struct Line: Hashable, Sendable {
    /// Whom it is about.
    public let subject: Subject
    /// How many clients there are now.
    public let clients: Int
    /// How many of them have a counted receipt in the period.
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

  /// The line of a group.
  public subscript(group: Group.ID) -> Line? {
    groups.first { $0.subject == .group(group) }
  }

  /// The shares of the groups together, in basis points; more than 10,000 where clients in several
  /// groups are counted in each.
  public var sharesOfGroups: Int? {
    let paid = groups.reduce(Int64(0)) { $0 + $1.sums.paid }
    let sums = ReportSums(receipts: 1, paid: paid, bonusesPaid: 0, accrued: 0)
    return sums.share(of: total.sums)
  }
}

extension Club {
  /// Works the report on customer groups out.
  ///
  /// Cost: about a nanosecond a receipt of the period, which is added by blocks, and a look at the
  /// groups of every client who bought.
  ///
  /// - Parameters:
  ///   - scope: Which days and venues.
  ///   - goesOn: Told how many receipts are done of all; false stops.
  /// - Returns: The report; nil when it was stopped.
  public func groupReport(
    _ scope: ReportScope,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool = { _, _ in true }
  ) -> GroupReport? {
    groupReport(scope, of: receipts.sales, goesOn)
  }

  /// Works the report out over a book of sales that does not come from the receipts.
  public func groupReport(
    _ scope: ReportScope,
    of book: SalesBook,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool = { _, _ in true }
  ) -> GroupReport? {
    let all = book.count * (scope.before == nil ? 1 : 2)
    guard let now = scan(scope, of: book, marking: true, { goesOn($0, all) }) else { return nil }
    var before: SalesScan?
    if let earlier = scope.before {
      before = scan(earlier, of: book, marking: false) { goesOn(book.count + $0, all) }
      guard before != nil else { return nil }
    }
    return GroupReportWork(self, book, now, before).report
  }

  /// Adds up a period; who bought is asked for where somebody wants to know.
  private func scan(
    _ scope: ReportScope,
    of book: SalesBook,
    marking marksBuyers: Bool,
    _ goesOn: (_ done: Int) -> Bool
  ) -> SalesScan? {
    var scan = SalesScan(
      book,
      scope.period.moments(in: calendar),
      scope.venues,
      clients: marksBuyers ? Int(clients.nextID.number) : nil
    )
    return scan.run(goesOn) ? scan : nil
  }
}
