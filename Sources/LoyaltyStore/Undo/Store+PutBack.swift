public import Loyalty

extension Store {
  /// How many records `lastChange` looks back.
  private static let lookBack = 1_000

  /// The last record of somebody, while the journal has it.
  ///
  /// - Parameter staff: Whose record it must be.
  /// - Returns: The record; nil where none of the last thousand is.
  /// - Throws: `file`.
  public func lastChange(by staff: Staff) throws(StoreProblem) -> PastEntry? {
    var found: PastEntry?
    var left = Self.lookBack
    try goBack(before: nil) { entry in
      left -= 1
      if entry.by == staff, entry.seq > manifest.base.seq, !entry.events.isEmpty { found = entry }
      return found == nil && left > 0 && entry.seq > manifest.base.seq + 1
    }
    return found
  }

  /// Puts back what a record changed, as one record, while nothing of it was changed since.
  ///
  /// - Parameters:
  ///   - seq: The record, which must stand in the journal.
  ///   - staff: Who asks.
  /// - Returns: What must be synced before anything leaves the process on its strength.
  /// - Throws: `PutBackRefusal`, a `Refusal` of what would have to be done, or a `StoreProblem`.
  public func putBack(_ seq: UInt64, by staff: Staff) throws -> Pending {
    try append(by: staff) { _, at in try eventsPuttingBack(seq, by: staff, at: at) }
  }

  /// What putting a record back would lead to now; nothing is written.
  ///
  /// - Throws: What `putBack` throws, but for what writing does.
  public func trialOfPuttingBack(_ seq: UInt64, by staff: Staff) throws -> [Event] {
    try eventsPuttingBack(seq, by: staff, at: max(options.clock(), lastAt ?? options.clock()))
  }

  private func eventsPuttingBack(
    _ seq: UInt64,
    by staff: Staff,
    at moment: Moment
  ) throws -> [Event] {
    let events = try wholeRecord(seq)
    var cards: [Client.ID: Client] = [:]
    for id in events.cardsToPutBack where club.clients.contains(id) && !club.clients.isMerged(id) {
      cards[id] = try card(of: id)
    }
    var after = club
    var made: [Event] = []
    for command in try after.commands(puttingBack: events, cards: cards) {
      let asking = Asking(at: moment, by: staff)
      let next = try after.decide(command, with: try load(command.needs(after)), for: asking)
      after.apply(next)
      made += next
    }
    return made
  }

  /// The events of a record of the journal.
  private func wholeRecord(_ seq: UInt64) throws -> [Event] {
    guard seq > manifest.base.seq, let entry = try history(before: seq + 1, limit: 1).first,
      entry.seq == seq
    else { throw PutBackRefusal.folded }
    return try entry.events.map { event in
      guard case .whole(let event) = event else { throw PutBackRefusal.folded }
      return event
    }
  }
}
