import JSONText
public import Loyalty

extension Store {
  /// Repairs what is provably safe to repair, into a new epoch.
  ///
  /// A line that one turned bit damaged becomes what was written, MANIFEST.json of up to 11 KB among
  /// them. Lines of history/ that stay
  /// damaged are left out: neither club nor balances rest on them. The journal ends in front of
  /// the first line that stays damaged; that line and all behind it are kept in quarantine/ and
  /// told. A base or an archive of receipts that stays damaged is not repaired: a backup is.
  /// Desks that are open turn read-only.
  ///
  /// - Parameters:
  ///   - path: The store's folder.
  ///   - options: Who does it, and the disk.
  ///   - isTrial: Whether only to tell what would be done.
  /// - Returns: What was done; nil where nothing is damaged.
  /// - Throws: `baseDamaged`, `manifestUnreadable` and the like where nothing can be repaired.
  public static func repair(
    at path: String,
    _ options: StoreOptions,
    isTrial: Bool = false
  ) throws(StoreProblem) -> Repaired? {
    let path = trimmed(options.files.resolved(trimmed(path)))
    // First of all: nothing is made in a folder that is no store.
    try checkFolder(path, options.files)
    if !options.allowsNetwork { try checkDisk(path, options.files) }
    // Whatever is made anew in a backup is not what its list says: it could never be restored.
    let list = try filing { () throws(FileProblem) in
      try options.files.status(at: "\(path)/\(BackupList.file)", followingLinks: false)
    }
    if list != nil { throw .readOnly(.backup) }
    try options.files.checkOwner(of: path)
    let hold = try FilesHold.take(in: path, options.files, isMade: true, options.filesPatience)
    let lock = try filing { () throws(FileProblem) in
      try StoreLock(in: path, .readWrite, files: options.files)
    }
    try lock.take(as: options.holder) { current, waited in
      guard waited < options.patience else { return false }
      return waited < options.waitingNotice || options.whenWaiting(current())
    }
    defer { lock.release() }
    var repair = try RepairWork(path, options, lock)
    return try withExtendedLifetime(hold) { () throws(StoreProblem) in
      try repair.run(isTrial: isTrial)
    }
  }
}

extension Store {
  /// Settings, groups and lists of the base, without clients and journal.
  ///
  /// Changes nothing, a torn end of the journal among it; nil where it cannot be read.
  public static func foldedClub(at path: String, _ options: StoreOptions) -> Club? {
    let path = trimmed(path)
    guard let bytes = try? manifestBytes(at: path, options.files),
      let manifest = try? Manifest(Manifest.mended(bytes) ?? bytes)
    else { return nil }
    return try? BaseFile.readClub(in: path, manifest.base, options.files).club
  }
}

/// One repair; LOCK and FILES are held.
private struct RepairWork {
  private let path: String
  private let options: StoreOptions
  private let lock: StoreLock
  private let manifest: Manifest
  /// Whether MANIFEST.json itself is mended.
  private let isManifestMended: Bool
  private var plan: RepairPlan

  private var files: any FileSystem { options.files }

  init(_ path: String, _ options: StoreOptions, _ lock: StoreLock) throws(StoreProblem) {
    self.path = path
    self.options = options
    self.lock = lock
    let bytes = try Store.manifestBytes(at: path, options.files)
    if let mended = Manifest.mended(bytes), let manifest = try? Manifest(mended) {
      self.manifest = manifest
      isManifestMended = true
    } else {
      manifest = try Store.readManifest(at: path, options.files)
      isManifestMended = false
    }
    let knows = Manifest.knownFormat.write
    guard manifest.format.write <= knows else {
      throw .readOnly(.newerFormat(needs: manifest.format.write, knows: knows))
    }
    plan = try RepairPlan(path, manifest, options.files)
  }

  mutating func run(isTrial: Bool) throws(StoreProblem) -> Repaired? {
    do throws(StoreProblem) {
      try plan.mend()
      var opened = try load()
      var result: Repaired.Tail?
      if case .damaged(let damage)? = opened.readOnly {
        let left = try LeftOut(opened, plan.new, in: path, files)
        let (index, end) = (opened.segmentIndex, opened.position.offset)
        let kept = isTrial ? [] : try keep(left)
        result = left.tail(told(damage, at: index), keptIn: kept)
        try plan.cut(index, at: end)
        opened = try load()
      }
      guard result != nil || !plan.made.isEmpty || isManifestMended else { return nil }
      let repaired = report(opened, result)
      guard !isTrial else {
        plan.takeBack()
        return repaired
      }
      try swap()
      return repaired
    } catch {
      if case .notConfirmed = error { throw error }
      plan.takeBack()
      throw error
    }
  }

