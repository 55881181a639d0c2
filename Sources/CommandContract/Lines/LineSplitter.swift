/// Cuts a stream of bytes into lines, whatever pieces it arrives in.
///
/// Works on bytes: in a `String`, "\r\n" is one `Character`. A line beyond the limit is dropped as
/// it arrives, so that it never costs more memory than the limit.
package struct LineSplitter {
  /// One line of the input.
  package enum Line: Hashable, Sendable {
    /// The line's bytes without its newline.
    case bytes([UInt8])
    /// A line longer than the limit, whose bytes were dropped.
    case tooLong
  }

  /// The most bytes that a line may have: 16 MB.
  package static let limit = 16 * 1_024 * 1_024

  private let limit: Int
  private var pending: [UInt8] = []
  private var isDropping = false

  /// Begins with an empty line.
  package init(limit: Int = LineSplitter.limit) {
    self.limit = limit
  }

  /// Takes the next piece and hands over each line that it completes, in order.
  package mutating func take(
    _ piece: [UInt8],
    _ line: (Line) throws -> Void
  ) rethrows {
    var rest = piece[...]
    while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
      keep(rest[..<newline])
      try line(cut())
      rest = rest[(newline + 1)...]
    }
    keep(rest)
  }

  /// The last line where no newline stands behind it, or nil.
  package mutating func last() -> Line? {
    guard isDropping || !pending.isEmpty else { return nil }
    return cut()
  }

  private mutating func keep(_ part: ArraySlice<UInt8>) {
    guard !isDropping else { return }
    guard part.count <= limit - pending.count else {
      pending = []
      isDropping = true
      return
    }
    pending.append(contentsOf: part)
  }

  private mutating func cut() -> Line {
    defer {
      pending = []
      isDropping = false
    }
    return isDropping ? .tooLong : .bytes(pending)
  }
}
