import Loyalty

/// One compaction, by a store that nobody else uses; FILES is held.
struct Compaction {
  private let store: Store
  private let onStep: (CompactionStep) -> Void
  /// What was made and must go if it is not named in the end.
  private var made: [String] = []
  /// The new base's indexes, written once the manifest names the base.
  private var indexes: [IndexDraft] = []

  private var path: String { store.path }
  private var files: any FileSystem { store.files }

  init(_ store: Store, _ onStep: @escaping (CompactionStep) -> Void) {
    self.store = store
    self.onStep = onStep
  }

  /// Does all steps; where one fails before the swap, what was made is taken away.
  mutating func run() throws(StoreProblem) -> Compacted? {
    guard let start = try begin() else { return nil }
    onStep(.rotated)
    // Before the swap: a folding that is killed is done again, and this with it.
    let cleaning = store.lastErasure == nil ? (lines: 0, left: []) : try cleanQuarantine()
    let next: Manifest
    do throws(StoreProblem) {
      next = try fold(start)
      onStep(.folded)
      try compare(next, start)
      onStep(.compared)
      try swap(next, from: start)
    } catch {
      // What the manifest may name by now stays, whatever the disk says.
      if case .notConfirmed = error { throw error }
      // The club may have come from an index; the next one is read line by line.
      if case .compactionDiffers = error { IndexFolder.clean(keeping: 0, in: path, files) }
      for file in made { FolderRemoval(files: files).remove("\(path)/\(file)") }
      throw error
    }
    onStep(.swapped)
    for index in indexes { _ = IndexWork.write(index, of: next, in: path, files) }
    delete(start, next)
    onStep(.deleted)
    return Compacted(
      epoch: next.epoch,
      seq: next.base.seq,
      records: Int(next.base.seq - start.base.seq),
      clients: store.club.clients.count,
      receipts: store.club.receipts.count,
      requests: next.base.other(BaseFile.requests)?.lines ?? 0,
      cleaned: cleaning.lines,
      uncleaned: cleaning.left.map { $0.isEmpty ? "quarantine" : "quarantine/\($0)" }
    )
  }

  private func cleanQuarantine() throws(StoreProblem) -> (lines: Int, left: [String]) {
    // Desks that cut off a torn end write there under LOCK.
    try store.takeLock(by: store.options.staff)
    defer { store.lock.release() }
    return try filing { () throws(FileProblem) in try QuarantineCleaning.clean(path, files) }
  }

  /// Closes the live segment, unless it is empty; nil where there is nothing to fold.
  ///
  /// - Returns: The manifest as it is then: its last segment is not folded.
  private func begin() throws(StoreProblem) -> Manifest? {
    try store.beginWriting(by: store.options.staff)
    defer { store.lock.release() }
    try store.removeLeftovers()
    guard store.seq > store.manifest.base.seq else { return nil }
    if store.position.lines > 0 { try store.rotate() }
    return store.manifest
  }

  /// Writes base and archives; the manifest that names them.
  private mutating func fold(_ start: Manifest) throws(StoreProblem) -> Manifest {
    let number = Store.padded(start.epoch + 1)
    var next = start
    next.epoch += 1
    let folder = "base/\(number)"
    let names = (receipts: "receipts/\(number).ndjson", history: "history/\(number).ndjson")
    made = [folder, names.receipts, names.history]
    try filing { () throws(FileProblem) in
      for archive in ["receipts", "history"] {
        if try files.status(at: "\(path)/\(archive)", followingLinks: false) == nil {
          try files.makeFolder("\(path)/\(archive)")
        }
      }
      try files.makeFolder("\(path)/\(folder)")
    }
    // A record may be dated ahead: what came today is repeated today all the same.
    let now = store.options.clock().milliseconds
    let last = min(store.lastAt?.milliseconds ?? 0, now)
    let days = Int64(Store.requestDays) * 86_400_000
    let writer = BaseWriter(path: path, folder: folder, files: files, store: store)
    next.base = try writer.write(requestsSince: Moment(milliseconds: last - days))
    let archive = ArchiveWriter(
      path: path,
      files: files,
      club: store.club,
      archived: store.replica.archived
    )
    let closed = start.segments.count - 1
    let segments = store.cardFiles.dropLast().suffix(closed)
    let records = start.base.seq + 1...store.seq
    let parts = try archive.write(Array(segments), to: names, records: records)
    next.receipts.append(parts.receipts)
    next.history.append(parts.history)
    next.segments.removeFirst(closed)
    try filing { () throws(FileProblem) in
      for name in [folder, "base", "receipts", "history"] {
        try files.synchronizeFolder("\(path)/\(name)")
      }
      try files.synchronizeFolder(path)
    }
    return next
  }

