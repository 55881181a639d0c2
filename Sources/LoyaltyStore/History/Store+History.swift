extension Store {
  /// What happened to somebody or something, and who did it, the newest first.
  ///
  /// Records of the journal are told whole; those that a compaction folded come from the parts of
  /// history/, without personal values and without receipts. What others wrote since the last
  /// `follow` is not told. Cost: what is read on the way back, some 100 MB a second.
  ///
  /// - Parameters:
  ///   - subject: Whom or what it is about.
  ///   - seq: Only records before this one; nil begins at the last.
  ///   - limit: How many records are wanted.
  /// - Returns: Records with those of their events that are about the subject.
  /// - Throws: `file` where a file cannot be read or is not what was written.
  public func history(
    of subject: HistorySubject = .club,
    before seq: UInt64? = nil,
    limit: Int = 100
  ) throws(StoreProblem) -> [PastEntry] {
    var found: [PastEntry] = []
    try goBack(before: seq) { entry in
      let events = entry.events.filter { $0.concerns(subject) }
      if !events.isEmpty {
        found.append(PastEntry(seq: entry.seq, by: entry.by, at: entry.at, events: events))
      }
      return found.count < limit
    }
    return found
  }

  /// Goes back over journal and archive until nobody wants more.
  func goBack(
    before seq: UInt64?,
    _ wantsMore: (PastEntry) -> Bool
  ) throws(StoreProblem) {
    let limit = seq ?? UInt64.max
    let base = manifest.base.seq
    for file in cardFiles.reversed() where file.path.hasPrefix("\(path)/journal/") {
      let isLive = file === journal
      let end = try filing { () throws(FileProblem) in
        isLive ? position.offset : try file.size()
      }
      var lines = BackwardLines(file, before: end)
      while let (bytes, line) = try filing({ () throws(FileProblem) in try lines.next() }) {
        guard let entry = try Self.entry(bytes, line, file) else { continue }
        // What stands in the base stands in the archive too.
        guard entry.seq > base else { break }
        if entry.seq < limit, !wantsMore(entry) { return }
      }
    }
    for part in manifest.history.reversed() where part.first < limit {
      let file = try filing { () throws(FileProblem) in
        try OpenFile("\(path)/\(part.file)", .read, in: files)
      }
      var lines = BackwardLines(file, before: part.bytes)
      // The last line counts the others.
      _ = try filing { () throws(FileProblem) in try lines.next() }
      while let (bytes, line) = try filing({ () throws(FileProblem) in try lines.next() }) {
        guard ChecksummedLine.isWhole(bytes, line), let entry = try? PastLine.read(bytes, line)
        else { throw Self.unreadable(file) }
        if entry.seq < limit, !wantsMore(entry) { return }
      }
    }
  }

  /// The record of a line; nil for the line that closes a segment.
  private static func entry(
    _ bytes: [UInt8],
    _ line: Range<Int>,
    _ file: OpenFile
  ) throws(StoreProblem) -> PastEntry? {
    guard ChecksummedLine.isWhole(bytes, line), let read = try? RecordCoding.read(bytes, line)
    else { throw unreadable(file) }
    guard case .record(let record, _) = read else { return nil }
    return PastEntry(
      seq: record.head.seq,
      by: record.head.by,
      at: record.head.at,
      events: record.events.map { .whole($0) }
    )
  }

  private static func unreadable(_ file: OpenFile) -> StoreProblem {
    .lineDamaged(file: file.path)
  }
}
