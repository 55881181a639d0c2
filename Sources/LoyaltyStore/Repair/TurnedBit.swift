import Checksums

/// One bit of a file that stands turned, and what the byte was.
struct TurnedBit: Hashable, Sendable {
  /// The place of the byte.
  let offset: Int
  /// The byte as it was written.
  let byte: UInt8
}

/// Finds the one bit that makes lines match their checksums again.
///
/// CRC-32 tells any two lines of up to 11 KB apart that differ in fewer than four bits: where one
/// turned bit makes a line whole, no other single bit does, and no line with two or three turned
/// bits looks like it.
struct BitFinder {
  /// How long a line may be for that to hold.
  static let limit = 11_000
  private static let newline = UInt8(ascii: "\n")

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The bit of a line that is not whole; the offset is that in the bytes.
  func find(in line: Range<Int>) -> TurnedBit? {
    guard line.count > ChecksummedLine.tailCount, line.count <= Self.limit else { return nil }
    return inTail(of: line) ?? inBody(of: line) ?? ofNewline(in: line)
  }

  /// The bit of a byte that became the newline between two halves of a line.
  func find(between line: Range<Int>, and next: Range<Int>) -> TurnedBit? {
    let both = line.lowerBound..<next.upperBound
    guard both.count <= Self.limit else { return nil }
    for bit in 0..<8 {
      let byte = Self.newline ^ (1 << bit)
      var joined = Array(bytes[both])
      joined[line.count] = byte
      guard ChecksummedLine.isWhole(joined, 0..<joined.count) else { continue }
      return TurnedBit(offset: line.upperBound, byte: byte)
    }
    return nil
  }

  /// The bit of a file's last newline, where a whole line and one byte more stand behind a place.
  static func newline(behind start: Int, of file: OpenFile) throws(FileProblem) -> TurnedBit? {
    let bytes = try file.read(at: start, count: limit + 2)
    guard bytes.count > 1, bytes.count <= limit + 1, let last = bytes.last,
      (last ^ newline).nonzeroBitCount == 1, ChecksummedLine.isWhole(bytes, 0..<bytes.count - 1)
    else { return nil }
    return TurnedBit(offset: start + bytes.count - 1, byte: newline)
  }

  /// Where the checksum's own text differs in one bit from what it should be.
  private func inTail(of line: Range<Int>) -> TurnedBit? {
    let body = line.lowerBound..<line.upperBound - ChecksummedLine.tailCount
    let whole = ChecksummedLine.line(of: Array(bytes[body]) + [0]).dropLast()
    var found: TurnedBit?
    for (offset, byte) in zip(body.upperBound..<line.upperBound, whole[body.count...])
    where bytes[offset] != byte {
      guard found == nil, (bytes[offset] ^ byte).nonzeroBitCount == 1 else { return nil }
      found = TurnedBit(offset: offset, byte: byte)
    }
    return found
  }

  /// Where one bit before the checksum explains the difference to it.
  private func inBody(of line: Range<Int>) -> TurnedBit? {
    let end = line.upperBound - ChecksummedLine.tailCount
    let digits = bytes[end + 8..<line.upperBound - 2]
    guard let told = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
    let difference = told ^ CRC32.of(bytes, in: line.lowerBound..<end)
    // What a bit of the last byte changes; each byte further back passes it on once more.
    var marks = (0..<8).map { Self.passed(UInt32(1) << $0) }
    for offset in (line.lowerBound..<end).reversed() {
      if let bit = marks.firstIndex(of: difference) {
        return whole(line, TurnedBit(offset: offset, byte: bytes[offset] ^ (1 << bit)))
      }
      marks = marks.map { Self.passed($0) }
    }
    return nil
  }

  /// The finding, if the line is whole with it and still one line.
  private func whole(_ line: Range<Int>, _ bit: TurnedBit) -> TurnedBit? {
    var mended = Array(bytes[line])
    mended[bit.offset - line.lowerBound] = bit.byte
    guard bit.byte != Self.newline, ChecksummedLine.isWhole(mended, 0..<mended.count) else {
      return nil
    }
    return bit
  }

  /// Where two lines stand as one, because the newline between them was turned.
  private func ofNewline(in line: Range<Int>) -> TurnedBit? {
    for offset in line.dropFirst().dropLast()
    where (bytes[offset] ^ Self.newline).nonzeroBitCount == 1
      && bytes[offset - 1] == UInt8(ascii: "}") && bytes[offset + 1] == UInt8(ascii: "{")
    {
      guard ChecksummedLine.isWhole(bytes, line.lowerBound..<offset),
        ChecksummedLine.isWhole(bytes, offset + 1..<line.upperBound)
      else { continue }
      return TurnedBit(offset: offset, byte: Self.newline)
    }
    return nil
  }

  /// A difference of checksums, one byte further on.
  private static func passed(_ difference: UInt32) -> UInt32 {
    (0..<8).reduce(difference) { crc, _ in
      crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1
    }
  }
}
