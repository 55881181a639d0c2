import Loyalty
import Testing

/// Events of programs, price list, receipts and accounts, to be written and read back.
enum LoyaltyEvents {
  static let later = Fixture.start.advanced(bySeconds: 86_400)
  static let (client, lot) = (Client.ID(1), Lot.ID(2))

  static func money(_ text: String) throws -> Money { try Money(decimal: text) }

  static func bonus(_ text: String) throws -> Bonus { try Bonus(decimal: text) }

  static func percent(_ text: String) throws -> Percent { try Percent(decimal: text) }

  static func tiers() throws -> Tiers {
    try Tiers(
      [
        .init(threshold: .zero, percent: .zero),
        .init(threshold: try money("1000.00"), percent: try percent("2.5")),
      ],
      bound: .from
    )
  }

  // MARK: Programs

  /// A bonus program with everything that one may say.
  static func fullBonusProgram() throws -> Program {
    Program(
      id: Program.ID(2),
      name: "Накопительная \"2\"",
      description: "описание",
      password: PasswordHash("$y$j9T$salt$hash"),
      tiers: try tiers(),
      window: .lastDays(90),
      categories: .only([Category.bar, Category.gameTime]),
      minimumReceipt: try money("0.01"),
      terms: .bonus(
        BonusTerms(
          payableCategories: .only([]),
          redemptionLimit: try percent("50"),
          delayDays: 2,
          expiryDays: 0,
          rounding: .whole,
          welcomeBonus: try bonus("50.00"),
          birthdayBonus: BirthdayBonus(amount: try bonus("100"), daysBefore: 3, daysAfter: 4),
          referralBonus: ReferralBonus(referrer: try bonus("10"), friend: .zero),
          accruesWhenPartlyPaidWithBonuses: false
        )
      ),
      isArchived: true,
      createdAt: Fixture.start
    )
  }

  /// Programs of either kind that leave out what can be left out.
  static func emptyPrograms() throws -> [Program] {
    let terms: [Program.Terms] = [
      .bonus(BonusTerms(payableCategories: .all)), .discount(DiscountTerms()),
    ]
    return try terms.map { terms in
      Program(
        id: Program.ID(1),
        name: "a",
        tiers: try Tiers([.init(threshold: .zero, percent: try percent("2"))]),
        terms: terms,
        createdAt: Fixture.start
      )
    }
  }

  static func fullDiscountProgram() throws -> Program {
    let night = HoursWindow(
      from: try #require(TimeOfDay(hour: 22, minute: 0)),
      until: try #require(TimeOfDay(hour: 6, minute: 0, second: 9))
    )
    return Program(
      id: Program.ID(3),
      name: "Скидка",
      tiers: try tiers(),
      window: .calendarYear,
      terms: .discount(
        DiscountTerms(
          cap: try money("500"),
          schedule: WeeklyHours(days: [.sunday, .monday], window: night)
        )
      ),
      createdAt: Fixture.start
    )
  }

  // MARK: Receipts

  static func fullReceipt() throws -> Receipt {
    var line = ReceiptLine(
      name: "Кибер-час",
      product: Product.ID(1),
      category: Category.gameTime,
      quantity: try Quantity(decimal: "1.5"),
      price: try money("100"),
      gross: try money("150")
    )
    line.discount = try money("15")
    line.bonuses = try bonus("5.25")
    line.accrued = try bonus("2.59")
    return Receipt(
      id: Receipt.ID(3),
      at: Fixture.start,
      venue: Venue.ID(1),
      client: client,
      groups: GroupSet([Group.ID(1), Group.ID(2)]),
      lines: [line, plainLine],
      redemption: [try part("5.00", of: 1), try part("0.25", of: 2)],
      accrual: Lot(
        id: Lot.ID(3),
        amount: try bonus("2.59"),
        remainder: try bonus("1.00"),
        burnt: try bonus("0.59"),
        usableFrom: later,
        burnsAt: later.advanced(byMilliseconds: 1)
      ),
      externalNumber: "T-1 \"x\"",
      figures: Receipt.Figures(
        maximumBonuses: try bonus("7"),
        balanceAfter: try bonus("-3.01"),
        tierPercent: try percent("2.5"),
        missingToNext: try money("0.01")
      ),
      explanation: try everyExplanation()
    )
  }

  static let plainLine = ReceiptLine(
    name: "x",
    product: nil,
    category: Category.bar,
    quantity: .one,
    price: .zero,
    gross: .zero
  )

  static func emptyReceipt() throws -> Receipt {
    Receipt(
      id: Receipt.ID(1),
      at: Fixture.start,
      lines: [plainLine],
      figures: Receipt.Figures(
        maximumBonuses: .zero,
        balanceAfter: nil,
        tierPercent: nil,
        missingToNext: nil
      )
    )
  }

  private static func everyExplanation() throws -> [Explanation] {
    let obstacles: [Explanation.Obstacle] = [
      .belowMinimum(try money("500"), missing: try money("350")), .password, .outsideHours,
      .noSuchLines, .nothingComesOfIt, .noBonuses, .notWanted, .partlyPaidWithBonuses,
    ]
    let discount = Explanation.Rule.discountProgram(name: "VIP", try percent("10"))
    let accrual = Explanation.Rule.bonusProgram(name: "Накопительная", try percent("2.5"))
    return [
      Explanation(discount, .discounted(try money("15"))),
      Explanation(.redemption, .redeemed(try bonus("5.25"))),
      Explanation(accrual, .accrued(try bonus("2.59"))),
    ] + obstacles.map { Explanation(accrual, .notApplied($0)) }
  }

