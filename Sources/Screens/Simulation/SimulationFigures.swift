import Localization
import Loyalty
import Terminal

/// The lines of a simulation's result in words and figures: a label and up to four figures.
struct SimulationFigures {
  private let result: Simulation
  private let context: Context
  private var words: Words { context.words }

  init(_ result: Simulation, _ context: Context) {
    self.result = result
    self.context = context
  }

  /// A line as the table shows it.
  func row(_ row: SimulationRow) -> TableRow {
    switch row {
    case .gap: TableRow([String]())
    case .heading(let part): heading(part)
    case .accrued, .discounted, .total, .share: cost(row)
    case .gaining, .losing: change(row)
    case .unchanged, .idle, .near, .atThreshold, .otherBound: count(row)
    case .tier(let place): tier(place)
    case .withoutClient, .otherProgram, .refunded, .outOfRange, .unreadable: leftOut(row)
    }
  }

  private func heading(_ part: SimulationRow.Part) -> TableRow {
    let names: [String?] =
      switch part {
      case .cost: [nil, "now", "draft", "difference"]
      case .clients: ["clients", "receipts", "together", "largest"]
      case .tiers: ["clients", "receipts", "paid", "cost"]
      case .leftOut: [nil, "receipts", nil, nil]
      }
    let title = words(
      "simulation.part." + part.rawValue,
      ["receipts": .number(result.receipts), "clients": .number(result.clients)]
    )
    let cells = names.map { name in
      TableCell(name.map { words("simulation.column." + $0) } ?? "", style: .muted)
    }
    return TableRow([TableCell(title, style: .title)] + cells)
  }

  // MARK: What it costs

  private func cost(_ row: SimulationRow) -> TableRow {
    let figures: (Simulation.Cost) -> Int64 = { cost in
      switch row {
      case .accrued: cost.accrued
      case .discounted: cost.discounted
      default: cost.total
      }
    }
    let (now, draft) = (figures(result.now), figures(result.draft))
    guard row == .share else {
      return TableRow([
        label(row), "", amount(now), amount(draft),
        TableCell(words.difference(minorUnits: draft - now)),
      ])
    }
    let before = result.now.basisPoints(of: result.paid) ?? 0
    let after = result.draft.basisPoints(of: result.paid) ?? 0
    return TableRow([
      label(row), "", TableCell(percent(before)), TableCell(percent(after)),
      TableCell(signed(after - before)),
    ])
  }

  private func percent(_ points: Int64) -> String { words.percent(basisPoints: Int(points)) }

  private func signed(_ points: Int64) -> String {
    let sign = points > 0 ? "+ " : points < 0 ? "\u{2212} " : ""
    return sign + percent(abs(points))
  }

  // MARK: Whom it touches

  private func change(_ row: SimulationRow) -> TableRow {
    let outcomes = result.outcomes(of: row)
    guard let largest = outcomes.first else { return count(row) }
    let together = outcomes.reduce(0) { $0 + $1.difference }
    return TableRow([
      label(row), number(outcomes.count), "", TableCell(words.difference(minorUnits: together)),
      TableCell(words.difference(minorUnits: largest.difference)),
    ])
  }

  private func count(_ row: SimulationRow) -> TableRow {
    let clients = row == .idle ? result.idleClients : result.clientCount(of: row)
    let receipts = row == .otherBound ? number(result.boundary.otherBoundReceipts) : ""
    return TableRow([label(row), number(clients), receipts])
  }

  private func tier(_ place: Int) -> TableRow {
    let part = result.tiers[place]
    let name = TierWords(words).shortParts(result.trial.program.tiers)[place]
    return TableRow([
      TableCell(name), number(part.clients), number(part.receipts), amount(part.paid),
      amount(part.cost.total),
    ])
  }

  private func leftOut(_ row: SimulationRow) -> TableRow {
    let count =
      switch row {
      case .withoutClient: result.leftOut.withoutClient
      case .otherProgram: result.leftOut.otherProgram
      case .refunded: result.leftOut.refunded
      case .unreadable: result.leftOut.unreadable
      default: result.leftOut.outOfRange
      }
    return TableRow([label(row), "", number(count)])
  }

  // MARK: Words

  private func label(_ row: SimulationRow) -> TableCell {
    TableCell(words("simulation.row." + key(row), facts))
  }

  /// Which other bound there would be is part of the line's name.
  private func key(_ row: SimulationRow) -> String {
    row == .otherBound ? "otherBound." + result.trial.program.tiers.bound.rawValue : row.name
  }

  private var facts: [String: WordValue] {
    [
      "paid": .text(words.money(minorUnits: result.paid)),
      "amount": .text(words.money(minorUnits: result.boundary.nearness.minorUnits)),
    ]
  }

  /// What a line means, or whom it touches most: the message line below says it.
  func about(_ row: SimulationRow) -> String {
    guard row == .gaining || row == .losing, let first = result.outcomes(of: row).first else {
      return words("simulation.about." + row.name, facts)
    }
    let name = context.card(first.client)?.name ?? "№ " + first.client.description
    return words(
      "simulation.about." + row.name,
      ["name": .text(name), "amount": .text(words.difference(minorUnits: first.difference))]
    )
  }

  private func number(_ count: Int) -> TableCell { TableCell(words.number(count)) }

  private func amount(_ minorUnits: Int64) -> TableCell {
    TableCell(words.money(minorUnits: minorUnits))
  }
}
