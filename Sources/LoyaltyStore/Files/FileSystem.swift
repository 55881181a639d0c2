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
}

/// How a file is opened.
public enum OpenMode: Hashable, Sendable {
  /// To be read.
  case read
  /// To be read and written in place.
  case readWrite
  /// To be read and written at its end.
  case append
  /// New, for its owner alone; fails where one stands already.
  case create
}

/// Where bytes are written.
public enum WritePlace: Hashable, Sendable {
  /// Where the file was written last; at its end if it was opened to append.
  case next
  /// Over what stands at an offset.
  case offset(Int)
}

/// What the store asks of a file's status.
public struct FileStatus: Hashable, Sendable {
  /// The kinds that the store tells apart.
  public enum Kind: Hashable, Sendable {
    /// An ordinary file, a folder, a symbolic link, or anything else.
    case file, folder, link, other
  }

  /// What it is.
  public let kind: Kind
  /// The length in bytes.
  public let size: Int

  /// Describes a file.
  public init(kind: Kind, size: Int) {
    self.kind = kind
    self.size = size
  }
}

/// A system call that failed: which one, on what, and the system's number for why.
public struct FileProblem: Error, Hashable, Sendable {
  /// The call: "open", "write", "fdatasync".
  public let call: String
  /// The path, or an empty text where only a descriptor was known.
  public let path: String
  /// The system's error number (errno).
  public let code: Int32

  /// Describes a failed call.
  public init(call: String, path: String, code: Int32) {
    self.call = call
    self.path = path
    self.code = code
  }
}
