import Foundation

/// The receipts to which tills gave numbers, found by a fingerprint of the number: the numbers
/// themselves may stand in files.
///
/// Two numbers may have one fingerprint, however seldom: whoever decides compares the number of the
/// receipt that was found.
struct TillNumbers: Sendable {
  /// Those that do not change any more, ascending by fingerprint and receipt.
  private var fingerprints = ColumnValues<UInt64>()
  private var receipts = ColumnValues<UInt32>()
  private var since: [UInt64: [Receipt.ID]] = [:]
  private var countSince = 0

  /// No receipt has a number yet.
  init() {}

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

  /// Notes the numbers of receipts that stand in files, behind those that stood there before.
  mutating func file(_ numbered: [(print: UInt64, receipt: Receipt.ID)]) {
    guard !numbered.isEmpty else { return }
    let inOrder = numbered.sorted { ($0.print, $0.receipt) < ($1.print, $1.receipt) }
    var prints: [UInt64] = []
    var ids: [UInt32] = []
    prints.reserveCapacity(fingerprints.count + inOrder.count)
    ids.reserveCapacity(fingerprints.count + inOrder.count)
    var next = 0
    for (print, id) in inOrder {
      while next < fingerprints.count, fingerprints[next] <= print {
        prints.append(fingerprints[next])
        ids.append(receipts[next])
        next += 1
      }
      prints.append(print)
      ids.append(id.number)
    }
    prints += fingerprints[next...]
    ids += receipts[next...]
    fingerprints = ColumnValues(prints)
    receipts = ColumnValues(ids)
  }

  /// Whether the same receipts are found by the same numbers.
  func isSame(as other: TillNumbers) -> Bool {
    count == other.count
      && zip(fingerprints, receipts).allSatisfy { other.has(Receipt.ID($1), at: $0) }
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
      found.append(Receipt.ID(receipts[low]))
      low += 1
    }
    return found
  }

  /// Adds the numbers of receipts in files to what an index keeps.
  func add(to image: inout ColumnImage) {
    image.add("numbers.prints", fingerprints)
    image.add("numbers.receipts", receipts)
  }

  /// Takes the numbers that an index kept; nil where they do not fit together.
  init?(_ kept: KeptColumns) {
    guard let fingerprints = kept.values("numbers.prints", as: UInt64.self),
      let receipts = kept.values("numbers.receipts", as: UInt32.self),
      fingerprints.count == receipts.count
    else { return nil }
    (self.fingerprints, self.receipts) = (fingerprints, receipts)
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
