import Dispatch
import Loyalty
package import LoyaltyStore
import Synchronization

/// Folds the store's journal beside a command of the command line that writes, once it has grown long:
/// a club whose tills alone write has no screens that would.
package final class CommandFolding: Sendable {
  /// Seconds between two looks at its length.
  private static let interval = Duration.seconds(60)
  /// A journal that is long already is folded by the command under which it passes the next multiple
  /// of this: not by each sale of a till, should folding fail or somebody else be at it.
  package static let step = 4 << 20

  private struct State {
    var nextLook: ContinuousClock.Instant
    /// How long the journal was as it was looked at last.
    var seen: Int
    var isRunning = false
    var problem: StoreProblem?
  }

  private let queue = DispatchQueue(label: "frontdesk.folding", qos: .utility)
  private let desk: Desk
  private let journalBytes: Int
  private let step: Int
  private let state: Mutex<State>

  /// Prepares to look.
  ///
  /// - Parameters:
  ///   - desk: Where the store is, and who works.
  ///   - journalBytes: From which length on the journal is folded; nil is the usual.
  ///   - step: After how much more it is tried again.
  ///   - began: How long it was before the command; nil asks the store.
  package init(
    _ desk: Desk,
    journalBytes: Int? = nil,
    step: Int = CommandFolding.step,
    began: Int? = nil
  ) {
    self.desk = desk
    self.journalBytes = journalBytes ?? Folding.journalBytes
    self.step = step
    // What cannot be read now is told of when it is looked at.
    let size = try? began ?? Store.journalSize(at: desk.place, files: desk.storeOptions.files)
    state = Mutex(State(nextLook: .now + Self.interval, seen: size ?? 0))
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

  /// Takes away what a folding that was killed left behind; where somebody is at it, that is theirs.
  package func removeLeftovers() {
    try? Store.removeLeftovers(at: desk.place, Folding.options(desk.staff, desk.allowsNetwork))
  }

  private func isDue(_ size: Int) -> Bool {
    state.withLock { state in
      defer { state.seen = size }
      return size >= journalBytes && (state.seen < journalBytes || size / step > state.seen / step)
    }
  }

  private func fold() {
    var found: StoreProblem?
    do throws(StoreProblem) {
      let size = try Store.journalSize(at: desk.place, files: desk.storeOptions.files)
      if isDue(size) {
        var options = Folding.options(desk.staff, desk.allowsNetwork)
        // Whoever waits for this command does not wait for another one's folding.
        options.waitingNotice = .zero
        options.whenWaitingForFiles = { _ in false }
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
    if store.holdsLeftovers { folding.removeLeftovers() }
    guard let problem = folding.end() else { return }
    try output.line(storeSentence(problem))
  }
}
