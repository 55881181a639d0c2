/// CRC-32 of IEEE 802.3, of the store's lines and of ZIP archives; sixteen bytes a step.
public struct CRC32: Hashable, Sendable {
  private var state: UInt32 = 0xFFFF_FFFF

  /// The checksum of nothing yet.
  public init() {}

  /// The checksum of what was taken in so far.
  public var value: UInt32 { ~state }

  /// Takes in a part of an array.
  public mutating func update(_ bytes: RawSpan) {
    let tables = Self.tables.span
    var crc = state
    var offset = 0
    let whole = bytes.byteCount & ~15
    while offset < whole {
      let first = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let second = bytes.unsafeLoadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
      crc = Self.step(crc, first.littleEndian, second.littleEndian, tables)
      offset += 16
    }
    while offset < bytes.byteCount {
      let byte = bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      crc = tables[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc >> 8)
      offset += 1
    }
    state = crc
  }

  @inline(__always)
  private static func step(
    _ crc: UInt32,
    _ first: UInt64,
    _ second: UInt64,
    _ tables: Span<UInt32>
  ) -> UInt32 {
    let mixed = first ^ UInt64(crc)
    // What does not wait for the step before comes first.
    return moved(second, past: 0, tables) ^ moved(mixed, past: 8, tables)
  }

  /// What eight bytes make of the checksum once so many more have passed.
  @inline(__always)
  private static func moved(_ word: UInt64, past: Int, _ tables: Span<UInt32>) -> UInt32 {
    func entry(_ table: Int, _ shift: UInt64) -> UInt32 {
      tables[(past + table) << 8 | Int(truncatingIfNeeded: (word >> shift) & 0xFF)]
    }
    let low = entry(7, 0) ^ entry(6, 8) ^ entry(5, 16) ^ entry(4, 24)
    let high = entry(3, 32) ^ entry(2, 40) ^ entry(1, 48) ^ entry(0, 56)
    return low ^ high
  }

  /// The checksum of an array.
  public static func of(_ bytes: [UInt8]) -> UInt32 { of(bytes, in: 0..<bytes.count) }

  /// The checksum of a part of an array.
  public static func of(_ bytes: [UInt8], in range: Range<Int>) -> UInt32 {
    var crc = CRC32()
    crc.update(bytes.span.bytes.extracting(range))
    return crc.value
  }

  /// Sixteen tables of 256: the n-th moves a byte past n more bytes.
  private static let tables: [UInt32] = {
    var tables: [UInt32] = (0..<UInt32(256)).map { index in
      var crc: UInt32 = index
      for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
      return crc
    }
    for index in 256..<4_096 {
      let before = tables[index - 256]
      tables.append(tables[Int(before & 0xFF)] ^ (before >> 8))
    }
    return tables
  }()
}
