public import Loyalty

/// A record that is written and may not be on the disk yet.
///
/// Nothing may leave the process on its strength before `sync` has returned; only a screen may
/// show it meanwhile. `sync` may be called on another thread.
public struct Pending: Sendable {
  /// What happened, as the answer tells it.
  public let committed: Committed
  let journal: OpenFile
  /// Where the record, or what the answer rests on, ends in it.
  let end: Int
  /// The last line before that end, where it was read or written by this desk.
  let line: WrittenLine?
  let lock: StoreLock
  let durability: Durability
  let by: Staff
  /// Whether there is a record of it, rather than nothing that had to change.
  let isWritten: Bool

  /// Brings the record to the disk and looks whether another desk failed to.
  ///
  /// - Throws: `notConfirmed` when this desk's disk or another desk's refused; from then on the
  ///   store is read-only for every desk. Where nothing was written, `readOnly`.
  @discardableResult
  public func sync() throws(StoreProblem) -> Committed {
    do throws(StoreProblem) {
      try durability.sync(
        through: committed.seq,
        journal,
        upTo: end,
        last: line,
        lock,
        by: by,
        at: committed.at
      )
    } catch .readOnly(.poisoned(let poison)) where isWritten {
      let problem = FileProblem(call: "fdatasync", path: journal.path, code: poison.code)
      throw .notConfirmed(problem)
    }
    return committed
  }
}

/// What a command led to.
public struct Committed: Hashable, Sendable {
  /// The number of its record; that of the last record where nothing had to change.
  public let seq: UInt64
  /// When it was decided.
  public let at: Moment
  /// What happened; empty where everything was as wanted already.
  public let events: [Event]
  /// Whether this request was carried out before, and this is its first answer.
  public let isRepeat: Bool
}
