/// Bytes that come in pieces: a file, a pipe, an array in a test.
package protocol ByteSource {
  /// Puts the next bytes at the buffer's beginning and tells how many; 0 means the end.
  ///
  /// The buffer is never empty. A piece may be as short as one byte.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

extension ByteSource {
  /// Reads until `count` bytes are there or the source ends.
  mutating func readFully(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    try bytes.withUnsafeMutableBytes { buffer in
      while filled < count {
        let read = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        if read == 0 { break }
        filled += read
      }
    }
    bytes.removeLast(count - filled)
    return bytes
  }
}

/// An array's bytes, handed out in pieces of at most `piece` bytes.
package struct MemorySource: ByteSource {
  private let bytes: [UInt8]
  private let piece: Int
  private var position = 0

  /// Takes the bytes; a small piece makes every boundary fall somewhere new.
  package init(_ bytes: [UInt8], piece: Int = .max) {
    self.bytes = bytes
    self.piece = max(piece, 1)
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, piece, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}

/// Bytes that were read ahead, and then the rest of their source.
struct PrefixedSource: ByteSource {
  private var prefix: MemorySource
  private var rest: any ByteSource

  init(_ prefix: [UInt8], then rest: any ByteSource) {
    self.prefix = MemorySource(prefix)
    self.rest = rest
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = prefix.read(into: buffer)
    return count > 0 ? count : try rest.read(into: buffer)
  }
}
