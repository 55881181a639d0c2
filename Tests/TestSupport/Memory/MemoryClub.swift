package import Loyalty

/// A club that is kept in memory: for tests that need what the store does and not the store.
///
/// It decides and applies like the runtime: one record a command, request ids remembered, cards
/// loaded as `needs` says, times as in rules.md §1.8.
package final class MemoryClub {
  /// One command that led to events.
  package struct Record: Hashable, Sendable {
    /// Its number, from 1.
    package let seq: Int
    /// What was asked for.
    package let command: Command
    /// What happened.
    package let events: [Event]
    /// When.
    package let at: Moment
    /// By whom.
    package let by: Staff
  }

  /// The club as of the last record.
  package private(set) var club: Club
  /// The records, oldest first.
  package private(set) var records: [Record] = []
  /// The wall clock, which stands still until a test moves it.
  package var now: Moment
  /// Where set, nothing can be written any more, and why.
  package var readOnlyReason: String?

  private var requests: [String: Record] = [:]
  private var shelved: [Client.ID: Client] = [:]

  /// Takes over what happened without a command: how far messages have come.
  package func take(_ events: [Event]) { club.apply(events) }

  /// Founds a club.
  package init(settings: Settings, now: Moment) throws(Refusal) {
    club = try Club(settings: settings)
    self.now = now
  }

  /// Takes over a club as it is.
  package init(_ club: Club, now: Moment) {
    self.club = club
    self.now = now
  }

  /// Founds the club that tests speak of: Arena in Kyiv, 22 November 2026, 21:14:05 local time.
  package convenience init() throws {
    try self.init(
      settings: Settings(
        name: "Arena",
        currency: .hryvnia,
        timeZone: "Europe/Kyiv",
        region: .ukraine,
        language: "en"
      ),
      now: Moment(rfc3339: "2026-11-22T21:14:05+02:00")
    )
  }

  /// The number of the last record.
  package var seq: Int { records.count }

  /// The time of the last record.
  package var lastRecordAt: Moment? { records.last?.at }

  /// The record of a request that came before.
  ///
  /// - Throws: `requestConflict` where it was another command.
  package func earlier(_ request: String, _ command: Command) throws(Refusal) -> Record? {
    guard let record = requests[request] else { return nil }
    guard record.command == command else { throw .requestConflict(request: request) }
    return record
  }

  /// Decides a command and takes its events over.
  ///
  /// - Parameters:
  ///   - command: What is asked for.
  ///   - request: The sender's name for it; a repeat leads to the first one's events.
  ///   - staff: Who asks.
  ///   - moment: When it happened; nil is the clock's time.
  /// - Returns: The number of the record, or of the last one where nothing had to change, and what
  ///   happened.
  /// - Throws: What `decide` refuses, `readOnly`, `requestConflict` or `beforeLastRecord`.
  @discardableResult
  package func perform(
    _ command: Command,
    request: String? = nil,
    by staff: Staff = Staff("Olena"),
    at moment: Moment? = nil
  ) throws(Refusal) -> (seq: Int, events: [Event]) {
    if let readOnlyReason { throw .readOnly(reason: readOnlyReason) }
    if let request, let known = try earlier(request, command) { return (known.seq, known.events) }
    let at = try decidingMoment(moment)
    let events = try club.decide(
      command,
      with: needed(for: command),
      for: Asking(at: at, by: staff)
    )
    guard !events.isEmpty else { return (seq, []) }
    let record = Record(seq: seq + 1, command: command, events: events, at: at, by: staff)
    club.apply(events)
    club.sign(staff)
    records.append(record)
    if let request { requests[request] = record }
    return (record.seq, events)
  }

  /// The up-to-date card of a client of the club.
  package func card(of client: Client.ID) throws(Refusal) -> Client {
    try club.clients.card(of: client) { () throws(Refusal) in
      guard let card = shelved[club.clients.current(client)] else {
        throw .notFound(.client, typed: client.description)
      }
      return card
    }
  }

  /// Takes a client's card out of the club's memory, as after a restart: only columns stay.
  package func shelve(_ client: Client.ID) throws(Refusal) {
    shelved[client] = try card(of: client)
    club.clients.shelve([client])
  }

  private func needed(for command: Command) throws(Refusal) -> Needed {
    var cards: [Client.ID: Client] = [:]
    let needs = command.needs(club)
    for client in needs.cards { cards[client] = try card(of: client) }
    return Needed(cards: cards, seed: needs.seed ? Seed(words: [7]) : nil)
  }

  private func decidingMoment(_ given: Moment?) throws(Refusal) -> Moment {
    guard let given else { return max(now, lastRecordAt ?? now) }
    if let last = lastRecordAt, given < last { throw .beforeLastRecord(given: given, last: last) }
    return given
  }
}
