#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Loyalty

/// Reads a store's files into a replica, in bulk.
struct Opener {
  private(set) var opened: Opened
  private let path: String
  private let files: any FileSystem
  private let indexesFrom: Int
  private let receipts: IndexedReceipts
  private let accounts: ReadAccounts

  /// Opens the files that every store has, to be written where the system allows it and somebody
  /// wants to, and reads all of the base but its clients.
  ///
  /// - Parameters:
  ///   - path: The store's folder.
  ///   - manifest: What belongs to it.
  ///   - files: The disk.
  ///   - isReading: Whether nothing will be written.
  ///   - indexesFrom: A base of so many clients is taken from its index; who checks the files
  ///     themselves reads them all.
  ///   - receipts: Which indexes of receipts may be taken, where others than of clients.
  ///   - accounts: How accounts are read, where otherwise than clients.
  /// - Throws: `baseDamaged`, `file`.
  init(
    _ path: String,
    _ manifest: Manifest,
    _ files: any FileSystem,
    isReading: Bool = false,
    indexesFrom: Int = .max,
    receipts: IndexedReceipts? = nil,
    accounts: ReadAccounts? = nil
  ) throws(StoreProblem) {
    self.path = path
    self.files = files
    self.indexesFrom = indexesFrom
    self.receipts = receipts ?? IndexedReceipts(from: indexesFrom)
    self.accounts = accounts ?? ReadAccounts(indexesFrom: indexesFrom)
    let folder = "\(path)/\(manifest.base.folder)"
    let (club, lastAt) = try BaseFile.readClub(in: path, manifest.base, files)
    var replica = Replica(club: club, seq: manifest.base.seq)
    replica.begin(at: lastAt, checksum: manifest.base.crc)
    let live = try Self.openLive(path, manifest, files, isReading: isReading)
    let base = try filing { () throws(FileProblem) in
      try OpenFile("\(folder)/\(BaseFile.clients)", .read, in: files)
    }
    opened = Opened(
      manifest: manifest,
      lock: live.lock,
      marks: try filing { () throws(FileProblem) in try live.lock.marks() },
      replica: replica,
      journal: live.journal,
      cardFiles: [base],
      readOnly: live.readOnly
    )
  }

  private static func openLive(
    _ path: String,
    _ manifest: Manifest,
    _ files: any FileSystem,
    isReading: Bool
  ) throws(StoreProblem) -> (lock: StoreLock, journal: OpenFile, readOnly: ReadOnlyReason?) {
    let live = path + "/" + manifest.segments[manifest.segments.count - 1].file
    let (needs, knows) = (manifest.format.write, Manifest.knownFormat.write)
    let newer: ReadOnlyReason? = needs > knows ? .newerFormat(needs: needs, knows: knows) : nil
    let owner = try filing { () throws(FileProblem) in try files.otherOwner(of: path) }
    let isBackup = try filing { () throws(FileProblem) in
      try files.status(at: "\(path)/\(BackupList.file)", followingLinks: false) != nil
    }
    do throws(FileProblem) {
      guard !isReading, !isBackup, owner == nil else {
        throw FileProblem(call: "open", path: live, code: EACCES)
      }
      let lock = try StoreLock(in: path, .readWrite, files: files)
      return (lock, try OpenFile(live, .append, in: files), newer)
    } catch {
      if error.isAboutNothingThere, error.path.hasSuffix("/" + StoreLock.file) {
        throw .lockMissing(path: path)
      }
      guard error.isAboutPermission else { throw .file(error) }
      let lock = try filing { () throws(FileProblem) in
        try StoreLock(in: path, .read, files: files)
      }
      let journal = try filing { () throws(FileProblem) in try OpenFile(live, .read, in: files) }
      let others = owner.map { ReadOnlyReason.notOurs(owner: $0) }
      let backup: ReadOnlyReason? = isBackup ? .backup : nil
      return (lock, journal, newer ?? backup ?? others ?? .noPermission(error))
    }
  }

  /// Reads the base but for what `init` has read, and the archived receipts.
  mutating func readBase() throws(StoreProblem) {
    try takeClients()
    let manifest = opened.manifest
    guard !manifest.base.others.isEmpty else { return }
    var contents = BaseContents(
      manifest,
      in: path,
      files,
      opened.replica,
      indexed: receipts,
      accounts: accounts
    )
    try contents.read()
    opened.drafts += contents.drafts
    opened.replica = contents.replica
    opened.cardFiles.append(contents.requests)
  }

  /// Takes the base's clients from their index; reads them where there is none that holds.
  private mutating func takeClients() throws(StoreProblem) {
    let manifest = opened.manifest
    guard manifest.base.clients >= indexesFrom,
      let identity = try? ClientIndex.identity(of: manifest, in: path, files)
    else { return try readClients() }
    if let found = ClientIndex.open(identity, manifest.base, in: path, files) {
      return opened.replica.take(found.clients, found.places)
    }
    try readClients()
    if let draft = ClientIndex.draft(identity, opened.replica) { opened.drafts.append(draft) }
  }

