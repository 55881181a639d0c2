import Glibc
import Loyalty
import LoyaltyStore

/// The real disk, but for a sync that takes longer, as that of an ordinary disk does.
///
/// The disk under a bench may be a fast one, which answers a sync sooner than two processors get
/// through eight desks' work: what syncing together saves is seen where a sync costs something.
struct SlowDisk: FileSystem {
  /// What a sync takes more, in microseconds.
  let microseconds: UInt32
  private let real = PosixFiles()

  init(microseconds: UInt32) {
    self.microseconds = microseconds
  }

  func synchronize(_ file: Int32) throws(FileProblem) {
    usleep(microseconds)
    try real.synchronize(file)
  }

  func open(_ path: String, _ mode: OpenMode) throws(FileProblem) -> Int32 {
    try real.open(path, mode)
  }

  func close(_ file: Int32) { real.close(file) }

  func read(_ file: Int32, at offset: Int, count: Int) throws(FileProblem) -> [UInt8] {
    try real.read(file, at: offset, count: count)
  }

  func map(_ file: Int32, count: Int) throws(FileProblem) -> FixedBytes {
    try real.map(file, count: count)
  }

  func write(
    _ file: Int32,
    _ bytes: ArraySlice<UInt8>,
    at place: WritePlace
  ) throws(FileProblem) -> Int {
    try real.write(file, bytes, at: place)
  }

  func synchronizeFolder(_ path: String) throws(FileProblem) {
    try real.synchronizeFolder(path)
  }

  func truncate(_ file: Int32, to length: Int) throws(FileProblem) {
    try real.truncate(file, to: length)
  }

  func size(of file: Int32) throws(FileProblem) -> Int { try real.size(of: file) }

  func status(of file: Int32) throws(FileProblem) -> FileStatus { try real.status(of: file) }

  func status(at path: String, followingLinks: Bool) throws(FileProblem) -> FileStatus? {
    try real.status(at: path, followingLinks: followingLinks)
  }

  func tryLock(_ file: Int32) throws(FileProblem) -> Bool { try real.tryLock(file) }

  func unlock(_ file: Int32) { real.unlock(file) }

  func makeFolder(_ path: String) throws(FileProblem) { try real.makeFolder(path) }

  func rename(_ path: String, to other: String) throws(FileProblem) {
    try real.rename(path, to: other)
  }

  func remove(_ path: String) throws(FileProblem) { try real.remove(path) }

  func names(in folder: String) throws(FileProblem) -> [String] { try real.names(in: folder) }
}
