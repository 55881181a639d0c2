/// Adds up what a simulation finds, client by client.
struct SimulationTally {
  private let trial: ProgramTrial
  private let period: Period
  private var terms: SaleTerms
  private var total: RunningTotal

  private var receipts = 0
  private var leftOut = Simulation.LeftOut()
  private var paid: Int64 = 0
  private var now = Simulation.Cost()
  private var draft = Simulation.Cost()
  private var outcomes: [Simulation.Outcome] = []
  private var tiers: [Simulation.TierPart]
  /// What is missing to the next tier, for those to whom something is.
  private var missing: [(client: Client.ID, amount: Money)] = []
  private var atThreshold: [Client.ID] = []
  private var otherBoundReceipts = 0
  private var otherBoundClients: [Client.ID] = []

  init(_ trial: ProgramTrial, _ period: Period, _ calendar: ClubCalendar) {
    self.trial = trial
    self.period = period
    terms = SaleTerms(
      at: period.end ?? Moment(milliseconds: 0),
      calendar: calendar,
      program: trial.program
    )
    total = RunningTotal(trial.program.window, calendar)
    tiers = trial.program.tiers.tiers.map { Simulation.TierPart(tier: $0) }
  }

  /// Counts the receipts that were sold to nobody in particular.
  ///
  /// - Returns: How many there are at all.
  mutating func passAnonymous(_ table: ReceiptTable) -> Int {
    var count = 0
    for block in table.sales.blocks {
      for row in 0..<block.count where block.clients[row] == SalesBlock.none {
        count += 1
        let at = Moment(milliseconds: block.times[row])
        if period.contains(at) { leftOut.withoutClient += 1 }
      }
    }
    return count
  }

  /// Counts the receipts of a client whom another program leads.
  mutating func passOthers(_ ids: [Receipt.ID], in table: ReceiptTable) {
    for id in ids where table.at(of: id).map(period.contains) == true {
      leftOut.otherProgram += 1
    }
  }

  /// Works the receipts of one client out again, in the order of time.
  mutating func replay(
    _ ids: [Receipt.ID],
    of client: Client.ID,
    in table: ReceiptTable,
    until end: Moment
  ) {
    total.begin()
    var own = OneClient()
    for id in ids {
      let facts = table.facts(of: id)
      guard facts.at <= end else { continue }
      let back = table.refundedIfAny(id)
      let paid = facts.paid.minorUnits - (back?.money ?? 0)
      if period.contains(facts.at) {
        if back != nil, table.isReturned(id) {
          leftOut.refunded += 1
        } else if let receipt = table[id] {
          replay(receipt, back, paid: paid, &own)
        } else {
          leftOut.unreadable += 1
        }
      }
      total.add(paid, at: facts.at)
    }
    guard own.receipts > 0 else { return }
    outcomes.append(
      Simulation.Outcome(client: client, now: own.now.total, draft: own.draft.total)
    )
    if own.isAtOtherBound { otherBoundClients.append(client) }
    place(client, total.total(at: end))
  }

  private mutating func replay(
    _ receipt: Receipt,
    _ back: RefundedSoFar?,
    paid: Int64,
    _ own: inout OneClient
  ) {
    terms.at = receipt.at
    terms.total = total.total(at: receipt.at)
    guard let replayed = try? ReceiptReplay(receipt, back: back, terms) else {
      leftOut.outOfRange += 1
      return
    }
    receipts += 1
    self.paid += paid
    own.add(replayed)
    now += replayed.now
    draft += replayed.draft
    let place = trial.program.tiers.place(for: terms.total)
    tiers[place].receipts += 1
    tiers[place].paid += paid
    tiers[place].cost += replayed.draft
    if trial.program.tiers.dependsOnBound(terms.total) {
      otherBoundReceipts += 1
      own.isAtOtherBound = true
    }
  }

  /// Notes in which tier a client stands at the end, and how far from the next.
  private mutating func place(_ client: Client.ID, _ total: Money) {
    tiers[trial.program.tiers.place(for: total)].clients += 1
    if trial.program.tiers.hasThreshold(total) { atThreshold.append(client) }
    if let next = trial.program.tiers.next(after: total) { missing.append((client, next.missing)) }
  }

  /// The result, given how many clients the program would lead.
  func result(led: Int) -> Simulation {
    let average = Money(clamping: paid).average(over: receipts) ?? .zero
    let nearness = trial.nearness ?? average
    return Simulation(
      trial: trial,
      period: period,
      receipts: receipts,
      leftOut: leftOut,
      paid: paid,
      now: now,
      draft: draft,
      gaining: outcomes.filter { $0.difference > 0 }.sorted(by: largerFirst),
      losing: outcomes.filter { $0.difference < 0 }.sorted(by: largerFirst),
      unchanged: outcomes.filter { $0.difference == 0 },
      idleClients: max(0, led - outcomes.count),
      tiers: tiers,
      boundary: Simulation.Boundary(
        nearness: nearness,
        near: missing.filter { $0.amount <= nearness }.map(\.client),
        atThreshold: atThreshold,
        otherBoundReceipts: otherBoundReceipts,
        otherBoundClients: otherBoundClients
      )
    )
  }

  private func largerFirst(_ one: Simulation.Outcome, _ other: Simulation.Outcome) -> Bool {
    let (left, right) = (abs(one.difference), abs(other.difference))
    return left == right ? one.client < other.client : left > right
  }
}

/// What the receipts of one client add up to.
private struct OneClient {
  var receipts = 0
  var now = Simulation.Cost()
  var draft = Simulation.Cost()
  var isAtOtherBound = false

  mutating func add(_ replayed: ReceiptReplay) {
    receipts += 1
    now += replayed.now
    draft += replayed.draft
  }
}
