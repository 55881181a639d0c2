import Dispatch
import Loyalty
package import LoyaltyStore
import Synchronization

/// Folds the store's journal beside a command of the command line that writes, once it has grown long:
/// a club whose tills alone write has no screens that would.
package final class CommandFolding: Sendable {
  /// Seconds between two looks at its length.
  private static let interval = Duration.seconds(60)

  private struct State {
    var nextLook: ContinuousClock.Instant
    var isRunning = false
    var problem: StoreProblem?
  }

  private let queue = DispatchQueue(label: "frontdesk.folding", qos: .utility)
  private let desk: Desk
  private let journalBytes: Int
  private let state: Mutex<State>

  /// Prepares to look.
  ///
  /// - Parameters:
  ///   - desk: Where the store is, and who works.
  ///   - journalBytes: From which length on the journal is folded; nil is the usual.
  package init(_ desk: Desk, journalBytes: Int? = nil) {
    self.desk = desk
    self.journalBytes = journalBytes ?? Folding.journalBytes
    state = Mutex(State(nextLook: .now + Self.interval))
  }

  /// Looks at the journal's length once a minute, and folds it aside where it is long.
  package func look() {
    let isDue = state.withLock { state in
      guard !state.isRunning, ContinuousClock.now >= state.nextLook else { return false }
      state.nextLook = .now + Self.interval
      state.isRunning = true
      return true
    }
    guard isDue else { return }
    queue.async { self.fold() }
  }

  /// Waits for what is folded aside, and looks for the last time, whenever that was before.
  ///
  /// - Returns: What somebody has to be told of; that another process was faster is not.
  package func end() -> StoreProblem? {
    queue.sync { fold() }
    return state.withLock { $0.problem }
  }

  private func fold() {
    var found: StoreProblem?
    do throws(StoreProblem) {
      let size = try Store.journalSize(at: desk.place, files: desk.storeOptions.files)
      if size >= journalBytes {
        let options = Folding.options(desk.staff, desk.allowsNetwork)
        _ = try Store.compact(at: desk.place, options, journalBytes: journalBytes)
      }
    } catch {
      switch error {
      // A store that cannot be written was told of by the command itself.
      case .busy, .filesHeld, .readOnly: break
      default: found = error
      }
    }
    state.withLock { state in
      state.isRunning = false
      state.problem = found ?? state.problem
    }
  }
}

extension OpenDesk {
  /// Ends the folding beside a command, and tells what kept it from that.
  package func end(_ folding: CommandFolding, tellingTo output: Output) throws {
    guard let problem = folding.end() else { return }
    try output.line(storeSentence(problem))
  }
}
