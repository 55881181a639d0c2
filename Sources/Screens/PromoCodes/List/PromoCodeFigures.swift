import Localization
import Loyalty

/// How many promo codes work now, and how many are paused.
struct PromoCodeFigures: Hashable, Sendable {
  private(set) var active = 0
  private(set) var paused = 0
  /// How many end within `soon`.
  private(set) var ending = 0
  /// The one of them that ends first.
  private(set) var endingNext: PromoCode?

  /// The days, today among them, within which an end is soon.
  static let soon = 3

  /// Counts, with a look at each promo code; a batch is one.
  init(_ club: Club, at now: Moment) {
    let limit = club.calendar.start(
      of: club.calendar.day(of: now).advanced(byDays: Self.soon)
    )
    for code in club.promoCodes.codes.items {
      switch club.promoCodes.state(of: code, at: now) {
      case .active:
        active += 1
        guard let end = code.terms.period.end, end <= limit else { continue }
        ending += 1
        if endingNext?.terms.period.end.map({ $0 <= end }) != true { endingNext = code }
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
