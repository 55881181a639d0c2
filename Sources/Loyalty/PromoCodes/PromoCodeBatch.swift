/// What the texts of a batch have in common (rules.md §7.3).
public struct PromoCodeBatch: Hashable, Sendable {
  /// What every text begins with, as it was written.
  public let prefix: String
  /// How many random symbols follow.
  public let length: Int
  /// How many texts there are.
  public let count: Int

  /// The most texts of one batch, which are one record.
  public static let countLimit = 100_000
  /// The most random symbols of a text.
  public static let lengthLimit = 32
  /// The symbols that are drawn: 2–9 and A–Z without I, L, O.
  public static let symbols = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ".utf8)
  /// The least bits of the random part, unless fewer are allowed expressly.
  public static let leastBits = 40

  /// Describes a batch.
  public init(prefix: String, length: Int, count: Int) {
    self.prefix = prefix
    self.length = length
    self.count = count
  }

  /// How many bits the random part has, rounded down.
  public var bits: Int { Self.bits(ofLength: length) }

  /// How many bits so many random symbols have, rounded down.
  public static func bits(ofLength length: Int) -> Int {
    // log2(31) = 4.954196…
    max(length, 0) * 4_954_196 / 1_000_000
  }

  /// The fewest random symbols that have the least bits.
  public static var leastLength: Int {
    (1...lengthLimit).first { bits(ofLength: $0) >= leastBits } ?? lengthLimit
  }

  /// The fewest random symbols of whose texts so many are no more than half.
  public static func length(forCount count: Int) -> Int {
    (1...lengthLimit).first { fits(count, length: $0) } ?? lengthLimit
  }

  /// Whether so many texts are no more than half of those that there could be.
  static func fits(_ count: Int, length: Int) -> Bool {
    var space = 1
    for _ in 0..<length {
      space *= symbols.count
      if space / 2 >= count { return true }
    }
    return space / 2 >= count
  }
}

/// Texts of a batch, packed: what they begin with, and their random parts one behind the other.
///
/// This is how the journal keeps them: they can be read for ever, however codes are drawn later.
public struct BatchCodes: Hashable, Sendable {
  /// What every text begins with.
  public let prefix: String
  /// How many symbols the random part of each has.
  public let length: Int
  /// The random parts, in ASCII.
  public private(set) var symbols: [UInt8]

  /// Takes random parts that stand one behind the other.
  public init(prefix: String, length: Int, symbols: [UInt8] = []) {
    self.prefix = prefix
    self.length = length
    self.symbols = symbols
  }

  /// Hashes what can be hashed at once: commands are keys, and a batch has a million symbols.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(prefix)
    hasher.combine(length)
    hasher.combine(symbols.count)
    for symbol in symbols.prefix(length) { hasher.combine(symbol) }
  }

  /// How many texts there are.
  public var count: Int { length > 0 ? symbols.count / length : 0 }

  /// The text at a place from 0.
  public subscript(place: Int) -> String {
    prefix + String(decoding: randomPart(at: place), as: UTF8.self)
  }

  /// All texts, in order.
  public var texts: [String] { (0..<count).map { self[$0] } }

  /// Whether every part is whole and made of digits and capital letters.
  public var isWellFormed: Bool {
    length > 0 && !symbols.isEmpty && symbols.count.isMultiple(of: length)
      && symbols.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }

  /// The random part at a place from 0.
  func randomPart(at place: Int) -> ArraySlice<UInt8> {
    symbols[place * length..<(place + 1) * length]
  }

  /// Adds the random part of one more text.
  mutating func append(_ part: some Sequence<UInt8>) { symbols += part }
}
