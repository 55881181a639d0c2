public import LoyaltyStore
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A simulated disk as one desk's process reaches it.
public final class SimulatedFiles: FileSystem {
  private typealias State = SimulatedDisk.State

  let disk: SimulatedDisk
  let desk: Int
  let turns: Turns?

  init(disk: SimulatedDisk, desk: Int, turns: Turns?) {
    self.disk = disk
    self.desk = desk
    self.turns = turns
  }

  /// Makes a call in the desk's turn, unless something goes wrong in it: then `damage` is what it
  /// does before it ends.
  private func call<Value: Sendable>(
    _ name: String,
    _ path: String,
    damage: (inout State, SimulatedFault) -> Value? = { _, _ in nil },
    _ body: (inout State) throws(FileProblem) -> Value
  ) throws(FileProblem) -> Value {
    turns?.pass(desk)
    let result: Result<Value, FileProblem> = disk.state.withLock { state in
      guard !state.isDead(desk) else { return .failure(problem(name, path, EIO)) }
      guard let fault = state.fault(in: name, of: desk) else {
        do throws(FileProblem) {
          return .success(try body(&state))
        } catch { return .failure(error) }
      }
      let done = damage(&state, fault)
      if case .fail = fault {
        return done.map { .success($0) } ?? .failure(problem(name, path, state.code(of: name)))
      }
      state.end(desk, fault)
      return .failure(problem(name, path, EIO))
    }
    if disk.isDead(desk) { turns?.wake() }
    return try result.get()
  }

  private func problem(_ call: String, _ path: String, _ code: Int32) -> FileProblem {
    FileProblem(call: call, path: path, code: code)
  }

  /// Opens a file.
  public func open(_ path: String, _ mode: OpenMode) throws(FileProblem) -> Int32 {
    try call("open", path) { state throws(FileProblem) in
      if mode == .create {
        guard state.names[path] == nil else { throw problem("open", path, EEXIST) }
        let node = state.addNode()
        guard state.names.add(node, at: path, isFolder: false) else {
          throw problem("open", path, ENOENT)
        }
        state.contents[node] = SimulatedContent()
      }
      guard let node = state.names[path] else { throw problem("open", path, ENOENT) }
      guard state.contents[node] != nil else { throw problem("open", path, EISDIR) }
      return state.addFile(node, desk, path, appends: mode == .append || mode == .create)
    }
  }

  /// Closes a descriptor.
  public func close(_ file: Int32) {
    disk.state.withLock { $0.close(file) }
    turns?.wake()
  }

  /// Reads up to `count` bytes at an offset; fewer only at the end of the file.
  public func read(_ file: Int32, at offset: Int, count: Int) throws(FileProblem) -> [UInt8] {
    try call("pread", "") { state throws(FileProblem) in
      let bytes = try content(of: file, state).bytes
      return Array(bytes.dropFirst(offset).prefix(count))
    }
  }

  /// Writes bytes at the end (or over an offset) and says how many were taken.
  public func write(
    _ file: Int32,
    _ bytes: ArraySlice<UInt8>,
    at place: WritePlace
  ) throws(FileProblem) -> Int {
    func take(_ count: Int, _ state: inout State) throws(FileProblem) -> Int {
      let content = try content(of: file, state)
      guard let open = state.openFiles[file] else { throw problem("write", "", EBADF) }
      let offset: Int
      switch place {
      case .next: offset = content.bytes.count
      // As Linux does it: a file that was opened to append takes every write at its end.
      case .offset(let given): offset = open.appends ? content.bytes.count : given
      }
      state.contents[open.node]?.write(bytes.prefix(count), at: offset)
      state.touch(open.node)
      return count
    }
    return try call(
      "write",
      "",
      damage: { state, fault in
        let count = state.random.below(bytes.count)
        guard count > 0, state.random.isOnce(in: 2) else { return nil }
        if case .fail(desk, let number, isLasting: false) = fault {
          state.faults.append(.fail(desk: desk, call: number + 1, isLasting: false))
        }
        return try? take(count, &state)
      },
      { state throws(FileProblem) in try take(bytes.count, &state) }
    )
  }

  /// Brings a file's data and length to the disk.
  public func synchronize(_ file: Int32) throws(FileProblem) {
    do throws(FileProblem) {
      try call(
        "fdatasync",
        "",
        damage: { state, fault in
          switch fault {
          case .fail, .failSyncAndKill: state.failToSynchronize(file)
          case .kill, .cutPower: break
          }
          return nil
        },
        { state throws(FileProblem) in
          guard state.synchronize(file) else { throw problem("fdatasync", "", EIO) }
        }
      )
    } catch {
      let reporting = disk.state.withLock { $0.reporting }
      if reporting == .oneProcess { turns?.keep(calls: 2) }
      throw error
    }
  }

