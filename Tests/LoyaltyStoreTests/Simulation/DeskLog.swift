import Loyalty
import LoyaltyStore
import Synchronization

/// What desks were told, kept outside the store.
final class DeskLog: Sendable {
  /// What one request was answered.
  enum Answer: Sendable {
    /// It is saved under that number, with these events.
    case saved(UInt64, [Event])
    /// The club refused it.
    case refused(Refusal)
    /// Nothing of it was saved.
    case notSaved(StoreProblem)
    /// Nobody knows, or nobody was left to hear the answer.
    case unknown
  }

  /// A request with its answer.
  struct Deed: Sendable {
    /// What makes its record known: a name or a reason that nothing else has.
    let key: String
    let command: Command
    let request: RequestID?
    var answer: Answer
  }

  private let all = Mutex<[Deed]>([])

  /// Everything so far.
  var deeds: [Deed] { all.withLock { $0 } }

  /// Writes a request and its answer down.
  func note(_ deed: Deed) { all.withLock { $0.append(deed) } }
}

extension Event {
  /// What makes the record of a simulated request known.
  var key: String? {
    switch self {
    case .groupCreated(let group, _): group.name
    case .clientRegistered(let client): client.name
    case .bonusesMoved(let movement):
      if case .byHand(let reason) = movement.entry.origin { reason } else { nil }
    default: nil
    }
  }
}
