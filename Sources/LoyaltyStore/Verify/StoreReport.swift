public import Loyalty

/// What looking through all of a store's files found: `Store.verify`.
public struct StoreReport: Hashable, Sendable {
  /// One thing that is wrong, or worth knowing.
  public enum Finding: Hashable, Sendable {
    /// A line is not what was written.
    case damaged(Damage)
    /// A file that belongs to the store is missing or cannot be read.
    case unreadable(FileProblem)
    /// A client's balance is not the sum of the entries, or not lots less debt; in hundredths.
    case balance(client: Client.ID, entries: Int64, lots: Int64, debt: Int64)
    /// A lot of a client holds less than nothing, or more than it was.
    case lot(client: Client.ID, lot: Lot.ID)
    /// A client's phone belongs to another client too, or the client is in a group that is unknown.
    case client(Client.ID)
    /// A backup's file is not as long as when the backup was made, or has other bytes.
    case changed(file: String)
    /// The folder is what was left of a store, a backup or a restoration that was never finished.
    case unfinished
    /// A desk could not bring its records to the disk; nobody writes.
    case poisoned(Poison)
    /// The journal's end is torn; nobody was told that it was saved, and the next desk that writes
    /// puts it into quarantine.
    case tail(Damage)
    /// A newer program writes this store.
    case newerFormat(needs: Int, knows: Int)
    /// A segment of the journal that goes on behind the last one that MANIFEST.json names.
    case unnamedSegment(file: String)
    /// A file that nothing in the store names.
    case unlisted(file: String)

    /// Whether it takes nothing away from what was saved.
    public var isHarmless: Bool {
      switch self {
      case .tail, .newerFormat, .unlisted: true
      default: false
      }
    }
  }

  /// What the files know of a record that somebody asks after.
  public enum KnownRecord: Hashable, Sendable {
    /// The checksum of its line.
    case checksum(UInt32)
    /// It was folded, and was not the last of its day: only of those checksums stay.
    case folded
    /// No file has it.
    case missing
  }

  /// How many findings are told one by one.
  public static let findingLimit = 1_000

  /// The first of what was found, in the order of the files.
  public private(set) var findings: [Finding] = []
  /// How many there are that are not harmless, those beyond the limit included.
  public private(set) var faults = 0
  /// How many lines and bytes were checked.
  public internal(set) var lines = 0
  /// How many bytes were read.
  public internal(set) var bytes = 0
  /// The last record that was read.
  public internal(set) var seq: UInt64 = 0
  /// When it was decided.
  public internal(set) var lastAt: Moment?
  /// How many clients there are, as far as they could be read.
  public internal(set) var clients = 0
  /// How many groups, in use and archived.
  public internal(set) var groups = 0
  /// How many receipts.
  public internal(set) var receipts = 0
  /// How many balances were compared with their entries and lots.
  public internal(set) var balances = 0
  /// How many messages wait to be sent.
  public internal(set) var waitingMessages = 0
  /// Whether the folder is a backup.
  public internal(set) var isBackup = false
  /// The club's settings, where they could be read.
  public internal(set) var settings: Settings?

  /// What the files know of the record that was asked after; nil where none was.
  public internal(set) var record: KnownRecord?

  /// Whether everything that was saved is there.
  public var isWhole: Bool { faults == 0 }

  /// The first line that is not what was written.
  var firstDamage: Damage? {
    findings.lazy.compactMap { finding in
      if case .damaged(let damage) = finding { damage } else { nil }
    }.first
  }

  mutating func add(_ finding: Finding) {
    // A file that is not there is met by whoever looks for it.
    if case .unreadable = finding, findings.contains(finding) { return }
    if !finding.isHarmless { faults += 1 }
    guard findings.count < Self.findingLimit else { return }
    findings.append(finding)
  }
}
