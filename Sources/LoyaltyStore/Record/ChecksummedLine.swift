import Checksums
import JSONText

/// A line of the store's files: an object whose last member is the checksum of the bytes before it.
///
///     {"seq":1,…,"crc":"89abcdef"}⏎
enum ChecksummedLine {
  /// How long `,"crc":"89abcdef"}` is.
  static let tailCount = 18
  private static let tailStart = Array(#","crc":""#.utf8)
  private static let tailEnd = Array("\"}\n".utf8)

  /// Closes an object that was begun and has members, with checksum and newline.
  static func closing(_ writer: JSONWriter) -> [UInt8] { closing(writer.bytes) }

  /// Makes a line of an object that has members and stands alone.
  static func line(of object: some Collection<UInt8>) -> [UInt8] {
    closing(Array(object.dropLast()))
  }

  private static func closing(_ open: [UInt8]) -> [UInt8] {
    var bytes = open
    let checksum = CRC32.of(bytes)
    bytes += tailStart
    for shift in stride(from: UInt32(28), through: 0, by: -4) {
      bytes.append(digits[Int(checksum >> shift & 15)])
    }
    bytes += tailEnd
    return bytes
  }

  /// Whether the line, without its newline, ends with the checksum of what stands before.
  static func isWhole(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count > tailCount else { return false }
    let end = line.upperBound - tailCount
    for (index, byte) in tailStart.enumerated() where bytes[end + index] != byte { return false }
    guard bytes[line.upperBound - 2] == UInt8(ascii: "\""),
      bytes[line.upperBound - 1] == UInt8(ascii: "}")
    else { return false }
    let checksum = CRC32.of(bytes, in: line.lowerBound..<end)
    var shift: UInt32 = 32
    for index in end + tailStart.count..<line.upperBound - 2 {
      shift -= 4
      if bytes[index] != digits[Int(checksum >> shift & 15)] { return false }
    }
    return true
  }

  /// Whether a file of one line ends as such a line does, whatever its checksum says.
  static func hasTail(_ bytes: [UInt8]) -> Bool {
    let tail = bytes.suffix(tailCount + 1)
    return tail.count == tailCount + 1 && tail.starts(with: tailStart)
      && tail.reversed().starts(with: Array("\"}\n".utf8).reversed())
  }

  /// The checksum with which a whole line ends.
  static func checksum(_ bytes: [UInt8], _ line: Range<Int>) -> UInt32 {
    bytes[line.upperBound - 10..<line.upperBound - 2].reduce(0) { sum, digit in
      sum << 4 | UInt32(digits.firstIndex(of: digit) ?? 0)
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
