import CommandContract
import Loyalty
import TestSupport

/// The contract's engine over a club in memory.
final class MemoryEngine: Engine {
  let memory: MemoryClub

  init() throws { memory = try MemoryClub() }

  var club: Club { memory.club }
  var seq: Int { memory.seq }
  var lastRecordAt: Moment? { memory.lastRecordAt }
  var now: Moment { memory.now }

  func catchUp() {}

  func card(of client: Client.ID) throws(LineRefusal) -> Client {
    try refusing(try memory.card(of: client))
  }

  func earlier(_ request: String, _ command: Command) throws(LineRefusal) -> Performed? {
    try refusing(try memory.earlier(request, command))
      .map { Performed(seq: $0.seq, events: $0.events) }
  }

  func perform(_ command: Command, for origin: Origin) throws(LineRefusal) -> Performed {
    let done = try refusing(
      try memory.perform(command, request: origin.requestId, by: origin.by, at: origin.at)
    )
    return Performed(seq: done.seq, events: done.events)
  }
}
