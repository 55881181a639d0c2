/// Tries a program on the receipts of the last days (issue of a manager: what would it cost, who
/// gains, who loses?).
///
/// The same code as the sale works every receipt out again: `SaleCalculator`, tiers, windows,
/// accruals, shares. Held constant:
/// - who is in which group, and the order of groups: as they are now. A client counts when one of
///   the groups tried would be the leading one.
/// - what was bought: lines, quantities, prices, time. A discount or accrual of the old program
///   gives way to that of the program tried.
/// - the totals that decide the tiers: the money really paid, the receipts before the period among
///   it, less refunds at their sale's date.
/// - paying with bonuses: as it was, cut where the discount tried leaves less of a line.
///
/// The password counts as given. Welcome, birthday and referral bonuses, bonuses by hand, delays
/// and expiry are not part of either side.
public struct Simulator: Sendable {
  let club: Club
  let trial: ProgramTrial
  let now: Moment

  /// How many receipts are worked out between two looks at whether to go on.
  static let stride = 4_096

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - club: The club with its receipts.
  ///   - trial: What is tried.
  ///   - now: The end of the days looked at.
  public init(_ club: Club, _ trial: ProgramTrial, at now: Moment) {
    self.club = club
    self.trial = trial
    self.now = now
  }

  /// The time whose receipts are looked at; this very millisecond is among it.
  public var period: Period {
    let start = club.calendar.period(lastDays: trial.days, until: now).start
    return Period(start: start, end: now.advanced(byMilliseconds: 1))
  }

  /// Runs over all receipts; the same arguments always give the same result.
  ///
  /// Cost: about a microsecond a receipt, and the memory of one entry a client.
  ///
  /// - Parameter goesOn: Told after every few thousand receipts how many are done of all; false
  ///   stops.
  /// - Returns: The result; nil when it was stopped.
  public func run(_ goesOn: (_ done: Int, _ all: Int) -> Bool = { _, _ in true }) -> Simulation? {
    let all = club.receipts.count
    var tally = SimulationTally(trial, period, club.calendar)
    var done = tally.passAnonymous(club.receipts)
    guard goesOn(done, all) else { return nil }
    var next = done + Self.stride
    let groups = club.groups(under: trial)
    var leads: [GroupSet: Bool] = [:]
    for client in club.receipts.buyers {
      let set = club.clients.groups(of: client)
      let isLed = leads[set] ?? isLed(set, in: groups)
      leads[set] = isLed
      let ids = club.receipts.ids(of: client)
      if isLed {
        tally.replay(ids, of: client, in: club.receipts, until: now)
      } else {
        tally.passOthers(ids, in: club.receipts)
      }
      done += ids.count
      guard done >= next else { continue }
      guard goesOn(done, all) else { return nil }
      next = done + Self.stride
    }
    return tally.result(led: countLed(groups))
  }

  private func isLed(_ set: GroupSet, in groups: GroupList) -> Bool {
    groups.leading(of: set).map { trial.groups.contains($0.id) } ?? false
  }

  private func countLed(_ groups: GroupList) -> Int {
    club.clients.countedGroupSets.reduce(0) { sum, counted in
      isLed(counted.set, in: groups) ? sum + counted.clients : sum
    }
  }
}
