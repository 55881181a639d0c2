/// What became of a client on a day, by the columns of the report on new and lost clients.
enum ClientStep: String, CaseIterable {
  case registered, firstReceipt, active, lost, cameBack
}

extension Club {
  /// After so many days without a receipt a client counts as lost.
  static let lostAfterDays = 60

  /// What became of a client who bought: each day with a receipt, the day on which the last receipt
  /// was `lostAfterDays` days ago, the first receipt after that.
  ///
  /// - Parameters:
  ///   - receipts: The client's receipts in the order of their time.
  ///   - venues: Whose receipts count; nil counts all.
  ///   - today: Whoever is lost later is not lost yet.
  ///   - look: Is given each step with its day; days do not go back.
  func forEachStep(
    on receipts: [Receipt.ID],
    at venues: Set<Venue.ID>?,
    until today: Day,
    _ look: (ClientStep, Day) -> Void
  ) {
    let days = visitDays(on: receipts, at: venues)
    for (place, day) in days.enumerated() {
      if place == 0 {
        look(.firstReceipt, day)
      } else if days[place - 1].days(until: day) > Self.lostAfterDays {
        look(.cameBack, day)
      }
      look(.active, day)
      let lost = day.advanced(byDays: Self.lostAfterDays)
      let isLost = place + 1 < days.count ? days[place + 1] > lost : lost <= today
      if isLost { look(.lost, lost) }
    }
  }

  /// The days with a receipt that was not given back on the same day, ascending, each once.
  ///
  /// - Parameters:
  ///   - receipts: A client's receipts in the order of their time.
  ///   - venues: Whose receipts count; nil counts all.
  /// - Returns: The days.
  func visitDays(on receipts: [Receipt.ID], at venues: Set<Venue.ID>?) -> [Day] {
    var days: [Day] = []
    for id in receipts {
      let receipt = self.receipts.facts(of: id)
      let day = calendar.day(of: receipt.at)
      guard venues.holds(receipt.venue), !isReturned(id, on: day) else { continue }
      if days.last != day { days.append(day) }
    }
    return days
  }
}
