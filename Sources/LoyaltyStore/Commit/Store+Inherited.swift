extension Store {
  /// Brings what other processes wrote before this one opened the live segment to the disk, once.
  ///
  /// A process may have been killed after its sync had failed and before it could say so; its
  /// records then stand in memory only, and no sync of ours would bring them to the disk. So those
  /// that no record names as synced are written over with the same bytes first. Our first record
  /// then names all of them as synced: damage in them is never taken for a power cut.
  ///
  /// Needs no lock: valid records are never cut off, and others can only write the same bytes.
  ///
  /// - Throws: `file` where that fails before anything was changed, `readOnly` where the disk
  ///   refuses.
  func syncInherited() throws(StoreProblem) {
    guard !hasSyncedInherited, readOnly == nil else { return }
    do throws(FileProblem) {
      try writeAgain(replica.syncedEnd..<position.offset)
    } catch {
      try acceptFolded(error)
    }
    let now = options.clock()
    try durability.sync(
      through: seq,
      journal,
      upTo: position.offset,
      lock,
      by: options.staff,
      at: now
    )
    // Who named the live segment in the manifest may not have come so far as to sync the name.
    do throws(FileProblem) {
      for folder in ["\(path)/journal", path] { try files.synchronizeFolder(folder) }
    } catch { throw durability.failed(error, lock, by: options.staff, at: now) }
    hasSyncedInherited = true
  }

  /// Goes on where the live segment cannot be found because a compaction took it away: it brought all
  /// of it to the disk in the new base first.
  ///
  /// - Throws: `file` where nobody folded the journal; `readOnly` where the base lacks what was read: a
  ///   sync that failed took it away, and its desk was killed before it could say so.
  private func acceptFolded(_ problem: FileProblem) throws(StoreProblem) {
    guard problem.isAboutNothingThere else { throw .file(problem) }
    let fresh = try Self.readManifest(at: path, files)
    guard fresh.epoch != manifest.epoch else { throw .file(problem) }
    guard fresh.base.seq >= seq else { throw damaged(position.lines, .shrunk) }
    durability.learned(durable: seq)
  }

  /// Lifts the mark of a desk that failed, so that a start of the program ends what it began.
  ///
  /// All of the live segment is written over with the same bytes and brought to the disk, so that
  /// nothing rests on what the failed sync lost; a torn tail goes into quarantine. Desks that were
  /// open before stay read-only until they are started anew. Where anything fails the mark stays.
  func lift(_ opened: StoreLock.Marks) {
    guard (try? takeLock(by: options.staff)) != nil else { return }
    defer { lock.release() }
    isLifting = true
    defer { isLifting = false }
    // The system tells an open file of failures that came before; ours begin here.
    try? journal.synchronize()
    do {
      let marks = try lock.marks()
      // Where another desk was here meanwhile, what was read may be older than what it did.
      guard marks == opened else { return }
      unseen += try catchUp(holdingLock: true)
      try writeAgain(0..<position.offset)
      try journal.synchronize()
      // A rotation may have failed where the manifest's new name did not reach the disk.
      try files.synchronizeFolder("\(path)/journal")
      try files.synchronizeFolder(path)
      try lock.lift(marks)
      let now = try lock.marks()
      guard now.poison == nil else { return }
      durability.lifted(now)
      hasSyncedInherited = true
      lifted = opened.poison
    } catch { return }
  }

  /// Writes whole lines over with the same bytes, which must be as they were written.
  func writeAgain(_ range: Range<Int>) throws(FileProblem) {
    guard !range.isEmpty else { return }
    // Linux lets a file that was opened to append be written nowhere else.
    let file = try OpenFile(journal.path, .readWrite, in: files)
    var chunks = LineChunks(file, in: range)
    while let chunk = try chunks.next()?.read() {
      for line in chunk.lines where !ChecksummedLine.isWhole(chunk.bytes, line) {
        throw FileProblem(call: "pread", path: file.path, code: FileProblem.inputOutput)
      }
      try file.write(chunk.bytes, at: .offset(chunk.offset))
    }
    // A system that forgot what it could not sync leaves no newline behind the last line.
    guard chunks.offset == range.upperBound else {
      throw FileProblem(call: "pread", path: file.path, code: FileProblem.inputOutput)
    }
  }
}
