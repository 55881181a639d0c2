#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The real file system.
public struct PosixFiles: FileSystem {
  /// Touches the disk.
  public init() {}

  /// Opens a file that is no symbolic link, and nothing else than a file: a pipe would be waited for.
  public func open(_ path: String, _ mode: OpenMode) throws(FileProblem) -> Int32 {
    let flags =
      switch mode {
      case .read: O_RDONLY
      case .readWrite: O_RDWR
      case .append: O_RDWR | O_APPEND
      case .create: O_RDWR | O_APPEND | O_CREAT | O_EXCL
      }
    let file = try opened(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    var found = stat()
    guard fstat(file, &found) == 0, found.st_mode & S_IFMT == S_IFREG else {
      close(file)
      let isFolder = found.st_mode & S_IFMT == S_IFDIR
      throw FileProblem(call: "open", path: path, code: isFolder ? EISDIR : ENXIO)
    }
    return file
  }

  /// Waits some seconds for a file that a file server lends to somebody: it asks for it back at once.
  private func opened(_ path: String, _ flags: Int32) throws(FileProblem) -> Int32 {
    for _ in 1...500 {
      do throws(FileProblem) {
        return try call("open", path) { systemOpen(path, flags, 0o600) }
      } catch {
        guard error.code == EWOULDBLOCK else { throw error }
        usleep(10_000)
      }
    }
    return try call("open", path) { systemOpen(path, flags, 0o600) }
  }

  /// Closes a descriptor.
  public func close(_ file: Int32) {
    _ = systemClose(file)
  }

  /// Reads up to `count` bytes at an offset; fewer only at the end of the file.
  public func read(_ file: Int32, at offset: Int, count: Int) throws(FileProblem) -> [UInt8] {
    var problem: FileProblem?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]
        )
        let taken = pread(file, rest.baseAddress, rest.count, off_t(offset + filled))
        if taken > 0 {
          filled += taken
        } else if taken == 0 {
          return
        } else if errno != EINTR {
          problem = FileProblem(call: "pread", path: "", code: errno)
          return
        }
      }
    }
    if let problem { throw problem }
    return bytes
  }

  /// Writes bytes at the end (or over an offset) and says how many were taken.
  public func write(
    _ file: Int32,
    _ bytes: ArraySlice<UInt8>,
    at place: WritePlace
  ) throws(FileProblem) -> Int {
    try call("write", "") {
      bytes.withUnsafeBytes { buffer in
        switch place {
        case .next: systemWrite(file, buffer.baseAddress, buffer.count)
        case .offset(let offset): pwrite(file, buffer.baseAddress, buffer.count, off_t(offset))
        }
      }
    }
  }

  /// Brings a file's data and length to the disk.
  public func synchronize(_ file: Int32) throws(FileProblem) {
    _ = try call("fdatasync", "") { fdatasync(file) }
  }

  /// Brings a folder's names to the disk.
  public func synchronizeFolder(_ path: String) throws(FileProblem) {
    let folder = try call("open", path) {
      systemOpen(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    }
    defer { close(folder) }
    _ = try call("fsync", path) { fsync(folder) }
  }

  /// Cuts a file to a length.
  public func truncate(_ file: Int32, to length: Int) throws(FileProblem) {
    _ = try call("ftruncate", "") { ftruncate(file, off_t(length)) }
  }

  /// What an open file is now.
  public func status(of file: Int32) throws(FileProblem) -> FileStatus {
    var status = stat()
    _ = try call("fstat", "") { fstat(file, &status) }
    return FileStatus(status)
  }

  /// How long an open file is now.
  ///
  /// Not by `fstat`: whoever asks for a file's times makes Linux write them anew, finer, with the next
  /// change, which costs the next writer more than the write itself.
  public func size(of file: Int32) throws(FileProblem) -> Int {
    Int(try call("lseek", "") { lseek(file, 0, SEEK_END) })
  }

  /// What stands at a path; nil where nothing does.
  public func status(
    at path: String,
    followingLinks: Bool
  ) throws(FileProblem) -> FileStatus? {
    var status = stat()
    do throws(FileProblem) {
      _ = try call("stat", path) {
        followingLinks ? stat(path, &status) : lstat(path, &status)
      }
    } catch {
      guard error.code == ENOENT || error.code == ENOTDIR else { throw error }
      return nil
    }
    return FileStatus(status)
  }

  /// Takes the exclusive lock on an open file; false while somebody else has it.
  public func tryLock(_ file: Int32) throws(FileProblem) -> Bool {
    do throws(FileProblem) {
      _ = try call("flock", "") { flock(file, LOCK_EX | LOCK_NB) }
      return true
    } catch {
      guard error.code == EWOULDBLOCK else { throw error }
      return false
    }
  }

  /// Gives the lock back.
  public func unlock(_ file: Int32) {
    _ = flock(file, LOCK_UN)
  }

  /// Makes a folder for its owner alone.
  public func makeFolder(_ path: String) throws(FileProblem) {
    _ = try call("mkdir", path) { mkdir(path, 0o700) }
  }

  /// Gives a file or folder another name, in one step.
  public func rename(_ path: String, to other: String) throws(FileProblem) {
    _ = try call("rename", other) { systemRename(path, other) }
  }

  /// Removes a file, or an empty folder.
  public func remove(_ path: String) throws(FileProblem) {
    _ = try call("remove", path) { systemRemove(path) }
  }

  /// The names in a folder, sorted.
  public func names(in folder: String) throws(FileProblem) -> [String] {
    guard let stream = opendir(folder) else {
      throw FileProblem(call: "opendir", path: folder, code: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a call again while a signal interrupts it, and throws when it fails.
  private func call<Result: SignedInteger>(
    _ name: String,
    _ path: String,
    _ body: () -> Result
  ) throws(FileProblem) -> Result {
    while true {
      let result = body()
      if result >= 0 { return result }
      guard errno == EINTR else { throw FileProblem(call: name, path: path, code: errno) }
    }
  }
}

extension FileStatus {
  fileprivate init(_ status: stat) {
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    self.init(
      kind: kind,
      size: Int(status.st_size),
      owner: status.st_uid,
      modified: Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec),
      names: Int(status.st_nlink)
    )
  }
}

private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

private func systemClose(_ file: Int32) -> Int32 { close(file) }

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}

private func systemRename(_ path: String, _ other: String) -> Int32 { rename(path, other) }

private func systemRemove(_ path: String) -> Int32 { remove(path) }
