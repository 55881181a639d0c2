import Loyalty

extension Arena {
  /// The evening of the Desk's wireframe: who was here when, and Кравченко's receipt that waits.
  static func evening() throws -> Club {
    var club = try trading()
    for visit in visits {
      let sale = SaleDraft(lines: [.init(product: "Кофе")], client: .id(Client.ID(visit.client)))
      try apply(.sell(sale), to: &club, at: visit.at + "+02:00")
    }
    for (client, amount) in [(2 as UInt32, "12.50"), (4, "75"), (5, "408.20")] {
      let gift = Command.accrue(
        .id(Client.ID(client)),
        try Bonus(decimal: amount),
        reason: "турнир",
        expiresOn: nil
      )
      try apply(gift, to: &club, at: "2026-11-22T19:00:00+02:00")
    }
    try apply(.parkReceipt(try waiting(), note: nil), to: &club, at: "2026-11-22T21:02:30+02:00")
    return club
  }

  /// Кравченко's hour and coffee.
  static func waiting() throws -> SaleDraft {
    SaleDraft(
      lines: [.init(product: "Кибер-час"), .init(product: "Кофе")],
      client: .id(Client.ID(4))
    )
  }

  private static let visits: [(client: UInt32, at: String)] = [
    (3, "2026-09-28T18:00:00"), (2, "2026-11-03T18:00:00"), (1, "2026-11-21T23:40:00"),
    (5, "2026-11-22T20:47:00"), (4, "2026-11-22T21:02:00"),
  ]
}
