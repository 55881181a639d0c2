public import Loyalty

/// The reports of days that are over, as they are printed: whatever happens later, they must stay.
///
/// Left out is what a note of the report says to be of now: how many clients a group has, seat hours
/// by today's price, the bonuses that will burn, how far messages came; and of cohorts the months
/// that were not over.
public struct PastReports: Equatable {
  /// One report.
  public struct Printed: Hashable, CustomStringConvertible {
    /// Which, of which days and venues.
    public let request: String
    /// The cells of its rows, those beside them, and the whole.
    public let cells: [[ReportTable.Cell]]

    /// The request and a line a row.
    public var description: String {
      request + cells.map { "\n  " + $0.map { "\($0)" }.joined(separator: " ") }.joined()
    }
  }

  /// All of them.
  public let all: [Printed]

  /// Prints every report of some periods, of the whole club and of each venue.
  ///
  /// - Parameters:
  ///   - club: The club.
  ///   - periods: Days that were over before `today`.
  ///   - now: When they are asked.
  ///   - today: Months that were not over then are left out of cohorts.
  public init(_ club: Club, _ periods: [ReportPeriod], at now: Moment, today: Day) {
    let venues: [Set<Venue.ID>?] = [nil] + club.priceList.venues.items.map { [$0.id] }
    var all: [Printed] = []
    for name in ReportName.allCases where name != .burning && name != .messages {
      for period in periods {
        for venues in venues {
          let request = ReportRequest(name, ReportScope(period, venues: venues), at: now)
          guard let table = club.report(request) else { continue }
          let scope = "\(name) \(period.first?.iso ?? "") \(period.last?.iso ?? "")"
          let place = venues.map { " at \($0.map(\.number))" } ?? ""
          all.append(Printed(request: scope + place, cells: Self.cells(table, today)))
        }
      }
    }
    self.all = all
  }

  /// The first report that differs, as it was and as it is.
  public func firstDifference(from other: PastReports) -> String? {
    guard !all.isEmpty, all.count == other.all.count else {
      return "\(all.count) → \(other.all.count)"
    }
    return zip(all, other.all).first { $0 != $1 }.map { "\($0)\n→ \($1)" }
  }

  private static func cells(_ table: ReportTable, _ today: Day) -> [[ReportTable.Cell]] {
    let now: Set<String> =
      switch table.name {
      case .groups: ["clients"]
      case .bonuses: ["seatHours"]
      default: []
      }
    let kept = table.columns.indices.filter { !now.contains(table.columns[$0].id) }
    // The line of those without a group goes when nobody is left in it who bought nothing.
    let others = table.others.filter { row in
      table.name != .groups || kept.contains { isFigure(row.cells[$0]) }
    }
    let rows = table.rows + others + (table.total.map { [$0] } ?? [])
    return rows.map { row in
      guard case .registeredIn(let month) = row.subject else { return kept.map { row.cells[$0] } }
      let over = (today.year - month.year) * 12 + today.month - month.month
      return Array(row.cells.prefix(2 + max(0, over)))
    }
  }

  private static func isFigure(_ cell: ReportTable.Cell) -> Bool {
    if case .number(let number) = cell { number != 0 } else { false }
  }
}
