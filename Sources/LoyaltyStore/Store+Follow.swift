import JSONText
import Loyalty

extension Store {
  /// Takes over what other desks have written since the last look, and tells it.
  ///
  /// Own records are not told. Costs two system calls while nothing happens: made for each key and
  /// every 250 ms. A record that is only half there is left for the next look.
  ///
  /// - Throws: `file` where the journal cannot be read any more; a damaged journal, or another
  ///   desk's failure, shows in `readOnly` instead.
  public func follow() throws(StoreProblem) -> [Entry] {
    try? durability.lookForPoison(lock)
    do throws(StoreProblem) {
      unseen += try catchUp(holdingLock: false)
    } catch {
      guard case .readOnly = error else { throw error }
    }
    defer { unseen = [] }
    return unseen
  }

  /// Reads what stands behind the last good line.
  ///
  /// - Parameter holdingLock: Nobody writes meanwhile, so that what is no record now never will
  ///   be: a torn tail is cut off, and damage makes the store read-only.
  /// - Returns: The records taken over.
  /// - Throws: `readOnly` for damage, `notSaved` where a torn tail cannot be cut off, `file`.
  func catchUp(holdingLock: Bool) throws(StoreProblem) -> [Entry] {
    var entries: [Entry] = []
    while true {
      let size = try filing { () throws(FileProblem) in try journal.size() }
      // Where damage was met the position may be that of another segment.
      if case .damaged = foundReason { return entries }
      guard size >= position.offset else { throw damaged(position.lines, .shrunk) }
      let bad = try readTail(to: size, into: &entries)
      durability.wrote(replica.seq)
      if !entries.isEmpty { durability.noticeOthers() }
      durability.learned(durable: min(replica.synced, replica.seq))
      if let bad, holdingLock { try settle(bad, size: size) }
      guard position.isSealed, try openNextSegment(holdingLock: holdingLock) else {
        return entries
      }
    }
  }

  private func readTail(
    to size: Int,
    into entries: inout [Entry]
  ) throws(StoreProblem) -> BadLine? {
    var bad: BadLine?
    guard size > position.offset else { return nil }
    var chunks = LineChunks(journal, in: position.offset..<size)
    while let chunk = try filing({ () throws(FileProblem) in try chunks.nextRead() }) {
      for line in chunk.lines {
        let read = Self.read(line, of: chunk)
        if case .success(.record(let record, _)) = read {
          replica.learned(synced: record.head.synced)
        }
        guard bad == nil else { continue }
        if let reason = take(read, line, of: chunk, into: &entries) {
          let wasFinished = reason == .checksum && BadLine.wasFinished(line, of: chunk.bytes)
          bad = BadLine(line: position.lines + 1, reason: reason, wasFinished: wasFinished)
        }
      }
    }
    guard bad == nil, chunks.offset < size else { return bad }
    let wasFinished = try filing { () throws(FileProblem) in
      try BitFinder.newline(behind: chunks.offset, of: journal) != nil
    }
    return BadLine(line: position.lines + 1, reason: .cut, wasFinished: wasFinished)
  }

  private static func read(
    _ line: Range<Int>,
    of chunk: LineChunk
  ) -> Result<JournalLine, Unread> {
    guard ChecksummedLine.isWhole(chunk.bytes, line) else {
      return .failure(Unread(reason: .checksum))
    }
    do throws(JSONProblem) {
      return .success(try RecordCoding.read(chunk.bytes, line))
    } catch {
      return .failure(Unread(reason: .format(byte: error.offset - line.lowerBound)))
    }
  }

  private func take(
    _ read: Result<JournalLine, Unread>,
    _ line: Range<Int>,
    of chunk: LineChunk,
    into entries: inout [Entry]
  ) -> Damage.Reason? {
    if position.isSealed { return .afterEnd }
    let start = chunk.offset
    switch read {
    case .failure(let unread): return unread.reason
    case .success(.sealed(let last)):
      guard last == replica.seq else { return .sequence(found: last, expected: replica.seq) }
      position.isSealed = true
      // Whoever sealed it had brought all before to the disk.
      replica.learned(synced: last)
    case .success(.record(let record, let cards)):
      let checksum = ChecksummedLine.checksum(chunk.bytes, line)
      let range = start + line.lowerBound..<start + line.upperBound
      let reason = replica.take(
        record,
        checksum: checksum,
        cards: cards.map { start + $0.lowerBound..<start + $0.upperBound },
        file: cardFiles.count - 1,
        line: range
      )
      if let reason { return reason }
      lastLine = WrittenLine(range: range, checksum: checksum)
      entries.append(Entry(record))
    }
    position.offset = start + line.upperBound + 1
    position.lines += 1
    return nil
  }

  /// Cuts a torn tail off, or turns read-only where it is damage.
  private func settle(_ bad: BadLine, size: Int) throws(StoreProblem) {
    guard bad.isCut(after: replica) else { throw damaged(bad.line, bad.reason) }
    repairs.append(try quarantine(bad, size: size))
  }

  /// Makes the store read-only: what was read is not what there is.
  func damaged(_ line: Int, _ reason: Damage.Reason) -> StoreProblem {
    if case .format = reason, let newer = newerFormat() { return newer }
    let file = manifest.segments[segmentIndex].file
    let found = ReadOnlyReason.damaged(Damage(file: file, line: line, reason: reason))
    foundReason = found
    return .readOnly(found)
  }

  /// Goes on to the segment behind a sealed one; false while it is not in the manifest.
  ///
  /// Who holds the lock ends a rotation that was begun. Where a compaction took the next segment
  /// away already, the club is read anew.
  func openNextSegment(holdingLock: Bool) throws(StoreProblem) -> Bool {
    while true {
      let fresh = try Self.readManifest(at: path, files)
      do throws(StoreProblem) {
        return try openNextSegment(of: fresh, holdingLock: holdingLock)
      } catch .file(let problem) {
        // A compaction may have taken the segment away since the manifest was read.
        guard problem.isAboutNothingThere,
          try Self.readManifest(at: path, files).epoch != fresh.epoch
        else { throw .file(problem) }
      }
    }
  }

  private func openNextSegment(
    of fresh: Manifest,
    holdingLock: Bool
  ) throws(StoreProblem) -> Bool {
    guard fresh.format.write <= Manifest.knownFormat.write else { throw newer(fresh.format) }
    let live = manifest.segments[segmentIndex].file
    if let index = fresh.segments.firstIndex(where: { segment in
      segment.first == seq + 1 && segment.file != live
    }) {
      try open(index, of: fresh)
      return true
    }
    if fresh.base.seq > seq {
      try reload()
      return true
    }
    guard holdingLock else { return false }
    guard fresh.segments.last?.file == live else { throw damaged(position.lines, .afterEnd) }
    try bringSealedToDisk()
    try beginSegment(after: fresh)
    return try openNextSegment(holdingLock: false)
  }

  private func open(_ index: Int, of fresh: Manifest) throws(StoreProblem) {
    let next = path + "/" + fresh.segments[index].file
    let mode: OpenMode = readOnly == nil ? .append : .read
    let file = try filing { () throws(FileProblem) in try OpenFile(next, mode, in: files) }
    journal = file
    // What others wrote to it before we opened it may have failed without our hearing of it.
    hasSyncedInherited = false
    lastLine = nil
    cardFiles.append(file)
    manifest = fresh
    segmentIndex = index
    position = Position()
    replica.beginSegment()
  }
}

/// A line that is no record.
private struct Unread: Error {
  let reason: Damage.Reason
}
