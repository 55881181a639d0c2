public import Loyalty

/// What one line of the journal says beside its events.
struct RecordHead: Hashable, Sendable {
  /// The record's number: one more than the record before.
  var seq: UInt64
  /// The name of the request that led to it.
  var request: RequestID?
  /// Who did it.
  var by: Staff
  /// When it was decided.
  var at: Moment
  /// The highest number that the writer knew to be on the disk.
  var synced: UInt64
}

/// One command's events, as they stand in the journal.
struct Record: Hashable, Sendable {
  var head: RecordHead
  var events: [Event]
}

/// What one command changed, told to those who follow the store.
public struct Entry: Hashable, Sendable {
  /// The record's number.
  public let seq: UInt64
  /// Who did it.
  public let by: Staff
  /// When.
  public let at: Moment
  /// What happened.
  public let events: [Event]

  init(_ record: Record) {
    seq = record.head.seq
    by = record.head.by
    at = record.head.at
    events = record.events
  }
}
