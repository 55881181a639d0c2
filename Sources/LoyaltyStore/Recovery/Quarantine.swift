import JSONText

extension Store {
  /// Cuts everything behind the last good record off the live journal and keeps it.
  ///
  /// The bytes are on the disk in quarantine/ before they leave the journal. Needs the lock.
  func quarantine(_ bad: BadLine, size: Int) throws(StoreProblem) -> Repair {
    let segment = manifest.segments[segmentIndex].file
    do throws(FileProblem) {
      let bytes = try journal.read(at: position.offset, count: size - position.offset)
      let folder = path + "/quarantine"
      if try files.status(at: folder, followingLinks: false) == nil {
        try files.makeFolder(folder)
        try files.synchronizeFolder(path)
      }
      let name = try freeName(in: folder)
      let repair = Repair(
        file: segment,
        line: bad.line,
        reason: bad.reason,
        byteCount: bytes.count,
        keptIn: "quarantine/\(name)"
      )
      try files.writeNew("\(folder)/\(name)", bytes)
      try files.writeNew("\(folder)/\(name).json", repair.bytes)
      try files.synchronizeFolder(folder)
      try journal.truncate(to: position.offset)
      try journal.synchronize()
      return repair
    } catch { throw .notSaved(error) }
  }

  private func freeName(in folder: String) throws(FileProblem) -> String {
    var number = try files.names(in: folder).count / 2 + 1
    while try files.status(at: "\(folder)/\(Self.padded(number))", followingLinks: false) != nil {
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
    case .shrunk: "shrunk"
    }
  }

  /// Whether an unfinished write explains it; a line that matches its checksum was finished.
  var isTorn: Bool { self == .checksum || self == .cut }
}
