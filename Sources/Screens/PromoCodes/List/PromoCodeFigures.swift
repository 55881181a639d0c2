import Localization
import Loyalty

/// How many promo codes work now, and how many are paused.
struct PromoCodeFigures: Hashable, Sendable {
  private(set) var active = 0
  private(set) var paused = 0

  /// Counts, with a look at each promo code; a batch is one.
  init(_ club: Club, at now: Moment) {
    for code in club.promoCodes.codes.items {
      switch club.promoCodes.state(of: code, at: now) {
      case .active: active += 1
      case .paused: paused += 1
      default: break
      }
    }
  }

  /// "active 3, paused 1"; nothing where there are none.
  func words(_ words: Words) -> String {
    [("active", active), ("paused", paused)].filter { $0.1 > 0 }
      .map { words("promoCodes.figures." + $0.0, ["count": .number($0.1)]) }
      .joined(separator: ", ")
  }
}
