/// Makes the lines of the report on groups out of what was added up by sets of groups.
struct GroupReportWork {
  private let club: Club
  private let book: SalesBook
  private let now: SalesScan
  private let before: SalesScan?
  /// The groups that have a line.
  private let shown: [Group.ID]
  /// How many clients there are now.
  private let members: MemberCounts
  /// How many of then bought.
  private let active: ActiveCounts

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
    members = MemberCounts(club.clients, shown: Set(shown), inUse: Set(club.groups.order))
    active = ActiveCounts(now.buyers, book)
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
      total: line(
        .all,
        (members.all, active.all),
        sum(now) { _ in true },
        before.map { sum($0) { _ in true } }
      ),
      repeatedClients: members.repeated,
      repeatedReceipts: sum(now, where: { ($0?.ids.count ?? 0) > 1 }).receipts,
      comparison: comparison
    )
  }

  private func line(of group: Group.ID) -> GroupReport.Line {
    line(
      .group(group),
      (members.byGroup[group] ?? 0, active.byGroup[group] ?? 0),
      sums[group] ?? ReportSums(),
      sumsBefore.map { $0[group] ?? ReportSums() }
    )
  }

  private var withoutGroup: GroupReport.Line {
    let isIt: (GroupSet?) -> Bool = { $0?.ids.isEmpty == true }
    return line(
      .withoutGroup,
      (members.withoutGroup, active.withoutGroup),
      sum(now, where: isIt),
      before.map { sum($0, where: isIt) }
    )
  }

  private var withoutClient: GroupReport.Line {
    line(
      .withoutClient,
      (0, 0),
      sum(now) { $0 == nil },
      before.map { sum($0) { $0 == nil } }
    )
  }

  private func line(
    _ subject: GroupReport.Subject,
    _ clients: (now: Int, active: Int),
    _ sums: ReportSums,
    _ before: ReportSums?
  ) -> GroupReport.Line {
    GroupReport.Line(
      subject: subject,
      clients: clients.now,
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

/// How many clients are in each group now.
struct MemberCounts {
  private(set) var byGroup: [Group.ID: Int] = [:]
  /// Clients in no group in use, whatever archived ones they are in.
  private(set) var withoutGroup = 0
  private(set) var all = 0
  /// Clients whom two lines or more count.
  private(set) var repeated = 0

  /// Counts the clients of the groups shown.
  ///
  /// Costs a look at each set of groups.
  init(_ clients: ClientTable, shown: Set<Group.ID>, inUse: Set<Group.ID>) {
    for counted in clients.groupSets.all where counted.clients > 0 {
      let groups = counted.set.ids.filter(shown.contains)
      for group in groups { byGroup[group, default: 0] += counted.clients }
      let isWithout = !counted.set.ids.contains(where: inUse.contains)
      if isWithout { withoutGroup += counted.clients }
      if groups.count + (isWithout ? 1 : 0) > 1 { repeated += counted.clients }
      all += counted.clients
    }
  }
}

/// How many clients bought, by the groups that they had at the sale.
struct ActiveCounts {
  private(set) var byGroup: [Group.ID: Int] = [:]
  private(set) var withoutGroup = 0
  private(set) var all = 0

  /// Counts each client once in each group and once in all.
  init(_ buyers: BuyerSets, _ book: SalesBook) {
    buyers.forEach { places, clients in
      let sets = places.compactMap(book.groups)
      let groups = sets.count == 1 ? sets[0].ids : Array(Set(sets.flatMap(\.ids)))
      for group in groups { byGroup[group, default: 0] += clients }
      if sets.contains(where: \.ids.isEmpty) { withoutGroup += clients }
      all += clients
    }
  }
}
