import Foundation

/// The receipts to which tills gave numbers, found by a fingerprint of the number: the numbers
/// themselves may stand in files.
///
/// Two numbers may have one fingerprint, however seldom: whoever decides compares the number of the
/// receipt that was found.
struct TillNumbers: Sendable {
  /// Those that do not change any more, ascending by fingerprint and receipt.
  private var fingerprints: [UInt64] = []
  private var receipts: [Receipt.ID] = []
  private var since: [UInt64: [Receipt.ID]] = [:]
  private var countSince = 0

  /// How many receipts have a number.
  var count: Int { receipts.count + countSince }

  /// The receipts that may have a number, oldest first.
  func receipts(numbered number: String) -> [Receipt.ID] {
    let print = Self.fingerprint(of: number)
    return filed(print) + (since[print] ?? [])
  }

  /// Notes a receipt's number.
  mutating func add(_ number: String, of id: Receipt.ID) {
    since[Self.fingerprint(of: number), default: []].append(id)
    countSince += 1
  }

  /// Notes the numbers of receipts that stand in files; nothing was noted before.
  mutating func file(_ numbered: [(print: UInt64, receipt: Receipt.ID)]) {
    let inOrder = numbered.sorted { ($0.print, $0.receipt) < ($1.print, $1.receipt) }
    fingerprints = inOrder.map(\.print)
    receipts = inOrder.map(\.receipt)
  }

  /// Whether the same receipts are found by the same numbers.
  func isSame(as other: TillNumbers) -> Bool {
    count == other.count
      && zip(fingerprints, receipts).allSatisfy { other.has($1, at: $0) }
      && since.allSatisfy { print, ids in ids.allSatisfy { other.has($0, at: print) } }
  }

  private func has(_ id: Receipt.ID, at print: UInt64) -> Bool {
    since[print]?.contains(id) == true || filed(print).contains(id)
  }

  private func filed(_ print: UInt64) -> [Receipt.ID] {
    var (low, high) = (0, fingerprints.count)
    while low < high {
      let middle = (low + high) / 2
      if fingerprints[middle] < print { low = middle + 1 } else { high = middle }
    }
    var found: [Receipt.ID] = []
    while low < fingerprints.count, fingerprints[low] == print {
      found.append(receipts[low])
      low += 1
    }
    return found
  }

  /// Eight bytes that stand for a number (FNV-1a), the same for each way to write one text.
  static func fingerprint(of number: String) -> UInt64 {
    var isPlain = true
    var print: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in number.utf8 {
      if byte >= 0x80 { isPlain = false }
      print = (print ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    guard !isPlain else { return print }
    let composed = number.precomposedStringWithCanonicalMapping
    return composed.utf8.reduce(0xCBF2_9CE4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
  }
}
