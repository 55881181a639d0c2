import JSONText

extension Store {
  /// Cuts everything behind the last good record off the live journal and keeps it.
  ///
  /// The bytes are on the disk in quarantine/ before they leave the journal. Needs the lock.
  func quarantine(_ bad: BadLine, size: Int) throws(StoreProblem) -> Repair {
    let segment = manifest.segments[segmentIndex].file
    let repair: Repair
    do throws(FileProblem) {
      let bytes = try journal.read(at: position.offset, count: size - position.offset)
      let folder = path + "/quarantine"
      if try files.status(at: folder, followingLinks: false) == nil {
        try files.makeFolder(folder)
      }
      try files.synchronizeFolder(path)
      let name = try freeName(in: folder)
      repair = Repair(
        file: segment,
        line: bad.line,
        reason: bad.reason,
        byteCount: bytes.count,
        keptIn: "quarantine/\(name)"
      )
      try keep(bytes, "\(folder)/\(name)", repair)
      try files.synchronizeFolder(folder)
      try journal.truncate(to: position.offset)
    } catch { throw .notSaved(error) }
    // The system may tell here that records of other desks did not reach the disk: it tells once.
    do throws(FileProblem) {
      try journal.synchronize()
    } catch { throw durability.failed(error, lock, by: options.staff, at: options.clock()) }
    return repair
  }

  /// Moves a segment that nothing names into quarantine/.
  func setAside(_ segment: String) throws(FileProblem) {
    let folder = path + "/quarantine"
    if try files.status(at: folder, followingLinks: false) == nil { try files.makeFolder(folder) }
    try files.rename("\(path)/\(segment)", to: "\(folder)/\(try freeName(in: folder))")
    try files.synchronizeFolder(folder)
    try files.synchronizeFolder(path)
  }

  /// Writes what is cut off and why; where that fails, nothing of it stays.
  private func keep(_ bytes: [UInt8], _ path: String, _ repair: Repair) throws(FileProblem) {
    do throws(FileProblem) {
      try files.writeNew(path, bytes)
      try files.writeNew(path + ".json", repair.bytes)
    } catch {
      for made in [path, path + ".json"] { try? files.remove(made) }
      throw error
    }
  }

  private func freeName(in folder: String) throws(FileProblem) -> String {
    let names = Set(try files.names(in: folder))
    // A power cut may have left either file of a pair without the other.
    var number = names.count / 2 + 1
    while names.contains(Self.padded(number)) || names.contains(Self.padded(number) + ".json") {
      number += 1
    }
    return Self.padded(number)
  }

  /// Six digits, as folders and segments are numbered.
  static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }
}

extension Repair {
  /// The line that stands beside what was cut off.
  fileprivate var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("file", file)
    writer.member("line", line)
    writer.member("reason", reason.code)
    writer.member("bytes", byteCount)
    return ChecksummedLine.closing(writer)
  }
}

extension Damage.Reason {
  /// The stable name of the reason.
  public var code: String {
    switch self {
    case .checksum: "checksum"
    case .cut: "cut"
    case .format: "format"
    case .sequence: "sequence"
    case .reference: "reference"
    case .afterEnd: "afterEnd"
    case .footer: "footer"
    case .otherFile: "otherFile"
    case .shrunk: "shrunk"
    }
  }

  /// Whether an unfinished write explains it; a line that matches its checksum was finished.
  var isTorn: Bool { self == .checksum || self == .cut }
}
