/// SENDER: who sends the messages of a store now.
///
/// The system gives it to one process at a time and takes it back from one that died, so that the
/// next one goes on where it was.
public final class SenderLock: Sendable {
  /// The file in the store's folder.
  public static let file = "SENDER"

  private let file: OpenFile
  private let files: any FileSystem

  /// Takes the right to send.
  ///
  /// - Parameters:
  ///   - store: The store's folder.
  ///   - files: The disk.
  /// - Returns: nil while somebody else has it.
  /// - Throws: `readOnly(.notOurs)`, `file` where the system does not let us.
  public static func take(
    of store: String,
    files: any FileSystem = PosixFiles()
  ) throws(StoreProblem) -> SenderLock? {
    let path = store + "/" + Self.file
    try files.checkOwner(of: store)
    let lock = try filing { () throws(FileProblem) in
      if try files.status(at: path, followingLinks: false) == nil {
        try? files.writeNew(path, [])
      }
      return SenderLock(try OpenFile(path, .readWrite, in: files), files)
    }
    let isOurs = try filing { () throws(FileProblem) in
      try files.tryLock(lock.file.descriptor)
    }
    return isOurs ? lock : nil
  }

  private init(_ file: OpenFile, _ files: any FileSystem) {
    self.file = file
    self.files = files
  }

  /// Gives the right back.
  public func release() {
    files.unlock(file.descriptor)
  }
}
