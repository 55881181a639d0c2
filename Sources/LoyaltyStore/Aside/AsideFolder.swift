import Loyalty

/// A folder beside a place, in which something is made that is renamed to the place when it is
/// finished: a new store, a backup, a restored store.
///
/// Its first file is UNFINISHED, which goes last: no folder that has one is opened, copied or taken
/// for whole. Whoever makes it holds that file's lock, so that what a crash left can be told from
/// what another process is making just now.
final class AsideFolder {
  /// The file that says so.
  static let mark = "UNFINISHED"
  private static let infix = ".new-"

  /// The folder.
  let path: String
  private let place: String
  private let files: any FileSystem
  private let held: OpenFile

  /// Makes the folder, and those above the place that are missing.
  ///
  /// - Throws: Where the disk refuses.
  init(of place: String, _ files: any FileSystem) throws(FileProblem) {
    self.place = place
    self.files = files
    try files.makeFolders(PosixFiles.parent(of: place))
    while true {
      let path = place + Self.infix + String(UInt64.random(in: 0...UInt64.max), radix: 36)
      guard let held = try Self.make(path, files) else { continue }
      (self.path, self.held) = (path, held)
      return
    }
  }

  /// Makes a folder with its mark; nil where somebody who clears up was faster than our lock.
  private static func make(
    _ path: String,
    _ files: any FileSystem
  ) throws(FileProblem) -> OpenFile? {
    try files.makeFolder(path)
    do throws(FileProblem) {
      let held = try OpenFile("\(path)/\(mark)", .create, in: files)
      guard try files.tryLock(held.descriptor), try isMarked(path, files) else { return nil }
      try held.synchronize()
      // The mark's name is on the disk before any other is made there.
      try files.synchronizeFolder(path)
      return held
    } catch {
      FolderRemoval(files: files).remove(path)
      throw error
    }
  }

  /// Gives the finished folder its place; its files and their names are on the disk.
  ///
  /// - Throws: `alreadyThere` where somebody else was faster, `file` where it has not moved for
  ///   another reason, `notConfirmed` where the disk did not confirm.
  func move() throws(StoreProblem) {
    do throws(FileProblem) {
      try files.remove("\(path)/\(Self.mark)")
      try files.synchronizeFolder(path)
      try files.rename(path, to: place)
    } catch {
      throw error.isAboutOccupied ? .alreadyThere(path: place) : .file(error)
    }
    do throws(FileProblem) {
      try files.synchronizeFolder(PosixFiles.parent(of: place))
    } catch { throw .notConfirmed(error) }
  }

  /// Takes it away, where it cannot be finished.
  func giveUp() {
    do throws(FileProblem) {
      // Where it could not be moved it has no mark any more, and is whole until its files go.
      if try !Self.isMarked(path, files) {
        try files.writeNew("\(path)/\(Self.mark)", [])
        try files.synchronizeFolder(path)
      }
    } catch { return }
    Self.remove(path, files)
  }

  /// Whether a folder is one that was never finished, or is being made just now.
  static func isMarked(_ path: String, _ files: any FileSystem) throws(FileProblem) -> Bool {
    try files.status(at: "\(path)/\(mark)", followingLinks: false) != nil
  }

  /// Takes away what earlier processes left beside a place when they were killed, for this place or
  /// another one in the same folder: backups often carry their date in their names.
  ///
  /// What somebody is making just now stays, and so does what has no mark.
  ///
  /// - Returns: The folders that are gone.
  static func clear(beside place: String, _ files: any FileSystem) -> [String] {
    let parent = PosixFiles.parent(of: place)
    guard let names = try? files.names(in: parent) else { return [] }
    var cleared: [String] = []
    for found in names where isAside(found) {
      let folder = parent == "/" ? "/\(found)" : "\(parent)/\(found)"
      guard let mark = try? OpenFile("\(folder)/\(Self.mark)", .read, in: files),
        (try? files.tryLock(mark.descriptor)) == true
      else { continue }
      remove(folder, files)
      cleared.append(folder)
    }
    return cleared
  }

  /// Whether a name is one that such a folder has.
  private static func isAside(_ found: String) -> Bool {
    guard let infix = found.ranges(of: infix).last else { return false }
    let rest = found[infix.upperBound...]
    return infix.lowerBound > found.startIndex && !rest.isEmpty && UInt64(rest, radix: 36) != nil
  }

  /// The mark goes last, so that what is left of a removal that is killed is not taken for whole.
  private static func remove(_ path: String, _ files: any FileSystem) {
    let removal = FolderRemoval(files: files)
    for name in (try? files.names(in: path)) ?? [] where name != mark {
      removal.remove("\(path)/\(name)")
    }
    guard (try? files.synchronizeFolder(path)) != nil else { return }
    removal.remove(path)
  }
}
