/// What became of a client on a day, by the columns of the report on new and lost clients.
enum ClientStep: String, CaseIterable {
  case registered, firstReceipt, active, lost, cameBack
}

extension Club {
  /// After so many days without a receipt a client counts as lost.
  static let lostAfterDays = 60

  /// What became of a client: the registration, each day with a receipt, the day on which the last
  /// receipt was `lostAfterDays` days ago, the first receipt after that.
  ///
  /// What was registered is told of clients who were not erased: nobody knows it of the others.
  ///
  /// - Parameters:
  ///   - client: The client.
  ///   - venues: Whose receipts count; nil counts all.
  ///   - today: Whoever is lost later is not lost yet.
  ///   - look: Is given each step with its day; days do not go back but for the registration.
  func forEachStep(
    of client: Client.ID,
    at venues: Set<Venue.ID>?,
    until today: Day,
    _ look: (ClientStep, Day) -> Void
  ) {
    if !clients.isErased(client) {
      look(.registered, calendar.day(of: clients.columns(of: client).registeredAt))
    }
    let days = visitDays(of: client, at: venues)
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
  func visitDays(of client: Client.ID, at venues: Set<Venue.ID>?) -> [Day] {
    var days: [Day] = []
    receipts.forEach(of: client) { receipt, _ in
      let day = calendar.day(of: receipt.at)
      guard venues.holds(receipt.venue), !isReturned(receipt.id, on: day) else { return }
      if days.last != day { days.append(day) }
    }
    return days
  }
}
