extension Store {
  /// Brings what other processes wrote before this one to the disk, once.
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
    let rest = replica.syncedEnd..<position.offset
    if !rest.isEmpty {
      try filing { () throws(FileProblem) in
        // Linux lets a file that was opened to append be written nowhere else.
        let file = try OpenFile(journal.path, .readWrite, in: files)
        var chunk = rest.lowerBound
        while chunk < rest.upperBound {
          let bytes = try file.read(at: chunk, count: min(1 << 20, rest.upperBound - chunk))
          guard !bytes.isEmpty else { break }
          try file.write(bytes, at: .offset(chunk))
          chunk += bytes.count
        }
      }
    }
    let now = options.clock()
    try durability.sync(through: seq, journal, lock, by: options.staff, at: now)
    hasSyncedInherited = true
  }
}
