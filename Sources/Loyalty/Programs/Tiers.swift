/// Ascending thresholds of a client's total purchases, each with its percent (rules.md §4.2).
///
/// There are no from–to pairs, so there are no gaps and no overlaps.
public struct Tiers: Hashable, Sendable {
  /// One threshold and the percent that holds beyond it.
  public struct Tier: Hashable, Sendable {
    /// The total from or over which the percent holds.
    public let threshold: Money
    /// The percent.
    public let percent: Percent

    /// Takes a threshold and its percent.
    public init(threshold: Money, percent: Percent) {
      self.threshold = threshold
      self.percent = percent
    }
  }

  /// Whether a total that equals a threshold belongs to it.
  public enum Bound: String, CaseIterable, Hashable, Sendable {
    /// "More than 1000": a total of 1000.00 is below the threshold.
    case over
    /// "From 1000": a total of 1000.00 has reached the threshold.
    case from
  }

  /// Why tiers cannot be as they are.
  public enum Problem: Error, Hashable, Sendable {
    /// There is none.
    case none
    /// The first does not begin at 0.
    case firstNotZero(Money)
    /// A threshold is not above the one before it; its place, from 1.
    case notAscending(place: Int, Money)
    /// More than are kept.
    case tooMany(Int)
  }

  /// The most tiers that are kept.
  public static let limit = 50

  /// The tiers, ascending, the first from 0.
  public let tiers: [Tier]
  /// Whether a threshold itself belongs to its tier.
  public let bound: Bound

  /// Takes ascending tiers, the first from 0.
  public init(_ tiers: [Tier], bound: Bound = .over) throws(Problem) {
    guard let first = tiers.first else { throw .none }
    guard tiers.count <= Self.limit else { throw .tooMany(tiers.count) }
    guard first.threshold.isZero else { throw .firstNotZero(first.threshold) }
    for (index, pair) in zip(tiers, tiers.dropFirst()).enumerated()
    where pair.1.threshold <= pair.0.threshold {
      throw .notAscending(place: index + 2, pair.1.threshold)
    }
    self.tiers = tiers
    self.bound = bound
  }

  /// The tier that a total belongs to; the first holds 0.00 under either bound.
  public func tier(for total: Money) -> Tier { tiers[place(for: total)] }

  /// The place of the tier that a total belongs to, from 0.
  public func place(for total: Money) -> Int {
    tiers.lastIndex { isReached($0.threshold, by: total) } ?? 0
  }

  /// Whether a total equals a threshold but the first, so that the bound decides its tier.
  func hasThreshold(_ total: Money) -> Bool {
    tiers.dropFirst().contains { $0.threshold == total }
  }

  /// Whether a total would have another percent under the other bound.
  func dependsOnBound(_ total: Money) -> Bool {
    guard let place = tiers.firstIndex(where: { $0.threshold == total }), place > 0 else {
      return false
    }
    return tiers[place].percent != tiers[place - 1].percent
  }

  /// The next tier and what is missing to it: threshold less total, plus 0.01 under "over".
  public func next(after total: Money) -> (tier: Tier, missing: Money)? {
    guard let tier = tiers.dropFirst().first(where: { !isReached($0.threshold, by: total) }) else {
      return nil
    }
    let distance = tier.threshold.minorUnits - total.minorUnits
    return (tier, Money(clamping: bound == .over ? distance + 1 : distance))
  }

  private func isReached(_ threshold: Money, by total: Money) -> Bool {
    bound == .over ? total > threshold : total >= threshold
  }
}
