public import Loyalty

/// A finished backup.
public struct Backup: Hashable, Sendable {
  /// The last record that is in it.
  public let seq: UInt64
  /// How many bytes it holds.
  public let bytes: Int
  /// How many clients.
  public let clients: Int
}

extension Store {
  /// Copies the store as it is now, while desks work on it, and reads the copy back.
  ///
  /// Everything up to the last record is brought to the disk first. The copy is made beside its
  /// place, held to checksums, references and balances, and then renamed in: an interrupted backup
  /// has another name and no BACKUP.json.
  ///
  /// - Parameters:
  ///   - place: Where nothing stands, or an empty folder.
  ///   - now: When, for BACKUP.json.
  /// - Returns: What is in the backup.
  /// - Throws: `readOnly(.damaged)` for a store that is not whole, `alreadyThere`, `backupDiffers`
  ///   where the copy read back is not what was written, `file`.
  public func backUp(to place: String, at now: Moment) throws(StoreProblem) -> Backup {
    let place = Self.trimmed(place)
    try Self.checkFree(place, files)
    let hold = try FilesHold.take(
      in: path,
      files,
      isMade: readOnly == nil,
      patience: options.patience
    )
    defer { withExtendedLifetime(hold) {} }
    unseen += try follow()
    try refreshManifest()
    if case .damaged? = foundReason, let foundReason { throw .readOnly(foundReason) }
    if readOnly == nil { try syncThrough(seq) }
    let aside = Self.aside(of: place)
    do throws(StoreProblem) {
      let backup = try copy(to: aside, at: now)
      try Self.move(aside, to: place, files)
      return backup
    } catch {
      FolderRemoval(files: files).remove(aside)
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
      try files.makeFolders(PosixFiles.parent(of: aside))
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
    let report = try Self.verify(at: aside, files: files)
    guard report.isWhole, report.seq == seq, report.clients == club.clients.count else {
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
  /// - Returns: What was found in the new store: it is whole.
  /// - Throws: `notABackup`, `backupDamaged` with the file, `alreadyThere`, `file`.
  @discardableResult
  public static func restore(
    _ backup: String,
    to place: String,
    files: any FileSystem = PosixFiles()
  ) throws(StoreProblem) -> StoreReport {
    let (backup, place) = (trimmed(backup), trimmed(place))
    let list = try BackupList.read(at: backup, files)
    try checkFree(place, files)
    let aside = aside(of: place)
    do throws(StoreProblem) {
      let report = try restore(list, of: backup, to: aside, files)
      try move(aside, to: place, files)
      return report
    } catch {
      FolderRemoval(files: files).remove(aside)
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
      try files.makeFolders(PosixFiles.parent(of: aside))
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
    let report = try verify(at: aside, files: files)
    guard report.isWhole, report.seq == list.seq else { throw .backupDiffers(path: aside) }
    return report
  }

  private static func move(
    _ aside: String,
    to place: String,
    _ files: any FileSystem
  ) throws(StoreProblem) {
    try filing { () throws(FileProblem) in try files.rename(aside, to: place) }
    do throws(FileProblem) {
      try files.synchronizeFolder(PosixFiles.parent(of: place))
    } catch { throw .notConfirmed(error) }
  }
}