  /// Brings a folder's names to the disk.
  public func synchronizeFolder(_ path: String) throws(FileProblem) {
    try call("fsync", path) { state throws(FileProblem) in
      guard let node = state.names[path] else { throw problem("fsync", path, ENOENT) }
      state.names.synchronize(node)
    }
  }

  /// Cuts a file to a length.
  public func truncate(_ file: Int32, to length: Int) throws(FileProblem) {
    try call("ftruncate", "") { state throws(FileProblem) in
      _ = try content(of: file, state)
      guard let node = state.openFiles[file]?.node else { return }
      state.contents[node]?.truncate(to: length)
      state.touch(node)
    }
  }

  private func content(
    of file: Int32,
    _ state: SimulatedDisk.State
  ) throws(FileProblem) -> SimulatedContent {
    guard let open = state.openFiles[file], let content = state.contents[open.node] else {
      throw problem("", "", EBADF)
    }
    return content
  }
}

extension SimulatedFiles {
  /// What an open file is now.
  public func status(of file: Int32) throws(FileProblem) -> FileStatus {
    try call("fstat", "") { state throws(FileProblem) in
      let content = try content(of: file, state)
      return FileStatus(kind: .file, size: content.bytes.count, modified: content.modified)
    }
  }

  /// What stands at a path; nil where nothing does.
  public func status(
    at path: String,
    followingLinks: Bool
  ) throws(FileProblem) -> FileStatus? {
    try call("stat", path) { state in
      state.names[path].map { node in
        let content = state.contents[node]
        return FileStatus(
          kind: content == nil ? .folder : .file,
          size: content?.bytes.count ?? 0,
          modified: content?.modified ?? 0
        )
      }
    }
  }

  /// Takes the exclusive lock on an open file; waits for its turn where another desk has it.
  public func tryLock(_ file: Int32) throws(FileProblem) -> Bool {
    while true {
      let isTaken = try call("flock", "") { state throws(FileProblem) in
        guard let node = state.openFiles[file]?.node else { throw problem("flock", "", EBADF) }
        let holder = state.locks[node]
        guard holder == nil || holder == file else { return false }
        state.locks[node] = file
        return true
      }
      if isTaken { return true }
      guard let turns, turns.wait(desk) else { return false }
    }
  }

  /// Gives the lock back.
  public func unlock(_ file: Int32) {
    disk.state.withLock { state in
      guard let node = state.openFiles[file]?.node, state.locks[node] == file else { return }
      state.locks[node] = nil
    }
    turns?.wake()
    turns?.pass(desk)
  }

  /// Makes a folder for its owner alone.
  public func makeFolder(_ path: String) throws(FileProblem) {
    try call("mkdir", path) { state throws(FileProblem) in
      guard state.names[path] == nil else { throw problem("mkdir", path, EEXIST) }
      let node = state.addNode()
      guard state.names.add(node, at: path, isFolder: true) else {
        throw problem("mkdir", path, ENOENT)
      }
    }
  }

  /// Gives a file or folder another name, in one step.
  public func rename(_ path: String, to other: String) throws(FileProblem) {
    try call("rename", other) { state throws(FileProblem) in
      let isFull = state.names[other].flatMap { state.names.folders[$0] }?.isEmpty == false
      guard !isFull else { throw problem("rename", other, ENOTEMPTY) }
      guard state.names.rename(path, to: other) else { throw problem("rename", path, ENOENT) }
    }
  }

  /// Removes a file, or an empty folder.
  public func remove(_ path: String) throws(FileProblem) {
    try call("remove", path) { state throws(FileProblem) in
      guard let node = state.names[path] else { throw problem("remove", path, ENOENT) }
      guard state.names.folders[node]?.isEmpty ?? true else {
        throw problem("remove", path, ENOTEMPTY)
      }
      state.names.remove(path)
    }
  }

  /// The names in a folder, sorted.
  public func names(in folder: String) throws(FileProblem) -> [String] {
    try call("opendir", folder) { state throws(FileProblem) in
      guard let node = state.names[folder], let names = state.names.folders[node] else {
        throw problem("opendir", folder, ENOENT)
      }
      return names.keys.sorted()
    }
  }
}

extension SimulatedDisk.State {
  /// The error that a failing call gives.
  fileprivate mutating func code(of call: String) -> Int32 {
    call == "write" && random.isOnce(in: 2) ? ENOSPC : EIO
  }
}
