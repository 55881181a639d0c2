import JSONText
import Loyalty

/// What a backup holds: BACKUP.json, written last, so that an interrupted backup has none.
struct BackupList: Hashable, Sendable {
  static let file = "BACKUP.json"

  /// A file of the backup with its length and checksum.
  struct Part: Hashable, Sendable {
    var file: String
    var bytes: Int
    var crc: UInt32
  }

  var storeID: String
  /// The last record that is in it.
  var seq: UInt64
  /// When it was made.
  var at: Moment
  var parts: [Part]
}

extension BackupList {
  /// One line.
  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("backup", 1)
    writer.member("storeId", storeID)
    writer.member("seq", seq)
    writer.member("at", at.rfc3339)
    writer.key("files")
    writer.array(parts) { writer, part in
      writer.object { writer in
        writer.member("file", part.file)
        writer.member("bytes", part.bytes)
        writer.member("crc32", part.crc)
      }
    }
    return ChecksummedLine.closing(writer)
  }

  /// Reads the line; members that a newer program added are passed over.
  init(_ bytes: [UInt8]) throws(JSONProblem) {
    guard bytes.last == UInt8(ascii: "\n"),
      ChecksummedLine.isWhole(bytes, 0..<bytes.count - 1)
    else { throw JSONProblem(.endOfText, at: bytes.count) }
    var reader = JSONReader(bytes)
    var storeID: String?
    var seq: UInt64?
    var at: Moment?
    var parts: [Part]?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "storeId": storeID = try reader.string()
      case "seq": seq = try reader.integer(as: UInt64.self)
      case "at": at = try reader.moment()
      case "files": parts = try reader.array(of: Self.readPart)
      default: try reader.skipValue()
      }
    }
    try reader.finish()
    self.storeID = try reader.required(storeID, "storeId")
    self.seq = try reader.required(seq, "seq")
    self.at = try reader.required(at, "at")
    self.parts = try reader.required(parts, "files")
  }

  private static func readPart(_ reader: inout JSONReader) throws(JSONProblem) -> Part {
    var part = Part(file: "", bytes: 0, crc: 0)
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "file": part.file = try Manifest.readPath(&reader)
      case "bytes": part.bytes = try reader.integer(as: Int.self)
      case "crc32": part.crc = try reader.integer(as: UInt32.self)
      default: try reader.skipValue()
      }
    }
    guard !part.file.isEmpty else { throw reader.problem(.missingKey("file")) }
    return part
  }

  /// Reads the list of what should be a backup.
  ///
  /// - Throws: `missing`, `unfinished`, `notABackup`, `file`.
  static func read(at path: String, _ files: any FileSystem) throws(StoreProblem) -> BackupList {
    let kind = try filing { () throws(FileProblem) in
      try files.status(at: path, followingLinks: true)?.kind
    }
    guard let kind else { throw .missing(path: path) }
    guard kind == .folder else { throw .notAFolder(path: path) }
    let isMarked = try filing { () throws(FileProblem) in
      try AsideFolder.isMarked(path, files)
    }
    guard !isMarked else { throw .unfinished(path: path) }
    guard let list = try readIfThere(at: path, files) else { throw .notABackup(path: path) }
    return list
  }

  /// Holds the files of a backup to its list; does nothing where there is no list.
  static func check(
    _ path: String,
    _ files: any FileSystem,
    _ report: inout StoreReport
  ) throws(StoreProblem) {
    let list: BackupList?
    do throws(StoreProblem) {
      list = try readIfThere(at: path, files)
    } catch .notABackup {
      report.isBackup = true
      return report.add(.changed(file: file))
    }
    report.isBackup = list != nil
    for part in list?.parts ?? [] {
      let found = try? FileCopy.part(part.file, of: path, files)
      if found != part { report.add(.changed(file: part.file)) }
    }
  }

  private static func readIfThere(
    at path: String,
    _ files: any FileSystem
  ) throws(StoreProblem) -> BackupList? {
    let place = "\(path)/\(file)"
    let bytes = try filing { () throws(FileProblem) in
      try files.status(at: place, followingLinks: false) == nil ? nil : files.contents(of: place)
    }
    guard let bytes else { return nil }
    do throws(JSONProblem) {
      return try BackupList(bytes)
    } catch { throw .notABackup(path: path) }
  }
}
