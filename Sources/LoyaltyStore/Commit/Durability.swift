#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Loyalty
import Synchronization

/// What is known to be on the disk; shared by the store and the syncs that run aside.
final class Durability: Sendable {
  private struct Facts {
    var written: UInt64
    var durable: UInt64
    var poison: Poison?
    /// How long LOCK was when the store was opened: what is longer was marked since.
    var knownMarks: Int
    /// For how many more syncs other desks are reckoned with.
    var crowd = 0
    var turn: SyncTurn?
    /// How long the last sync took.
    var lastSync = Duration.zero
  }

  /// After how many syncs without a trace of other desks this one syncs for itself again.
  private static let crowdMemory = 64
  /// Which part of a sync is waited for others to join it, and for how long at most. (Measured with
  /// eight desks: a quarter gains a tenth where a sync takes 0.15 ms, and a half where it takes 2.)
  private static let gathering = (part: 4, most: Duration.milliseconds(1))

  private let facts: Mutex<Facts>

  /// - Parameters:
  ///   - written: The last record that stands in the file.
  ///   - durable: The highest number that a record names as synced.
  ///   - marks: The marks as the store was opened.
  init(written: UInt64, durable: UInt64, _ marks: StoreLock.Marks) {
    let known = marks.poison == nil ? marks.size : 0
    facts = Mutex(Facts(written: written, durable: durable, knownMarks: known))
  }

  /// The highest number that is known to be on the disk.
  var durable: UInt64 { facts.withLock { $0.durable } }

  /// The mark that stops all writing, once anybody has seen it.
  var poison: Poison? { facts.withLock { $0.poison } }

  /// Notes that the marks were lifted before this desk has done anything.
  func lifted(_ marks: StoreLock.Marks) {
    facts.withLock { $0.knownMarks = marks.size }
  }

  /// Notes that the file holds all records up to this one.
  func wrote(_ seq: UInt64) {
    facts.withLock { $0.written = max($0.written, seq) }
  }

  /// Notes what another desk knows to be on the disk.
  func learned(durable seq: UInt64) {
    facts.withLock { $0.durable = max($0.durable, seq) }
  }

  /// Whether other desks were seen lately.
  var hasOthers: Bool { facts.withLock { $0.crowd > 0 } }

  /// Notes that other desks write too.
  func noticeOthers() {
    facts.withLock { $0.crowd = Self.crowdMemory }
  }

  /// Looks for a mark that another desk left.
  func lookForPoison(_ lock: StoreLock) throws(StoreProblem) {
    if let poison { throw .readOnly(.poisoned(poison)) }
    let known = facts.withLock { $0.knownMarks }
    let found: Poison?
    do throws(FileProblem) {
      found = try lock.poison(since: known)
    } catch { throw .file(error) }
    guard let found else { return }
    facts.withLock { $0.poison = found }
    throw .readOnly(.poisoned(found))
  }

  /// Brings all records up to this one to the disk, unless they are there.
  ///
  /// A sync that failed is never tried again: the kernel may have dropped the pages, and a second
  /// call would succeed without them.
  ///
  /// - Throws: `readOnly(.poisoned)`, here and from then on, where the disk or another desk failed.
  func sync(
    through seq: UInt64,
    _ journal: OpenFile,
    upTo end: Int,
    last line: WrittenLine? = nil,
    _ lock: StoreLock,
    by staff: Staff,
    at moment: Moment
  ) throws(StoreProblem) {
    if let poison { throw .readOnly(.poisoned(poison)) }
    do throws(StoreProblem) {
      if durable < seq {
        if let turn = turn(lock) {
          try sync(through: seq, journal, upTo: end, turn, lock, by: staff, at: moment)
          // A sync that failed in a desk which was killed may have taken the record away, and
          // another desk may have put its own there: their sync does not tell of ours.
          if let line, !line.stands(in: journal) {
            let code = FileProblem.inputOutput
            let problem = FileProblem(call: "pread", path: journal.path, code: code)
            throw failed(problem, lock, by: staff, at: moment)
          }
        } else {
          try sync(journal, lock, by: staff, at: moment)
        }
      }
      try lookForPoison(lock)
    } catch .file(let problem) {
      // Whether another desk failed cannot be seen: this one goes no further.
      let mark = Poison(by: staff, at: moment, code: problem.code)
      facts.withLock { $0.poison = mark }
      throw .readOnly(.poisoned(mark))
    }
  }

  /// The turn among desks, where others were seen lately.
  private func turn(_ lock: StoreLock) -> SyncTurn? {
    facts.withLock { facts in
      guard facts.crowd > 0 else { return nil }
      facts.crowd -= 1
      if facts.turn == nil { facts.turn = lock.syncTurn() }
      return facts.turn
    }
  }

  private func sync(
    _ journal: OpenFile,
    _ lock: StoreLock,
    by staff: Staff,
    at moment: Moment
  ) throws(StoreProblem) {
    let written = facts.withLock { $0.written }
    let start = ContinuousClock.now
    do throws(FileProblem) {
      try journal.synchronize()
    } catch { throw failed(error, lock, by: staff, at: moment) }
    let lasted = ContinuousClock.now - start
    facts.withLock { facts in
      facts.durable = max(facts.durable, written)
      facts.lastSync = lasted
    }
  }

  /// Waits until another desk's sync has covered the record, or for the turn to sync for all.
  ///
  /// Who fails leaves the mark before the turn goes on, so that nobody syncs in between what is
  /// lost already.
  private func sync(
    through seq: UInt64,
    _ journal: OpenFile,
    upTo end: Int,
    _ turn: SyncTurn,
    _ lock: StoreLock,
    by staff: Staff,
    at moment: Moment
  ) throws(StoreProblem) {
    let wait = ShortWait()
    while !turn.covers(journal, upTo: end) {
      guard turn.tryTake() else {
        guard wait.waited < SyncTurn.patience else {
          return try sync(journal, lock, by: staff, at: moment)
        }
        wait.pause()
        continue
      }
      defer { turn.release() }
      if turn.covers(journal, upTo: end) { break }
      gather()
      try lookForPoison(lock)
      let reached = journal.wholeEnd(after: end)
      try sync(journal, lock, by: staff, at: moment)
      turn.tell(journal, upTo: reached)
      return
    }
    learned(durable: seq)
  }

  /// Lets those whom the last sync set free write again before the next one begins: who comes just
  /// too late for a sync waits for two.
  private func gather() {
    let lasted = facts.withLock { $0.lastSync }
    let limit = min(lasted / Self.gathering.part, Self.gathering.most)
    let wait = ShortWait()
    while wait.waited < limit { wait.pause() }
  }

  /// Notes that a sync of the journal failed, here and for all desks.
  func failed(
    _ problem: FileProblem,
    _ lock: StoreLock,
    by staff: Staff,
    at moment: Moment
  ) -> StoreProblem {
    let mark = Poison(by: staff, at: moment, code: problem.code)
    facts.withLock { $0.poison = mark }
    lock.mark(mark)
    return .readOnly(.poisoned(mark))
  }
}
