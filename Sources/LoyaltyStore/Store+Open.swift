import JSONText
import Loyalty

extension Store {
  /// Opens a store.
  ///
  /// Needs no permission to write: without it the store is read-only. Cost: clients are looked at where their index has them, or read at a microsecond each. A torn tail of the journal is cut off into quarantine/.
  ///
  /// - Throws: `missing`, `brokenLink`, `notOurs`, `networkFileSystem`, `emptyFolder`, `notAStore`, `newerFormat`, `baseDamaged` and the like.
  public static func open(
    at path: String,
    _ options: StoreOptions
  ) throws(StoreProblem) -> Store {
    // A link that somebody turns elsewhere meanwhile must not mix two stores.
    let path = trimmed(options.files.resolved(trimmed(path)))
    if !options.allowsNetwork { try checkDisk(path, options.files) }
    let opened = try load(at: path, options)
    let store = Store(opened, at: path, options)
    guard store.readOnly == nil else { return store }
    if opened.marks.poison != nil {
      store.lift(opened.marks)
    } else if opened.bad != nil {
      store.repairTail()
    }
    return store
  }

  /// Reads all files; once more where a compaction took one of them away meanwhile.
  static func load(at path: String, _ options: StoreOptions) throws(StoreProblem) -> Opened {
    let files = options.files
    var manifest = try readManifest(at: path, files)
    while true {
      do throws(StoreProblem) {
        var opener = try Opener(path, manifest, files, indexesFrom: options.indexesFrom)
        try opener.readBase()
        try opener.readSegments()
        return opener.opened
      } catch .file(let problem) {
        let fresh = try readManifest(at: path, files)
        guard problem.isAboutNothingThere, fresh.epoch != manifest.epoch else {
          throw .file(problem)
        }
        manifest = fresh
      }
    }
  }

  /// Reads MANIFEST.json of what should be a store.
  ///
  /// - Parameters:
  ///   - path: The store's folder.
  ///   - files: The disk.
  ///   - isUnfinished: Whether it may be one that is being made, or was never finished.
  /// - Returns: The manifest.
  /// - Throws: `missing`, `notAStore`, `unfinished`, `manifestUnreadable`, `newerFormat`.
  static func readManifest(
    at path: String,
    _ files: any FileSystem,
    isUnfinished: Bool = false
  ) throws(StoreProblem) -> Manifest {
    let file = path + "/" + Manifest.file
    let bytes = try manifestBytes(at: path, files, isUnfinished: isUnfinished)
    let newer: (needs: Int, knows: Int)
    do throws(JSONProblem) {
      let needs = try Manifest.readFormat(bytes).read
      let knows = Manifest.knownFormat.read
      // A line of our kind that does not match its checksum says nothing, not even its format.
      let isTold = Manifest.isWhole(bytes) || !ChecksummedLine.hasTail(bytes)
      guard needs > knows, isTold else { return try Manifest(bytes) }
      newer = (needs, knows)
    } catch { throw .manifestUnreadable(path: file, offset: error.offset) }
    throw .newerFormat(needs: newer.needs, knows: newer.knows)
  }

  /// The bytes of MANIFEST.json, in a folder that is a store's.
  static func manifestBytes(
    at path: String,
    _ files: any FileSystem,
    isUnfinished: Bool = false
  ) throws(StoreProblem) -> [UInt8] {
    try checkFolder(path, files, isUnfinished: isUnfinished)
    return try filing { () throws(FileProblem) in
      try files.contents(of: path + "/" + Manifest.file)
    }
  }

  /// Makes sure that a folder is a store's.
  ///
  /// - Throws: `missing`, `notAFolder`, `notOurs`, `unfinished`, `notAStore` and the like.
  static func checkFolder(
    _ path: String,
    _ files: any FileSystem,
    isUnfinished: Bool = false
  ) throws(StoreProblem) {
    let status = try filing { () throws(FileProblem) in
      try files.status(at: path, followingLinks: true)
    }
    guard let status else {
      let link = try? files.status(at: path, followingLinks: false)
      throw link == nil ? .missing(path: path) : .brokenLink(path: path)
    }
    guard status.kind == .folder else { throw .notAFolder(path: path) }
    let names: [String]
    do throws(FileProblem) {
      names = try files.names(in: path)
    } catch {
      guard error.isAboutPermission, status.owner != files.user else { throw .file(error) }
      throw .notOurs(path: path, owner: files.name(ofUser: status.owner))
    }
    guard !names.isEmpty else { throw .emptyFolder(path: path) }
    let isMarked = names.contains(AsideFolder.mark)
    guard !isMarked || isUnfinished && names.contains(Manifest.file) else {
      throw .unfinished(path: path)
    }
    guard names.contains(Manifest.file) else {
      let isStore = ["base", "journal"].allSatisfy(names.contains)
      throw isStore ? .manifestMissing(path: path) : .notAStore(path: path)
    }
  }

  /// Makes sure that a place is on a disk of this machine.
  static func checkDisk(_ path: String, _ files: any FileSystem) throws(StoreProblem) {
    guard let kind = files.remoteKind(at: path) else { return }
    throw .networkFileSystem(path: path, kind: kind)
  }

  /// Cuts a torn tail off while nobody writes; if somebody does, the next commit will do it.
  private func repairTail() {
    guard (try? takeLock(by: options.staff)) != nil else { return }
    defer { lock.release() }
    do throws(StoreProblem) {
      try durability.lookForPoison(lock)
      unseen += try catchUp(holdingLock: true)
    } catch {
      if foundReason == nil, case .notSaved(let problem) = error, problem.isAboutPermission {
        foundReason = .noPermission(problem)
      }
    }
  }
}
