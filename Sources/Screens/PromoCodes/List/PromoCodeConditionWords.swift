import Localization
import Loyalty

/// Whom a promo code is for, condition by condition.
struct PromoCodeConditionWords {
  private let conditions: PromoCodeConditions
  private let club: Club
  private let words: Words

  init(_ conditions: PromoCodeConditions, of club: Club, _ words: Words) {
    self.conditions = conditions
    self.club = club
    self.words = words
  }

  /// The names of the groups of which one is needed; nil where none is.
  var groups: String? {
    let names = conditions.groups.compactMap { club.groups[$0]?.name }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// A phrase a condition; none where it is for everybody.
  var parts: [String] {
    var parts: [String] = []
    if let groups { parts.append(words("promoCodes.about.groups", ["groups": .text(groups)])) }
    if conditions.registered != .always {
      let (from, until) = club.calendar.dates(of: conditions.registered)
      let period = PromoCodeWords.period(from: from, until: until, words)
      parts.append(words("promoCodes.about.registered", ["period": .text(period)]))
    }
    if let days = conditions.registeredWithinDays {
      parts.append(words("promoCodes.about.registeredWithin", ["days": .number(days)]))
    }
    if !conditions.audiences.isEmpty { parts.append(words("promoCodes.about.audiences")) }
    if conditions.isForFirstVisit { parts.append(words("promoCodes.about.firstVisit")) }
    return parts
  }
}
