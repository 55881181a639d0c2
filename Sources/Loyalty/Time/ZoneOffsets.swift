import Foundation

/// The offsets of one IANA zone, sampled once so that a moment's day costs a short search.
///
/// Covers 2000 to 2050; moments outside ask Foundation each time.
struct ZoneOffsets: Sendable {
  private static let covered: Range<Int64> = 946_684_800..<2_524_608_000
  /// No zone has gone to another offset and back within two weeks since 2000.
  private static let sampleSeconds: Int64 = 14 * 86_400

  let zone: TimeZone
  /// The first second of each stretch with one offset; the first is the start of what is covered.
  private let starts: [Int64]
  private let offsets: [Int32]

  init(zone: TimeZone) {
    self.zone = zone
    var starts = [Self.covered.lowerBound]
    var offsets = [Self.ask(zone, at: Self.covered.lowerBound)]
    var second = Self.covered.lowerBound
    while second < Self.covered.upperBound {
      let next = min(second + Self.sampleSeconds, Self.covered.upperBound)
      let offset = Self.ask(zone, at: next)
      if offset != offsets[offsets.count - 1] {
        starts.append(Self.change(between: second, and: next) { Self.ask(zone, at: $0) })
        offsets.append(offset)
      }
      second = next
    }
    self.starts = starts
    self.offsets = offsets
  }

  /// Seconds east of UTC at a second since 1970.
  func offset(at second: Int64) -> Int64 {
    guard Self.covered.contains(second) else { return Int64(Self.ask(zone, at: second)) }
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= second { low = middle } else { high = middle }
    }
    return Int64(offsets[low])
  }

  /// The UTC second of a local one: the first of two, or the first after a gap (rules.md §1.7).
  func utc(fromLocal local: Int64) -> Int64 {
    let before = offset(at: local - 86_400)
    let after = offset(at: local + 86_400)
    let earlier = local - before
    if offset(at: earlier) == before { return earlier }
    let later = local - after
    if offset(at: later) == after { return later }
    return Self.change(between: later, and: earlier) { offset(at: $0) }
  }

  /// The first second in (low, high] whose offset differs from that at `low`.
  private static func change<Offset: Equatable>(
    between low: Int64,
    and high: Int64,
    offset: (Int64) -> Offset
  ) -> Int64 {
    let first = offset(low)
    var low = low
    var high = high
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if offset(middle) == first { low = middle } else { high = middle }
    }
    return high
  }

  private static func ask(_ zone: TimeZone, at second: Int64) -> Int32 {
    Int32(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second))))
  }
}
