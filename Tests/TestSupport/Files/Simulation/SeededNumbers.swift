/// Numbers from a seed, the same on every machine (SplitMix64).
public struct SeededNumbers: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// Begins with a seed.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, a count above 0.
  public mutating func below(_ count: Int) -> Int {
    Int(next() % UInt64(count))
  }

  /// Whether something happens that happens once in so many times.
  public mutating func isOnce(in times: Int) -> Bool { below(times) == 0 }
}
