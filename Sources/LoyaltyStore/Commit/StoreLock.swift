import Loyalty
import Synchronization

/// LOCK: who may append now, and the marks of desks that failed.
///
/// Never renamed or deleted. The holder's line stands in the first 512 bytes. Behind them stand
/// marks of 512 bytes each, only ever added: the file's length tells a desk whether one was added
/// since it opened the store, even if another desk has lifted it meanwhile.
final class StoreLock: Sendable {
  static let file = "LOCK"
  /// How much the holder and each mark have to stand in.
  static let room = 512

  private let file: OpenFile
  private let files: any FileSystem
  private let folder: String
  /// When LOCK was last known to be the file that others open.
  private let checked = Mutex(Moment?.none)

  /// The marks at one time.
  struct Marks: Hashable, Sendable {
    /// How long the file is; no less than the holder's room.
    var size: Int
    /// The last mark, unless it was lifted.
    var poison: Poison?
  }

  /// Opens LOCK, to be read alone where the system allows no more.
  init(in folder: String, _ mode: OpenMode, files: any FileSystem) throws(FileProblem) {
    file = try OpenFile(folder + "/" + Self.file, mode, in: files)
    self.files = files
    self.folder = folder
  }

  /// Takes the lock; asks `waiting` again and again whether to go on.
  ///
  /// - Parameters:
  ///   - holder: What others read about us while we have it.
  ///   - waiting: Is told who holds the lock and for how long we wait; false gives up.
  /// - Throws: `busy`, `lockMissing`, or `file` where the system has no lock for us.
  func take(
    as holder: LockHolder,
    waiting: (() -> LockHolder?, Duration) -> Bool
  ) throws(StoreProblem) {
    let wait = ShortWait()
    while try !tryTake() {
      guard waiting(currentHolder, wait.waited) else {
        throw .busy(currentHolder())
      }
      wait.pause()
    }
    do throws(StoreProblem) { try checkName(at: holder.since) } catch {
      release()
      throw error
    }
    if let line = Self.line(of: holder) { try? file.write(line, at: .offset(0)) }
  }

  /// Makes sure, once a second, that nobody has removed LOCK: a desk that starts now would take
  /// another file's lock, and write beside us.
  private func checkName(at now: Moment) throws(StoreProblem) {
    if let last = checked.withLock({ $0 }),
      (0..<1_000).contains(now.milliseconds - last.milliseconds)
    {
      return
    }
    let status = try filing { () throws(FileProblem) in try files.status(of: file.descriptor) }
    guard status.names > 0 else { throw .lockMissing(path: folder) }
    checked.withLock { $0 = now }
  }

  /// The desks' turn to sync; nil where the file cannot be had.
  func syncTurn() -> SyncTurn? { SyncTurn(in: folder, files) }

  /// Gives the lock back.
  func release() {
    files.unlock(file.descriptor)
  }

  /// The marks as they are now.
  func marks() throws(FileProblem) -> Marks {
    let size = try file.size()
    guard size > Self.room else { return Marks(size: Self.room) }
    let start = (size - 1) / Self.room * Self.room
    let last = try file.read(at: start, count: size - start)
    guard LiftedMark(last)?.covers != start else { return Marks(size: size) }
    return Marks(size: size, poison: try poison(since: Self.room))
  }

  /// The last mark that was added since the file had that length; whether it was lifted or not.
  func poison(since known: Int) throws(FileProblem) -> Poison? {
    let size = try file.size()
    guard size > max(known, Self.room) else { return nil }
    var start = (size - 1) / Self.room * Self.room
    while start >= Self.room {
      let bytes = try file.read(at: start, count: Self.room)
      if LiftedMark(bytes) == nil { return Poison(bytes) }
      start -= Self.room
    }
    return Poison([])
  }

  /// Leaves the mark; what fails here is told by the failure itself.
  func mark(_ poison: Poison) {
    try? leave(poison)
  }

  /// Leaves a mark on which something rests.
  func leave(_ poison: Poison) throws(FileProblem) {
    let nameless = Poison(by: Staff(""), at: poison.at, code: poison.code)
    guard let bytes = Self.padded(poison.bytes) ?? Self.padded(nameless.bytes) else { return }
    try add(bytes)
  }

  /// Lifts the marks that stood at one time; one that was added since then stays.
  func lift(_ marks: Marks) throws(FileProblem) {
    let covers = marks.size + Self.missing(marks.size)
    if let bytes = Self.padded(LiftedMark(covers: covers).bytes) { try add(bytes) }
  }

  /// How many bytes a mark that was torn as it was written lacks.
  private static func missing(_ size: Int) -> Int { (room - size % room) % room }

  private func add(_ bytes: [UInt8]) throws(FileProblem) {
    if try file.size() < Self.room {
      try file.write(Self.padded([]) ?? [], at: .offset(0))
    }
    // A mark that was torn is filled up, or no mark behind it would stand where it is looked for.
    let torn = [UInt8](repeating: UInt8(ascii: " "), count: Self.missing(try file.size()))
    // Opened to append, so that two marks at the same time cannot take the same place.
    let end = try OpenFile(file.path, .append, in: files)
    try end.write(torn + bytes)
    try end.synchronize()
  }

  private func tryTake() throws(StoreProblem) -> Bool {
    do throws(FileProblem) {
      return try files.tryLock(file.descriptor)
    } catch { throw .file(error) }
  }

  private func currentHolder() -> LockHolder? {
    (try? file.read(at: 0, count: Self.room)).flatMap { LockHolder($0) }
  }

  /// Who holds a lock, as it stands in the lock's file; names that are too long are cut.
  static func line(of holder: LockHolder) -> [UInt8]? {
    padded(holder.bytes) ?? padded(holder.short.bytes)
  }

  /// A line with spaces behind it, so that it fills its room; nil where it is too long.
  static func padded(_ line: [UInt8]) -> [UInt8]? {
    guard line.count <= room else { return nil }
    var line = line
    line.reserveCapacity(room)
    while line.count < room { line.append(UInt8(ascii: " ")) }
    return line
  }
}
