/// The bytes of a simulated file: what processes read, and what would be left of it without power.
struct SimulatedContent: Hashable, Sendable {
  private enum Edit: Hashable, Sendable {
    case write(at: Int, [UInt8])
    case truncate(Int)

    /// How long a file of that length is afterwards.
    func length(of length: Int) -> Int {
      switch self {
      case .write(let offset, let bytes): max(length, offset + bytes.count)
      case .truncate(let length): length
      }
    }
  }

  /// What processes read.
  private(set) var bytes: [UInt8] = []
  /// What is on the disk whatever happens.
  private var safe: [UInt8] = []
  /// What is on its way, oldest first.
  private var edits: [Edit] = []
  /// Another number after each change.
  var modified: Int64 = 0
  /// How often a sync has failed.
  private(set) var failures = 0
  /// Whether any process was told of the last failure.
  var isFailureTold = true

  mutating func write(_ new: ArraySlice<UInt8>, at offset: Int) {
    let edit = Edit.write(at: offset, Array(new))
    edits.append(edit)
    Self.apply(edit, to: &bytes)
  }

  mutating func truncate(to length: Int) {
    edits.append(.truncate(length))
    Self.apply(.truncate(length), to: &bytes)
  }

  /// Brings everything that is on its way to the disk; what a failed sync lost stays lost.
  mutating func synchronize() {
    for edit in edits { Self.apply(edit, to: &safe) }
    edits = []
    Self.apply(.truncate(bytes.count), to: &safe)
  }

  /// Loses some of what is on its way: no later sync will bring it to the disk.
  ///
  /// A system that forgets drops its own copy too, so that processes read what the disk has.
  mutating func failToSynchronize(forgets: Bool, _ random: inout SeededNumbers) {
    safe = survivors(&random)
    edits = []
    failures += 1
    isFailureTold = false
    guard forgets else { return }
    let count = bytes.count
    bytes = safe
    Self.apply(.truncate(count), to: &bytes)
  }

  /// Becomes what is left without power.
  mutating func cutPower(_ random: inout SeededNumbers) {
    safe = survivors(&random)
    bytes = safe
    edits = []
    failures = 0
  }

  /// What may be on the disk: any part of what is on its way.
  private func survivors(_ random: inout SeededNumbers) -> [UInt8] {
    guard !edits.isEmpty else { return safe }
    switch random.below(5) {
    case 0: return safe
    case 1: return bytesInOrder(edits.count, &random)
    case 2: return bytesInOrder(random.below(edits.count + 1), &random)
    default: return bytesInAnyOrder(&random)
    }
  }

  /// The first edits whole, and the beginning of the next.
  private func bytesInOrder(_ count: Int, _ random: inout SeededNumbers) -> [UInt8] {
    var left = safe
    for edit in edits.prefix(count) { Self.apply(edit, to: &left) }
    if count < edits.count, case .write(let offset, let bytes) = edits[count] {
      let torn = Array(bytes.prefix(random.below(bytes.count + 1)))
      Self.apply(.write(at: offset, torn), to: &left)
    }
    return left
  }

  /// Each page as some edit left it, the length as some other did: pages take any order.
  private func bytesInAnyOrder(_ random: inout SeededNumbers) -> [UInt8] {
    let page = [1, 8, 64, 512, 4_096][random.below(5)]
    var lengths = [safe.count]
    for edit in edits { lengths.append(edit.length(of: lengths[lengths.count - 1])) }
    let longest = lengths.max() ?? 0
    let ages = (0...longest / page).map { _ in random.below(edits.count + 1) }
    var left = safe + [UInt8](repeating: 0, count: longest - safe.count)
    for (index, edit) in edits.enumerated() {
      let (start, new) =
        switch edit {
        case .write(let offset, let bytes): (offset, bytes)
        case .truncate(let length):
          (length, [UInt8](repeating: 0, count: max(0, longest - length)))
        }
      for (place, byte) in new.enumerated() where ages[(start + place) / page] > index {
        left[start + place] = byte
      }
    }
    let age = random.below(lengths.count)
    var length = lengths[age]
    if age + 1 < lengths.count, lengths[age + 1] > length {
      length += random.below(lengths[age + 1] - length + 1)
    }
    return Array(left.prefix(length))
  }

  private static func apply(_ edit: Edit, to bytes: inout [UInt8]) {
    let length = edit.length(of: bytes.count)
    if length < bytes.count { bytes.removeLast(bytes.count - length) }
    bytes += [UInt8](repeating: 0, count: length - bytes.count)
    guard case .write(let offset, let new) = edit else { return }
    bytes.replaceSubrange(offset..<offset + new.count, with: new)
  }
}
