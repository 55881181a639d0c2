import Checksums
import Loyalty

/// What a repair changes: which files stand in place of which.
struct RepairPlan {
  private let path: String
  private let files: any FileSystem
  private let old: Manifest
  /// The manifest that names the mended files.
  private(set) var new: Manifest
  private(set) var damages: [FileDamage] = []
  /// Mended files that were made, from the store's folder.
  private(set) var made: [String] = []

  init(_ path: String, _ manifest: Manifest, _ files: any FileSystem) throws(StoreProblem) {
    self.path = path
    self.files = files
    old = manifest
    new = manifest
    new.epoch += 1
    let names = manifest.fixedFiles + [manifest.segments[manifest.segments.count - 1].file]
    for name in names {
      let damage = try filing { () throws(FileProblem) in
        try FileDamage(name, in: path, files)
      }
      if !damage.isWhole { damages.append(damage) }
    }
  }

  private var number: String { Store.padded(new.epoch) }

  /// Makes the mended files; those that no single bits put right must be of history/ or journal/.
  mutating func mend() throws(StoreProblem) {
    let (path, files) = (path, files)
    try mendBase()
    new.receipts = try old.receipts.map { part throws(StoreProblem) in try mended(part) }
    new.history = try old.history.map { part throws(StoreProblem) in try mended(part) }
    for (index, segment) in old.segments.enumerated() {
      guard let damage = damage(of: segment.file), !damage.bits.isEmpty else { continue }
      new.segments[index].file = try made(new.nextSegmentFile) { name throws(FileProblem) in
        try damage.copy(to: name, in: path, files)
      }
    }
  }

  private func damage(of file: String) -> FileDamage? { damages.first { $0.file == file } }

  private mutating func made(
    _ name: String,
    _ make: (String) throws(FileProblem) -> Void
  ) throws(StoreProblem) -> String {
    let (path, files) = (path, files)
    made.append(name)
    try filing { () throws(FileProblem) in
      if try files.status(at: "\(path)/\(name)", followingLinks: false) != nil {
        try files.remove("\(path)/\(name)")
      }
      try make(name)
    }
    return name
  }

  /// A base is immutable as a whole: where one file is mended all are copied.
  private mutating func mendBase() throws(StoreProblem) {
    let inBase = damages.filter { $0.file.hasPrefix(old.base.folder + "/") }
    guard !inBase.isEmpty else { return }
    for damage in inBase {
      guard let lost = damage.lost.first else { continue }
      throw .baseDamaged(Damage(file: damage.file, line: lost.line, reason: .checksum))
    }
    let folder = "base/\(number)"
    made.append(folder)
    FolderRemoval(files: files).remove("\(path)/\(folder)")
    try filing { () throws(FileProblem) in try files.makeFolder("\(path)/\(folder)") }
    for name in BaseFile.own.map({ "\(old.base.folder)/\($0)" }) + old.base.others.map(\.file) {
      let target = folder + name.dropFirst(old.base.folder.count)
      try filing { () throws(FileProblem) in
        let known = damage(of: name)
        let damage = if let known { known } else { try FileDamage(name, in: path, files) }
        try damage.copy(to: target, in: path, files)
      }
    }
    new.base.folder = folder
    new.base.own = old.base.own.map { moved($0, to: folder) }
    new.base.others = old.base.others.map { moved($0, to: folder) }
    try filing { () throws(FileProblem) in
      try files.synchronizeFolder("\(path)/\(folder)")
      try files.synchronizeFolder("\(path)/base")
    }
  }

  /// A file of the base in the mended base, where it has the bytes that were written.
  private func moved(_ part: Manifest.Part, to folder: String) -> Manifest.Part {
    var moved = part
    moved.file = folder + part.file.dropFirst(old.base.folder.count)
    return moved
  }

  private mutating func mended(_ part: Manifest.Part) throws(StoreProblem) -> Manifest.Part {
    let (path, files) = (path, files)
    guard let damage = damage(of: part.file) else { return part }
    let folder = part.file.prefix { $0 != "/" }
    if let lost = damage.lost.first, folder != "history" || lost.line > part.lines {
      throw .baseDamaged(Damage(file: part.file, line: lost.line, reason: .checksum))
    }
    let name = "\(folder)/\(number)-\(part.first).ndjson"
    var mended = part
    mended.file = try made(name) { name throws(FileProblem) in
      try damage.copy(to: name, isWithoutLost: true, in: path, files)
    }
    guard !damage.lost.isEmpty else { return mended }
    return try counted(mended, damage)
  }

  /// Writes a part of history/ anew whose lines are fewer, so that its last line counts right.
  private func counted(
    _ part: Manifest.Part,
    _ damage: FileDamage
  ) throws(StoreProblem) -> Manifest.Part {
    let (path, files) = (path, files)
    var part = part
    let bytes = try filing { () throws(FileProblem) in
      try files.contents(of: "\(path)/\(part.file)")
    }
    let lines = LineChunk(offset: 0, bytes: bytes).lines
    // The line that counts may have gone with the damage before it.
    guard let last = lines.last, last.upperBound == bytes.count - 1,
      (try? BaseFooter.read(bytes, last)) != nil
    else {
      let lost = damage.lost.last?.line ?? part.lines
      throw .baseDamaged(Damage(file: damage.file, line: lost, reason: .footer))
    }
    // Two lines whose newline was damaged are found as one: what is left is counted.
    part.lines = lines.count - 1
    return try filing { () throws(FileProblem) in
      let fresh = Array(bytes[..<last.lowerBound]) + BaseFooter.line(count: part.lines)
      try files.remove("\(path)/\(part.file)")
      try files.writeNew("\(path)/\(part.file)", fresh)
      part.bytes = fresh.count
      part.crc = CRC32.of(fresh)
      return part
    }
  }

  /// Ends the journal in front of the first line that stays damaged.
  ///
  /// - Parameters:
  ///   - index: Which of the new manifest's segments has it.
  ///   - end: Where the last good line ends.
  /// - Throws: `file`.
  mutating func cut(_ index: Int, at end: Int) throws(StoreProblem) {
    let (path, files) = (path, files)
    let source = new.segments[index].file
    let name = new.nextSegmentFile
    let damage = try filing { () throws(FileProblem) in
      try FileDamage(source, in: path, files)
    }
    new.segments.removeSubrange((index + 1)...)
    new.segments[index].file = try made(name) { name throws(FileProblem) in
      try damage.copy(to: name, upTo: end, in: path, files)
    }
  }

  /// Brings the names of what was made to the disk.
  func synchronizeNames() throws(StoreProblem) {
    try filing { () throws(FileProblem) in
      for folder in ["base", "receipts", "history", "journal"]
      where try files.status(at: "\(path)/\(folder)", followingLinks: false) != nil {
        try files.synchronizeFolder("\(path)/\(folder)")
      }
      try files.synchronizeFolder(path)
    }
  }

  /// Takes away what was made, where the repair goes no further.
  func takeBack() {
    for name in made { FolderRemoval(files: files).remove("\(path)/\(name)") }
  }

  /// Takes away the old files that nothing names any more.
  func removeOld() {
    let named = Set(new.fixedFiles + new.segments.map(\.file))
    for name in old.fixedFiles + old.segments.map(\.file) where !named.contains(name) {
      FolderRemoval(files: files).remove("\(path)/\(name)")
    }
    if new.base.folder != old.base.folder {
      FolderRemoval(files: files).remove("\(path)/\(old.base.folder)")
    }
    for name in made
    where !named.contains(name) && name != new.base.folder {
      FolderRemoval(files: files).remove("\(path)/\(name)")
    }
  }
}
