import Loyalty

extension Store {
  /// Closes the live segment and goes on in a new one; needs the lock and all records taken over.
  ///
  /// A crash on the way leaves a segment that takes no more records; the next writer ends what was
  /// begun.
  ///
  /// - Throws: `notSaved` where nothing was changed or the next writer goes on, `readOnly` where the
  ///   disk did not confirm.
  func rotate() throws(StoreProblem) {
    try raiseFormat()
    try synchronizeSealing()
    let bytes = RecordCoding.sealedLine(last: seq)
    do throws(FileProblem) {
      try journal.write(bytes)
    } catch {
      try? journal.truncate(to: position.offset)
      throw .notSaved(error)
    }
    position.offset += bytes.count
    position.lines += 1
    position.isSealed = true
    try synchronizeSealing()
    isSealOnDisk = true
    defer { isSealOnDisk = false }
    guard try openNextSegment(holdingLock: true) else {
      throw .notSaved(FileProblem(call: "open", path: path, code: FileProblem.inputOutput))
    }
  }

  private func synchronizeSealing() throws(StoreProblem) {
    do throws(FileProblem) {
      try journal.synchronize()
    } catch { throw durability.failed(error, lock, by: options.staff, at: options.clock()) }
    durability.learned(durable: seq)
    try durability.lookForPoison(lock)
  }

  /// Brings the live segment, which is closed, to the disk before the next one is begun; needs the
  /// lock.
  ///
  /// Whoever closed it may have been killed before its sync, or the sync may have failed: then what
  /// it wrote stands in memory only, and nobody would sync that segment any more. So all that no
  /// record names as synced is written over with the same bytes, and after a failure all of it.
  ///
  /// - Throws: `file` where nothing was changed, `readOnly` where the disk did not confirm.
  func bringSealedToDisk() throws(StoreProblem) {
    if isSealOnDisk { return }
    let start = isLifting ? 0 : replica.syncedEnd
    try filing { () throws(FileProblem) in try writeAgain(start..<position.offset) }
    do throws(FileProblem) {
      try journal.synchronize()
    } catch { throw durability.failed(error, lock, by: options.staff, at: options.clock()) }
    if !isLifting { try durability.lookForPoison(lock) }
  }

  /// Makes the segment behind a sealed one and names it in the manifest; needs the lock.
  func beginSegment(after manifest: Manifest) throws(StoreProblem) {
    var next = manifest
    do throws(FileProblem) {
      let file = manifest.nextSegmentFile
      // To what was never named no desk has written. Where records stand in it, a power cut took the
      // manifest's name back, or somebody brought an older manifest: those that go on are taken in.
      if try goesOn(file) {
        try OpenFile("\(path)/\(file)", .append, in: files).synchronize()
      } else {
        if let found = try files.status(at: "\(path)/\(file)", followingLinks: false) {
          if found.size > 0 { try setAside(file) } else { try files.remove("\(path)/\(file)") }
        }
        try files.writeNew("\(path)/\(file)", [])
      }
      try files.synchronizeFolder("\(path)/journal")
      next.segments.append(Manifest.Segment(file: file, first: seq + 1))
      try prepare(next)
    } catch { throw .notSaved(error) }
    // From here on others may write to the new segment, which must not be lost with its name.
    do throws(FileProblem) {
      try files.synchronizeFolder(path)
    } catch { throw durability.failed(error, lock, by: options.staff, at: options.clock()) }
  }

  /// Whether a segment that nothing names begins with the record behind the last one.
  private func goesOn(_ segment: String) throws(FileProblem) -> Bool {
    guard try files.status(at: "\(path)/\(segment)", followingLinks: false)?.kind == .file else {
      return false
    }
    let file = try OpenFile("\(path)/\(segment)", .read, in: files)
    var chunks = LineChunks(file, in: 0..<(try file.size()))
    guard let chunk = try chunks.nextRead(), let line = chunk.lines.first,
      ChecksummedLine.isWhole(chunk.bytes, line),
      case .record(let record, _)? = try? RecordCoding.read(chunk.bytes, line)
    else { return false }
    return record.head.seq == seq + 1
  }

  /// Replaces MANIFEST.json as a whole, but for bringing its name to the disk; needs the lock.
  func prepare(_ fresh: Manifest) throws(FileProblem) {
    try Self.prepare(fresh, at: path, files)
  }

  /// Replaces the MANIFEST.json of a store.
  static func prepare(
    _ fresh: Manifest,
    at path: String,
    _ files: any FileSystem
  ) throws(FileProblem) {
    let (aside, place) = ("\(path)/\(Manifest.file).new", "\(path)/\(Manifest.file)")
    if try files.status(at: aside, followingLinks: false) != nil { try files.remove(aside) }
    try files.writeNew(aside, fresh.bytes)
    try files.rename(aside, to: place)
  }

  /// Reads the club anew from the files, as at a start; the lock is kept where it is held.
  func reload() throws(StoreProblem) {
    let opened = try Self.load(at: path, options)
    manifest = opened.manifest
    replica = opened.replica
    segmentIndex = opened.segmentIndex
    position = opened.position
    cardFiles = opened.cardFiles
    if opened.journal.path != journal.path {
      journal = opened.journal
      hasSyncedInherited = false
    }
    lastLine = nil
    foundReason = opened.readOnly
    drafts = opened.drafts
    durability.wrote(replica.seq)
    durability.learned(durable: min(replica.synced, replica.seq))
  }
}
