import JSONText
import Loyalty

/// Reads what a compaction added to a base, and the archived receipts.
struct BaseContents {
  private(set) var replica: Replica
  private let manifest: Manifest
  private let path: String
  private let files: any FileSystem
  private var requestFile: OpenFile?
  private let indexed: IndexedReceipts
  private let accounts: ReadAccounts
  /// The indexes of which there was none that holds.
  private(set) var drafts: [IndexDraft] = []

  /// - Parameters:
  ///   - manifest: What belongs to the store; its base has these files.
  ///   - path: The store's folder.
  ///   - files: The disk.
  ///   - replica: The club with lists, groups and clients.
  ///   - indexed: Which indexes of receipts may be taken.
  ///   - accounts: How the accounts are read.
  init(
    _ manifest: Manifest,
    in path: String,
    _ files: any FileSystem,
    _ replica: Replica,
    indexed: IndexedReceipts,
    accounts: ReadAccounts
  ) {
    self.indexed = indexed
    self.accounts = accounts
    self.manifest = manifest
    self.path = path
    self.files = files
    self.replica = replica
  }

  /// The open file of requests, once it was read.
  var requests: OpenFile {
    guard let requestFile else { preconditionFailure("read() comes first") }
    return requestFile
  }

  /// Reads all of it, each file behind those that it refers to.
  mutating func read() throws(StoreProblem) {
    try readDays()
    try readAccounts()
    try readReceipts()
    for name in [BaseFile.codes, BaseFile.waiting] {
      var replica = replica
      try reader(name).forEach(BaseLine.read) { replica.take($0.value) }
      self.replica = replica
    }
    let requests = try reader(BaseFile.requests)
    var replica = replica
    try requests.forEach(Self.readRecord) { item in
      replica.takeKept(item.value, file: 1, line: item.range)
    }
    self.replica = replica
    requestFile = requests.file
  }

  private func reader(_ name: String) throws(StoreProblem) -> PartReader {
    guard let part = manifest.base.other(name) else {
      let file = "\(manifest.base.folder)/\(name)"
      throw .baseDamaged(Damage(file: file, line: 1, reason: .footer))
    }
    return try PartReader(part, in: path, files)
  }

  /// Bases of older programs do not have the file.
  private mutating func readDays() throws(StoreProblem) {
    guard let part = manifest.base.other(BaseFile.days) else { return }
    var marks = JournalMarks()
    try PartReader(part, in: path, files).forEach(DayEndLine.read) { item in
      marks.add(item.value) ? nil : .reference
    }
    replica.take(marks)
  }

  private mutating func readAccounts() throws(StoreProblem) {
    let lines = manifest.base.other(BaseFile.accounts)?.lines ?? 0
    let isIndexed = lines > 0 && lines >= accounts.indexesFrom
    let identity = isIndexed ? AccountIndex.identity(of: manifest, in: path, files) : nil
    if let identity, accounts.written == nil,
      let places = AccountIndex.take(identity, into: &replica.club, in: path, files),
      places.count == lines + 1
    {
      return replica.take(accountPlaces: places)
    }
    var reading = AccountReader(into: replica.club, written: accounts.written)
    try reader(BaseFile.accounts).forEach(AccountCoding.read) { item in
      reading.take(item.value, at: item.range)
    }
    reading.close()
    guard !reading.differs else { throw .compactionDiffers(.accounts) }
    replica.club = reading.club
    replica.take(accountPlaces: reading.places)
    guard let identity, let places = reading.places else { return }
    drafts.append(AccountIndex.draft(identity, replica.club, places))
  }

  private mutating func readReceipts() throws(StoreProblem) {
    guard !manifest.receipts.isEmpty else { return }
    var replica = replica
    let (known, count) = try takeIndexed(into: &replica.club)
    var archive = known
    for part in manifest.receipts.dropFirst(count) {
      let reader = try PartReader(part, in: path, files)
      archive.begin(reader.file)
      try reader.forEach(line: ReceiptArchive.readKept) { item in
        archive.take(item.value, at: item.range, into: &replica.club)
      }
    }
    if count < manifest.receipts.count, let wrong = archive.end(in: &replica.club) {
      let file = manifest.receipts[wrong.file].file
      throw .baseDamaged(Damage(file: file, line: Int(wrong.receipt.number), reason: .reference))
    }
    replica.noteArchived(archive.places)
    self.replica = replica
    guard count < manifest.receipts.count, indexed.isWorth(manifest) else { return }
    if let draft = ReceiptIndex.draft(of: manifest, replica, in: path, files) {
      drafts.append(draft)
    }
  }

  /// Takes the receipts of the first parts from an index, and says of how many parts.
  private func takeIndexed(
    into club: inout Club
  ) throws(StoreProblem) -> (archive: ReceiptArchive, parts: Int) {
    for known in [manifest, indexed.before].compactMap({ $0 }) {
      let parts = known.receipts
      guard indexed.isWorth(known), manifest.receipts.starts(with: parts),
        let found = ReceiptIndex.open(known, in: path, files)
      else { continue }
      var opened: [OpenFile] = []
      for part in parts {
        opened.append(
          try filing { () throws(FileProblem) in
            try OpenFile("\(path)/\(part.file)", .read, in: files)
          }
        )
      }
      let archive = ReceiptArchive(opened, found.places)
      guard club.takeReceipts(found.kept, in: archive.parts),
        club.receipts.count == found.places.count
      else { continue }
      return (archive, parts.count)
    }
    return (ReceiptArchive(), 0)
  }

  private static func readRecord(_ reader: inout JSONReader) throws(JSONProblem) -> RecordHead {
    let head = try RecordCoding.readHead(&reader) { reader throws(JSONProblem) in
      try reader.skipValue()
    }
    guard case .record(let head) = head else { throw reader.problem(.missingKey("seq")) }
    return head
  }
}
