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

  init(_ store: String, _ files: any FileSystem) {
    folder = "\(store)/quarantine"
    self.files = files
  }

  /// Writes anew what holds anything personal; FILES is held.
  ///
  /// - Returns: How many lines lost something.
  /// - Throws: Where the disk refuses.
  static func clean(_ store: String, _ files: any FileSystem) throws(FileProblem) -> Int {
    var cleaning = QuarantineCleaning(store, files)
    try cleaning.run()
    return cleaning.lines
  }

  private mutating func run() throws(FileProblem) {
    guard try files.status(at: folder, followingLinks: false)?.kind == .folder else { return }
    for name in try files.names(in: folder) {
      // What a cleaning that was killed had begun.
      if name.hasSuffix(Self.aside) { try files.remove("\(folder)/\(name)") }
    }
    for name in try files.names(in: folder) where !name.hasSuffix(".json") {
      try clean("\(folder)/\(name)")
    }
    try files.synchronizeFolder(folder)
  }

  private mutating func clean(_ file: String) throws(FileProblem) {
    let bytes = try files.contents(of: file)
    let before = lines
    let left = cleaned(bytes)
    guard lines > before else { return }
    try files.writeNew(file + Self.aside, left)
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
