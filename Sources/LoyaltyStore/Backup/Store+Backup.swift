public import Loyalty

/// A finished backup.
public struct Backup: Hashable, Sendable {
  /// The last record that is in it.
  public let seq: UInt64
  /// How many bytes it holds.
  public let bytes: Int
  /// How many clients.
  public let clients: Int
  /// Folders that earlier backups to the same place left when they were killed, and that are gone.
  public internal(set) var cleared: [String] = []
}

extension Store {
  /// Copies the store as it is now, while desks work on it, and reads the copy back.
  ///
  /// Everything up to the last record is brought to the disk first. The copy is made beside its
  /// place, held to checksums, references and balances, and then renamed in: an interrupted backup
  /// has another name and a file UNFINISHED, which nobody opens, and goes with the next one.
  ///
  /// - Parameters:
  ///   - place: Where nothing stands, or an empty folder.
  ///   - now: When, for BACKUP.json.
  /// - Returns: What is in the backup.
  /// - Throws: `readOnly(.damaged)` and `sourceDamaged` for a store that is not whole, `alreadyThere`,
  ///   `insideItself`, `filesHeld`, `backupDiffers` where the copy read back is not what was written,
  ///   `file`.
  public func backUp(to place: String, at now: Moment) throws(StoreProblem) -> Backup {
    let place = Self.trimmed(place)
    try Self.checkFree(place, files)
    guard !files.isPlace(place, inside: path) else { throw .insideItself(path: place) }
    let hold = try FilesHold.take(
      in: path,
      files,
      isMade: readOnly == nil,
      options.filesPatience
    )
    defer { withExtendedLifetime(hold) {} }
    unseen += try follow()
    try refreshManifest()
    if case .damaged? = foundReason, let foundReason { throw .readOnly(foundReason) }
    if readOnly == nil { try syncThrough(seq) }
    let cleared = AsideFolder.clear(beside: place, files)
    let aside = try filing { () throws(FileProblem) in try AsideFolder(of: place, files) }
    do throws(StoreProblem) {
      var backup = try copy(to: aside.path, at: now)
      try aside.move()
      backup.cleared = cleared
      return backup
    } catch {
      aside.giveUp()
      throw error
    }
  }

  /// Learns what a compaction of another desk made of the files; FILES is held.
  private func refreshManifest() throws(StoreProblem) {
    let fresh = try Self.readManifest(at: path, files)
    let live = manifest.segments[segmentIndex].file
    guard let index = fresh.segments.firstIndex(where: { $0.file == live }) else {
      return try reload()
    }
    manifest = fresh
    segmentIndex = index
  }

  private func copy(to aside: String, at now: Moment) throws(StoreProblem) -> Backup {
    var listed = manifest
    listed.segments = Array(manifest.segments[...segmentIndex])
    let fixed = listed.fixedFiles
    let live = manifest.segments[segmentIndex].file
    let copy = FileCopy(from: path, to: aside, files: files)
    let list = try filing { () throws(FileProblem) in
      try copy.makeFolders(of: fixed + [live])
      var parts: [BackupList.Part] = []
      for name in fixed { parts.append(try copy.copy(name)) }
      parts.append(try copy.copy(live, position.offset))
      try files.writeNew("\(aside)/\(Manifest.file)", listed.bytes)
      parts.append(try FileCopy.part(Manifest.file, of: aside, files))
      try files.writeNew("\(aside)/\(StoreLock.file)", [])
      try files.writeNew("\(aside)/\(FilesHold.file)", [])
      return BackupList(storeID: manifest.storeID, seq: seq, at: now, parts: parts)
    }
    let report = try Self.look(through: aside, files, isUnfinished: true)
    guard report.isWhole, report.seq == seq, report.clients == club.clients.count else {
      // What is damaged here was copied as it stands: another disk would not help.
      let source = try Self.look(through: path, files, isUnfinished: false)
      if let damage = source.firstDamage { throw .sourceDamaged(damage) }
      throw .backupDiffers(path: aside)
    }
    try filing { () throws(FileProblem) in
      try copy.synchronizeFolders(of: fixed + [live])
      try files.writeNew("\(aside)/\(BackupList.file)", list.bytes)
      try files.synchronizeFolder(aside)
    }
    let bytes = list.parts.reduce(0) { $0 + $1.bytes }
    return Backup(seq: seq, bytes: bytes, clients: report.clients)
  }

  /// Makes a new store of a backup, which is held to its own list, checksums and balances first.
  ///
  /// - Parameters:
  ///   - backup: The folder that `backUp` made.
  ///   - place: Where nothing stands, or an empty folder.
  ///   - files: The disk.
  ///   - allowsNetwork: Whether the new store may lie on another machine's disk.
  /// - Returns: What was found in the new store: it is whole.
  /// - Throws: `notABackup`, `unfinished`, `backupDamaged` with the file, `alreadyThere`,
  ///   `insideItself`, `networkFileSystem`, `file`.
  @discardableResult
  public static func restore(
    _ backup: String,
    to place: String,
    files: any FileSystem = PosixFiles(),
    allowsNetwork: Bool = false
  ) throws(StoreProblem) -> StoreReport {
    let (backup, place) = (trimmed(backup), trimmed(place))
    let list = try BackupList.read(at: backup, files)
    if !allowsNetwork { try checkDisk(place, files) }
    try checkFree(place, files)
    guard !files.isPlace(place, inside: backup) else { throw .insideItself(path: place) }
    _ = AsideFolder.clear(beside: place, files)
    let aside = try filing { () throws(FileProblem) in try AsideFolder(of: place, files) }
    do throws(StoreProblem) {
      let report = try restore(list, of: backup, to: aside.path, files)
      try aside.move()
      return report
    } catch {
      aside.giveUp()
      throw error
    }
  }

  private static func restore(
    _ list: BackupList,
    of backup: String,
    to aside: String,
    _ files: any FileSystem
  ) throws(StoreProblem) -> StoreReport {
    let names = list.parts.map(\.file)
    let copy = FileCopy(from: backup, to: aside, files: files)
    try filing { () throws(FileProblem) in
      try copy.makeFolders(of: names)
    }
    for part in list.parts {
      let found = try filing { () throws(FileProblem) in try copy.copy(part.file) }
      guard found == part else { throw .backupDamaged(path: backup, file: part.file) }
    }
    try filing { () throws(FileProblem) in
      try files.writeNew("\(aside)/\(StoreLock.file)", [])
      try files.writeNew("\(aside)/\(FilesHold.file)", [])
      try copy.synchronizeFolders(of: names)
    }
    let report = try look(through: aside, files, isUnfinished: true)
    guard report.isWhole, report.seq == list.seq else { throw .backupDiffers(path: aside) }
    return report
  }
}
