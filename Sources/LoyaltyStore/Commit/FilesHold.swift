import Loyalty

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Holds the store's files where they are: while somebody has FILES no compaction takes any away.
///
/// Compaction, backup and verify hold it; desks do not, for they have their files open. It is given
/// back when the value goes.
final class FilesHold: Sendable {
  static let file = "FILES"

  private let file: OpenFile

  /// Waits until nobody else holds the files.
  ///
  /// - Parameters:
  ///   - folder: The store's folder.
  ///   - files: The disk.
  ///   - isMade: Whether the file is made where an older program made the store.
  ///   - patience: How long to wait.
  /// - Returns: Nothing where there is no such file, or none that may be made.
  /// - Throws: `busy`, `file`.
  static func take(
    in folder: String,
    _ files: any FileSystem,
    isMade: Bool,
    patience: Duration
  ) throws(StoreProblem) -> FilesHold? {
    let path = "\(folder)/\(file)"
    let open: OpenFile
    do throws(FileProblem) {
      if try files.status(at: path, followingLinks: false) == nil {
        guard isMade else { return nil }
        _ = try? OpenFile(path, .create, in: files)
        try files.synchronizeFolder(folder)
      }
      open = try OpenFile(path, .read, in: files)
    } catch {
      guard error.isAboutPermission else { throw .file(error) }
      return nil
    }
    return try FilesHold(open, patience)
  }

  private init(_ open: OpenFile, _ patience: Duration) throws(StoreProblem) {
    file = open
    let start = ContinuousClock.now
    while true {
      let isTaken = try filing { () throws(FileProblem) in
        try open.files.tryLock(open.descriptor)
      }
      if isTaken { return }
      guard ContinuousClock.now - start < patience else { throw .busy(nil) }
      usleep(2_000)
    }
  }

  deinit { file.files.unlock(file.descriptor) }
}
