import Checksums

/// Copies files of a store a piece at a time, and says what they hold.
struct FileCopy {
  private static let pieceSize = 1 << 20

  let from: String
  let to: String
  let files: any FileSystem

  /// Copies a file, or its first so many bytes, and brings it to the disk.
  func copy(_ name: String, _ count: Int? = nil) throws(FileProblem) -> BackupList.Part {
    let source = try OpenFile("\(from)/\(name)", .read, in: files)
    let target = try OpenFile("\(to)/\(name)", .create, in: files)
    let part = try Self.pieces(of: source, name, count) { piece throws(FileProblem) in
      try target.write(piece)
    }
    try target.synchronize()
    return part
  }

  /// The length and checksum of a file.
  static func part(
    _ name: String,
    of folder: String,
    _ files: any FileSystem
  ) throws(FileProblem) -> BackupList.Part {
    let source = try OpenFile("\(folder)/\(name)", .read, in: files)
    return try pieces(of: source, name, nil) { _ in }
  }

  private static func pieces(
    of source: OpenFile,
    _ name: String,
    _ count: Int?,
    _ take: ([UInt8]) throws(FileProblem) -> Void
  ) throws(FileProblem) -> BackupList.Part {
    let size = try source.size()
    let end = count ?? size
    var crc = CRC32()
    var offset = 0
    while offset < end {
      let piece = try source.read(at: offset, count: min(pieceSize, end - offset))
      guard !piece.isEmpty else {
        throw FileProblem(call: "pread", path: source.path, code: FileProblem.inputOutput)
      }
      crc.update(piece.span.bytes)
      try take(piece)
      offset += piece.count
    }
    return BackupList.Part(file: name, bytes: offset, crc: crc.value)
  }

  /// Makes the folders in which files stand, in the copy's own, which is there.
  func makeFolders(of names: [String]) throws(FileProblem) {
    for folder in Self.folders(of: names) { try files.makeFolder("\(to)/\(folder)") }
  }

  /// Brings the names of all copies to the disk.
  func synchronizeFolders(of names: [String]) throws(FileProblem) {
    for folder in Self.folders(of: names).reversed() {
      try files.synchronizeFolder("\(to)/\(folder)")
    }
    try files.synchronizeFolder(to)
  }

  /// The folders in which files stand, the outer ones first.
  private static func folders(of names: [String]) -> [String] {
    var folders: [String] = []
    for name in names {
      let parts = name.split(separator: "/").dropLast()
      for depth in parts.indices {
        let folder = parts[...depth].joined(separator: "/")
        if !folders.contains(folder) { folders.append(folder) }
      }
    }
    return folders
  }
}
