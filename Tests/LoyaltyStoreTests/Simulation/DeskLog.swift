import Loyalty
import Synchronization

@testable import LoyaltyStore

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
  private let gone = Mutex<[String]>([])

  /// Everything so far.
  var deeds: [Deed] { all.withLock { $0 } }

  /// Writes a request and its answer down.
  func note(_ deed: Deed) { all.withLock { $0.append(deed) } }

  /// Files that a desk was told are missing, though only a compaction took them away.
  var missing: [String] { gone.withLock { $0 } }

  /// Does what a desk does beside requests, and writes down a file that it was told is missing.
  func watching<Value>(_ body: () throws -> Value) -> Value? {
    do { return try body() } catch {
      watch(error)
      return nil
    }
  }

  /// Writes down a file that a desk was told is missing.
  func watch(_ error: any Error) {
    guard case .file(let problem)? = error as? StoreProblem, problem.isAboutNothingThere
    else { return }
    gone.withLock { $0.append(problem.path) }
  }
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
