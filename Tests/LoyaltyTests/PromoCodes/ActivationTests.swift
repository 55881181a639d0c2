import Testing

@testable import Loyalty

@Suite("rules.md §7.4: activating a promo code")
struct ActivationTests {
  private let anna = Client.ID(1)
  private let boris = Client.ID(2)

  /// Anna registered on 1 November, Boris on 22 November at 21:14, which is now.
  private func desk() throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    let now = desk.now
    try desk.goTo("2026-11-01")
    try desk.register("Анна", "0501234567")
    desk.now = now
    try desk.register("Борис", "0501234568")
    return desk
  }

  @Test("It accrues in the same record, and the answer tells what came and what was repaired")
  func accrues() throws {
    var desk = try desk()
    try desk.createCode("ЛЕТО2024")
    desk.now = desk.now.advanced(bySeconds: 60)
    let before = desk.events.count
    let draft = ActivationDraft(client: .phone("050 123 45 67"), code: "KTNJ2024", channel: .app)
    let answer = try desk.perform(.activatePromoCode(draft))
    guard case .activated(let activation, let balance) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(desk.events.count == before + 2)
    #expect(balance.decimalString == "50.00")
    #expect(activation.code == "ЛЕТО2024")
    #expect(activation.repair?.how == .layout)
    #expect(activation.channel == .app)
    #expect(activation.by == Staff("Ольга"))
    #expect(desk.usable(anna) == "50.00")
    let entry = try #require(desk.club.ledger(of: anna, at: desk.now).last)
    #expect(entry.origin == .promoCode(activation.promoCode))
    #expect(entry.kind == .accrual)
    let stored = try #require(desk.club.promoCodes.activations(by: anna).first)
    #expect(stored.at == desk.now)
    #expect(stored.lot == Lot.ID(1))
  }

  @Test("The bonuses burn as the leading group's program says, and are usable without its delay")
  func lotTerms() throws {
    var desk = try ClubUnderTest.accruing([("0", "2")], BonusTerms(delayDays: 5, expiryDays: 10))
    try desk.register("Анна", "0501234567")
    try desk.createCode("ЛЕТО")
    try desk.activate("ЛЕТО", anna)
    #expect(desk.usable(anna) == "50.00")
    try desk.goTo("2026-12-02", "23:59:59")
    #expect(desk.balance(anna) == "50.00")
    try desk.goTo("2026-12-03", "00:00:00")
    #expect(desk.balance(anna) == "0.00")
  }

  @Test("Debt is filled first, and burnt bonuses are written before")
  func debt() throws {
    var desk = try desk()
    try desk.accrue("5", to: anna, until: "2026-11-22")
    try desk.createCode("ЛЕТО")
    try desk.goTo("2026-11-24")
    try desk.perform(.correct(.id(anna), try bonus("-20"), reason: "ошибка", expiresOn: nil))
    try desk.activate("ЛЕТО", anna)
    #expect(desk.balance(anna) == "30.00")
    #expect(desk.entrySum(anna) == 3_000)
  }

  @Test("Works at the first instant of its period and not at the instant after the last")
  func instants() throws {
    var desk = try desk()
    try desk.createCode("ЛЕТО") {
      $0.from = try Day(iso: "2026-12-01")
      $0.until = try Day(iso: "2026-12-31")
    }
    let start = desk.club.calendar.start(of: try Day(iso: "2026-12-01"))
    let end = desk.club.calendar.start(of: try Day(iso: "2027-01-01"))
    let refusals = [(start, -1), (start, 0), (end, -1), (end, 0)].map { moment, step in
      desk.now = moment.advanced(byMilliseconds: Int64(step))
      return desk.refusal(of: "ЛЕТО", anna)
    }
    #expect(refusals == ["codeNotYetActive", nil, nil, "codeExpired"])
    desk.now = end
    #expect(throws: Refusal.promoCode(.expired(code: "ЛЕТО", since: end))) {
      try desk.activate("ЛЕТО", anna)
    }
    desk.now = start.advanced(byMilliseconds: -1)
    #expect(throws: Refusal.promoCode(.notYetActive(code: "ЛЕТО", from: start))) {
      try desk.activate("ЛЕТО", anna)
    }
  }

  @Test(
    "In clock-change nights a day is 23 or 25 hours long, and the code works through all of them",
    arguments: [("2026-03-29", 23), ("2026-10-25", 25)]
  )
  func clockChange(_ day: String, _ hours: Int) throws {
    var desk = try desk()
    try desk.createCode("НОЧЬ") {
      $0.from = try Day(iso: day)
      $0.until = try Day(iso: day)
    }
    let start = desk.club.calendar.start(of: try Day(iso: day))
    for half in -1...(hours * 2) {
      desk.now = start.advanced(bySeconds: Int64(half) * 1_800)
      let isOpen = half >= 0 && half < hours * 2
      #expect((desk.refusal(of: "НОЧЬ", anna) == nil) == isOpen, "\(half) half hours")
    }
  }

  @Test("Used twice is refused with when, who and where")
  func alreadyUsed() throws {
    var desk = try desk()
    try desk.perform(.createVenue("Зал 2"))
    try desk.createCode("ЛЕТО")
    let draft = ActivationDraft(client: .id(anna), code: "ЛЕТО", venue: "зал 2")
    try desk.perform(.activatePromoCode(draft))
    let at = desk.now
    desk.now = desk.now.advanced(bySeconds: 3_600)
    let refusal = refusal { try desk.activate("ЛЕТО", anna) }
    guard case .promoCode(.alreadyUsed(let activation, let venue, let limit)) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(activation.at == at)
    #expect(activation.by == Staff("Ольга"))
    #expect(venue == "Зал 2")
    #expect(limit == 1)
    #expect(desk.balance(anna) == "50.00")
    try desk.activate("ЛЕТО", boris)
  }

  @Test("A limit per client of K works K times, and a limit in all of K for K clients")
  func limits() throws {
    var desk = try desk()
    try desk.createCode("ДВАЖДЫ") { ($0.perClientLimit, $0.totalLimit) = (2, 3) }
    for client in [anna, anna, boris] { try desk.activate("ДВАЖДЫ", client) }
    #expect(desk.refusal(of: "ДВАЖДЫ", anna) == "codeAlreadyUsed", "that comes before used up")
    #expect(throws: Refusal.promoCode(.usedUp(code: "ДВАЖДЫ", limit: 3))) {
      try desk.activate("ДВАЖДЫ", boris)
    }
  }

  @Test("Registered for at most N local days: through the N-th day after registration")
  func withinDays() throws {
    var desk = try desk()
    try desk.createCode("НОВЫЙ") { $0.registeredWithinDays = 7 }
    try desk.createCode("СЕГОДНЯ") { $0.registeredWithinDays = 0 }
    #expect(desk.refusal(of: "СЕГОДНЯ", boris) == nil)
    try desk.goTo("2026-11-23", "00:00:00")
    #expect(desk.refusal(of: "СЕГОДНЯ", boris) == "codeNotForClient")
    try desk.goTo("2026-11-29", "23:59:59")
    #expect(desk.refusal(of: "НОВЫЙ", boris) == nil)
    try desk.goTo("2026-11-30", "00:00:00")
    let condition = PromoCodeCondition.registeredWithin(days: 7, now: 8)
    #expect(throws: Refusal.promoCode(.notForClient(code: "НОВЫЙ", condition))) {
      try desk.activate("НОВЫЙ", boris)
    }
  }

  @Test("Registered within a period: both dates are in it")
  func registered() throws {
    var desk = try desk()
    let cases = [
      ("2026-11-01", "2026-11-01", true), ("2026-11-02", "2026-11-30", false),
      ("2026-10-01", "2026-10-31", false), ("2026-10-01", "2026-11-01", true),
    ]
    for (number, (from, until, holds)) in cases.enumerated() {
      try desk.createCode("П\(number)") {
        $0.registeredFrom = try Day(iso: from)
        $0.registeredUntil = try Day(iso: until)
      }
      #expect((desk.refusal(of: "П\(number)", anna) == nil) == holds)
    }
  }

  @Test("One of the groups suffices; another kind of condition must hold beside it")
  func groups() throws {
    var desk = try desk()
    for name in ["VIP", "Турнир"] { try desk.createGroup(name) }
    try desk.perform(.addToGroup([.id(anna)], .name("Турнир")))
    try desk.createCode("КЛУБ") { $0.groups = [.name("VIP"), .name("Турнир")] }
    try desk.createCode("НОВЫЙ") {
      $0.groups = [.name("VIP"), .name("Турнир")]
      $0.registeredWithinDays = 7
    }
    #expect(desk.refusal(of: "КЛУБ", anna) == nil)
    #expect(
      throws: Refusal.promoCode(.notForClient(code: "КЛУБ", .groups(["VIP", "Турнир"])))
    ) { try desk.activate("КЛУБ", boris) }
    #expect(desk.refusal(of: "НОВЫЙ", anna) == "codeNotForClient")
    try desk.perform(.addToGroup([.id(boris)], .name("VIP")))
    #expect(desk.refusal(of: "НОВЫЙ", boris) == nil)
  }

  @Test("An audience that nobody is in matches nobody, never everybody")
  func audiences() throws {
    var desk = try desk()
    try desk.createCode("СВОИМ") { $0.audiences = [Audience.ID(7)] }
    let refusal = Refusal.promoCode(.notForClient(code: "СВОИМ", .audiences([Audience.ID(7)])))
    for client in [anna, boris] {
      #expect(throws: refusal) { try desk.activate("СВОИМ", client) }
    }
  }

  @Test("For a first visit: only without any receipt, a refunded one counts as a visit")
  func firstVisit() throws {
    var desk = try desk()
    try desk.createCode("ПРИВЕТ") { $0.isForFirstVisit = true }
    #expect(desk.refusal(of: "ПРИВЕТ", anna) == nil)
    let receipt = try desk.sell([try line("100.00")], to: anna)
    #expect(
      throws: Refusal.promoCode(.notForClient(code: "ПРИВЕТ", .firstVisit(receipts: 1)))
    ) { try desk.activate("ПРИВЕТ", anna) }
    try desk.refund(receipt)
    #expect(desk.refusal(of: "ПРИВЕТ", anna) == "codeNotForClient")
  }

  @Test("A client who does not exist is told before the code is looked at")
  func noClient() throws {
    var desk = try desk()
    #expect(throws: Refusal.notFound(.client, typed: "9")) {
      try desk.activate("НЕТ", Client.ID(9))
    }
    #expect(throws: Refusal.notFound(.venue, typed: "Зал 9")) {
      let draft = ActivationDraft(client: .id(anna), code: "НЕТ", venue: "Зал 9")
      try desk.perform(.activatePromoCode(draft))
    }
  }

  @Test("A balance beyond the greatest amount is refused, never cut")
  func overflow() throws {
    var desk = try desk()
    try desk.createCode("МНОГО") {
      $0.bonuses = try bonus("9000000000.00")
      $0.perClientLimit = 2
    }
    try desk.activate("МНОГО", anna)
    #expect(desk.refusal(of: "МНОГО", anna) == "amountOutOfRange")
  }
}
