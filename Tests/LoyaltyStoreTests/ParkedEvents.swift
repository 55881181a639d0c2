import Loyalty

/// Events of receipts that are put aside.
enum ParkedEvents {
  static let outcomes: [ParkedReceiptEnd.Outcome] = [
    .dropped, .sold(Receipt.ID(17)), .parkedAgain(ParkedReceipt.ID(4)),
  ]

  /// One with everything that a parked receipt may say.
  static func full() throws -> ParkedReceipt {
    ParkedReceipt(
      id: ParkedReceipt.ID(3),
      at: Fixture.start,
      by: Staff("Ольга \"О\""),
      client: Client.ID(5),
      venue: Venue.ID(1),
      lines: [
        .init(product: Product.ID(1), quantity: try Quantity(decimal: "1.5")),
        .init(
          product: Product.ID(2),
          name: "Чай з лимоном",
          category: Category.bar,
          quantity: .one,
          price: try Money(decimal: "40")
        ),
        .init(
          product: nil,
          name: "Штраф",
          category: Category.ID(3),
          quantity: .one,
          price: try Money(decimal: "0")
        ),
      ],
      redemption: .amount(try Bonus(decimal: "7.50")),
      promoCode: "лето 2024",
      note: "у окна"
    )
  }

  /// One with nothing that can be left out.
  static func empty() throws -> ParkedReceipt {
    ParkedReceipt(
      id: ParkedReceipt.ID(1),
      at: Fixture.start,
      by: Staff("x"),
      lines: [.init(product: Product.ID(1), quantity: .one)],
      redemption: .most
    )
  }

  static func end(_ outcome: ParkedReceiptEnd.Outcome) -> ParkedReceiptEnd {
    ParkedReceiptEnd(
      parked: ParkedReceipt.ID(3),
      at: Fixture.start,
      by: Staff("Иван"),
      outcome: outcome
    )
  }

  /// One that a store after `Till.furnish` takes over, but for what a test changes.
  static func receipt(
    id: UInt32 = 1,
    client: UInt32 = 1,
    venue: UInt32 = 1,
    lines: [ParkedReceipt.Line] = [line()]
  ) -> ParkedReceipt {
    ParkedReceipt(
      id: ParkedReceipt.ID(id),
      at: Fixture.start,
      by: Fixture.olga,
      client: Client.ID(client),
      venue: Venue.ID(venue),
      lines: lines
    )
  }

  static func line(
    product: UInt32? = 1,
    name: String? = nil,
    category: UInt32? = nil,
    price: Money? = nil
  ) -> ParkedReceipt.Line {
    ParkedReceipt.Line(
      product: product.map { Product.ID($0) },
      name: name,
      category: category.map { Category.ID($0) },
      quantity: .one,
      price: price
    )
  }

  /// Events that speak of what a store after `Till.furnish` and one sale does not have.
  static func damaged() -> [Event] {
    let receipts = [
      receipt(id: 2), receipt(client: 3), receipt(venue: 2), receipt(lines: []),
      receipt(lines: [line(product: 3)]), receipt(lines: [line(category: 5)]),
      receipt(lines: [line(product: nil)]),
      receipt(lines: [line(product: nil, name: "x", category: 1)]),
      receipt(lines: [line(product: nil, name: "x", price: .zero)]),
      receipt(lines: [line(product: nil, category: 1, price: .zero)]),
    ]
    return receipts.map { .receiptParked($0) }
      + outcomes.map { .parkedReceiptEnded(end($0)) }
  }
}
