package import Loyalty

/// An engine that decides and saves nothing: `apply --dry-run`.
///
/// It works on a copy of the club, so that a line sees what the lines before it would have done: a
/// group created in line 1 takes clients in line 2. No record is written, so that `seq` stays that
/// of the last real record. What other desks do meanwhile is not seen.
package final class Rehearsal: Engine {
  private let stage: any Engine
  private var requests: [String: (content: [UInt8], performed: Performed)] = [:]

  /// The copy with what was rehearsed.
  package private(set) var club: Club
  /// The time of the last record, or of the last command rehearsed.
  package private(set) var lastRecordAt: Moment?
  /// The number of the last real record.
  package let seq: UInt64

  /// Rehearses on what the engine has now.
  package init(on stage: any Engine) {
    self.stage = stage
    club = stage.club
    lastRecordAt = stage.lastRecordAt
    seq = stage.seq
  }

  /// The wall clock of the stage.
  package var now: Moment { stage.now }

  /// Stays on the copy.
  package func catchUp() {}

  /// The card with what was rehearsed.
  package func card(of client: Client.ID) throws(LineRefusal) -> Client {
    try club.clients.card(of: client) { () throws(LineRefusal) in
      try stage.card(of: club.clients.current(client))
    }
  }

  /// Knows the requests rehearsed and those of the store.
  package func earlier(
    _ request: RequestName,
    _ command: Command
  ) throws(LineRefusal) -> Performed? {
    guard let known = requests[request.id] else { return try stage.earlier(request, command) }
    guard known.content == request.content else {
      throw .refused(.requestConflict(request: request.id), place: nil)
    }
    return known.performed
  }

  /// Decides on the copy and changes nothing else.
  package func perform(
    _ command: Command,
    for origin: Origin
  ) throws(LineRefusal) -> Performed {
    if let request = origin.request, let known = try earlier(request, command) { return known }
    let moment = try moment(for: origin)
    let needed = try needed(for: command)
    let asking = Asking(at: moment, by: origin.by)
    let events = try refusing(try club.decide(command, with: needed, for: asking))
    let performed = Performed(seq: seq, events: events)
    if !events.isEmpty {
      club.apply(events)
      lastRecordAt = moment
    }
    if let request = origin.request { requests[request.id] = (request.content, performed) }
    return performed
  }
}
