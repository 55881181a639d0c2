public import Loyalty

/// What a repair did, or would do.
public struct Repaired: Hashable, Sendable {
  /// A line that one turned bit had damaged and that is as it was written again.
  public struct Line: Hashable, Sendable {
    /// The file, from the store's folder.
    public let file: String
    /// The line, from 1.
    public let line: Int
  }

  /// What was left out of the journal: everything from a line on.
  public struct Tail: Hashable, Sendable {
    /// What is wrong with the first line.
    public let damage: Damage
    /// The records behind it that can still be read; each rests on what is missing.
    public let records: [Entry]
    /// How many lines cannot be read.
    public let unreadable: Int
    /// Where the bytes are kept, from the store's folder; empty where nothing was done.
    public let keptIn: [String]
  }

  /// The number of the new base.
  public let epoch: Int
  /// The last record that the store holds afterwards.
  public let seq: UInt64
  /// When it was decided.
  public let lastAt: Moment?
  /// The lines that were put right.
  public internal(set) var mended: [Line] = []
  /// Lines of history/ that were left out; club and balances do not rest on them.
  public internal(set) var history: [Line] = []
  /// What was left out of the journal.
  public internal(set) var tail: Tail?
}
