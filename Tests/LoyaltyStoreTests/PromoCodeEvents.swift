import Loyalty
import LoyaltyStore

/// Events of promo codes, to be written and read back.
enum PromoCodeEvents {
  private static let later = Fixture.start.advanced(bySeconds: 86_400)

  static func fullTerms() throws -> PromoCodeTerms {
    PromoCodeTerms(
      bonuses: try Bonus(decimal: "50"),
      period: Period(start: Fixture.start, end: later),
      totalLimit: 100,
      perClientLimit: 2,
      conditions: PromoCodeConditions(
        registered: Period(start: nil, end: later),
        registeredWithinDays: 0,
        groups: [Group.ID(1)],
        audiences: [Audience.ID(7)],
        isForFirstVisit: true
      ),
      returnsOnRefund: true
    )
  }

  static func shared(id: UInt32 = 1, group: UInt32? = nil) throws -> PromoCode {
    var terms = PromoCodeTerms(bonuses: try Bonus(decimal: "0.01"))
    if let group { terms.conditions.groups = [Group.ID(group)] }
    return PromoCode(
      id: PromoCode.ID(id),
      name: "Акция \"1\"",
      kind: .shared(code: "ЛЕТО-2024"),
      terms: terms,
      statusSince: Fixture.start,
      statusBy: Fixture.olga,
      createdAt: Fixture.start
    )
  }

  static func full() throws -> PromoCode {
    var code = try shared(id: 2)
    code.terms = try fullTerms()
    code.status = .paused
    code.statusSince = later
    return code
  }

  static func batch(id: UInt32 = 3, count: Int = 2) throws -> PromoCode {
    var code = try shared(id: id)
    code.name = "Флаеры"
    code.kind = .batch(PromoCodeBatch(prefix: "Клуб-", length: 4, count: count))
    return code
  }

  static func texts(_ symbols: String = "2345ZZZZ", prefix: String = "Клуб-") -> BatchCodes {
    BatchCodes(prefix: prefix, length: 4, symbols: Array(symbols.utf8))
  }

  static func use(
    _ code: UInt32 = 1,
    text: String = "ЛЕТО-2024",
    client: UInt32 = 1,
    venue: UInt32? = nil,
    receipt: UInt32? = nil,
    lot: UInt32 = 1
  ) throws -> Activation {
    Activation(
      promoCode: PromoCode.ID(code),
      code: text,
      client: Client.ID(client),
      at: Fixture.start,
      by: Fixture.olga,
      venue: venue.map { Venue.ID($0) },
      receipt: receipt.map { Receipt.ID($0) },
      bonuses: try Bonus(decimal: "50"),
      lot: Lot.ID(lot)
    )
  }

  static func fullUse() throws -> Activation {
    Activation(
      promoCode: PromoCode.ID(2),
      code: "ЛЕТО-2024",
      client: Client.ID(1),
      at: later,
      by: Fixture.olga,
      channel: .app,
      venue: Venue.ID(1),
      receipt: Receipt.ID(7),
      bonuses: try Bonus(decimal: "50"),
      lot: Lot.ID(3),
      repair: CodeRepair(typed: "KTNJ2024", meant: "ЛЕТО-2024", how: .layout)
    )
  }

  /// A movement that a use leads to.
  static func movement(_ code: UInt32 = 1, lot: UInt32 = 1) throws -> LedgerMovement {
    let amount = try Bonus(decimal: "50")
    let origin = LedgerEntry.Origin.promoCode(PromoCode.ID(code))
    return LedgerMovement(
      client: Client.ID(1),
      entry: LedgerEntry(at: Fixture.start, kind: .accrual, amount: amount, origin: origin),
      lot: Lot(id: Lot.ID(lot), amount: amount, usableFrom: Fixture.start, burnsAt: nil),
      balanceAfter: amount
    )
  }

  /// Every event with all that it can say, and with nothing that can be left out.
  static func all() throws -> [Event] {
    [
      .promoCodeCreated(try full()), .promoCodeCreated(try shared()),
      .promoCodeBatchCreated(try batch(), texts()),
      .promoCodeChanged(Change(was: try shared(), now: try full())),
      .promoCodesHandedOut(PromoCode.ID(3), texts()),
      .promoCodesRevoked(PromoCode.ID(3), texts("2345")),
      .promoCodeActivated(try fullUse()), .promoCodeActivated(try use()),
      .promoCodeReturned(Receipt.ID(7)), .bonusesMoved(try movement()),
    ]
  }

  /// Code 1 and batch 2.
  static func made() throws -> [Event] {
    [.promoCodeCreated(try shared()), .promoCodeBatchCreated(try batch(id: 2), texts())]
  }

  /// Events that speak of what does not exist in a club with code 1, batch 2 of `texts` and a sale.
  static func damaged() throws -> [Event] {
    let wrongCount = try batch(id: 3, count: 3)
    var other = try batch(id: 1)
    other.name = "x"
    return [
      .promoCodeCreated(try shared(id: 1)), .promoCodeCreated(try shared(id: 3, group: 9)),
      .promoCodeCreated(try batch(id: 3)), .promoCodeBatchCreated(wrongCount, texts()),
      .promoCodeBatchCreated(try batch(), texts(prefix: "x")),
      .promoCodeBatchCreated(try shared(id: 3), texts()),
      .promoCodeChanged(Change(was: try shared(), now: other)),
      .promoCodeChanged(Change(was: try shared(id: 9), now: try shared(id: 9))),
      .promoCodesHandedOut(PromoCode.ID(1), texts()),
      .promoCodesHandedOut(PromoCode.ID(2), texts("9999")),
      .promoCodesRevoked(PromoCode.ID(2), texts(prefix: "x")),
      .promoCodesRevoked(PromoCode.ID(9), texts()),
      .promoCodeActivated(try use(9, lot: 3)), .promoCodeActivated(try use(text: "x", lot: 3)),
      .promoCodeActivated(try use(client: 9, lot: 3)), .promoCodeActivated(try use(lot: 2)),
      .promoCodeActivated(try use(2, lot: 3)), .promoCodeActivated(try use(venue: 9, lot: 3)),
      .promoCodeActivated(try use(receipt: 1, lot: 3)), .promoCodeReturned(Receipt.ID(1)),
      .promoCodeReturned(Receipt.ID(9)), .bonusesMoved(try movement(9, lot: 3)),
    ]
  }

  /// The same with what exists.
  static func known() throws -> [Event] {
    [
      .promoCodeCreated(try shared(id: 3, group: 1)), .promoCodeBatchCreated(try batch(), texts()),
      .promoCodeChanged(Change(was: try shared(), now: try shared())),
      .promoCodesHandedOut(PromoCode.ID(2), texts()),
      .promoCodesRevoked(PromoCode.ID(2), texts("ZZZZ")),
      .promoCodeActivated(try use(venue: 1, receipt: 2, lot: 3)),
      .promoCodeActivated(try use(2, text: "Клуб-2345", lot: 3)),
      .bonusesMoved(try movement(lot: 3)),
    ]
  }
}
