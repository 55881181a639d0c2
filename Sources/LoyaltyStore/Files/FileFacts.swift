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
  /// The number of the user whom it belongs to.
  public let owner: UInt32
  /// When its bytes were changed last, in nanoseconds since 1970; 0 where the disk does not tell.
  public let modified: Int64
  /// Under how many names it stands; 0 for an open file that somebody removed.
  public let names: Int

  /// Describes a file.
  public init(kind: Kind, size: Int, owner: UInt32 = 0, modified: Int64 = 0, names: Int = 1) {
    self.kind = kind
    self.size = size
    self.owner = owner
    self.modified = modified
    self.names = names
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
