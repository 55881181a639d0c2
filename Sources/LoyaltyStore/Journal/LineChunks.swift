#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whole lines of a file.
struct LineChunk: Sendable {
  /// Where the bytes stand in the file.
  let offset: Int
  /// Lines, each with its newline.
  let bytes: [UInt8]

  /// The lines without their newlines.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    lines.reserveCapacity(bytes.count / 256 + 1)
    var start = 0
    while let end = Self.newline(in: bytes, from: start) {
      lines.append(start..<end)
      start = end + 1
    }
    return lines
  }

  /// The next newline: `memchr` looks at 32 bytes a step (measured: a quarter of a plain loop).
  private static func newline(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, start < buffer.count,
        let found = memchr(base + start, 0x0A, buffer.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}

/// Where whole lines stand in a file, to be read by whoever parses them.
struct LineRange: Sendable {
  let file: OpenFile
  let range: Range<Int>

  func read() throws(FileProblem) -> LineChunk {
    let bytes = try file.read(at: range.lowerBound, count: range.count)
    guard bytes.count == range.count else {
      throw FileProblem(call: "pread", path: file.path, code: EIO)
    }
    return LineChunk(offset: range.lowerBound, bytes: bytes)
  }
}

/// Cuts a file into chunks of whole lines; what follows the last newline is left.
struct LineChunks {
  private static let chunkSize = 1 << 20
  private static let probeSize = 1 << 12

  private let file: OpenFile
  private let end: Int
  /// Where the next chunk begins; at the end, where the lines end.
  private(set) var offset: Int

  /// Cuts up the lines that stand whole in a part of a file.
  init(_ file: OpenFile, in range: Range<Int>) {
    self.file = file
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Where the next lines stand, or nil when no whole line is left.
  mutating func next() throws(FileProblem) -> LineRange? {
    var size = Self.chunkSize
    while offset < end {
      let limit = min(offset + size, end)
      if let newline = try lastNewline(before: limit) {
        defer { offset = newline + 1 }
        return LineRange(file: file, range: offset..<newline + 1)
      }
      guard limit < end else { return nil }
      size *= 4
    }
    return nil
  }

  /// The next lines, read; what is short is read at once.
  mutating func nextRead() throws(FileProblem) -> LineChunk? {
    guard end - offset <= 1 << 16 else { return try next()?.read() }
    guard offset < end else { return nil }
    let bytes = try file.read(at: offset, count: end - offset)
    guard bytes.count == end - offset else {
      throw FileProblem(call: "pread", path: file.path, code: EIO)
    }
    guard let newline = bytes.lastIndex(of: 0x0A) else { return nil }
    defer { offset += newline + 1 }
    let isAll = newline + 1 == bytes.count
    return LineChunk(offset: offset, bytes: isAll ? bytes : Array(bytes[...newline]))
  }

  /// Looks back from a limit, a little and then further.
  private func lastNewline(before limit: Int) throws(FileProblem) -> Int? {
    var size = Self.probeSize
    var limit = limit
    while limit > offset {
      let start = max(offset, limit - size)
      let bytes = try file.read(at: start, count: limit - start)
      if let found = bytes.lastIndex(of: 0x0A) { return start + found }
      limit = start
      size *= 4
    }
    return nil
  }
}
