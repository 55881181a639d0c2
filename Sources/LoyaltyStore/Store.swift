public import Loyalty

/// A club's store on disk, as one desk sees it.
///
/// The verbs are few: `create`, `open`, `commit` (or `append` and `sync`), `follow`, `history`,
/// `card`. One thread owns a store; only what `append` returns may be taken to another, to be
/// synced there.
public final class Store {
  /// The folder.
  public let path: String
  /// The club, as all records up to `seq` make it.
  public var club: Club { replica.club }
  /// The number of the last record that `club` holds; 0 before the first.
  public var seq: UInt64 { replica.seq }
  /// The last record by its number and the checksum of its line; nil before the first, and where
  /// an older program folded it.
  public var mark: JournalMark? {
    replica.checksum.map { JournalMark(seq: seq, checksum: $0) }
  }
  /// The last record of every day; those of days that an older program folded are not known.
  public var marks: JournalMarks { replica.marks }
  /// When the last record was decided.
  public var lastAt: Moment? { replica.lastAt }
  /// Tails that this desk cut off the journal since it opened the store.
  public internal(set) var repairs: [Repair] = []
  /// The mark of a desk that failed, which this desk lifted as it opened the store: everything that
  /// is there was written anew and is on the disk.
  public internal(set) var lifted: Poison?

  let options: StoreOptions
  let lock: StoreLock
  let durability: Durability
  var manifest: Manifest
  var replica: Replica
  var segmentIndex: Int
  /// The live segment.
  var journal: OpenFile
  /// clients.ndjson of the base, then the segments.
  var cardFiles: [OpenFile] { didSet { recentCards = RecentCards() } }
  /// Cards as `cardFiles` have them.
  var recentCards = RecentCards()
  var position: Position
  /// The last line of the live segment, where it was read or written since the segment was opened.
  var lastLine: WrittenLine?
  /// Indexes that the start found missing.
  var drafts: [IndexDraft]
  /// What others changed and `follow` has not told yet.
  var unseen: [Entry] = []
  var foundReason: ReadOnlyReason?
  /// Whether the records that were there as the live segment was opened are known to be on the
  /// disk.
  var hasSyncedInherited = false
  /// Whether a failed desk's mark is being lifted: nothing that it left counts as on the disk.
  var isLifting = false
  /// Whether the live segment was closed here, and is on the disk.
  var isSealOnDisk = false

  var files: any FileSystem { options.files }

  init(_ opened: Opened, at path: String, _ options: StoreOptions) {
    self.path = path
    self.options = options
    lock = opened.lock
    manifest = opened.manifest
    replica = opened.replica
    segmentIndex = opened.segmentIndex
    journal = opened.journal
    cardFiles = opened.cardFiles
    position = opened.position
    foundReason = opened.readOnly
    drafts = opened.drafts
    durability = Durability(
      written: opened.replica.seq,
      durable: opened.replica.synced,
      opened.marks
    )
  }

  /// Why nothing can be written now, or nil where it can.
  public var readOnly: ReadOnlyReason? {
    durability.poison.map { .poisoned($0) } ?? foundReason
  }

  /// Brings every record up to this one to the disk: before anything that rests on them leaves
  /// the process, an answer, a refusal, an export.
  ///
  /// - Throws: `readOnly` where this desk or another one has failed to do so.
  public func syncThrough(_ seq: UInt64) throws(StoreProblem) {
    try syncInherited()
    let now = options.clock()
    try durability.sync(
      through: seq,
      journal,
      upTo: position.offset,
      last: lastLine,
      lock,
      by: options.staff,
      at: now
    )
  }

  /// The store's own name among all stores, which no copy changes.
  public var identity: String { manifest.storeID }

  /// Lets go of cards that the files have, after many clients were registered.
  public func shelveWritten() {
    replica.shelve()
  }
}

/// What a store is opened with.
public struct StoreOptions {
  /// The time, which goes into records.
  public var clock: () -> Moment
  /// Draws what is decided by lot: the system's source of randomness, unless a test has another.
  public var seed: () -> Seed = {
    var system = SystemRandomNumberGenerator()
    return Seed(using: &system)
  }
  /// Who works at this desk.
  public var staff: Staff
  /// The disk.
  public var files: any FileSystem
  /// Where the desk stands, as those read who wait for it: "desk 2".
  public var desk: String?
  /// Whether a store may lie on another machine's disk, whose locks cannot be trusted.
  public var allowsNetwork = false
  /// From how many clients on a base is taken from its index, and gets one when it is folded: fewer
  /// are read as fast.
  public var indexesFrom = 20_000
  /// How long to wait while another desk writes.
  public var patience: Duration = .seconds(10)
  /// After how much waiting `whenWaiting` is told.
  public var waitingNotice: Duration = .milliseconds(300)
  /// Is told again and again who keeps us waiting; false gives up.
  public var whenWaiting: (LockHolder?) -> Bool = { _ in true }
  /// The same while somebody folds the journal, backs up or verifies, and we must do so too.
  public var whenWaitingForFiles: (LockHolder?) -> Bool = { _ in true }

  /// Opens with a clock and a name.
  public init(
    clock: @escaping () -> Moment,
    staff: Staff,
    files: any FileSystem = PosixFiles()
  ) {
    self.clock = clock
    self.staff = staff
    self.files = files
  }
}

/// How far the live segment was read.
struct Position: Hashable, Sendable {
  /// The byte behind the last good line.
  var offset = 0
  /// How many good lines there are.
  var lines = 0
  /// Whether the last good line closes the segment.
  var isSealed = false
}

/// The first line that is no record.
struct BadLine: Hashable, Sendable {
  /// Its number, from 1.
  let line: Int
  let reason: Damage.Reason
  /// Whether it was written to its end once: a write that a power cut tore looks otherwise.
  var wasFinished = false
}

/// What opening finds.
struct Opened {
  var manifest: Manifest
  var lock: StoreLock
  var marks: StoreLock.Marks
  var replica: Replica
  var segmentIndex = 0
  var journal: OpenFile
  var cardFiles: [OpenFile]
  var position = Position()
  var readOnly: ReadOnlyReason?
  var bad: BadLine?
  /// Indexes that are missing.
  var drafts: [IndexDraft] = []
}
