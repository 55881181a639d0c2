/// Whole lines of a file.
struct LineChunk: Sendable {
  /// Where the bytes stand in the file.
  let offset: Int
  /// Lines, each with its newline.
  let bytes: [UInt8]

  /// The lines without their newlines.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    let bytes = bytes.span
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    return lines
  }
}

/// Reads a file in chunks of whole lines; what follows the last newline is left.
struct LineChunks {
  private static let chunkSize = 1 << 20

  private let file: OpenFile
  private let end: Int
  /// Where the next chunk begins; at the end, where the lines end.
  private(set) var offset: Int

  /// Reads the lines that stand whole in a part of a file.
  init(_ file: OpenFile, in range: Range<Int>) {
    self.file = file
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The next lines, or nil when no whole line is left.
  mutating func next() throws(FileProblem) -> LineChunk? {
    var size = Self.chunkSize
    while offset < end {
      let wanted = min(size, end - offset)
      var bytes = try file.read(at: offset, count: wanted)
      if let newline = bytes.lastIndex(of: 0x0A) {
        bytes.removeLast(bytes.count - newline - 1)
        defer { offset += bytes.count }
        return LineChunk(offset: offset, bytes: bytes)
      }
      guard bytes.count == wanted, wanted < end - offset else { return nil }
      size *= 4
    }
    return nil
  }
}
