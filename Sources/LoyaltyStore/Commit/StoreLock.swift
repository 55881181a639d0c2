import Loyalty

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// LOCK: who may append now, and the poison mark.
///
/// Never renamed or deleted.
///
/// The holder's line stands in the first 512 bytes; a mark stands behind them, so that the file's
/// length tells whether there is one.
final class StoreLock: Sendable {
  static let file = "LOCK"
  private static let holderRoom = 512

  private let file: OpenFile
  private let files: any FileSystem

  /// Opens LOCK, to be read alone where the system allows no more.
  init(in folder: String, _ mode: OpenMode, files: any FileSystem) throws(FileProblem) {
    file = try OpenFile(folder + "/" + Self.file, mode, in: files)
    self.files = files
  }

  /// Takes the lock; asks `waiting` again and again whether to go on.
  ///
  /// - Parameters:
  ///   - holder: What others read about us while we have it.
  ///   - waiting: Is told who holds the lock and for how long we wait; false gives up.
  /// - Throws: `busy`, or `file` where the system has no lock for us.
  func take(
    as holder: LockHolder,
    waiting: (LockHolder?, Duration) -> Bool
  ) throws(StoreProblem) {
    let start = ContinuousClock.now
    var pause: UInt32 = 50
    while try !tryTake() {
      guard waiting(currentHolder(), ContinuousClock.now - start) else {
        throw .busy(currentHolder())
      }
      usleep(pause)
      pause = min(pause * 2, 2_000)
    }
    let line = holder.bytes
    guard line.count <= Self.holderRoom else { return }
    try? file.write(line + Self.spaces(Self.holderRoom - line.count), at: .offset(0))
  }

  /// Gives the lock back.
  func release() {
    files.unlock(file.descriptor)
  }

  /// The mark of a desk that failed, if there is one.
  func poison() throws(FileProblem) -> Poison? {
    let size = try file.size()
    guard size > Self.holderRoom else { return nil }
    return Poison(try file.read(at: Self.holderRoom, count: size - Self.holderRoom))
  }

  /// Leaves the mark; what fails here is told by the failure itself.
  func mark(_ poison: Poison) {
    try? file.write(poison.bytes, at: .offset(Self.holderRoom))
    try? file.synchronize()
  }

  private func tryTake() throws(StoreProblem) -> Bool {
    do throws(FileProblem) {
      return try files.tryLock(file.descriptor)
    } catch { throw .file(error) }
  }

  private func currentHolder() -> LockHolder? {
    (try? file.read(at: 0, count: Self.holderRoom)).flatMap { LockHolder($0) }
  }

  private static func spaces(_ count: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(ascii: " "), count: count)
  }
}
