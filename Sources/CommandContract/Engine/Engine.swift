package import Loyalty

/// What stands behind the contract: the runtime over the store, or a club in memory.
///
/// Every answer must rest on what is durable: `perform`, `catchUp` and `earlier` return when all
/// records up to the last one they used are on the disk.
package protocol Engine: AnyObject {
  /// The club as of the last record taken in.
  var club: Club { get }
  /// The number of the last record taken in; 0 in a new store.
  var seq: UInt64 { get }
  /// The time of the last record taken in.
  var lastRecordAt: Moment? { get }
  /// The wall clock.
  var now: Moment { get }

  /// Takes in what other desks have written: called before a query is answered.
  func catchUp() throws(LineRefusal)

  /// The up-to-date card of a client of the club, from memory or the store.
  func card(of client: Client.ID) throws(LineRefusal) -> Client

  /// What a request of that name led to, if it came before; nil if it did not.
  ///
  /// - Throws: `requestConflict` where it was another command.
  func earlier(_ request: RequestName, _ command: Command) throws(LineRefusal) -> Performed?

  /// Decides a command and writes its events.
  ///
  /// A request id that came before is answered from its record; `moment(for:)` says when it is
  /// decided.
  func perform(_ command: Command, for origin: Origin) throws(LineRefusal) -> Performed
}

/// Who sends a command.
package struct Origin: Hashable, Sendable {
  /// The sender's name for the request.
  package var request: RequestName?
  /// Who asks.
  package var by: Staff
  /// When it happened; nil is now.
  package var at: Moment?

  /// Describes who sends a command.
  package init(request: RequestName? = nil, by: Staff, at: Moment? = nil) {
    self.request = request
    self.by = by
    self.at = at
  }
}

/// What a command led to.
package struct Performed: Hashable, Sendable {
  /// The number of its record; where nothing had to change, of the last record.
  package let seq: UInt64
  /// What happened.
  package let events: [Event]

  /// Describes what a command led to.
  package init(seq: UInt64, events: [Event]) {
    self.seq = seq
    self.events = events
  }
}

extension Engine {
  /// When a command is decided: the time given, which must not lie before the last record, or the
  /// clock's, or the last record's where the clock is behind it (rules.md §1.8).
  ///
  /// - Throws: `beforeLastRecord`.
  package func moment(for origin: Origin) throws(LineRefusal) -> Moment {
    guard let at = origin.at else { return max(now, lastRecordAt ?? now) }
    if let last = lastRecordAt, at < last {
      throw .refused(.beforeLastRecord(given: at, last: last), place: Place("at"))
    }
    return at
  }

  /// The cards and receipts that deciding a command takes, and a seed where something is drawn.
  package func needed(for command: Command) throws(LineRefusal) -> Needed {
    var cards: [Client.ID: Client] = [:]
    let needs = command.needs(club)
    for client in needs.cards { cards[client] = try card(of: client) }
    var system = SystemRandomNumberGenerator()
    return Needed(
      cards: cards,
      receipts: try refusing(try club.receipts(in: needs)),
      seed: needs.seed ? Seed(using: &system) : nil
    )
  }
}
