public import Loyalty

/// The few calls by which the store touches the disk, so that tests can fail any of them.
///
/// Each call stands for one system call on plain descriptors and paths; `PosixFiles` is the real
/// one. Nothing here retries, but for calls that a signal interrupted before they did anything.
public protocol FileSystem: Sendable {
  /// Opens a file that is no symbolic link.
  func open(_ path: String, _ mode: OpenMode) throws(FileProblem) -> Int32
  /// Closes a descriptor.
  func close(_ file: Int32)
  /// Reads up to `count` bytes at an offset; fewer only at the end of the file.
  func read(_ file: Int32, at offset: Int, count: Int) throws(FileProblem) -> [UInt8]
  /// The first bytes of a file, where they stand: looked at without being read into memory of our
  /// own. Nobody changes the file in place meanwhile.
  func map(_ file: Int32, count: Int) throws(FileProblem) -> FixedBytes
  /// Writes bytes at the end (or over an offset) and says how many were taken.
  func write(_ file: Int32, _ bytes: ArraySlice<UInt8>, at place: WritePlace) throws(FileProblem)
    -> Int
  /// Brings a file's data and length to the disk (`fdatasync`).
  func synchronize(_ file: Int32) throws(FileProblem)
  /// Brings a folder's names to the disk.
  func synchronizeFolder(_ path: String) throws(FileProblem)
  /// Cuts a file to a length.
  func truncate(_ file: Int32, to length: Int) throws(FileProblem)
  /// What an open file is now.
  func status(of file: Int32) throws(FileProblem) -> FileStatus
  /// How long an open file is now.
  func size(of file: Int32) throws(FileProblem) -> Int
  /// What stands at a path, symbolic links not followed; nil where nothing does.
  func status(at path: String, followingLinks: Bool) throws(FileProblem) -> FileStatus?
  /// Takes the exclusive lock on an open file; false while somebody else has it (`flock`).
  func tryLock(_ file: Int32) throws(FileProblem) -> Bool
  /// Gives the lock back.
  func unlock(_ file: Int32)
  /// Makes a folder for its owner alone.
  func makeFolder(_ path: String) throws(FileProblem)
  /// Gives a file or folder another name, in one step.
  func rename(_ path: String, to other: String) throws(FileProblem)
  /// Removes a file, or an empty folder.
  func remove(_ path: String) throws(FileProblem)
  /// The names in a folder, sorted.
  func names(in folder: String) throws(FileProblem) -> [String]

  /// The path behind a path that is a symbolic link; any other path as it is.
  func resolved(_ path: String) -> String
  /// The path with no link and no ".." in it, of what is not there yet from the folder above it on.
  func real(_ path: String) -> String
  /// What kind of file system a path stands on, "nfs" or "cifs", where another machine holds it;
  /// nil for a disk of this one.
  func remoteKind(at path: String) -> String?
  /// Whether a folder is where another disk is mounted, so that none can be renamed to it.
  func isMountPoint(_ path: String) -> Bool
  /// The number of the user who works.
  var user: UInt32 { get }
  /// The name of a user, or the number where there is no name.
  func name(ofUser number: UInt32) -> String
}

extension FileSystem {
  /// A disk that tells no length alone tells all.
  public func size(of file: Int32) throws(FileProblem) -> Int { try status(of: file).size }
  /// A disk that cannot be mapped gives a copy.
  public func map(_ file: Int32, count: Int) throws(FileProblem) -> FixedBytes {
    FixedBytes(copying: try read(file, at: 0, count: count))
  }
  /// A disk without links has nothing to resolve.
  public func resolved(_ path: String) -> String { path }
  /// A disk without links has one path to everything.
  public func real(_ path: String) -> String { path }
  /// Whether a place is a folder, or lies somewhere in it.
  func isPlace(_ place: String, inside folder: String) -> Bool {
    let (place, folder) = (real(place), real(folder))
    return place == folder || place.hasPrefix(folder + "/")
  }
  /// Who owns a folder, where that is somebody else: what we made in it the owner could not read.
  func otherOwner(of folder: String) throws(FileProblem) -> String? {
    guard let owner = try status(at: folder, followingLinks: true)?.owner, owner != user else {
      return nil
    }
    return name(ofUser: owner)
  }
  /// Makes sure that a folder is ours to make files in.
  ///
  /// - Throws: `readOnly(.notOurs)`, `file`.
  func checkOwner(of folder: String) throws(StoreProblem) {
    if let owner = try filing({ () throws(FileProblem) in try otherOwner(of: folder) }) {
      throw .readOnly(.notOurs(owner: owner))
    }
  }
  /// A disk is of this machine unless it says otherwise.
  public func remoteKind(at path: String) -> String? { nil }
  /// A disk is one disk unless it says otherwise.
  public func isMountPoint(_ path: String) -> Bool { false }
  /// A disk that knows no users has one.
  public var user: UInt32 { 0 }
  /// A user without a name is a number.
  public func name(ofUser number: UInt32) -> String { String(number) }
}
