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
/// Compaction, backup, repair and verify hold it; desks do not, for they have their files open. In
/// its first 512 bytes stands who holds it, unless that one only reads. It is given back when the
/// value goes.
final class FilesHold: Sendable {
  static let file = "FILES"

  private let file: OpenFile
  private let isNamed: Bool

  /// Waits until nobody else holds the files.
  ///
  /// - Parameters:
  ///   - folder: The store's folder.
  ///   - files: The disk.
  ///   - isMade: Whether the file is made where an older program made the store.
  ///   - patience: How long to wait, and who is told.
  /// - Returns: Nothing where there is no such file, or none that may be made.
  /// - Throws: `filesHeld`, `file`.
  static func take(
    in folder: String,
    _ files: any FileSystem,
    isMade: Bool,
    _ patience: FilesPatience
  ) throws(StoreProblem) -> FilesHold? {
    let path = "\(folder)/\(file)"
    do throws(FileProblem) {
      if try files.status(at: path, followingLinks: false) == nil {
        guard isMade, try files.otherOwner(of: folder) == nil else { return nil }
        _ = try? OpenFile(path, .create, in: files)
        try files.synchronizeFolder(folder)
      }
    } catch {
      guard error.isAboutPermission else { throw .file(error) }
      return nil
    }
    guard let open = try open(path, files, isNamed: patience.holder != nil) else { return nil }
    return try FilesHold(open, patience)
  }

  /// Opens the file to write a name into it where that is wanted and allowed, else to be read.
  private static func open(
    _ path: String,
    _ files: any FileSystem,
    isNamed: Bool
  ) throws(StoreProblem) -> OpenFile? {
    if isNamed, let open = try? OpenFile(path, .readWrite, in: files) { return open }
    do throws(FileProblem) {
      return try OpenFile(path, .read, in: files)
    } catch {
      guard error.isAboutPermission else { throw .file(error) }
      return nil
    }
  }

  private init(_ open: OpenFile, _ patience: FilesPatience) throws(StoreProblem) {
    file = open
    let start = ContinuousClock.now
    while true {
      let isTaken = try filing { () throws(FileProblem) in
        try open.files.tryLock(open.descriptor)
      }
      if isTaken { break }
      let waited = ContinuousClock.now - start
      guard waited < patience.duration else { throw .filesHeld(Self.holder(in: open)) }
      if waited >= patience.notice, !patience.whenWaiting(Self.holder(in: open)) {
        throw .filesHeld(Self.holder(in: open))
      }
      usleep(2_000)
    }
    // What a desk may not write nobody needs to read; the lock is what counts.
    isNamed =
      patience.holder.flatMap(StoreLock.line).map { line in
        (try? open.write(line, at: .offset(0))) != nil
      } ?? false
  }

  /// Who holds the file, where that one wrote a name and runs on this machine.
  private static func holder(in file: OpenFile) -> LockHolder? {
    guard let bytes = try? file.read(at: 0, count: StoreLock.room),
      let holder = LockHolder(bytes)
    else { return nil }
    // One that was killed left its name to whoever has the lock now.
    return kill(holder.process, 0) == 0 || errno == EPERM ? holder : nil
  }

  deinit {
    if isNamed, let blank = StoreLock.padded([]) { try? file.write(blank, at: .offset(0)) }
    file.files.unlock(file.descriptor)
  }
}

/// How long the store's files are waited for, and who is told of it.
public struct FilesPatience {
  /// How long to wait while somebody else holds them.
  public var duration: Duration
  /// After how much waiting `whenWaiting` is told.
  public var notice: Duration
  /// Is told again and again who keeps us waiting, nil where that is not known; false gives up.
  public var whenWaiting: (LockHolder?) -> Bool
  /// What others read about us while we hold them; nil for who writes nothing.
  public var holder: LockHolder?

  /// Waits so long.
  public init(
    _ duration: Duration,
    notice: Duration = .seconds(1),
    as holder: LockHolder? = nil,
    whenWaiting: @escaping (LockHolder?) -> Bool = { _ in true }
  ) {
    self.duration = duration
    self.notice = notice
    self.holder = holder
    self.whenWaiting = whenWaiting
  }
}

extension StoreOptions {
  /// What others read about this desk while it holds LOCK or FILES.
  var holder: LockHolder {
    LockHolder(by: staff, desk: desk, process: getpid(), since: clock())
  }

  /// How long this desk waits for the store's files.
  var filesPatience: FilesPatience {
    FilesPatience(
      patience,
      notice: waitingNotice,
      as: holder,
      whenWaiting: whenWaitingForFiles
    )
  }
}
