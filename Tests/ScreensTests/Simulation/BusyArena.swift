import Loyalty

extension Arena {
  /// Arena with a month of receipts: regulars around the thresholds of 1000 and 3000, a refund, a
  /// guest without a card, and clients of other groups.
  static func busy() throws -> Club {
    var club = try trading()
    let sales: [(day: String, client: UInt32?, product: String, quantity: String)] = [
      ("2026-09-02", 5, "Ночной пакет", "4"), ("2026-10-25", 1, "Кибер-час", "9.6"),
      ("2026-10-28", 5, "Кибер-час", "3"), ("2026-11-01", 4, "Ночной пакет", "2"),
      ("2026-11-03", 7, "Кофе", "3"), ("2026-11-05", 5, "Турнирный взнос", "1"),
      ("2026-11-09", nil, "Кофе", "2"), ("2026-11-11", 3, "Кибер-час", "2"),
      ("2026-11-13", 5, "Чипсы", "2"), ("2026-11-16", 1, "Кибер-час", "4"),
      ("2026-11-18", 8, "Ночной пакет", "1"), ("2026-11-20", 5, "Кибер-час", "5"),
      ("2026-11-21", 1, "Кофе", "2"),
    ]
    for sale in sales {
      let line = SaleDraft.Line(
        product: sale.product,
        quantity: try Quantity(decimal: sale.quantity)
      )
      let client = sale.client.map { ClientReference.id(Client.ID($0)) }
      try apply(.sell(SaleDraft(lines: [line], client: client)), to: &club, on: sale.day)
    }
    let last = Receipt.ID(club.receipts.nextID.number - 1)
    try apply(.refund(RefundDraft(receipt: .id(last))), to: &club, on: "2026-11-22")
    return club
  }
}