  private mutating func readClients() throws(StoreProblem) {
    let base = opened.manifest.base
    let name = "\(base.folder)/\(BaseFile.clients)"
    let file = opened.cardFiles[0]
    let size = try filing { () throws(FileProblem) in try file.size() }
    var line = 1
    var footer: Int?
    var merged: [KeptMerge] = []
    var erased: [Client.ID] = []
    var replica = opened.replica
    replica.reserve(base.clients)
    var chunks = LineChunks(file, in: 0..<size)
    try chunks.forEach(parse: { BaseChunk($0) }) { chunk throws(StoreProblem) in
      guard footer == nil || chunk.batch.count == 0 else {
        throw .baseDamaged(Damage(file: name, line: line, reason: .afterEnd))
      }
      if let wrong = replica.load(0..<chunk.batch.count, of: chunk.batch, file: 0) {
        let damage = Damage(file: name, line: line + wrong.before, reason: wrong.reason)
        throw .baseDamaged(damage)
      }
      line += chunk.batch.count
      merged += chunk.merged
      erased += chunk.erased
      if let bad = chunk.bad {
        throw .baseDamaged(Damage(file: name, line: line, reason: bad))
      }
      footer = chunk.footer ?? footer
    }
    let count = Int(replica.club.clients.nextID.number) - 1
    guard footer == count, base.clients == count, chunks.offset == size, base.clientBytes == size
    else { throw .baseDamaged(Damage(file: name, line: line, reason: .footer)) }
    if let id = replica.club.restore(merged) {
      throw .baseDamaged(Damage(file: name, line: Int(id.number), reason: .reference))
    }
    for id in erased where !replica.club.restore(erased: id) {
      throw .baseDamaged(Damage(file: name, line: Int(id.number), reason: .reference))
    }
    replica.closeBase()
    opened.replica = replica
  }

  /// Reads the journal up to its end, or to the first line that is no record.
  mutating func readSegments() throws(StoreProblem) {
    let last = opened.manifest.segments.count - 1
    for index in 0...last {
      let segment = opened.manifest.segments[index]
      if index < last {
        let file = try filing { () throws(FileProblem) in
          try OpenFile("\(path)/\(segment.file)", .read, in: files)
        }
        opened.cardFiles.append(file)
      } else {
        opened.cardFiles.append(opened.journal)
      }
      opened.segmentIndex = index
      opened.position = Position()
      opened.replica.beginSegment()
      opened.bad = try readSegment(opened.cardFiles[opened.cardFiles.count - 1])
      if let damage = damage(in: segment, isLive: index == last) {
        opened.readOnly = .damaged(damage)
        return
      }
    }
  }

  /// What makes it impossible to go on behind what was read of a segment.
  private func damage(in segment: Manifest.Segment, isLive: Bool) -> Damage? {
    if !isLive, opened.bad == nil, !opened.position.isSealed {
      return Damage(file: segment.file, line: opened.position.lines + 1, reason: .footer)
    }
    guard let bad = opened.bad else { return nil }
    let isCut = isLive && bad.isCut(after: opened.replica)
    return isCut ? nil : Damage(file: segment.file, line: bad.line, reason: bad.reason)
  }

  private mutating func readSegment(_ file: OpenFile) throws(StoreProblem) -> BadLine? {
    let size = try filing { () throws(FileProblem) in try file.size() }
    let number = opened.cardFiles.count - 1
    var (replica, position) = (opened.replica, opened.position)
    var bad: BadLine?
    var chunks = LineChunks(file, in: 0..<size)
    try chunks.forEach(parse: { JournalChunk($0) }) { chunk throws(StoreProblem) in
      for line in chunk.lines {
        if case .record(let head, _) = line.content { replica.learned(synced: head.synced) }
        guard bad == nil else { continue }
        if let reason = position.take(line, of: chunk, into: &replica, file: number) {
          bad = BadLine(line: position.lines + 1, reason: reason, wasFinished: line.wasFinished)
        }
      }
    }
    if bad == nil, chunks.offset < size {
      let wasFinished = try filing { () throws(FileProblem) in
        try BitFinder.newline(behind: chunks.offset, of: file) != nil
      }
      bad = BadLine(line: position.lines + 1, reason: .cut, wasFinished: wasFinished)
    }
    (opened.replica, opened.position) = (replica, position)
    return bad
  }
}

extension BadLine {
  /// Whether a power cut explains the line; otherwise it is damage.
  ///
  /// It does where the line was not finished and nobody knew it to be on the disk: pages reach the
  /// disk in any order. One that was finished may have been told as saved.
  func isCut(after replica: Replica) -> Bool {
    reason.isTorn && !wasFinished && replica.synced <= replica.seq
  }

  /// Whether a line that ends with a newline, and does not match its checksum, was written to its
  /// end once.
  ///
  /// A page that never reached the disk reads as zeros: a line without any was changed later. So
  /// was one that one turned bit makes whole, into whatever it turned.
  static func wasFinished(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
    !bytes[line].contains(0) || BitFinder(bytes).find(in: line) != nil
  }
}

extension Position {
  /// Takes over a line of a chunk and steps behind it, or says why not.
  fileprivate mutating func take(
    _ line: JournalChunk.Line,
    of chunk: JournalChunk,
    into replica: inout Replica,
    file: Int
  ) -> Damage.Reason? {
    if isSealed { return .afterEnd }
    switch line.content {
    case .bad(let reason): return reason
    case .sealed(let last):
      guard last == replica.seq else {
        return .sequence(found: last, expected: replica.seq)
      }
      isSealed = true
      replica.learned(synced: last)
    case .record(let head, let steps):
      if let reason = replica.take(line, head, steps, of: chunk, file: file) { return reason }
    }
    offset = line.range.upperBound + 1
    lines += 1
    return nil
  }
}
