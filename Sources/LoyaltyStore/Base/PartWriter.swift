import Checksums
import Loyalty

/// Writes a file of lines that does not change afterwards: each an entity with its checksum, the
/// last counts them.
///
/// It is brought to the disk every 4 MB, so that the desks' own syncs do not wait for all of it.
struct PartWriter {
  private static let pieceSize = 1 << 20
  private static let syncSize = 4 << 20

  private let name: String
  private let file: OpenFile
  private var buffer: [UInt8] = []
  private var unsynced = 0
  private var crc = CRC32()
  private var bytes = 0
  private(set) var lines = 0

  /// Makes the file, which must not be there.
  ///
  /// - Parameters:
  ///   - name: The file, from the store's folder.
  ///   - folder: The store's folder.
  ///   - files: The disk.
  /// - Throws: Where it cannot be made.
  init(_ name: String, in folder: String, _ files: any FileSystem) throws(FileProblem) {
    self.name = name
    file = try OpenFile("\(folder)/\(name)", .create, in: files)
  }

  /// Where the next line begins.
  var offset: Int { bytes + buffer.count }

  /// Adds whole lines, each with its newline.
  mutating func add(_ lines: some Collection<UInt8>, count: Int = 1) throws(FileProblem) {
    buffer += lines
    self.lines += count
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Adds the line that counts the others and brings all to the disk.
  ///
  /// - Parameters:
  ///   - first: The first record of which something stands in it.
  ///   - last: The last record that was folded.
  /// - Returns: What the manifest says of it.
  /// - Throws: Where the disk refuses.
  mutating func finish(first: UInt64 = 0, last: UInt64) throws(FileProblem) -> Manifest.Part {
    buffer += BaseFooter.line(count: lines)
    try flush()
    try file.synchronize()
    return Manifest.Part(
      file: name,
      first: first,
      last: last,
      lines: lines,
      bytes: bytes,
      crc: crc.value
    )
  }

  private mutating func flush() throws(FileProblem) {
    let piece = buffer
    buffer = []
    buffer.reserveCapacity(Self.pieceSize + (1 << 16))
    try file.write(piece)
    crc.update(piece.span.bytes)
    bytes += piece.count
    unsynced += piece.count
    guard unsynced >= Self.syncSize else { return }
    try file.synchronize()
    unsynced = 0
  }
}
