public import Loyalty

/// A record that is written and may not be on the disk yet.
///
/// Nothing may leave the process on its strength before `sync` has returned; only a screen may
/// show it meanwhile. `sync` may be called on another thread.
public struct Pending: Sendable {
  /// What happened, as the answer tells it.
  public let committed: Committed
  let journal: OpenFile
  let lock: StoreLock
  let durability: Durability
  let by: Staff

  /// Brings the record to the disk and looks whether another desk failed to.
  ///
  /// - Throws: `StoreProblem.notConfirmed` when the disk refused; from then on the store is
  ///   read-only for every desk.
  @discardableResult
  public func sync() throws(StoreProblem) -> Committed {
    try durability.sync(through: committed.seq, journal, lock, by: by, at: committed.at)
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
