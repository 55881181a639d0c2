import Loyalty
import Screens
import Testing

/// Clubs and desks for the screens of receipts and refunds.
enum ReceiptScenes {
  static let ivan = ClientReference.id(Client.ID(1))

  /// Arena where Иванов has 200.00 bonuses and a program of 10 % on an evening of 425.00: with 150
  /// bonuses spent, two evenings leave 200 + 70 − 150 = 120 (rules.md §5).
  static func evening() throws -> Club {
    var club = try Arena.club()
    let product = ProductDraft(
      name: "Игровой вечер",
      category: "gameTime",
      price: try Money(decimal: "425")
    )
    try Arena.apply(.createProduct(product), to: &club, on: "2026-10-01")
    let tiers = try Tiers([
      Tiers.Tier(threshold: .zero, percent: try Percent(basisPoints: 1_000))
    ])
    let program = ProgramDraft(name: "Вечерняя", tiers: tiers, terms: .bonus(BonusTerms()))
    try Arena.apply(.createProgram(program), to: &club, on: "2026-10-01")
    var edit = GroupEdit()
    edit.program = .set("Вечерняя")
    try Arena.apply(.editGroup(.name("VIP_постоянные"), edit), to: &club, on: "2026-10-01")
    let gift = try Bonus(decimal: "200")
    try Arena.apply(
      .accrue(ivan, gift, reason: "турнир", expiresOn: nil),
      to: &club,
      on: "2026-10-02"
    )
    return club
  }

  /// The trading club with the sale of the wireframe: two hours paid with 200 bonuses, and a coffee.
  static func sold() throws -> Club {
    var club = try Arena.trading()
    let sale = SaleDraft(
      lines: [
        .init(product: "Кибер-час", quantity: try Quantity(decimal: "2")),
        .init(product: "Кофе"),
      ],
      client: ivan,
      redemption: .most,
      externalNumber: "A-1071"
    )
    try Arena.apply(.sell(sale), to: &club, on: "2026-11-21")
    let plain = SaleDraft(lines: [.init(product: "Чипсы", quantity: try Quantity(decimal: "1.5"))])
    try Arena.apply(.sell(plain), to: &club, on: "2026-11-22")
    return club
  }

  /// A desk at Иванов’s receipts.
  static func onCard(_ look: Look = Look(), _ club: Club? = nil) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: try club ?? sold(), first: ClientsScreen())
    desk.type("иванов")
    desk.press("Enter", "Tab")
    return desk
  }

  /// A desk in the refund of the receipt of the wireframe.
  static func refunding(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try onCard(look)
    desk.press("r")
    return desk
  }
}
