#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import JSONText
import Synchronization

/// SYNC: whose turn it is to bring the journal to the disk, and how far the last one brought it.
///
/// Where several desks write, one sync covers what all of them have written before it: who waits
/// for the turn reads here that the own record is on the disk already. The file may be missing or
/// hold anything; then each desk syncs for itself.
final class SyncTurn: Sendable {
  static let file = "SYNC"
  /// How long a turn is waited for before a desk syncs without it: who has it may be stopped.
  static let patience = Duration.milliseconds(500)
  private static let room = 128

  private let file: OpenFile
  /// What was read last: who waits reads the same line again and again.
  private let last = Mutex((bytes: [UInt8](), told: Told?.none))

  /// How far a segment is on the disk.
  private struct Told {
    /// The segment's file without the folders, with the stroke before it: "/000003.ndjson".
    var name = ""
    var end = 0
    /// The checksum of the last line that it covers.
    var last = ""
  }

  /// Opens the file, or makes it; nil where that cannot be.
  init?(in folder: String, _ files: any FileSystem) {
    let path = "\(folder)/\(Self.file)"
    let isThere = (try? files.status(at: path, followingLinks: false)) ?? nil
    if isThere == nil { _ = try? OpenFile(path, .create, in: files) }
    guard let file = try? OpenFile(path, .readWrite, in: files) else { return nil }
    self.file = file
  }

  /// Takes the turn, unless somebody has it.
  func tryTake() -> Bool { (try? file.files.tryLock(file.descriptor)) == true }

  /// Gives the turn back.
  func release() { file.files.unlock(file.descriptor) }

  /// Whether a segment is known to be on the disk up to a byte.
  func covers(_ segment: OpenFile, upTo end: Int) -> Bool {
    guard let bytes = try? file.read(at: 0, count: Self.room) else { return false }
    let told = last.withLock { last in
      if last.bytes != bytes { last = (bytes, Self.read(bytes)) }
      return last.told
    }
    guard let told, told.end >= end, segment.path.hasSuffix(told.name) else { return false }
    // A file that was left from another state of the folder tells of lines that are not there.
    return !told.last.isEmpty && Self.lastSum(of: segment, at: told.end) == told.last
  }

  /// Tells how far a segment is on the disk; what fails here costs others a sync.
  func tell(_ segment: OpenFile, upTo end: Int) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("segment", Self.name(of: segment))
    writer.member("end", end)
    writer.member("last", Self.lastSum(of: segment, at: end))
    let line = ChecksummedLine.closing(writer)
    guard line.count <= Self.room else { return }
    try? file.write(line, at: .offset(0))
  }

  private static func read(_ bytes: [UInt8]) -> Told? {
    guard let newline = bytes.firstIndex(of: 0x0A), ChecksummedLine.isWhole(bytes, 0..<newline)
    else { return nil }
    return try? read(bytes, 0..<newline)
  }

  private static func read(_ bytes: [UInt8], _ line: Range<Int>) throws(JSONProblem) -> Told {
    var reader = JSONReader(bytes, in: line)
    var told = Told()
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "segment": told.name = "/" + (try reader.string())
      case "end": told.end = try reader.integer(as: Int.self)
      case "last": told.last = try reader.string()
      default: try reader.skipValue()
      }
    }
    return told
  }

  /// The checksum, as it is written, of the line that ends at a byte; empty where none does.
  private static func lastSum(of segment: OpenFile, at end: Int) -> String {
    let count = ChecksummedLine.tailCount + 1
    guard end >= count, let bytes = try? segment.read(at: end - count, count: count),
      bytes.count == count, bytes.last == 0x0A
    else { return "" }
    return String(decoding: bytes.dropLast(3).suffix(8), as: UTF8.self)
  }

  /// The segment's file without the folders: "000003.ndjson".
  private static func name(of segment: OpenFile) -> String {
    segment.path.split(separator: "/").last.map(String.init) ?? ""
  }
}

extension OpenFile {
  /// Where the whole lines that follow a byte end, as far as they are read at once.
  ///
  /// A whole line is never cut off again, so that others' records count; a torn one may be.
  func wholeEnd(after start: Int) -> Int {
    guard let size = try? size(), size > start,
      let bytes = try? read(at: start, count: min(size - start, 1 << 18))
    else { return start }
    var end = 0
    for line in LineChunk(offset: start, bytes: bytes).lines {
      guard ChecksummedLine.isWhole(bytes, line) else { break }
      end = line.upperBound + 1
    }
    return start + end
  }
}
