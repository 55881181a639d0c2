import Loyalty

extension Arena {
  /// Arena with a price list, a bonus program of VIP_постоянные, and 230.00 bonuses of Иванов, of
  /// which 30.00 burn after 12 December.
  static func trading() throws -> Club {
    var club = try club()
    let products: [(String, String, String)] = [
      ("Кибер-час", "gameTime", "100.00"), ("Ночной пакет", "gameTime", "250.00"),
      ("Кофе", "bar", "45.00"), ("Чипсы", "bar", "40.00"), ("Турнирный взнос", "other", "300.00"),
    ]
    for (name, category, price) in products {
      let draft = ProductDraft(name: name, category: category, price: try Money(decimal: price))
      try apply(.createProduct(draft), to: &club, on: "2026-10-01")
    }
    let tiers = try Tiers([
      Tiers.Tier(threshold: .zero, percent: try Percent(basisPoints: 200)),
      Tiers.Tier(threshold: try Money(decimal: "1000"), percent: try Percent(basisPoints: 300)),
      Tiers.Tier(threshold: try Money(decimal: "3000"), percent: try Percent(basisPoints: 500)),
    ])
    let program = ProgramDraft(name: "Накопительная", tiers: tiers, terms: .bonus(BonusTerms()))
    try apply(.createProgram(program), to: &club, on: "2026-10-01")
    var edit = GroupEdit()
    edit.program = .set("Накопительная")
    try apply(.editGroup(.name("VIP_постоянные"), edit), to: &club, on: "2026-10-01")
    let ivan = ClientReference.id(Client.ID(1))
    let sale = SaleDraft(
      lines: [
        .init(product: "Ночной пакет", quantity: try Quantity(decimal: "8")),
        .init(product: "Чипсы"),
      ],
      client: ivan
    )
    try apply(.sell(sale), to: &club, on: "2026-11-08")
    let gifts: [(String, String, Day?)] = [
      ("159.20", "турнир", nil),
      ("30.00", "извинение за сбой", try Day(year: 2026, month: 12, day: 12)),
    ]
    for (amount, reason, last) in gifts {
      let command = Command.accrue(
        ivan,
        try Bonus(decimal: amount),
        reason: reason,
        expiresOn: last
      )
      try apply(command, to: &club, on: "2026-11-15")
    }
    return club
  }
}
