extension GroupReport {
  /// The columns by the names of the contract (commands.md, query `report`).
  static let columns: [ReportTable.Column] = [
    .init("group", .name), .init("clients", .count), .init("activeClients", .count),
    .init("receipts", .count), .init("paid", .money), .init("bonusesPaid", .bonuses),
    .init("averageReceipt", .money), .init("accrued", .bonuses), .init("redeemed", .bonuses),
    .init("share", .percent), .init("paidBefore", .money), .init("averageBefore", .money),
    .init("change", .change),
  ]

  /// The report as a table, groups by their names.
  ///
  /// - Parameters:
  ///   - club: Where the names stand.
  ///   - scope: The days and venues that it is about.
  /// - Returns: The table.
  func table(in club: Club, _ scope: ReportScope) -> ReportTable {
    var table = ReportTable(
      .groups,
      columns: Self.columns,
      rows: groups.map { row(of: $0, club) },
      chart: .stacked(columns: ["paid", "bonusesPaid"])
    )
    table.others = others.filter { !$0.isEmpty }.map { row(of: $0, club) }
    table.total = row(of: total, club)
    if repeatedClients + repeatedReceipts > 0 || !addsUp {
      if let shares = sharesTogether, shares > 10_000 {
        table.notes.append(
          .sharesExceed(points: shares, clients: repeatedClients, receipts: repeatedReceipts)
        )
      } else {
        table.notes.append(.repeated(clients: repeatedClients, receipts: repeatedReceipts))
      }
    }
    if let comparison { table.notes.append(.compared(comparison)) }
    table.notes += [.fixed("groupsAtSale"), .fixed("groupsActive")]
    // Bonuses beside receipts are given nowhere in particular.
    if scope.venues != nil { table.notes.append(.fixed("accruedAtVenues")) }
    return table
  }

  /// Whether the lines add up to the whole, money and receipts.
  private var addsUp: Bool {
    let lines = (groups + others).map(\.sums)
    return lines.reduce(0) { $0 + $1.paid } == total.sums.paid
      && lines.reduce(0) { $0 + $1.receipts } == total.sums.receipts
  }

  private func row(of line: Line, _ club: Club) -> ReportTable.Row {
    let sums = line.sums
    let hasClients = line.subject != .withoutClient
    return ReportTable.Row(
      line.subject.inTable,
      [
        line.subject.name(in: club),
        hasClients ? .count(line.clients) : .empty,
        hasClients ? .count(line.activeClients) : .empty,
        .count(sums.receipts), .number(sums.paid), .number(sums.bonusesPaid),
        .number(orEmpty: sums.average), .number(sums.accrued), .number(sums.redeemed),
        .points(sums.share(of: total.sums)), .number(orEmpty: line.before?.paid),
        .number(orEmpty: line.before?.average),
        .points(line.before.flatMap { sums.growth(since: $0) }),
      ]
    )
  }
}

extension GroupReport.Line {
  /// Whether there is nothing to tell.
  fileprivate var isEmpty: Bool { clients == 0 && sums.isEmpty && before?.isEmpty != false }
}

extension GroupReport.Subject {
  fileprivate var inTable: ReportSubject {
    switch self {
    case .group(let id): .group(id)
    case .withoutGroup: .withoutGroup
    case .withoutClient: .withoutClient
    case .all: .all
    }
  }

  fileprivate func name(in club: Club) -> ReportTable.Cell {
    switch self {
    case .group(let id): .text(club.groups[id]?.name ?? "№ " + id.description)
    case .withoutGroup: .word("withoutGroup")
    case .withoutClient: .word("withoutClient")
    case .all: .word("all")
    }
  }
}
