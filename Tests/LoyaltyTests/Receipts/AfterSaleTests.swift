import Testing

@testable import Loyalty

@Suite("rules.md §2.4, §4.4, §5.7: what comes with registration and with a sale")
struct AfterSaleTests {
  private func withReferral() throws -> (ClubUnderTest, anna: Client.ID, boris: Client.ID) {
    let referral = ReferralBonus(referrer: try bonus("50"), friend: try bonus("20"))
    var desk = try ClubUnderTest.accruing([("0", "10")], BonusTerms(referralBonus: referral))
    let anna = try desk.register("Анна", "0501234567")
    try desk.perform(
      .registerClient(ClientDraft(name: "Борис", phone: "0501234568", referrer: .id(anna)))
    )
    return (desk, anna, Client.ID(2))
  }

  @Test("The welcome bonus is accrued in the record of the registration, and its SMS tells it")
  func welcome() throws {
    var desk = try ClubUnderTest()
    let terms = BonusTerms(delayDays: 3, expiryDays: 30, welcomeBonus: try bonus("25.50"))
    try desk.perform(
      .createProgram(
        ProgramDraft(name: "Бонусы", tiers: try tiers([("0", "3")]), terms: .bonus(terms))
      )
    )
    let sms = SmsSetting(isOn: true, template: "{name}, у вас {bonuses} бонусов")
    try desk.perform(
      .createGroup(
        GroupDraft(
          name: "Новые",
          loyalty: .bonus,
          program: "Бонусы",
          isDefault: true,
          welcomeSms: sms
        )
      )
    )
    let draft = ClientDraft(name: "Анна", phone: "0501234567", consents: [.sms])
    #expect(try desk.decide(.registerClient(draft)).count == 3)
    let answer = try desk.perform(.registerClient(draft))
    #expect(answer == .client(Client.ID(1)))
    #expect(desk.usable(Client.ID(1)) == "25.50")
    #expect(desk.club.ledger(of: Client.ID(1), at: desk.now).map(\.origin) == [.welcome])
    #expect(desk.account(Client.ID(1)).lots.first?.burnsAt?.rfc3339 == "2026-12-22T22:00:00.000Z")
    #expect(desk.club.outbox.map(\.text) == ["Анна, у вас 25,50 бонусов"])
  }

  @Test("Both sides get their bonuses once the friend's first receipt is paid")
  func referral() throws {
    var (desk, anna, boris) = try withReferral()
    #expect(desk.balance(anna) == "0.00")
    let receipt = try desk.sell([try line("100.00", "bar")], to: boris)
    #expect(desk.balance(anna) == "50.00")
    #expect(desk.balance(boris) == "30.00")
    #expect(receipt.figures.balanceAfter?.decimalString == "30.00")
    try desk.sell([try line("100.00", "bar")], to: boris)
    #expect(desk.balance(anna) == "50.00")
    #expect(desk.balance(boris) == "40.00")
    let origins = desk.club.ledger(of: anna, at: desk.now).map(\.origin)
    #expect(origins == [.referral])
  }

  @Test("A receipt that bonuses paid in full is not a paid one yet; a refund gives no second time")
  func firstPaid() throws {
    var (desk, anna, boris) = try withReferral()
    try desk.accrue("100", to: boris)
    try desk.sell([try line("100.00")], to: boris, spending: .most)
    #expect(desk.balance(anna) == "0.00")
    let paid = try desk.sell([try line("100.00", "bar")], to: boris)
    #expect(desk.balance(anna) == "50.00")
    try desk.refund(paid)
    #expect(desk.balance(anna) == "50.00")
    try desk.sell([try line("100.00", "bar")], to: boris)
    #expect(desk.balance(anna) == "50.00")
  }

  @Test("The referrer's burnt bonuses are written in the same record before the new ones come")
  func referrerSettles() throws {
    var (desk, anna, boris) = try withReferral()
    try desk.accrue("7", to: anna, until: "2026-11-23")
    try desk.goTo("2026-12-01")
    try desk.sell([try line("100.00", "bar")], to: boris)
    let kinds = desk.club.accounts.written(of: anna).map(\.kind)
    #expect(kinds == [.accrual, .expiry, .accrual])
    #expect(desk.balance(anna) == "50.00")
    #expect(desk.entrySum(anna) == 5_000)
  }

  @Test("The SMS after an order is queued in the record of the sale with all its variables")
  func afterOrder() throws {
    let sms = SmsSetting(
      isOn: true,
      template: "{name}: {paid} оплачено, −{spent} +{accrued}, у вас {bonuses}. {club}"
    )
    var desk = try ClubUnderTest.accruing([("0", "10")], afterOrder: sms)
    try desk.perform(
      .registerClient(ClientDraft(name: "Анна", phone: "0501234567", consents: [.sms]))
    )
    let silent = try desk.register("Борис", "0501234568")
    let anna = Client.ID(1)
    try desk.accrue("60", to: anna)
    let draft = SaleDraft(
      lines: [try line("100.00"), try line("45.00", "bar")],
      client: .id(anna),
      redemption: .most
    )
    #expect(Command.sell(draft).needs(desk.club).cards == [anna])
    #expect(try desk.decide(.sell(draft)).count == 2)
    try desk.perform(.sell(draft))
    #expect(
      desk.club.outbox.map(\.text) == ["Анна: 85 оплачено, −60 +8,50, у вас 8,50. Arena"]
    )
    #expect(desk.club.outbox.map(\.cause) == [.afterOrder])
    try desk.sell([try line("100.00")], to: silent)
    #expect(desk.club.outbox.count == 1)
  }

  @Test("What is accrued with a delay is not told as usable")
  func delayedBonuses() throws {
    let sms = SmsSetting(isOn: true, template: "+{accrued}, доступно {bonuses}")
    var desk = try ClubUnderTest.accruing(
      [("0", "10")],
      BonusTerms(delayDays: 14),
      afterOrder: sms
    )
    try desk.perform(
      .registerClient(ClientDraft(name: "Анна", phone: "0501234567", consents: [.sms]))
    )
    try desk.sell([try line("100.00")], to: Client.ID(1))
    #expect(desk.club.outbox.map(\.text) == ["+10, доступно 0"])
  }
}