  /// Reads the new base and the archives back and compares the club with what it was.
  ///
  /// Of the receipts' parts only the new one is read where an index tells of the others, which stay as
  /// they are. Accounts are held against the club line by line, and none is kept in memory.
  private mutating func compare(
    _ next: Manifest,
    _ start: Manifest
  ) throws(StoreProblem) {
    let receipts = IndexedReceipts(from: store.options.indexesFrom, before: start)
    let accounts = ReadAccounts(indexesFrom: store.options.indexesFrom, written: store.club)
    var opener = try Opener(
      path,
      next,
      files,
      isReading: true,
      receipts: receipts,
      accounts: accounts
    )
    try opener.readBase()
    let replica = opener.opened.replica
    let others = ClubPart.allCases.filter { $0 != .accounts }
    if let part = store.club.firstDifference(from: replica.club, in: others) {
      throw .compactionDiffers(part)
    }
    guard replica.seq == store.seq, replica.lastAt == store.lastAt, replica.marks == store.marks
    else {
      throw .compactionDiffers(.settings)
    }
    // The other two were held to theirs as they were read.
    if let clients = next.base.part(BaseFile.clients) {
      let found = try filing { () throws(FileProblem) in
        try FileCopy.part(clients.file, of: path, files)
      }
      guard found.bytes == clients.bytes, found.crc == clients.crc else {
        throw .compactionDiffers(.clients)
      }
    }
    indexes = opener.opened.drafts
    guard next.base.clients >= store.options.indexesFrom,
      let identity = try? ClientIndex.identity(of: next, in: path, files),
      let clients = ClientIndex.draft(identity, replica)
    else { return }
    indexes.append(clients)
  }

  /// Names the new files in the manifest, beside what was written meanwhile.
  private func swap(_ next: Manifest, from start: Manifest) throws(StoreProblem) {
    let staff = store.options.staff
    try store.takeLock(by: staff)
    defer { store.lock.release() }
    try store.durability.lookForPoison(store.lock)
    var fresh = try Store.readManifest(at: path, files)
    guard fresh.epoch == start.epoch, fresh.segments.starts(with: start.segments) else {
      throw .busy(nil)
    }
    fresh.epoch = next.epoch
    fresh.base = next.base
    fresh.receipts = next.receipts
    fresh.history = next.history
    fresh.segments.removeFirst(start.segments.count - 1)
    do throws(FileProblem) {
      try store.prepare(fresh)
    } catch { throw .notSaved(error) }
    do throws(FileProblem) {
      try files.synchronizeFolder(path)
    } catch { throw .notConfirmed(error) }
  }

  /// Takes away what the manifest does not name any more; what stays the next compaction takes.
  private func delete(_ start: Manifest, _ next: Manifest) {
    IndexFolder.clean(keeping: next.epoch, in: path, files)
    let removal = FolderRemoval(files: files)
    removal.remove("\(path)/\(start.base.folder)")
    for segment in start.segments.dropLast() { removal.remove("\(path)/\(segment.file)") }
  }
}
