/// UTF-16 bytes handed on as UTF-8.
///
/// A half of a surrogate pair that stands alone becomes three bytes that are not UTF-8, and an odd
/// last byte becomes 0xFF: so the row that holds it is refused like any other with bad text.
struct UTF16Source: ByteSource {
  private var source: any ByteSource
  private let isBigEndian: Bool
  private var isAtEnd = false
  private var input: [UInt8] = []
  private var output = MemorySource([])
  private var firstHalf: UInt32?

  init(_ source: any ByteSource, isBigEndian: Bool) {
    self.source = source
    self.isBigEndian = isBigEndian
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = output.read(into: buffer)
      if count > 0 || isAtEnd { return count }
      try convertPiece()
    }
  }

  private mutating func convertPiece() throws {
    let piece = try source.readFully(32_768)
    isAtEnd = piece.isEmpty
    var result: [UInt8] = []
    result.reserveCapacity(piece.count * 3 / 2 + 4)
    input += piece
    for pair in stride(from: 0, to: input.count - 1, by: 2) {
      let high = UInt32(input[isBigEndian ? pair : pair + 1])
      let low = UInt32(input[isBigEndian ? pair + 1 : pair])
      take(high << 8 | low, into: &result)
    }
    input.removeFirst(input.count & ~1)
    if isAtEnd {
      flushHalf(into: &result)
      if !input.isEmpty { result.append(0xFF) }
    }
    output = MemorySource(result)
  }

  private mutating func take(_ unit: UInt32, into result: inout [UInt8]) {
    if let half = firstHalf, 0xDC00...0xDFFF ~= unit {
      firstHalf = nil
      Self.append(0x10000 + ((half & 0x3FF) << 10 | unit & 0x3FF), to: &result)
      return
    }
    flushHalf(into: &result)
    if 0xD800...0xDBFF ~= unit {
      firstHalf = unit
    } else {
      Self.append(unit, to: &result)
    }
  }

  private mutating func flushHalf(into result: inout [UInt8]) {
    if let half = firstHalf { Self.append(half, to: &result) }
    firstHalf = nil
  }

  private static func append(_ value: UInt32, to result: inout [UInt8]) {
    let last = UInt8(0x80 | value & 0x3F)
    let middle = UInt8(0x80 | value >> 6 & 0x3F)
    switch value {
    case ..<0x80: result.append(UInt8(value))
    case ..<0x800: result += [UInt8(0xC0 | value >> 6), last]
    case ..<0x10000: result += [UInt8(0xE0 | value >> 12), middle, last]
    default:
      result += [UInt8(0xF0 | value >> 18), UInt8(0x80 | value >> 12 & 0x3F), middle, last]
    }
  }
}
