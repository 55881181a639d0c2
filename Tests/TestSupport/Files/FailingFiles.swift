public import Loyalty
public import LoyaltyStore
import Synchronization

/// The real file system, but for calls that a test wants to fail.
public final class FailingFiles: FileSystem {
  /// Which call fails, and how.
  public struct Fault: Sendable {
    /// The call: "write", "fdatasync", "open" and the like.
    public var call: String
    /// Only calls whose path ends so; for descriptors the path that was opened.
    public var path: String
    /// The errno that it fails with.
    public var code: Int32
    /// How many bytes a failing write takes before.
    public var taken: Int
    /// How many such calls pass before.
    public var passes: Int

    /// Describes a fault.
    public init(_ call: String, _ path: String = "", code: Int32, taken: Int = 0, passes: Int = 0) {
      self.call = call
      self.path = path
      self.code = code
      self.taken = taken
      self.passes = passes
    }
  }

  private struct State {
    var faults: [Fault] = []
    var paths: [Int32: String] = [:]
    var calls: [String] = []
    var interruptions: [(call: String, path: String, body: @Sendable () -> Void)] = []
    var user: UInt32?
    var remote: String?
    var mount: String?
  }

  private let real = PosixFiles()
  private let state = Mutex(State())

  private let syncs: Bool

  /// Fails nothing yet.
  ///
  /// - Parameter syncs: Whether syncs reach the disk; a test that makes thousands has no need of it.
  public init(syncs: Bool = true) {
    self.syncs = syncs
  }

  /// Makes calls fail from now on.
  public func fail(_ faults: Fault...) {
    state.withLock { $0.faults = faults }
  }

  /// Does something once, right before a call: what another process may do there.
  public func before(_ call: String, _ path: String, _ body: @escaping @Sendable () -> Void) {
    state.withLock { $0.interruptions.append((call, path, body)) }
  }

  /// Pretends to be another user, a disk of another machine, or one mounted at a folder.
  public func pretend(user: UInt32? = nil, remote: String? = nil, mount: String? = nil) {
    state.withLock { state in
      state.mount = mount
      state.user = user
      state.remote = remote
    }
  }

  /// The calls so far, "write journal/000001.ndjson", since the last time they were asked for.
  public func takeCalls() -> [String] {
    state.withLock { state in
      defer { state.calls = [] }
      return state.calls
    }
  }

  private func interrupt(_ call: String, _ path: String) {
    let body = state.withLock { state -> (@Sendable () -> Void)? in
      let index = state.interruptions.firstIndex { $0.call == call && path.hasSuffix($0.path) }
      return index.map { state.interruptions.remove(at: $0).body }
    }
    body?()
  }

  private func fault(_ call: String, _ path: String) -> Fault? {
    interrupt(call, path)
    return state.withLock { state in
      state.calls.append(call + " " + path)
      guard
        let index = state.faults.firstIndex(where: { $0.call == call && path.hasSuffix($0.path) })
      else { return nil }
      guard state.faults[index].passes == 0 else {
        state.faults[index].passes -= 1
        return nil
      }
      return state.faults[index]
    }
  }

  private func check(_ call: String, _ path: String) throws(FileProblem) {
    guard let fault = fault(call, path) else { return }
    throw FileProblem(call: call, path: path, code: fault.code)
  }

  private func path(of file: Int32) -> String {
    state.withLock { $0.paths[file] ?? "" }
  }

  /// Opens a file that is no symbolic link.
  public func open(_ path: String, _ mode: OpenMode) throws(FileProblem) -> Int32 {
    try check(mode == .read ? "open" : "openToWrite", path)
    let file = try real.open(path, mode)
    state.withLock { $0.paths[file] = path }
    return file
  }

  /// Closes a descriptor.
  public func close(_ file: Int32) { real.close(file) }

  /// Reads up to `count` bytes at an offset; fewer only at the end of the file.
  public func read(_ file: Int32, at offset: Int, count: Int) throws(FileProblem) -> [UInt8] {
    try check("pread", path(of: file))
    return try real.read(file, at: offset, count: count)
  }

  /// The first bytes of a file, where they stand.
  public func map(_ file: Int32, count: Int) throws(FileProblem) -> FixedBytes {
    try check("mmap", path(of: file))
    return try real.map(file, count: count)
  }

  /// Writes bytes at the end (or over an offset) and says how many were taken.
  public func write(
    _ file: Int32,
    _ bytes: ArraySlice<UInt8>,
    at place: WritePlace
  ) throws(FileProblem) -> Int {
    let path = path(of: file)
    guard let fault = fault("write", path) else {
      return try real.write(file, bytes, at: place)
    }
    if fault.taken > 0 { _ = try real.write(file, bytes.prefix(fault.taken), at: place) }
    throw FileProblem(call: "write", path: path, code: fault.code)
  }

  /// Brings a file's data and length to the disk (`fdatasync`).
  public func synchronize(_ file: Int32) throws(FileProblem) {
    try check("fdatasync", path(of: file))
    if syncs { try real.synchronize(file) }
  }

  /// Brings a folder's names to the disk.
  public func synchronizeFolder(_ path: String) throws(FileProblem) {
    try check("fsync", path)
    if syncs { try real.synchronizeFolder(path) }
  }

  /// Cuts a file to a length.
  public func truncate(_ file: Int32, to length: Int) throws(FileProblem) {
    try check("ftruncate", path(of: file))
    try real.truncate(file, to: length)
  }

  /// What an open file is now.
  public func status(of file: Int32) throws(FileProblem) -> FileStatus {
    try check("fstat", path(of: file))
    return try real.status(of: file)
  }

  /// What stands at a path, symbolic links not followed; nil where nothing does.
  public func status(
    at path: String,
    followingLinks: Bool
  ) throws(FileProblem) -> FileStatus? {
    try check("stat", path)
    return try real.status(at: path, followingLinks: followingLinks)
  }

  /// Takes the exclusive lock on an open file; false while somebody else has it (`flock`).
  public func tryLock(_ file: Int32) throws(FileProblem) -> Bool {
    try check("flock", path(of: file))
    return try real.tryLock(file)
  }

  /// Gives the lock back.
  public func unlock(_ file: Int32) { real.unlock(file) }

  /// Makes a folder for its owner alone.
  public func makeFolder(_ path: String) throws(FileProblem) {
    try check("mkdir", path)
    try real.makeFolder(path)
  }

  /// Gives a file or folder another name, in one step.
  public func rename(_ path: String, to other: String) throws(FileProblem) {
    try check("rename", other)
    try real.rename(path, to: other)
  }

  /// Removes a file, or an empty folder.
  public func remove(_ path: String) throws(FileProblem) {
    try check("remove", path)
    try real.remove(path)
  }

  /// The path behind a path that is a symbolic link; any other path as it is.
  public func resolved(_ path: String) -> String { real.resolved(path) }

  /// What kind of disk of another machine it pretends to be.
  public func remoteKind(at path: String) -> String? { state.withLock { $0.remote } }

  /// Whether it pretends that a disk of its own is mounted there.
  public func isMountPoint(_ path: String) -> Bool { state.withLock { $0.mount == path } }

  /// The number of the user who works, or whom it pretends to be.
  public var user: UInt32 { state.withLock { $0.user } ?? real.user }

  /// The name of a user.
  public func name(ofUser number: UInt32) -> String { real.name(ofUser: number) }

  /// The names in a folder, sorted.
  public func names(in folder: String) throws(FileProblem) -> [String] {
    try check("opendir", folder)
    return try real.names(in: folder)
  }
}
