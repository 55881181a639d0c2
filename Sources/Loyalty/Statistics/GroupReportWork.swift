/// Makes the lines of the report on groups out of what was added up by sets of groups.
struct GroupReportWork {
  private let club: Club
  private let book: SalesBook
  private let now: SalesScan
  private let before: SalesScan?
  /// The groups that have a line.
  private let shown: [Group.ID]
  private let counts: MemberCounts

  private let comparison: ReportComparison?

  init(
    _ club: Club,
    _ book: SalesBook,
    _ now: SalesScan,
    _ before: SalesScan?,
    _ comparison: ReportComparison?
  ) {
    self.comparison = comparison
    self.club = club
    self.book = book
    self.now = now
    self.before = before
    let sold = Self.byGroup(now, book)
    let soldBefore = before.map { Self.byGroup($0, book) } ?? [:]
    let archived = club.groups.archived.filter { group in
      sold[group]?.isEmpty == false || soldBefore[group]?.isEmpty == false
    }
    shown = club.groups.order + archived
    counts = MemberCounts(
      club.clients,
      shown: Set(shown),
      inUse: Set(club.groups.order),
      buyers: now.buyers
    )
    sums = sold
    sumsBefore = before == nil ? nil : soldBefore
  }

  private let sums: [Group.ID: ReportSums]
  private let sumsBefore: [Group.ID: ReportSums]?

  /// What was sold to the clients of each group, a client of two groups in both.
  private static func byGroup(_ scan: SalesScan, _ book: SalesBook) -> [Group.ID: ReportSums] {
    var sums: [Group.ID: ReportSums] = [:]
    for (place, part) in scan.bySet.enumerated() where !part.isEmpty {
      for group in book.groups(at: UInt32(place))?.ids ?? [] {
        sums[group, default: ReportSums()] += part
      }
    }
    return sums
  }

  /// The report.
  var report: GroupReport {
    GroupReport(
      groups: shown.map(line),
      others: [withoutGroup, withoutClient],
      total: line(.all, counts.all, sum(now) { _ in true }, before.map { sum($0) { _ in true } }),
      repeatedClients: counts.repeated,
      repeatedReceipts: sum(now, where: { ($0?.ids.count ?? 0) > 1 }).receipts,
      comparison: comparison
    )
  }

  private func line(of group: Group.ID) -> GroupReport.Line {
    line(
      .group(group),
      counts.byGroup[group] ?? MemberCounts.Pair(),
      sums[group] ?? ReportSums(),
      sumsBefore.map { $0[group] ?? ReportSums() }
    )
  }

  private var withoutGroup: GroupReport.Line {
    let isIt: (GroupSet?) -> Bool = { $0?.ids.isEmpty == true }
    return line(
      .withoutGroup,
      counts.withoutGroup,
      sum(now, where: isIt),
      before.map { sum($0, where: isIt) }
    )
  }

  private var withoutClient: GroupReport.Line {
    line(
      .withoutClient,
      MemberCounts.Pair(),
      sum(now) { $0 == nil },
      before.map { sum($0) { $0 == nil } }
    )
  }

  private func line(
    _ subject: GroupReport.Subject,
    _ clients: MemberCounts.Pair,
    _ sums: ReportSums,
    _ before: ReportSums?
  ) -> GroupReport.Line {
    GroupReport.Line(
      subject: subject,
      clients: clients.all,
      activeClients: clients.active,
      sums: sums,
      before: before
    )
  }

  /// What was sold where the groups at the sale are as asked for; nil is a receipt without a client.
  private func sum(_ scan: SalesScan, where counts: (GroupSet?) -> Bool) -> ReportSums {
    var sums = ReportSums()
    for (place, part) in scan.bySet.enumerated() where counts(book.groups(at: UInt32(place))) {
      sums += part
    }
    return sums
  }
}

/// How many clients are in each group now, and how many of them bought.
struct MemberCounts {
  /// Clients, and those of them who bought.
  struct Pair {
    var all = 0
    var active = 0
  }

  private(set) var byGroup: [Group.ID: Pair] = [:]
  /// Clients in no group in use, whatever archived ones they are in.
  private(set) var withoutGroup = Pair()
  private(set) var all = Pair()
  /// Clients whom two lines or more count.
  private(set) var repeated = 0

  /// Counts the clients of the groups shown.
  ///
  /// Costs some nanoseconds a client who bought, and a look at each set of groups.
  init(
    _ clients: ClientTable,
    shown: Set<Group.ID>,
    inUse: Set<Group.ID>,
    buyers: ClientMarks
  ) {
    let buyers = clients.answering(buyers)
    var active = Array(repeating: 0, count: clients.groupSets.count)
    buyers.forEach { number in
      let (block, row) = (number - 1).quotientAndRemainder(dividingBy: ClientBlock.capacity)
      active[Int(clients.blocks[block].groupSets[row])] += 1
    }
    for (place, counted) in clients.groupSets.all.enumerated() {
      let pair = Pair(all: counted.clients, active: active[place])
      guard pair.all > 0 else { continue }
      let groups = counted.set.ids.filter(shown.contains)
      for group in groups { Self.add(pair, to: &byGroup[group, default: Pair()]) }
      let isWithout = !counted.set.ids.contains(where: inUse.contains)
      if isWithout { Self.add(pair, to: &withoutGroup) }
      if groups.count + (isWithout ? 1 : 0) > 1 { repeated += pair.all }
      Self.add(pair, to: &all)
    }
  }

  private static func add(_ part: Pair, to sum: inout Pair) {
    sum.all += part.all
    sum.active += part.active
  }
}
