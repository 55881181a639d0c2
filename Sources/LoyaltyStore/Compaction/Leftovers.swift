import Loyalty

/// Files of ours that the manifest does not name: of a base that another one has replaced, or of
/// one that was never finished, where a compaction was killed.
///
/// They may hold the values of a client who was erased since. Nobody may make or fold files
/// meanwhile: FILES is held, or what is found may be what another process is writing.
struct Leftovers {
  let path: String
  let files: any FileSystem

  /// The paths below the store's folder that nothing names.
  ///
  /// - Throws: Where a folder is there and cannot be read.
  func paths(beside manifest: Manifest) throws(FileProblem) -> [String] {
    let own = Set(
      manifest.fixedFiles + manifest.segments.map(\.file) + [manifest.base.folder]
    )
    var found: [String] = []
    for folder in ["base", "receipts", "history", "journal"] {
      guard try files.status(at: "\(path)/\(folder)", followingLinks: false) != nil else {
        continue
      }
      for name in try files.names(in: "\(path)/\(folder)")
      where !own.contains("\(folder)/\(name)") && Self.isGiven(name, in: folder) {
        // A segment behind the named ones was begun under a manifest that is gone: it is no rest.
        if let live = manifest.segments.last?.file, folder == "journal", "journal/\(name)" > live {
          continue
        }
        found.append("\(folder)/\(name)")
      }
    }
    for name in try IndexFolder.strangers(to: manifest.epoch, in: path, files) {
      found.append("\(IndexFolder.name)/\(name)")
    }
    return found
  }

  /// Whether FrontDesk gives such names; what is called otherwise somebody put there.
  ///
  /// A base is called 000002, other files 000002.ndjson, or 000002-7.ndjson where a repair made it.
  private static func isGiven(_ name: String, in folder: String) -> Bool {
    let ending = folder == "base" ? "" : ".ndjson"
    guard name.hasSuffix(ending) else { return false }
    let stem = name.dropLast(ending.count)
    let numbers = stem.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let number = Int(numbers[0]), Store.padded(number) == numbers[0] else { return false }
    return numbers.count == 1 || folder != "base" && Int(numbers[1]) != nil
  }

  /// Takes them away; needs LOCK too, under which segments are begun.
  func remove(beside manifest: Manifest) throws(FileProblem) {
    // What the manifest does not name may go only once its own name is on the disk.
    try files.synchronizeFolder(path)
    for found in try paths(beside: manifest) {
      FolderRemoval(files: files).remove("\(path)/\(found)")
    }
  }
}

extension Store {
  /// Whether files stand in the store's folder that nothing names.
  ///
  /// A compaction that was killed left them behind, or one is making them just now. Costs a look at
  /// five folders.
  public var holdsLeftovers: Bool {
    guard let fresh = try? Self.readManifest(at: path, files),
      let found = try? Leftovers(path: path, files: files).paths(beside: fresh)
    else { return false }
    return !found.isEmpty
  }

  /// Takes away what a compaction that was killed left behind, with the values of clients who were
  /// erased since; desks go on writing.
  ///
  /// - Throws: `filesHeld` while somebody folds, backs up or verifies, `readOnly`, `file`.
  public static func removeLeftovers(
    at path: String,
    _ options: StoreOptions
  ) throws(StoreProblem) {
    let path = trimmed(path)
    let hold = try FilesHold.take(in: path, options.files, isMade: true, FilesPatience(.zero))
    let store = try open(at: path, options)
    guard hold != nil else { return }
    try withExtendedLifetime(hold) { () throws(StoreProblem) in
      try store.removeLeftovers(by: options.staff)
    }
  }

  /// The same for who holds FILES.
  func removeLeftovers(by staff: Staff) throws(StoreProblem) {
    try beginWriting(by: staff)
    defer { lock.release() }
    try removeLeftovers()
  }

  /// The same for who holds FILES and LOCK.
  func removeLeftovers() throws(StoreProblem) {
    let fresh = try Self.readManifest(at: path, files)
    let leftovers = Leftovers(path: path, files: files)
    try filing { () throws(FileProblem) in try leftovers.remove(beside: fresh) }
  }
}
