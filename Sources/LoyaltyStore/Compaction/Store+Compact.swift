import Loyalty

/// What a compaction did.
public struct Compacted: Hashable, Sendable {
  /// The number of the base that it made.
  public let epoch: Int
  /// The last record that is in it.
  public let seq: UInt64
  /// How many records it folded.
  public let records: Int
  /// How many clients the base holds.
  public let clients: Int
  /// How many receipts the archive holds.
  public let receipts: Int
  /// How many requests are still known by their names.
  public let requests: Int
  /// How many lines of quarantine/ lost personal values, because a client was erased.
  public let cleaned: Int
  /// What lies in quarantine/, or is it, and was left as it is because the store did not write it or
  /// cannot read it: whoever erased a client looks through it.
  public let uncleaned: [String]
}

/// Where a compaction is, for those who race it.
public enum CompactionStep: CaseIterable, Hashable, Sendable {
  /// The store is open.
  case opened
  /// The live segment was closed and another one is written to.
  case rotated
  /// The new base and the archives stand beside the old base.
  case folded
  /// They were read back and are what they must be.
  case compared
  /// The manifest names them.
  case swapped
  /// The old base and the folded segments are gone.
  case deleted
}

extension Store {
  /// For how many days after the last record a repeated request gets its first answer.
  public static let requestDays = 30

  /// Makes a new base of the old one and the journal, while desks go on writing.
  ///
  /// The live segment is closed under the lock; all else happens beside it. The new base and the
  /// archives are read back and compared with the club before the manifest names them, and only
  /// then the old files go. A crash leaves the old base or the new one. Works on a store of its
  /// own, so that a desk may call it on any thread. Cost: some 8 s for 1,000,000 clients.
  ///
  /// - Parameters:
  ///   - path: The store's folder.
  ///   - options: Who does it, and the disk; `patience` is also how long another compaction or a
  ///     backup is waited for.
  ///   - journalBytes: Nothing is done while the journal is shorter.
  ///   - onStep: Is told of each step.
  /// - Returns: What was done; nil where there is nothing to fold.
  /// - Throws: `readOnly` for a store that cannot be written, `filesHeld`, `busy`, `compactionDiffers` where what
  ///   was read back is not the club, `notConfirmed` where the disk did not confirm the swap.
  public static func compact(
    at path: String,
    _ options: StoreOptions,
    journalBytes: Int = 1,
    onStep: @escaping (CompactionStep) -> Void = { _ in }
  ) throws(StoreProblem) -> Compacted? {
    let path = trimmed(path)
    let hold = try FilesHold.take(in: path, options.files, isMade: true, options.filesPatience)
    let store = try open(at: path, options)
    if let reason = store.readOnly { throw .readOnly(reason) }
    guard hold != nil else { return nil }
    guard try journalSize(at: path, files: options.files) >= journalBytes else {
      // A folding that was killed behind its swap left nothing to fold, and the old files.
      if store.holdsLeftovers {
        try withExtendedLifetime(hold) { () throws(StoreProblem) in
          try store.removeLeftovers(by: options.staff)
        }
      }
      return nil
    }
    onStep(.opened)
    var compaction = Compaction(store, onStep)
    return try withExtendedLifetime(hold) { () throws(StoreProblem) in try compaction.run() }
  }

  /// The last record behind the base, as it was opened, that erased a client; nil for none.
  public var lastErasure: UInt64? { replica.lastErasure }

  /// Whether files still hold personal values of a client who was erased: `compact` takes them out.
  ///
  /// Reads the manifest where a client was erased since the base was made, for another desk may have
  /// folded meanwhile.
  public var holdsErased: Bool {
    guard let erasure = lastErasure else { return false }
    guard let fresh = try? Self.readManifest(at: path, files) else { return true }
    return fresh.base.seq < erasure
  }

  /// How long the journal of a store is by now; cheap enough to ask every minute.
  ///
  /// - Throws: `missing`, `file` and the like.
  public static func journalSize(
    at path: String,
    files: any FileSystem = PosixFiles()
  ) throws(StoreProblem) -> Int {
    let manifest = try readManifest(at: path, files)
    return try filing { () throws(FileProblem) in
      var size = 0
      for segment in manifest.segments {
        size += try files.status(at: "\(path)/\(segment.file)", followingLinks: false)?.size ?? 0
      }
      return size
    }
  }
}