  static func fullRefund() throws -> Refund {
    Refund(
      receipt: Receipt.ID(3),
      at: later,
      client: client,
      lines: [
        Refund.Line(
          place: 1,
          quantity: try Quantity(decimal: "0.001"),
          money: try money("1"),
          bonuses: try bonus("2"),
          accrual: try bonus("3")
        ),
        Refund.Line(place: 2, quantity: .one, money: .zero, bonuses: .zero, accrual: .zero),
      ],
      returned: [try part("0.25", of: 2), try part("1", of: 1)],
      burnt: [try part("0.25", of: 2)],
      taken: [try part("2.59", of: 3)],
      debt: try bonus("0.41"),
      externalNumber: "R-1",
      balanceAfter: try bonus("-0.41")
    )
  }

  static func part(_ amount: String, of lot: UInt32) throws -> LotPart {
    LotPart(lot: Lot.ID(lot), amount: try bonus(amount))
  }
}

// MARK: All of them

extension LoyaltyEvents {
  /// Every event with all that it can say.
  static func full() throws -> [Event] {
    let product = Product(
      id: Product.ID(1),
      name: "Кибер-час",
      category: Category.gameTime,
      price: try money("100"),
      unit: "h",
      isArchived: true
    )
    let (bonus, discount) = (try fullBonusProgram(), try fullDiscountProgram())
    let group = Group(
      id: Group.ID(4),
      name: "VIP",
      loyalty: .bonus,
      program: bonus.id,
      createdAt: Fixture.start
    )
    return [
      .categoryCreated(Category(id: Category.ID(4), name: "Кальян")),
      .categoryRenamed(
        Change(
          was: Category(id: Category.ID(4), name: "Кальян"),
          now: Category(id: Category.ID(4), name: "VR")
        )
      ), .venueCreated(Venue(id: Venue.ID(1), name: "Зал \"1\"")),
      .productCreated(product),
      .productChanged(Change(was: try emptyProduct(), now: product)), .programCreated(bonus),
      .programCreated(discount), .programChanged(Change(was: discount, now: bonus)),
      .venueChanged(
        Change(
          was: Venue(id: Venue.ID(1), name: "Зал"),
          now: Venue(id: Venue.ID(1), name: "Hall", isArchived: true)
        )
      ),
      .wrongPasswordsGiven(WrongPasswords(program: bonus.id, client: client, tries: 3)),
      .groupCreated(group, position: 1),
      .groupEdited(
        group.id,
        [.program(Change(was: nil, now: bonus.id)), .program(Change(was: bonus.id, now: nil))]
      ),
      .receiptSold(try fullReceipt()), .receiptRefunded(try fullRefund()), .clientErased(client),
      .bonusesBurnt(client, [try part("1", of: 1), try part("0.01", of: 2)]),
    ] + (try movements()) + (try parked()) + (try PromoCodeEvents.all())
  }

  /// Every event with nothing that can be left out.
  static func empty() throws -> [Event] {
    let refund = Refund(receipt: Receipt.ID(1), at: Fixture.start, client: nil, lines: [])
    return [
      .productCreated(try emptyProduct()), .receiptSold(try emptyReceipt()),
      .receiptRefunded(refund), .bonusesBurnt(client, []),
      .receiptParked(try ParkedEvents.empty()),
    ] + (try emptyPrograms().map { .programCreated($0) })
  }

  private static func parked() throws -> [Event] {
    [.receiptParked(try ParkedEvents.full())]
      + ParkedEvents.outcomes.map { .parkedReceiptEnded(ParkedEvents.end($0)) }
  }

  private static func emptyProduct() throws -> Product {
    Product(id: Product.ID(1), name: "x", category: Category.bar, price: .zero)
  }

  private static func movements() throws -> [Event] {
    let origins: [LedgerEntry.Origin] = [
      .receipt(Receipt.ID(1)), .refund(Receipt.ID(2)), .welcome, .birthday, .referral,
      .byHand(reason: "День \"клуба\"\n"), .lot(lot), .erasure,
    ]
    let come = try zip(origins, LedgerEntry.Kind.allCases + [.accrual, .correction, .correction])
      .map {
        LedgerMovement(
          client: client,
          entry: LedgerEntry(at: later, kind: $1, amount: try bonus("50"), origin: $0),
          lot: Lot(id: lot, amount: try bonus("50"), usableFrom: later, burnsAt: nil),
          balanceAfter: try bonus("57")
        )
      }
    let gone = LedgerMovement(
      client: client,
      entry: LedgerEntry(at: later, kind: .correction, amount: try bonus("-9"), origin: .welcome),
      lot: nil,
      taken: [try part("8", of: 1)],
      debt: try bonus("1"),
      balanceAfter: try bonus("-1"),
      writtenAt: later.advanced(byMilliseconds: 86_400_001)
    )
    return (come + [gone]).map { .bonusesMoved($0) }
  }
}
