import Testing

@testable import Loyalty

@Suite("rules.md §5 and §7: a promo code with a sale")
struct SaleWithCodeTests {
  private let anna = Client.ID(1)

  private func desk(_ change: (inout PromoCodeTermsDraft) -> Void = { _ in }) throws
    -> ClubUnderTest
  {
    var desk = try ClubUnderTest.accruing([("0", "10")])
    try desk.register("Анна", "0501234567")
    try desk.createCode("ЛЕТО") { change(&$0) }
    return desk
  }

  private func draft(
    _ code: String? = "ЛЕТО",
    spending redemption: SaleDraft.Redemption = .nothing,
    number: String? = nil
  ) throws -> SaleDraft {
    SaleDraft(
      lines: [try line("80.00")],
      client: .id(anna),
      redemption: redemption,
      externalNumber: number,
      promoCode: code
    )
  }

  @Test("The code is activated in the same record, and its bonuses pay in this very sale")
  func usableAtOnce() throws {
    var desk = try desk()
    let sale = try draft(spending: .most)
    let quote = try desk.club.quote(sale, at: desk.now)
    #expect(quote.bonusesSpent.decimalString == "50.00")
    #expect(quote.explanation.first == Explanation(.promoCode("ЛЕТО"), .accrued(try bonus("50"))))
    #expect(desk.club.promoCodes.activationCount == 0, "a quote saves nothing")
    let before = desk.events.count
    guard case .receipt(let receipt) = try desk.perform(.sell(sale)) else {
      Issue.record("no receipt")
      return
    }
    #expect(receipt.explanation == quote.explanation)
    #expect(receipt.bonusesSpent.decimalString == "50.00")
    #expect(receipt.paid.decimalString == "30.00")
    #expect(receipt.accrued.decimalString == "3.00")
    #expect(receipt.figures.balanceAfter?.decimalString == "3.00")
    #expect(desk.balance(anna) == "3.00")
    #expect(desk.entrySum(anna) == 300)
    #expect(desk.events.count == before + 3)
    #expect(desk.club.promoCodes.activation(with: receipt.id)?.client == anna)
  }

  @Test("A sale that is refused activates nothing, and a code that is refused sells nothing")
  func together() throws {
    var desk = try desk()
    let most = SaleDraft.Redemption.amount(try bonus("51"))
    let sale = try draft(spending: most)
    #expect(refusal { try desk.perform(.sell(sale)) }?.code == "notEnoughBonuses")
    #expect(desk.club.promoCodes.activationCount == 0)
    let unknown = try draft("НЕТ")
    #expect(refusal { try desk.perform(.sell(unknown)) }?.code == "codeUnknown")
    #expect(refusal { _ = try desk.club.quote(unknown, at: desk.now) }?.code == "codeUnknown")
    #expect(desk.club.receipts.count == 0)
  }

  @Test("A code without a client is refused")
  func noClient() throws {
    var desk = try desk()
    var sale = try draft()
    sale.client = nil
    let wrong = Refusal.promoCode(.needsClient(code: "ЛЕТО"))
    #expect(throws: wrong) { try desk.perform(.sell(sale)) }
    #expect(throws: wrong) { try desk.club.quote(sale, at: desk.now) }
  }

  @Test("A code for a first visit works with the first receipt and not with the second")
  func firstVisit() throws {
    var desk = try desk { ($0.isForFirstVisit, $0.perClientLimit) = (true, 2) }
    let sale = try draft()
    try desk.perform(.sell(sale))
    #expect(refusal { try desk.perform(.sell(sale)) }?.code == "codeNotForClient")
  }

