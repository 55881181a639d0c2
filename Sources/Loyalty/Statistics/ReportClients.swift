/// A figure of a report that has clients behind it: a row, and a column where the row has several.
public struct ReportPlace: Hashable, Sendable {
  /// What the row is about.
  public let subject: ReportSubject
  /// The column.
  public let column: String

  /// Names a figure.
  public init(_ subject: ReportSubject, _ column: String) {
    self.subject = subject
    self.column = column
  }
}

/// One client behind a figure of a report.
public struct ReportClient: Hashable, Sendable {
  /// The client.
  public let client: Client.ID
  /// Counted receipts.
  public var receipts: Int
  /// Minor units paid, less what came back.
  public var paid: Int64
  /// Hundredths of bonuses, where the figure is of them.
  public var bonuses: Int64

  init(_ client: Client.ID, receipts: Int = 0, paid: Int64 = 0, bonuses: Int64 = 0) {
    self.client = client
    self.receipts = receipts
    self.paid = paid
    self.bonuses = bonuses
  }

  /// Adds what the client bought under another number.
  mutating func add(_ other: ReportClient) {
    receipts += other.receipts
    paid += other.paid
    bonuses += other.bonuses
  }
}

/// The clients behind a figure of a report, with what each bought or has.
public struct ReportClientList: Hashable, Sendable {
  /// Whether bonuses stand beside the names, or what was bought.
  public let isOfBonuses: Bool
  /// Which days the purchases are of.
  public let period: ReportPeriod
  /// The clients, the most first.
  public let clients: [ReportClient]
  /// How many clients more the figure counts: their cards were merged into those of others since.
  public let mergedSince: Int

  init(
    _ clients: some Sequence<ReportClient>,
    _ period: ReportPeriod,
    isOfBonuses: Bool = false,
    mergedSince: Int = 0
  ) {
    self.isOfBonuses = isOfBonuses
    self.period = period
    self.mergedSince = mergedSince
    self.clients = clients.sorted { one, other in
      isOfBonuses
        ? (-one.bonuses, one.client) < (-other.bonuses, other.client)
        : (-one.paid, one.client) < (-other.paid, other.client)
    }
  }

  /// What all of them bought or have.
  public var sums: (receipts: Int, paid: Int64, bonuses: Int64) {
    clients.reduce((0, 0, 0)) {
      ($0.0 + $1.receipts, $0.1 + $1.paid, $0.2 + $1.bonuses)
    }
  }
}

extension ReportTable {
  /// The columns of a row whose figures have clients behind them, those that are told; nil where
  /// none can have any.
  public func columnsWithClients(of row: Row) -> [Column]? {
    let ids: [String]
    switch (name, row.subject) {
    case (.groups, .group), (.groups, .withoutGroup), (.groups, .all):
      ids = ["clients", "activeClients", "paid"]
    case (.burning, _): ids = ["burning"]
    case (.clients, _): ids = ClientStep.allCases.map(\.rawValue)
    case (.promoCodes, _): ids = ["clients"] + Club.returnDays.map { "back\($0)" }
    case (.cohorts, _), (.rfm, _), (.visits, _):
      ids = columns.dropFirst().map(\.id).filter { $0 != "paid" }
    case (.staff, .staff): ids = ["sales", "refunds", "handAccruals"]
    case (.groups, _), (.staff, _), (.bonuses, _), (.messages, _), (.day, _): return nil
    }
    return columns.filter { ids.contains($0.id) && number($0.id, of: row) != nil }
  }
}

extension Club {
  /// The clients behind a figure of a report.
  ///
  /// Cost: that of the report.
  ///
  /// - Parameters:
  ///   - place: The figure; one of `ReportTable.columnsWithClients`.
  ///   - request: The report, as it was asked for.
  ///   - goesOn: Told how much is looked at of all; false stops.
  /// - Returns: The clients; nil when it was stopped.
  public func clients(
    behind place: ReportPlace,
    of request: ReportRequest,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool = { _, _ in true }
  ) -> ReportClientList? {
    let today = calendar.day(of: request.now)
    let scope = request.name.scope(of: request.scope, today: today)
    let search = ReportClientSearch(club: self, scope: scope, today: today, now: request.now)
    return switch request.name {
    case .groups: search.groupClients(place, goesOn)
    case .promoCodes: search.users(place)
    case .burning: search.owners(place.subject, goesOn)
    case .clients: search.clients(place, goesOn)
    case .cohorts: search.cohort(place, goesOn)
    case .rfm: search.rfm(place, goesOn)
    case .visits: search.visitors(place, goesOn)
    case .staff: search.customers(place, goesOn)
    case .bonuses, .messages, .day: ReportClientList([], scope.period)
    }
  }
}
