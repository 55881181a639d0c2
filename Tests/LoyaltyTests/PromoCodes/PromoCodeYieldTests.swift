import Testing

@testable import Loyalty

@Suite("What a promo code brought")
struct PromoCodeYieldTests {
  @Test("Activations, new clients, receipts within the days and their money, each counted once")
  func brought() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    let boris = try desk.register("Борис", "0501234568")
    let vera = try desk.register("Вера", "0501234569")
    try desk.createCode("ЛЕТО") { $0.perClientLimit = 2 }
    try desk.sell([try line("1000.00")], to: anna)
    desk.now = desk.now.advanced(bySeconds: 1)
    for client in [anna, anna, boris, vera] { try desk.activate("ЛЕТО", client) }
    let sale = SaleDraft(lines: [try line("70.00")], client: .id(boris))
    try desk.perform(.sell(sale))
    try desk.goTo("2026-12-22", "23:59:59")
    let last = try desk.sell([try line("200.00")], to: anna)
    try desk.refund(last, [(1, "0.25")])
    try desk.goTo("2026-12-23", "00:00:00")
    try desk.sell([try line("500.00")], to: anna)
    let brought = desk.club.yield(of: PromoCode.ID(1))
    #expect(brought.activations == 4)
    #expect(brought.clients == 3)
    #expect(brought.newClients == 2, "Anna had a receipt before")
    #expect(brought.buyers == 2)
    #expect(brought.receipts == 2)
    #expect(brought.money.decimalString == "220.00")
    #expect(desk.club.yield(of: PromoCode.ID(1), withinDays: 0).money.decimalString == "70.00")
    #expect(desk.club.yield(of: PromoCode.ID(9)).activations == 0)
  }

  @Test("The receipt that the code came with is one that it brought")
  func sale() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try desk.createCode("ЛЕТО")
    try desk.perform(
      .sell(SaleDraft(lines: [try line("70.00")], client: .id(anna), promoCode: "ЛЕТО"))
    )
    let brought = desk.club.yield(of: PromoCode.ID(1))
    #expect(brought.receipts == 1)
    #expect(brought.newClients == 1)
    #expect(brought.money.decimalString == "70.00")
  }
}
