import Testing

@testable import Loyalty

@Suite("Advice on programs")
struct ProgramAdviceTests {
  private func club(products: Bool = true) throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    guard products else { return desk }
    for (name, category, price) in [
      ("Кибер-час", "gameTime", "100"), ("Ночь", "gameTime", "450"), ("Кофе", "bar", "45"),
    ] {
      try desk.perform(
        .createProduct(ProductDraft(name: name, category: category, price: try money(price)))
      )
    }
    return desk
  }

  private func program(
    _ percents: [(String, String)],
    _ terms: BonusTerms = BonusTerms(),
    _ bound: Tiers.Bound = .over,
    window: TotalWindow = .allTime,
    categories: CategoryChoice = .all
  ) throws -> Program {
    Program(
      id: Program.ID(1),
      name: "Бонусы",
      tiers: try tiers(percents, bound),
      window: window,
      categories: categories,
      terms: .bonus(terms),
      createdAt: Moment(milliseconds: 0)
    )
  }

  @Test("The source's program needs no advice")
  func good() throws {
    let program = try program([("0", "2"), ("1000", "3"), ("3000", "5")])
    #expect(try club().club.advice(on: program).isEmpty)
    #expect(try club(products: false).club.advice(on: program).isEmpty)
  }

  @Test("Bonuses that burn before they can be spent are named with both numbers of days")
  func burnsBeforeUsable() throws {
    let tiers = [("0", "2")]
    #expect(
      try club().club.advice(on: try program(tiers, BonusTerms(delayDays: 15, expiryDays: 14)))
        == [.burnsBeforeUsable(delay: 15, expiry: 14)]
    )
    let lastDay = try program(tiers, BonusTerms(delayDays: 14, expiryDays: 14))
    #expect(try club().club.advice(on: lastDay).isEmpty)
  }

  @Test("A percent that falls as the total grows is named with both percents")
  func falling() throws {
    let program = try program([("0", "2"), ("1000", "5"), ("3000", "3"), ("5000", "3")])
    #expect(
      try club().club.advice(on: program) == [
        .percentFalls(place: 3, from: try Percent(decimal: "5"), to: try Percent(decimal: "3"))
      ]
    )
  }

  @Test("A tier over the greatest amount is unreachable; from it, it is not")
  func greatest() throws {
    let greatest = "10000000000.00"
    let over = try program([("0", "2"), (greatest, "3")])
    let from = try program([("0", "2"), (greatest, "3")], BonusTerms(), .from)
    #expect(
      try club().club.advice(on: over) == [
        .tierUnreachable(place: 2, threshold: try money(greatest))
      ]
    )
    #expect(try club().club.advice(on: from).isEmpty)
  }

  @Test("A tier beyond all that a window could hold is unreachable")
  func beyondWindow() throws {
    // Two days of 24 hours at 450.00, twice: 43,200.00.
    let program = try program(
      [("0", "2"), ("43199.99", "3"), ("43200.00", "5")],
      window: .lastDays(1)
    )
    #expect(
      try club().club.advice(on: program) == [
        .tierUnreachable(place: 3, threshold: try money("43200.00"))
      ]
    )
  }

  @Test("A welcome bonus above the price of an hour is named with the hour; one equal to it is not")
  func welcome() throws {
    let equal = try program([("0", "2")], BonusTerms(welcomeBonus: try bonus("100")))
    let above = try program([("0", "2")], BonusTerms(welcomeBonus: try bonus("100.01")))
    let club = try club().club
    #expect(club.advice(on: equal).isEmpty)
    #expect(
      club.advice(on: above) == [
        .welcomeAboveHour(
          bonus: try bonus("100.01"),
          product: Product.ID(1),
          price: try money("100")
        )
      ]
    )
  }

  @Test("Categories that nothing sells are named; a product put away does not count")
  func categories() throws {
    var desk = try club()
    let program = try program(
      [("0", "2")],
      BonusTerms(payableCategories: .only([Category.gameTime, Category.other])),
      categories: .only([Category.bar])
    )
    #expect(desk.club.advice(on: program) == [.nothingPayable(Category.other)])
    try desk.perform(.editProduct("Кофе", ProductEdit(isArchived: true)))
    #expect(
      desk.club.advice(on: program) == [
        .nothingSold(Category.bar), .nothingPayable(Category.other),
      ]
    )
  }
}
