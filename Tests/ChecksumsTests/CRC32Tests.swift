import Checksums
import Testing

@Suite("CRC-32")
struct CRC32Tests {
  @Test("The checksum is CRC-32 as everybody computes it")
  func checksum() {
    let bytes = Array("123456789".utf8)
    #expect(CRC32.of(bytes) == 0xCBF4_3926)
    #expect(CRC32.of([]) == 0 && CRC32.of(bytes, in: 3..<3) == 0)
    let long = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for cut in [1, 7, 8, 9, 500] {
      var crc = CRC32()
      crc.update(long.span.bytes.extracting(0..<cut))
      crc.update(long.span.bytes.extracting(cut..<long.count))
      #expect(crc.value == CRC32.of(long))
    }
  }
}
