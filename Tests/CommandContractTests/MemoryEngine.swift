import CommandContract
import Loyalty
import TestSupport

/// The contract's engine over a club in memory.
final class MemoryEngine: Engine {
  let memory: MemoryClub

  init() throws { memory = try MemoryClub() }

  var club: Club { memory.club }
  var seq: UInt64 { UInt64(memory.seq) }
  var lastRecordAt: Moment? { memory.lastRecordAt }
  var now: Moment { memory.now }

  func catchUp() {}

  func card(of client: Client.ID) throws(LineRefusal) -> Client {
    try refusing(try memory.card(of: client))
  }

  func earlier(_ request: RequestName, _ command: Command) throws(LineRefusal) -> Performed? {
    try refusing(try memory.earlier(request.id, command))
      .map { Performed(seq: UInt64($0.seq), events: $0.events) }
  }

  func perform(_ command: Command, for origin: Origin) throws(LineRefusal) -> Performed {
    let done = try refusing(
      try memory.perform(command, request: origin.request?.id, by: origin.by, at: origin.at)
    )
    return Performed(seq: UInt64(done.seq), events: done.events)
  }
}
