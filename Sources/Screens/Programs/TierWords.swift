import Localization
import Loyalty

/// Tiers in words: each by itself, and all in short.
struct TierWords {
  private let words: Words

  init(_ words: Words) {
    self.words = words
  }

  /// Every tier in a sentence of its own: "2 % — up to 1,000.00 inclusive".
  func sentences(_ tiers: Tiers) -> [String] {
    tiers.tiers.indices.map { place in
      words(
        "programs.tier." + tiers.bound.rawValue + "." + position(of: place, in: tiers),
        [
          "percent": .text(percent(tiers.tiers[place].percent)),
          "from": .text(money(tiers.tiers[place].threshold)),
          "to": .text(place + 1 < tiers.tiers.count ? money(tiers.tiers[place + 1].threshold) : ""),
        ]
      )
    }
  }

  /// All tiers on one line: "2 % up to 1,000, 3 % over 1,000, 5 % over 3,000".
  func short(_ tiers: Tiers) -> String { shortParts(tiers).joined(separator: ", ") }

  /// Each tier in few words: "3 % over 1,000".
  func shortParts(_ tiers: Tiers) -> [String] {
    tiers.tiers.indices.map { place in
      let isOnly = tiers.tiers.count == 1
      let isFirst = place == 0
      let key = isOnly ? "only" : isFirst ? "first" : "rest"
      let bound = tiers.tiers[isFirst && !isOnly ? 1 : place].threshold
      return words(
        "programs.tier.short." + tiers.bound.rawValue + "." + key,
        ["percent": .text(percent(tiers.tiers[place].percent)), "bound": .text(whole(bound))]
      )
    }
  }

  /// A percent as the language writes it.
  func percent(_ percent: Percent) -> String {
    words.percent(basisPoints: Int(percent.basisPoints))
  }

  private func position(of place: Int, in tiers: Tiers) -> String {
    let isFirst = place == 0
    let isLast = place == tiers.tiers.count - 1
    return isFirst && isLast ? "only" : isFirst ? "first" : isLast ? "last" : "middle"
  }

  private func money(_ amount: Money) -> String { words.money(minorUnits: amount.minorUnits) }

  /// An amount without its hundredths where there are none.
  private func whole(_ amount: Money) -> String {
    let (units, rest) = amount.minorUnits.quotientAndRemainder(dividingBy: 100)
    return rest == 0 ? words.number(Int(units)) : money(amount)
  }
}
