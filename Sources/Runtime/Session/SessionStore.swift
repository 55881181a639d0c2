import Dispatch
import Loyalty
import LoyaltyStore

/// The store of a session, with the one sync, or the one long record, that may be written aside.
///
/// While a long record is written another thread has the store: the session shows the club as it
/// was before, and what needs the files waits.
final class SessionStore {
  /// Whether the store is thrown away at the end.
  let isDemo: Bool
  /// Whether the last record is on its way to the disk.
  private(set) var isSyncing = false
  /// Whether a long record is written aside.
  private(set) var isWriting = false
  /// What is on its way, for the sentence when it does not arrive.
  private(set) var underway: [Event] = []
  /// When the last record of this desk was known to be on the disk.
  private(set) var lastSaved: Moment?

  private let owned: Store
  /// The club and the store's state before the long record.
  private var before: (club: Club, readOnly: ReadOnlyReason?, marks: JournalMarks)?
  private let writing = DispatchGroup()
  private let queue = DispatchQueue(label: "frontdesk.sync")
  private let wake: Wake

  init(_ store: Store, isDemo: Bool, wake: Wake) {
    owned = store
    self.isDemo = isDemo
    self.wake = wake
  }

  /// The store itself; waits for what is written aside.
  var store: Store {
    if isWriting { writing.wait() }
    return owned
  }

  /// The store's folder.
  var path: String { owned.path }

  /// The club, as of the last record that the session was told of.
  var club: Club { before?.club ?? owned.club }

  /// The last records of the days, the last of all being the last that the club holds.
  var marks: JournalMarks { before?.marks ?? owned.marks }

  /// Why nothing can be written, as far as it was looked at.
  var readOnly: ReadOnlyReason? { before.map(\.readOnly) ?? owned.readOnly }

  /// Decides and writes a command; its sync begins aside.
  func append(_ command: Command, by staff: Staff) throws -> Committed {
    syncAside(try owned.append(command, by: staff))
  }

  /// Puts back what a record changed; its sync begins aside.
  func putBack(_ seq: UInt64, by staff: Staff) throws -> Committed {
    syncAside(try owned.putBack(seq, by: staff))
  }

  private func syncAside(_ pending: Pending) -> Committed {
    guard !pending.committed.events.isEmpty else { return pending.committed }
    isSyncing = true
    underway = pending.committed.events
    queue.async { [wake] in Self.sync(pending, wake) }
    return pending.committed
  }

  /// Decides and writes a command aside, for its record is long; keys are taken meanwhile.
  func appendAside(_ command: Command, by staff: Staff, _ patience: Patience) {
    before = (owned.club, owned.readOnly, owned.marks)
    isWriting = true
    patience.beginAside()
    // This thread leaves the store alone until the work has ended.
    nonisolated(unsafe) let store = owned
    let aside = patience.aside
    queue.async(group: writing) { [wake] in
      var pending: Pending?
      let written = Written {
        let appended = try store.append(command, by: staff)
        pending = appended
        return appended.committed
      }
      aside.end()
      wake.post(.written(command, written))
      if let pending, !pending.committed.events.isEmpty { Self.sync(pending, wake) }
    }
  }

  private static func sync(_ pending: Pending, _ wake: Wake) {
    do throws(StoreProblem) {
      _ = try pending.sync()
      wake.post(.synced(nil))
    } catch {
      wake.post(.synced(error))
    }
  }

  /// Takes the end of what was written aside; its sync goes on.
  func ended(_ written: Written) {
    isWriting = false
    before = nil
    guard case .committed(let committed) = written, !committed.events.isEmpty else { return }
    isSyncing = true
    underway = committed.events
  }

  /// Takes the end of the sync.
  func synced(_ problem: StoreProblem?, at now: Moment) {
    isSyncing = false
    if problem == nil { lastSaved = now }
  }
}

/// What came of writing a command.
enum Written: Sendable {
  case committed(Committed)
  case refused(Refusal)
  case notSaved(StoreProblem)
  /// What nobody foresaw, in its own words.
  case failed(String)

  /// Tells what the work came to.
  init(_ work: () throws -> Committed) {
    do {
      self = .committed(try work())
    } catch let refusal as Refusal {
      self = .refused(refusal)
    } catch let problem as StoreProblem {
      self = .notSaved(problem)
    } catch {
      self = .failed(String(describing: error))
    }
  }
}

extension Command {
  /// Whether its record may be a megabyte: the texts of a batch.
  var isLong: Bool {
    switch self {
    case .createPromoCodeBatch, .markHandedOut, .setPromoCodeStatus(_, .revoked): true
    default: false
    }
  }
}
