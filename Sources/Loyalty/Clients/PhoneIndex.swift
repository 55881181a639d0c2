/// Finds a client's row by phone number: open addressing over rows, in shards.
///
/// A shard is what copy-on-write copies when a client is registered while another task holds the
/// state: at 1,000,000 clients 32 kB of 8 MB. The numbers themselves stand in the client columns
/// and are asked for through `phoneAt`.
struct PhoneIndex: Sendable {
  fileprivate struct Shard: Sendable {
    /// Row + 1, or 0 for a free slot, or `removed`.
    var slots = ColumnValues([UInt32](repeating: 0, count: 8))
    var used = 0
  }

  private static let removed = UInt32.max
  private static let shardBits: UInt64 = 8

  fileprivate var shards = [Shard](repeating: Shard(), count: 1 << shardBits)

  /// The row that has this phone.
  func row(of phone: UInt64, phoneAt: (Int) -> UInt64) -> Int? {
    let hash = Self.hash(phone)
    let slots = shards[Self.shard(hash)].slots
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry != Self.removed, phoneAt(Int(entry) - 1) == phone { return Int(entry) - 1 }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Makes room for so many phones in an index that has none.
  mutating func reserve(_ count: Int) {
    guard shards.allSatisfy({ $0.used == 0 }) else { return }
    var slots = 8
    while slots * shards.count < count * 2 + count / 32 { slots *= 2 }
    for shard in shards.indices {
      shards[shard].slots = ColumnValues([UInt32](repeating: 0, count: slots))
    }
  }

  /// Remembers that the row has this phone, which no other row has.
  mutating func insert(_ phone: UInt64, row: Int, phoneAt: (Int) -> UInt64) {
    let hash = Self.hash(phone)
    let shard = Self.shard(hash)
    if (shards[shard].used + 1) * 2 > shards[shard].slots.count { grow(shard, phoneAt: phoneAt) }
    Self.place(UInt32(row + 1), hash: hash, in: &shards[shard])
  }

  /// Forgets the phone of a row.
  mutating func remove(_ phone: UInt64, row: Int) {
    let hash = Self.hash(phone)
    let shard = Self.shard(hash)
    let mask = shards[shard].slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while shards[shard].slots[slot] != 0 {
      if shards[shard].slots[slot] == UInt32(row + 1) {
        shards[shard].slots[slot] = Self.removed
        return
      }
      slot = (slot + 1) & mask
    }
  }

  private mutating func grow(_ index: Int, phoneAt: (Int) -> UInt64) {
    var grown = Shard()
    grown.slots = ColumnValues([UInt32](repeating: 0, count: shards[index].slots.count * 2))
    for entry in shards[index].slots where entry != 0 && entry != Self.removed {
      Self.place(entry, hash: Self.hash(phoneAt(Int(entry) - 1)), in: &grown)
    }
    shards[index] = grown
  }

  private static func place(_ entry: UInt32, hash: UInt64, in shard: inout Shard) {
    let mask = shard.slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while shard.slots[slot] != 0 { slot = (slot + 1) & mask }
    shard.slots[slot] = entry
    shard.used += 1
  }

  /// Spreads neighbouring numbers over the whole word (the finaliser of SplitMix64).
  private static func hash(_ phone: UInt64) -> UInt64 {
    var hash = phone &+ 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }

  private static func shard(_ hash: UInt64) -> Int { Int(hash >> (64 - shardBits)) }
}

extension PhoneIndex {
  /// Adds the slots of all shards, how many each has and how many of them are used.
  func add(to image: inout ColumnImage) {
    image.add("phones.sizes", ColumnValues(shards.map { UInt32($0.slots.count) }))
    image.add("phones.used", ColumnValues(shards.map { UInt32($0.used) }))
    for shard in shards { image.add("phones.slots", shard.slots) }
  }

  /// Takes the slots that an index kept; nil where they do not fit together.
  init?(_ kept: KeptColumns) {
    guard let sizes: ColumnValues<UInt32> = kept.values("phones.sizes"),
      let used: ColumnValues<UInt32> = kept.values("phones.used"),
      let slots: ColumnValues<UInt32> = kept.values("phones.slots"),
      sizes.count == shards.count, used.count == sizes.count,
      sizes.reduce(0, { $0 + Int($1) }) == slots.count
    else { return nil }
    var place = 0
    for shard in shards.indices {
      let size = Int(sizes[shard])
      guard size.nonzeroBitCount == 1, used[shard] < size else { return nil }
      shards[shard].slots = slots.part(place..<place + size)
      shards[shard].used = Int(used[shard])
      place += size
    }
  }
}
