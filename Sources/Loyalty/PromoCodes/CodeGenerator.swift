/// 256 random bits, drawn by whoever runs the domain: the domain itself reads no random source
/// (rules.md §1.8).
public struct Seed: Hashable, Sendable {
  /// The bits.
  public let words: [UInt32]

  /// Draws a seed.
  public init(using generator: inout some RandomNumberGenerator) {
    words = (0..<8).map { _ in UInt32(truncatingIfNeeded: generator.next()) }
  }

  /// Takes 8 words; others are cut off, missing ones are 0.
  public init(words: [UInt32]) {
    self.words = (0..<8).map { $0 < words.count ? words[$0] : 0 }
  }
}

/// Random bytes made of a seed by ChaCha20 (RFC 8439): who knows many codes of a batch still cannot
/// tell the next one, as he could with a generator made for statistics.
struct CodeGenerator: Sendable {
  private var input: [UInt32]
  private var block: [UInt8] = []
  private var next = 0

  /// Begins with a seed.
  init(_ seed: Seed) {
    input = [0x6170_7865, 0x3320_646E, 0x7962_2D32, 0x6B20_6574] + seed.words + [0, 0, 0, 0]
  }

  /// The next random symbol of a code, each with the same chance.
  mutating func symbol() -> UInt8 {
    let symbols = PromoCodeBatch.symbols
    let end = 256 / symbols.count * symbols.count
    while true {
      let byte = Int(byte())
      if byte < end { return symbols[byte % symbols.count] }
    }
  }

  /// The next random byte.
  mutating func byte() -> UInt8 {
    if next == block.count { refill() }
    next += 1
    return block[next - 1]
  }

  private mutating func refill() {
    block = Self.block(of: input)
    next = 0
    input[12] &+= 1
    if input[12] == 0 { input[13] &+= 1 }
  }

  /// One block of 64 bytes.
  static func block(of input: [UInt32]) -> [UInt8] {
    var state = input
    for _ in 0..<10 {
      for column in 0..<4 { mix(&state, column, column + 4, column + 8, column + 12) }
      for column in 0..<4 {
        mix(
          &state,
          column,
          (column + 1) % 4 + 4,
          (column + 2) % 4 + 8,
          (column + 3) % 4 + 12
        )
      }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64)
    for (word, start) in zip(state, input) {
      withUnsafeBytes(of: (word &+ start).littleEndian) { bytes += $0 }
    }
    return bytes
  }

  private static func mix(_ state: inout [UInt32], _ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    state[a] &+= state[b]
    state[d] = turned(state[d] ^ state[a], 16)
    state[c] &+= state[d]
    state[b] = turned(state[b] ^ state[c], 12)
    state[a] &+= state[b]
    state[d] = turned(state[d] ^ state[a], 8)
    state[c] &+= state[d]
    state[b] = turned(state[b] ^ state[c], 7)
  }

  private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word << bits | word >> (32 - bits)
  }
}
