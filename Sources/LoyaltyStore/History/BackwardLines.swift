#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The whole lines of a file, the last one first, a window at a time.
struct BackwardLines {
  private static let window = 1 << 18

  private let file: OpenFile
  /// Where the lines that are left end.
  private var end: Int
  private var bytes: [UInt8] = []
  /// The lines of the window that are left, in the order of the file.
  private var lines: [Range<Int>] = []

  /// Goes back from a byte behind a newline, or from the last newline before it.
  init(_ file: OpenFile, before end: Int) {
    self.file = file
    self.end = end
  }

  /// The line before, without its newline; nil at the beginning of the file.
  mutating func next() throws(FileProblem) -> (bytes: [UInt8], line: Range<Int>)? {
    while lines.isEmpty {
      guard end > 0 else { return nil }
      try readWindow()
    }
    return (bytes, lines.removeLast())
  }

  private mutating func readWindow() throws(FileProblem) {
    var size = Self.window
    while true {
      let start = max(0, end - size)
      let read = try file.read(at: start, count: end - start)
      guard read.count == end - start else {
        throw FileProblem(call: "pread", path: file.path, code: EIO)
      }
      // The line that begins before the window belongs to the next one.
      let first = start == 0 ? 0 : read.firstIndex(of: 0x0A).map { $0 + 1 }
      if let first, first < read.count || start == 0 {
        bytes = Array(read[first...])
        lines = LineChunk(offset: start + first, bytes: bytes).lines
        end = start + first
        return
      }
      size *= 4
    }
  }
}
