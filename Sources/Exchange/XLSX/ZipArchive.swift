import Checksums

/// A ZIP archive of files that are stored as they are: what a spreadsheet file needs, and no more.
///
/// Without compression a format of ours costs a checksum a file; any reader opens it.
struct ZipArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// The day that all files carry: the first that the format knows, so that equal contents make
  /// equal archives.
  private static let date: UInt16 = 1 << 5 | 1

  /// Adds a file; names are ASCII.
  mutating func add(_ name: String, _ content: [UInt8]) {
    let start = UInt32(bytes.count)
    let checksum = CRC32.of(content)
    let fields = Self.fields(checksum, content.count, name)
    bytes += Self.bytes(0x0403_4B50, 4) + fields
    bytes += Array(name.utf8)
    bytes += content
    directory += Self.bytes(0x0201_4B50, 4) + Self.bytes(20, 2)
    directory += fields
    // No comment, the first disk, no attributes; where the file begins.
    directory += Self.numbers([(0, 2), (0, 2), (0, 2), (0, 4), (start, 4)])
    directory += Array(name.utf8)
    count += 1
  }

  /// The whole archive.
  func finished() -> [UInt8] {
    let end = Self.numbers([
      (0x0605_4B50, 4), (0, 4), (UInt32(count), 2), (UInt32(count), 2),
      (UInt32(directory.count), 4), (UInt32(bytes.count), 4), (0, 2),
    ])
    return bytes + directory + end
  }

  /// Version, flags, method, time, date, checksum, both sizes, lengths of name and extra field.
  private static func fields(_ checksum: UInt32, _ size: Int, _ name: String) -> [UInt8] {
    numbers([
      (20, 2), (0, 2), (0, 2), (0, 2), (UInt32(date), 2), (checksum, 4), (UInt32(size), 4),
      (UInt32(size), 4), (UInt32(name.utf8.count), 2), (0, 2),
    ])
  }

  /// Numbers one behind the other, each in so many bytes.
  private static func numbers(_ numbers: [(UInt32, Int)]) -> [UInt8] {
    numbers.flatMap { bytes($0.0, $0.1) }
  }

  /// A number in so many bytes, the least first.
  private static func bytes(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt32($0 * 8)) }
  }
}
