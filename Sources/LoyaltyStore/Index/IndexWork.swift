import Loyalty

/// An index that is to be written: what it is made of, and its columns.
struct IndexDraft: Sendable {
  let identity: IndexIdentity
  let image: @Sendable () -> ColumnImage

  init(identity: IndexIdentity, image: @escaping @Sendable () -> ColumnImage) {
    self.identity = identity
    self.image = image
  }
}

/// Indexes that a start found missing, to be written on any thread: the next start takes them
/// instead of reading the base line by line.
///
/// They are derived and hold nothing that the base does not; nothing is lost without them.
public struct IndexWork: Sendable {
  let path: String
  let files: any FileSystem
  let drafts: [IndexDraft]

  /// Writes them, unless somebody folds the journal, backs up or verifies just now, the base is
  /// another one meanwhile, or the disk does not let us.
  ///
  /// - Returns: Whether all were written.
  @discardableResult
  public func write() -> Bool {
    guard let hold = try? FilesHold.take(in: path, files, isMade: true, FilesPatience(.zero)) else {
      return false
    }
    return withExtendedLifetime(hold) {
      guard let manifest = try? Store.readManifest(at: path, files) else { return false }
      return drafts.allSatisfy { draft in Self.write(draft, of: manifest, in: path, files) }
    }
  }

  /// Writes one index where it is still that of the store's base; FILES is held.
  static func write(
    _ draft: IndexDraft,
    of manifest: Manifest,
    in path: String,
    _ files: any FileSystem
  ) -> Bool {
    let identity = draft.identity
    guard identity.epoch == manifest.epoch, identity.storeID == manifest.storeID else {
      return false
    }
    do throws(FileProblem) {
      // What was read must be what stands there: nobody changed it past FrontDesk meanwhile.
      for source in identity.sources {
        guard try IndexIdentity.Source(source.file, in: path, files) == source else { return false }
      }
      try IndexFile.write(draft.image(), identity, in: path, files)
      return true
    } catch { return false }
  }
}

extension Store {
  /// The indexes that the start found missing or stale, handed out once.
  ///
  /// Nil where there are none, or where nothing may be written.
  public func takeIndexWork() -> IndexWork? {
    defer { drafts = [] }
    guard !drafts.isEmpty, readOnly == nil else { return nil }
    return IndexWork(path: path, files: files, drafts: drafts)
  }
}
