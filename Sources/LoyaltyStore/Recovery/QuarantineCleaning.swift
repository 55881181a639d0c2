import JSONText
import Loyalty

/// Takes what is personal out of quarantine/, when a client was erased.
///
/// What lies there belongs to no club any more: a client registered in a lost record is entered again
/// under another number, so that numbers do not tell whose values a line holds. So all personal values
/// go. Records stay without them, to be compared and entered again, and lines that cannot be read go
/// whole, for nobody knows what they say.
struct QuarantineCleaning {
  private static let aside = ".new"

  private let folder: String
  private let files: any FileSystem
  private var lines = 0
  private var left: [String] = []

  init(_ store: String, _ files: any FileSystem) {
    folder = "\(store)/quarantine"
    self.files = files
  }

  /// Writes anew what holds anything personal; FILES is held.
  ///
  /// - Returns: How many lines lost something, and what was left as it is: somebody else's files, and
  ///   what cannot be read.
  /// - Throws: Where the disk refuses to write.
  static func clean(
    _ store: String,
    _ files: any FileSystem
  ) throws(FileProblem) -> (lines: Int, left: [String]) {
    var cleaning = QuarantineCleaning(store, files)
    try cleaning.run()
    return (cleaning.lines, cleaning.left)
  }

  private mutating func run() throws(FileProblem) {
    guard let found = try files.status(at: folder, followingLinks: false) else { return }
    guard found.kind == .folder else {
      left.append("")
      return
    }
    // What a cleaning that was killed had begun goes first.
    for name in try files.names(in: folder)
    where name.hasSuffix(Self.aside) && Self.isOwn(String(name.dropLast(Self.aside.count))) {
      try files.remove("\(folder)/\(name)")
    }
    for name in try files.names(in: folder) where !name.hasSuffix(".json") {
      if Self.isOwn(name) { try clean(name) } else { left.append(name) }
    }
    try files.synchronizeFolder(folder)
  }

  /// Whether the store gives such names: six digits.
  private static func isOwn(_ name: String) -> Bool {
    name.utf8.count == 6
      && name.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private mutating func clean(_ name: String) throws(FileProblem) {
    let file = "\(folder)/\(name)"
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try files.contents(of: file)
    } catch {
      left.append(name)
      return
    }
    let before = lines
    let rest = cleaned(bytes)
    guard lines > before else { return }
    try files.writeNew(file + Self.aside, rest)
    try files.rename(file + Self.aside, to: file)
  }

  /// The lines of a file as they may stay.
  private mutating func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    var left: [UInt8] = []
    let found = LineChunk(offset: 0, bytes: bytes).lines
    for line in found {
      guard ChecksummedLine.isWhole(bytes, line) else {
        lines += 1
        continue
      }
      switch try? RecordCoding.read(bytes, line) {
      case .record(let record, _):
        if let cleaned = HistoryLine.cleaned(record) {
          lines += 1
          left += cleaned
        } else {
          left += bytes[line.lowerBound...line.upperBound]
        }
      case .sealed: left += bytes[line.lowerBound...line.upperBound]
      case nil:
        if Self.isCleaned(Array(bytes[line])) {
          left += bytes[line.lowerBound...line.upperBound]
        } else {
          lines += 1
        }
      }
    }
    if (found.last?.upperBound ?? -1) + 1 < bytes.count { lines += 1 }
    return left
  }

  /// Whether an earlier cleaning wrote the line.
  private static func isCleaned(_ line: [UInt8]) -> Bool {
    guard let value = try? JSONValue(line), case .bool(true) = value["cleaned"] else {
      return false
    }
    return true
  }
}