  /// Reads everything as the new manifest names it.
  private func load() throws(StoreProblem) -> Opened {
    var opener = try Opener(path, plan.new, files, isReading: true)
    try opener.readBase()
    try opener.readSegments()
    return opener.opened
  }

  /// The damage as whoever looks at the old files finds it.
  private func told(_ damage: Damage, at index: Int) -> Damage {
    Damage(file: manifest.segments[index].file, line: damage.line, reason: damage.reason)
  }

  private func report(_ opened: Opened, _ tail: Repaired.Tail?) -> Repaired {
    var repaired = Repaired(
      epoch: plan.new.epoch,
      seq: opened.replica.seq,
      lastAt: opened.replica.lastAt
    )
    if isManifestMended { repaired.mended.append(Repaired.Line(file: Manifest.file, line: 1)) }
    for damage in plan.damages {
      repaired.mended += damage.bits.map { Repaired.Line(file: damage.file, line: $0.line) }
      if damage.file.hasPrefix("history/") {
        repaired.history += damage.lost.map { Repaired.Line(file: damage.file, line: $0.line) }
      }
    }
    repaired.tail = tail
    return repaired
  }

  /// Keeps what the journal loses, with the reason, before it goes.
  private func keep(_ left: LeftOut) throws(StoreProblem) -> [String] {
    try filing { () throws(FileProblem) in
      let folder = "\(path)/quarantine"
      if try files.status(at: folder, followingLinks: false) == nil {
        try files.makeFolder(folder)
      }
      var kept: [String] = []
      for piece in left.pieces {
        let names = Set(try files.names(in: folder))
        var number = names.count / 2 + 1
        while names.contains(Store.padded(number))
          || names.contains(Store.padded(number) + ".json")
        {
          number += 1
        }
        let name = Store.padded(number)
        try files.writeNew("\(folder)/\(name)", piece.bytes)
        try files.writeNew("\(folder)/\(name).json", piece.about(manifest))
        kept.append("quarantine/\(name)")
      }
      try files.synchronizeFolder(folder)
      try files.synchronizeFolder(path)
      return kept
    }
  }

  /// Sends open desks away, names the mended files, and takes the old ones away.
  private func swap() throws(StoreProblem) {
    try plan.synchronizeNames()
    do throws(FileProblem) {
      // A desk that went on without the mark would write to what is taken away.
      try lock.leave(.ofRepair(by: options.staff, at: options.clock()))
      try lock.lift(try lock.marks())
      try Store.prepare(plan.new, at: path, files)
    } catch { throw .notSaved(error) }
    do throws(FileProblem) {
      try files.synchronizeFolder(path)
    } catch { throw .notConfirmed(error) }
    IndexFolder.clean(keeping: plan.new.epoch, in: path, files)
    plan.removeOld()
  }
}

/// What stands behind the last good line of the journal.
private struct LeftOut {
  /// The bytes that one segment loses.
  struct Piece {
    let index: Int
    let line: Int
    let bytes: [UInt8]

    /// The line that stands beside them.
    func about(_ manifest: Manifest) -> [UInt8] {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("file", manifest.segments[index].file)
      writer.member("line", line)
      writer.member("reason", "repair")
      writer.member("bytes", bytes.count)
      return ChecksummedLine.closing(writer)
    }
  }

  private(set) var pieces: [Piece] = []
  private var records: [Entry] = []
  private var unreadable = 0

  init(
    _ opened: Opened,
    _ manifest: Manifest,
    in path: String,
    _ files: any FileSystem
  ) throws(StoreProblem) {
    for index in opened.segmentIndex..<manifest.segments.count {
      let isFirst = index == opened.segmentIndex
      let start = isFirst ? opened.position.offset : 0
      let bytes = try filing { () throws(FileProblem) in
        Array(try files.contents(of: "\(path)/\(manifest.segments[index].file)").dropFirst(start))
      }
      guard !bytes.isEmpty else { continue }
      let line = isFirst ? opened.position.lines + 1 : 1
      pieces.append(Piece(index: index, line: line, bytes: bytes))
      take(LineChunk(offset: start, bytes: bytes))
    }
  }

  private mutating func take(_ chunk: LineChunk) {
    let lines = chunk.lines
    for line in lines {
      guard ChecksummedLine.isWhole(chunk.bytes, line),
        let read = try? RecordCoding.read(chunk.bytes, line)
      else {
        unreadable += 1
        continue
      }
      if case .record(let record, _) = read { records.append(Entry(record)) }
    }
    if (lines.last?.upperBound ?? -1) + 1 < chunk.bytes.count { unreadable += 1 }
  }

  func tail(_ damage: Damage, keptIn: [String]) -> Repaired.Tail {
    Repaired.Tail(damage: damage, records: records, unreadable: unreadable, keptIn: keptIn)
  }
}
