package import CommandContract
package import Loyalty
package import LoyaltyStore

/// The contract's engine over the store: what it answers is on the disk.
package final class StoreEngine: Engine {
  private let store: Store
  private let sentence: StoreSentence

  /// Stands over an open store.
  package init(_ store: Store, sentence: StoreSentence) {
    self.store = store
    self.sentence = sentence
  }

  package var club: Club { store.club }
  package var seq: UInt64 { store.seq }
  package var lastRecordAt: Moment? { store.lastAt }
  package var now: Moment { SystemClock.now() }

  package func catchUp() throws(LineRefusal) {
    try refusing { _ = try store.follow() }
    try settle()
  }

  package func card(of client: Client.ID) throws(LineRefusal) -> Client {
    try refusing { try store.card(of: client) }
  }

  package func earlier(
    _ request: RequestName,
    _ command: Command
  ) throws(LineRefusal) -> Performed? {
    let first = try refusing { try store.earlier(Self.id(request)) }
    guard let first else { return nil }
    try settle()
    return Performed(seq: first.seq, events: first.events)
  }

  package func perform(
    _ command: Command,
    for origin: Origin
  ) throws(LineRefusal) -> Performed {
    let done = try refusing {
      try store.commit(
        command,
        request: origin.request.map(Self.id),
        by: origin.by,
        at: origin.at
      )
    }
    return Performed(seq: done.seq, events: done.events)
  }

  private static func id(_ request: RequestName) -> RequestID {
    RequestID(request.id, content: request.content)
  }

  /// Brings to the disk what an answer rests on; a store that can only be read has nothing to bring.
  private func settle() throws(LineRefusal) {
    guard store.readOnly == nil else { return }
    try refusing { try store.syncThrough(store.seq) }
  }

  private func refusing<Value>(_ step: () throws -> Value) throws(LineRefusal) -> Value {
    do {
      return try step()
    } catch let refusal as Refusal {
      throw .refused(refusal, place: nil)
    } catch let problem as StoreProblem {
      switch problem {
      case .readOnly(let reason):
        throw .refused(.readOnly(reason: sentence.short(reason)), place: nil)
      case .notConfirmed: throw .notConfirmed(reason: sentence.short(problem))
      default: throw .notSaved(reason: sentence.short(problem))
      }
    } catch {
      throw .notSaved(reason: String(describing: error))
    }
  }
}