  @Test("A repeat of the till's number is answered with the first receipt; another code is none")
  func repeats() throws {
    var desk = try desk()
    try desk.createCode("ЗИМА")
    try desk.perform(.sell(try draft(number: "T-1")))
    let same = try draft("лето", number: "T-1")
    #expect(throws: Refusal.alreadySold(Receipt.ID(1))) { try desk.perform(.sell(same)) }
    for other in [nil, "ЗИМА", "НЕТ"] {
      let sale = try draft(other, number: "T-1")
      #expect(throws: Refusal.externalNumberConflict(number: "T-1")) {
        try desk.perform(.sell(sale))
      }
    }
    let plain = try draft(nil, number: "T-2")
    try desk.perform(.sell(plain))
    let withCode = try draft("ЗИМА", number: "T-2")
    #expect(throws: Refusal.externalNumberConflict(number: "T-2")) {
      try desk.perform(.sell(withCode))
    }
  }

  @Test("A parked receipt keeps the code as it was typed; one that works no more costs it nothing")
  func parked() throws {
    var desk = try desk()
    var sale = try draft(" лето ", spending: .most)
    try desk.perform(.parkReceipt(sale, note: nil))
    let parked = try #require(desk.club.parkedReceipts.waiting.first)
    #expect(parked.promoCode == "лето")
    #expect(desk.club.promoCodes.activationCount == 0)
    let opened = desk.club.draft(of: parked)
    #expect(opened.promoCode == "лето")
    #expect(desk.club.amountToPay(of: parked, at: desk.now)?.decimalString == "30.00")
    try desk.perform(.setPromoCodeStatus("ЛЕТО", .paused))
    #expect(desk.club.amountToPay(of: parked, at: desk.now)?.decimalString == "80.00")
    #expect(refusal { try desk.perform(.sell(opened)) }?.code == "codePaused")
    try desk.perform(.setPromoCodeStatus("ЛЕТО", .active))
    try desk.perform(.sell(opened))
    #expect(desk.club.promoCodes.activationCount == 1)
    sale.promoCode = " - "
    try desk.perform(.parkReceipt(sale, note: nil))
    #expect(desk.club.parkedReceipts.waiting.last?.promoCode == nil)
  }

  @Test("A refund keeps the use and its bonuses, unless the code says otherwise")
  func refundKeeps() throws {
    var desk = try desk()
    try desk.perform(.sell(try draft()))
    try desk.refund(try #require(desk.club.receipts[Receipt.ID(1)]))
    #expect(desk.balance(anna) == "50.00")
    #expect(desk.refusal(of: "ЛЕТО", anna) == "codeAlreadyUsed")
  }

  @Test("Where it says so, the whole refund takes the bonuses and gives the use back, once")
  func refundReturns() throws {
    var desk = try desk { $0.returnsOnRefund = true }
    try desk.perform(.sell(try draft(spending: .amount(try bonus("30")))))
    #expect(desk.balance(anna) == "25.00")
    let receipt = try #require(desk.club.receipts[Receipt.ID(1)])
    try desk.refund(receipt, [(1, "0.5")])
    #expect(desk.refusal(of: "ЛЕТО", anna) == "codeAlreadyUsed", "half of it went back")
    let refund = try desk.refund(receipt)
    #expect(refund.balanceAfter?.decimalString == "0.00")
    #expect(desk.balance(anna) == "0.00")
    #expect(desk.entrySum(anna) == 0)
    #expect(desk.club.promoCodes.used(PromoCode.ID(1)) == 0)
    #expect(desk.club.promoCodes.activations(by: anna).isEmpty)
    try desk.activate("ЛЕТО", anna)
    #expect(desk.balance(anna) == "50.00")
  }

  @Test("Bonuses of a returned use that were spent elsewhere become debt, and burnt ones do not")
  func refundDebt() throws {
    var desk = try ClubUnderTest.accruing([("0", "0")], BonusTerms(expiryDays: 3))
    try desk.register("Анна", "0501234567")
    try desk.createCode("ЛЕТО") { ($0.returnsOnRefund, $0.perClientLimit) = (true, 2) }
    try desk.perform(.sell(try draft()))
    try desk.sell([try line("20.00")], to: anna, spending: .most)
    try desk.refund(try #require(desk.club.receipts[Receipt.ID(1)]))
    #expect(desk.balance(anna) == "-20.00")
    try desk.perform(.sell(try draft()))
    #expect(desk.balance(anna) == "30.00")
    try desk.goTo("2026-11-26")
    #expect(desk.balance(anna) == "0.00")
    try desk.refund(try #require(desk.club.receipts[Receipt.ID(3)]))
    #expect(desk.balance(anna) == "-20.00", "20 of its 50 paid the debt, 30 burnt")
    #expect(desk.entrySum(anna) == -2_000)
  }

  @Test("A merge of two cards moves the uses: it never gives a second one (rules.md §2.5)")
  func merge() throws {
    var desk = try desk { $0.returnsOnRefund = true }
    let boris = try desk.register("Борис", "0501234568")
    try desk.createCode("ЗИМА")
    try desk.accrue("10", to: boris)
    try desk.activate("ЗИМА", boris)
    try desk.perform(
      .sell(SaleDraft(lines: [try line("80.00")], client: .id(boris), promoCode: "ЛЕТО"))
    )
    try desk.accrue("5", to: anna)
    try desk.perform(.mergeClients(into: .id(anna), from: .id(boris)))
    for code in ["ЗИМА", "ЛЕТО"] { #expect(desk.refusal(of: code, anna) == "codeAlreadyUsed") }
    #expect(desk.refusal(of: "ЗИМА", boris) == "codeAlreadyUsed", "the old number answers as Anna")
    #expect(desk.club.promoCodes.activations(by: anna).map(\.code) == ["ЗИМА", "ЛЕТО"])
    #expect(desk.club.promoCodes.activations(by: boris).isEmpty)
    #expect(desk.balance(anna) == "123.00")
    for activation in desk.club.promoCodes.activations(by: anna) {
      let lot = try #require(desk.club.accounts[anna][activation.lot])
      #expect(lot.amount == activation.bonuses)
    }
    try desk.refund(try #require(desk.club.receipts[Receipt.ID(1)]))
    #expect(desk.balance(anna) == "65.00")
    #expect(desk.refusal(of: "ЛЕТО", anna) == nil)
    let both = desk.club.yield(of: PromoCode.ID(2))
    #expect(both.clients == 1)
  }

  @Test("A text of a batch that a refund gives back is handed out again")
  func batchReturns() throws {
    var desk = try ClubUnderTest.accruing([("0", "0")])
    try desk.register("Анна", "0501234567")
    let texts = try desk.createBatch("Флаеры", count: 2) { $0.returnsOnRefund = true }
    try desk.perform(.markHandedOut("Флаеры", .count(1)))
    try desk.perform(.sell(try draft(texts[0])))
    #expect(desk.club.promoCodes.counts(of: PromoCode.ID(1)).used == 1)
    try desk.refund(try #require(desk.club.receipts[Receipt.ID(1)]))
    let counts = desk.club.promoCodes.counts(of: PromoCode.ID(1))
    #expect([counts.left, counts.handedOut, counts.used] == [1, 1, 0])
    try desk.activate(texts[0], anna)
  }
}
