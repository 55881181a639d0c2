public import Loyalty

/// Why the store cannot do what was asked: cases with facts, sentences are made elsewhere.
public enum StoreProblem: Error, Hashable, Sendable {
  /// Nothing stands at the path.
  case missing(path: String)
  /// A file, or something else that is no folder, stands at the path.
  case notAFolder(path: String)
  /// The folder holds nothing.
  case emptyFolder(path: String)
  /// The folder holds other things than a store.
  case notAStore(path: String)
  /// The path is a symbolic link, and nothing stands behind it.
  case brokenLink(path: String)
  /// The folder belongs to another user, who lets nobody in.
  case notOurs(path: String, owner: String)
  /// The folder lies on another machine's disk, whose locks cannot be trusted; its kind.
  case networkFileSystem(path: String, kind: String)
  /// A store cannot be created where something stands already.
  case alreadyThere(path: String)
  /// The place is where a disk of its own is mounted: no finished folder can take it.
  case mountPoint(path: String)
  /// The folder is what was left of a store, a backup or a restoration that was never finished.
  case unfinished(path: String)
  /// The place lies inside the store, or the backup, that would be copied to it.
  case insideItself(path: String)
  /// The folder holds a store's base and journal, and no MANIFEST.json.
  case manifestMissing(path: String)
  /// LOCK, which is empty while nobody writes, is not there.
  case lockMissing(path: String)
  /// MANIFEST.json cannot be understood; which byte of it.
  case manifestUnreadable(path: String, offset: Int)
  /// A file of the base is damaged, so that the club cannot be read at all.
  case baseDamaged(Damage)
  /// Only a newer program reads this store: the version it needs, and the one known here.
  case newerFormat(needs: Int, knows: Int)
  /// The store can be read and not written.
  case readOnly(ReadOnlyReason)
  /// Somebody held the lock for longer than anybody wanted to wait.
  case busy(LockHolder?)
  /// Somebody held the store's files for longer than anybody wanted to wait: compaction, backup or
  /// verify.
  case filesHeld(LockHolder?)
  /// Writing failed; nothing of it was saved and the store is as it was.
  case notSaved(FileProblem)
  /// The disk did not confirm what was written; whether it is saved nobody knows.
  case notConfirmed(FileProblem)
  /// A file cannot be read or made.
  case file(FileProblem)
  /// The folder holds no finished backup.
  case notABackup(path: String)
  /// A file of a backup is not what it was when the backup was made.
  case backupDamaged(path: String, file: String)
  /// A file that was to be copied is damaged.
  case sourceDamaged(Damage)
  /// What was copied reads back otherwise than it was written.
  case backupDiffers(path: String)
  /// What a compaction wrote reads back otherwise than the club is; nothing was changed.
  case compactionDiffers(ClubPart)
  /// A line of a file does not match its checksum, or says what it cannot say.
  case lineDamaged(file: String)
  /// A client's line in the files is not what it was when the store was opened.
  case cardUnreadable(client: Client.ID, file: String)
  /// The line of a receipt in receipts/ is not what it was when the store was opened.
  case receiptUnreadable(receipt: Receipt.ID, file: String)
}

/// Why a store can be read and not written.
public enum ReadOnlyReason: Hashable, Sendable {
  /// A record in the middle of the journal is damaged; the club is as it was before it.
  case damaged(Damage)
  /// A newer program writes this store: the version it needs, and the one known here.
  case newerFormat(needs: Int, knows: Int)
  /// A desk could not bring its records to the disk.
  case poisoned(Poison)
  /// The folder belongs to another user, who could not read what would be written.
  case notOurs(owner: String)
  /// The folder is a backup, which what is written into it would spoil.
  case backup
  /// The system lets nobody write here: permissions, or a file system mounted read-only.
  case noPermission(FileProblem)
}

/// Where a file of the store is not what was written.
public struct Damage: Hashable, Sendable {
  /// What is wrong with a line.
  public enum Reason: Hashable, Sendable {
    /// The bytes do not match their checksum, or there is none.
    case checksum
    /// The last line has no end.
    case cut
    /// The line matches its checksum and is not understood; the byte of the line.
    case format(byte: Int)
    /// A record or card is missing before this one: the number that it has and should have.
    case sequence(found: UInt64, expected: UInt64)
    /// The record speaks of a client or group that does not exist.
    case reference
    /// Something follows the line that closes the file.
    case afterEnd
    /// The line that closes the file is missing or counts otherwise.
    case footer
    /// Each line is whole, but they are others than were written, or in another order.
    case otherFile
    /// The file became shorter while it was open.
    case shrunk
  }

  /// The file, from the store's folder: "journal/000001.ndjson".
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong with it.
  public let reason: Reason

  /// Describes a damage.
  public init(file: String, line: Int, reason: Reason) {
    self.file = file
    self.line = line
    self.reason = reason
  }
}

/// A tail that was cut off and kept in quarantine: the trace of a crash or a power cut.
public struct Repair: Hashable, Sendable {
  /// The journal file, from the store's folder.
  public let file: String
  /// The first line that was cut off, from 1.
  public let line: Int
  /// Why it is no record.
  public let reason: Damage.Reason
  /// How many bytes were cut off.
  public let byteCount: Int
  /// Where they are kept, from the store's folder.
  public let keptIn: String
}
