/// Finds codes by the hash of their look-alike form: open addressing, in shards.
///
/// A shard is what copy-on-write copies when a code is added while another task holds the state. A
/// slot holds half of the hash beside the entry, so that a wrong guess costs no look at a text and
/// growing looks at none. Entries are never taken out: what does not count any more is passed over.
/// Memory: 11 to 22 bytes an entry.
struct CodeIndex: Sendable {
  private struct Shard: Sendable {
    /// Half of the hash, then the entry + 1; 0 is a free slot.
    var slots = [UInt64](repeating: 0, count: 8)
    var used = 0
  }

  private static let shardBits: UInt64 = 8

  private var shards = [Shard](repeating: Shard(), count: 1 << shardBits)

  /// Calls `body` with each entry that may have this hash, in the order in which they were added,
  /// until it returns true.
  func search(_ hash: UInt64, _ body: (Int) -> Bool) {
    let slots = shards[Self.shard(hash)].slots
    let half = hash << 32
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let found = slots[slot]
      if found & ~0xFFFF_FFFF == half, body(Int(found & 0xFFFF_FFFF) - 1) { return }
      slot = (slot + 1) & mask
    }
  }

  /// Adds an entry.
  mutating func insert(_ entry: Int, _ hash: UInt64) {
    let shard = Self.shard(hash)
    if (shards[shard].used + 1) * 4 > shards[shard].slots.count * 3 { grow(shard) }
    Self.place(hash << 32 | UInt64(entry + 1), in: &shards[shard])
  }

  /// Adds entries that follow each other, each with its hash.
  ///
  /// Cost: shard by shard, so that what lies together in memory is filled together; entry by entry
  /// each would wait for memory once the shards are larger than the caches.
  mutating func insert(from first: Int, _ hashes: [UInt64]) {
    var ends = [Int](repeating: 0, count: shards.count)
    for hash in hashes { ends[Self.shard(hash)] += 1 }
    var sum = 0
    for shard in ends.indices {
      sum += ends[shard]
      ends[shard] = sum - ends[shard]
    }
    var values = [UInt64](repeating: 0, count: hashes.count)
    for (place, hash) in hashes.enumerated() {
      let shard = Self.shard(hash)
      values[ends[shard]] = hash << 32 | UInt64(first + place + 1)
      ends[shard] += 1
    }
    var start = 0
    for (shard, end) in ends.enumerated() where start < end {
      while (shards[shard].used + end - start) * 4 > shards[shard].slots.count * 3 { grow(shard) }
      for value in values[start..<end] { Self.place(value, in: &shards[shard]) }
      start = end
    }
  }

  private mutating func grow(_ index: Int) {
    var grown = Shard()
    grown.slots = [UInt64](repeating: 0, count: shards[index].slots.count * 2)
    // From behind a free slot, so that entries of one hash keep their order.
    let slots = shards[index].slots
    let free = slots.firstIndex(of: 0) ?? 0
    for step in 1...slots.count {
      let slot = slots[(free + step) & (slots.count - 1)]
      if slot != 0 { Self.place(slot, in: &grown) }
    }
    shards[index] = grown
  }

  private static func place(_ value: UInt64, in shard: inout Shard) {
    let mask = shard.slots.count - 1
    var slot = Int(truncatingIfNeeded: value >> 32) & mask
    while shard.slots[slot] != 0 { slot = (slot + 1) & mask }
    shard.slots[slot] = value
    shard.used += 1
  }

  private static func shard(_ hash: UInt64) -> Int { Int(hash >> (64 - shardBits)) }
}

/// The hash of a code's look-alike form, which can go on behind what a batch's codes begin with.
struct CodeHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Hashes the beginning.
  init(_ bytes: some Sequence<UInt8>) { add(bytes) }

  /// Hashes what follows (FNV-1a).
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// The same hash behind more bytes.
  func adding(_ bytes: some Sequence<UInt8>) -> CodeHash {
    var hash = self
    hash.add(bytes)
    return hash
  }

  /// Spread over the whole word (the finaliser of SplitMix64).
  var value: UInt64 {
    var hash = state &+ 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
