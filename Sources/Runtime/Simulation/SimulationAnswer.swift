import JSONText
import Loyalty

/// A simulation's result as JSON: amounts as decimal strings, clients by their numbers.
struct SimulationAnswer {
  private let result: Simulation
  private let club: Club

  init(_ result: Simulation, _ club: Club) {
    self.result = result
    self.club = club
  }

  /// The whole result on one line.
  var value: JSONValue {
    let groups = club.groups.inUse.filter { result.trial.groups.contains($0.id) }.map(\.name)
    return object([
      ("program", .string(result.trial.program.name)),
      ("groups", .array(groups.map { .string($0) })),
      ("days", .integer(result.trial.days)),
      ("from", moment(result.period.start)), ("until", moment(result.period.end)),
      ("receipts", .integer(result.receipts)), ("clients", .integer(result.clients)),
      ("idleClients", .integer(result.idleClients)), ("paid", amount(result.paid)),
      ("now", cost(result.now)), ("draft", cost(result.draft)),
      ("difference", amount(result.draft.total - result.now.total)),
      ("gaining", outcomes(result.gaining)), ("losing", outcomes(result.losing)),
      ("unchanged", .integer(result.unchanged.count)), ("boundary", boundary),
      ("tiers", .array(result.tiers.map(tier))), ("leftOut", leftOut),
    ])
  }

  private func cost(_ cost: Simulation.Cost) -> JSONValue {
    let points = cost.basisPoints(of: result.paid)
    return object([
      ("accrued", amount(cost.accrued)), ("discounted", amount(cost.discounted)),
      ("total", amount(cost.total)), ("percent", points.map { amount($0) } ?? .null),
    ])
  }

  private func outcomes(_ outcomes: [Simulation.Outcome]) -> JSONValue {
    let sum = outcomes.reduce(0) { $0 + $1.difference }
    let largest = outcomes.first.map { outcome in
      object([
        ("client", .integer(outcome.client.number)), ("now", amount(outcome.now)),
        ("draft", amount(outcome.draft)), ("difference", amount(outcome.difference)),
      ])
    }
    return object([
      ("clients", .integer(outcomes.count)), ("difference", amount(sum)),
      ("largest", largest ?? .null),
    ])
  }

  private var boundary: JSONValue {
    let boundary = result.boundary
    return object([
      ("nearness", amount(boundary.nearness.minorUnits)),
      ("near", .integer(boundary.near.count)),
      ("atThreshold", .integer(boundary.atThreshold.count)),
      ("otherBoundReceipts", .integer(boundary.otherBoundReceipts)),
      ("otherBoundClients", .integer(boundary.otherBoundClients.count)),
    ])
  }

  private func tier(_ part: Simulation.TierPart) -> JSONValue {
    object([
      ("from", .string(part.tier.threshold.decimalString)),
      ("percent", .string(part.tier.percent.decimalString)),
      ("clients", .integer(part.clients)), ("receipts", .integer(part.receipts)),
      ("paid", amount(part.paid)), ("cost", amount(part.cost.total)),
    ])
  }

  private var leftOut: JSONValue {
    object([
      ("withoutClient", .integer(result.leftOut.withoutClient)),
      ("otherProgram", .integer(result.leftOut.otherProgram)),
      ("refunded", .integer(result.leftOut.refunded)),
      ("outOfRange", .integer(result.leftOut.outOfRange)),
    ])
  }

  private func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { JSONMember($0.0, $0.1) })
  }

  /// Sums may pass what one amount holds: they are written digit by digit.
  private func amount(_ minorUnits: Int64) -> JSONValue {
    let (units, rest) = minorUnits.magnitude.quotientAndRemainder(dividingBy: 100)
    return .string((minorUnits < 0 ? "-" : "") + "\(units)." + (rest < 10 ? "0\(rest)" : "\(rest)"))
  }

  private func moment(_ moment: Moment?) -> JSONValue {
    guard let moment else { return .null }
    let offset = club.calendar.offsetSeconds(at: moment)
    return .string(moment.rfc3339(offsetSeconds: offset, alwaysMilliseconds: false))
  }
}
