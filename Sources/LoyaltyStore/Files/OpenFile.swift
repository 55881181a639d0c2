#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file, closed when nobody holds it any more.
final class OpenFile: Sendable {
  let path: String
  let descriptor: Int32
  let files: any FileSystem

  init(_ path: String, _ mode: OpenMode, in files: any FileSystem) throws(FileProblem) {
    descriptor = try files.open(path, mode)
    self.path = path
    self.files = files
  }

  deinit { files.close(descriptor) }

  func read(at offset: Int, count: Int) throws(FileProblem) -> [UInt8] {
    do throws(FileProblem) {
      return try files.read(descriptor, at: offset, count: count)
    } catch { throw named(error) }
  }

  func size() throws(FileProblem) -> Int {
    do throws(FileProblem) {
      return try files.size(of: descriptor)
    } catch { throw named(error) }
  }

  /// Writes all bytes; stops at the first call that fails.
  func write(_ bytes: [UInt8], at place: WritePlace = .next) throws(FileProblem) {
    var rest = bytes[...]
    var place = place
    while !rest.isEmpty {
      do throws(FileProblem) {
        let count = try files.write(descriptor, rest, at: place)
        guard count > 0 else { throw FileProblem(call: "write", path: path, code: EIO) }
        rest = rest.dropFirst(count)
        if case .offset(let offset) = place { place = .offset(offset + count) }
      } catch { throw named(error) }
    }
  }

  func synchronize() throws(FileProblem) {
    do throws(FileProblem) {
      try files.synchronize(descriptor)
    } catch { throw named(error) }
  }

  func truncate(to length: Int) throws(FileProblem) {
    do throws(FileProblem) {
      try files.truncate(descriptor, to: length)
    } catch { throw named(error) }
  }

  private func named(_ problem: FileProblem) -> FileProblem {
    FileProblem(call: problem.call, path: path, code: problem.code)
  }
}

extension FileSystem {
  /// The whole of a small file.
  func contents(of path: String) throws(FileProblem) -> [UInt8] {
    let file = try OpenFile(path, .read, in: self)
    return try file.read(at: 0, count: try file.size())
  }

  /// Writes a new file and brings it to the disk.
  func writeNew(_ path: String, _ bytes: [UInt8]) throws(FileProblem) {
    let file = try OpenFile(path, .create, in: self)
    try file.write(bytes)
    try file.synchronize()
  }

  /// Makes a folder and those above it that are missing, and brings their names to the disk.
  func makeFolders(_ path: String) throws(FileProblem) {
    guard try status(at: path, followingLinks: true) == nil else { return }
    let parent = Self.parent(of: path)
    if parent != path { try makeFolders(parent) }
    try makeFolder(path)
    try synchronizeFolder(parent)
  }

  /// The folder in which a path stands.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// Runs a call on files and tells its failure as the store's.
func filing<Value>(_ body: () throws(FileProblem) -> Value) throws(StoreProblem) -> Value {
  do throws(FileProblem) {
    return try body()
  } catch { throw .file(error) }
}

extension FileProblem {
  /// The number that stands for a disk that does not give what it has.
  static var inputOutput: Int32 { EIO }

  /// Whether nothing stands at the path.
  var isAboutNothingThere: Bool { code == ENOENT }

  /// Whether something stands where a folder should get its place.
  var isAboutOccupied: Bool { code == EEXIST || code == ENOTEMPTY }

  /// Whether the system does not let us write, rather than that something is wrong.
  var isAboutPermission: Bool {
    code == EACCES || code == EPERM || code == EROFS
  }
}
