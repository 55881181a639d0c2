import Loyalty

/// The lines of a simulation's result, in four parts.
package enum SimulationRow: Hashable, Sendable {
  /// Above a part; nothing to select.
  case heading(Part)
  /// Between two parts; nothing to select.
  case gap(Part)
  /// What it costs.
  case accrued, discounted, total, share
  /// Who gains, who loses, who sits on a boundary.
  case gaining, losing, unchanged, idle, near, atThreshold, otherBound
  /// One tier by its place.
  case tier(Int)
  /// Receipts that were left out.
  case withoutClient, otherProgram, refunded, outOfRange, unreadable

  /// The parts of the result.
  package enum Part: String, Hashable, Sendable {
    case cost, clients, tiers, leftOut
  }

  /// Whether the selection may stand on it.
  var isSelectable: Bool {
    switch self {
    case .heading, .gap: false
    default: true
    }
  }

  /// The last part of its catalogue keys.
  var name: String {
    switch self {
    case .heading(let part), .gap(let part): part.rawValue
    case .tier: "tier"
    default: "\(self)"
    }
  }
}

/// Which lines a result has: those without anything to tell are left out.
struct SimulationRows {
  /// The lines, top to bottom.
  let all: [SimulationRow]

  init(_ result: Simulation) {
    all =
      [.heading(.cost)] + Self.cost(result) + [.gap(.clients), .heading(.clients)]
      + Self.clients(result) + [.gap(.tiers), .heading(.tiers)]
      + result.tiers.indices.map { .tier($0) } + Self.leftOut(result.leftOut)
  }

  private static func cost(_ result: Simulation) -> [SimulationRow] {
    let accrues = result.now.accrued != 0 || result.draft.accrued != 0
    let discounts = result.now.discounted != 0 || result.draft.discounted != 0
    let isBonus = result.trial.program.loyalty == .bonus
    var rows: [SimulationRow] = []
    if accrues || isBonus { rows.append(.accrued) }
    if discounts || !isBonus { rows.append(.discounted) }
    if rows.count > 1 { rows.append(.total) }
    return rows + (result.paid > 0 ? [.share] : [])
  }

  private static func clients(_ result: Simulation) -> [SimulationRow] {
    let boundary = result.boundary
    return [.gaining, .losing, .unchanged]
      + (result.idleClients > 0 ? [.idle] : [])
      + (result.tiers.count > 1 ? [.near, .atThreshold] : [])
      + (boundary.otherBoundReceipts > 0 ? [.otherBound] : [])
  }

  private static func leftOut(_ leftOut: Simulation.LeftOut) -> [SimulationRow] {
    guard leftOut.count > 0 else { return [] }
    let rows: [(SimulationRow, Int)] = [
      (.withoutClient, leftOut.withoutClient), (.otherProgram, leftOut.otherProgram),
      (.refunded, leftOut.refunded), (.outOfRange, leftOut.outOfRange),
      (.unreadable, leftOut.unreadable),
    ]
    return [.gap(.leftOut), .heading(.leftOut)] + rows.filter { $0.1 > 0 }.map(\.0)
  }
}

extension Simulation {
  /// The clients that a line speaks of, the most telling first; nothing for other lines.
  func outcomes(of row: SimulationRow) -> [Outcome] {
    switch row {
    case .gaining: gaining
    case .losing: losing
    case .unchanged: unchanged
    case .near: outcomes(of: boundary.near)
    case .atThreshold: outcomes(of: boundary.atThreshold)
    case .otherBound: outcomes(of: boundary.otherBoundClients)
    default: []
    }
  }

  private func outcomes(of clients: [Client.ID]) -> [Outcome] {
    let wanted = Set(clients)
    return (gaining + losing + unchanged).filter { wanted.contains($0.client) }
      .sorted { $0.client < $1.client }
  }

  /// How many clients a line speaks of, without making their list.
  func clientCount(of row: SimulationRow) -> Int {
    switch row {
    case .gaining: gaining.count
    case .losing: losing.count
    case .unchanged: unchanged.count
    case .near: boundary.near.count
    case .atThreshold: boundary.atThreshold.count
    case .otherBound: boundary.otherBoundClients.count
    default: 0
    }
  }
}
