import Testing

@testable import Loyalty

@Suite("rules.md §5: sales as commands")
struct SellTests {
  @Test("A quote is the sale to come and saves nothing")
  func quote() throws {
    var desk = try ClubUnderTest.accruing([("0", "3")])
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("230", to: anna)
    let draft = SaleDraft(
      lines: [try line("100.00", quantity: "2"), try line("45.00", "bar")],
      client: .phone("050 123 45 67"),
      redemption: .most
    )
    let quote = try desk.club.quote(draft, at: desk.now)
    #expect(desk.club.receipts.count == 0)
    guard case .receipt(let receipt) = try desk.perform(.sell(draft)) else {
      Issue.record("no receipt")
      return
    }
    #expect(receipt.lines == quote.lines)
    #expect(receipt.explanation == quote.explanation)
    #expect(receipt.bonusesSpent.decimalString == "200.00")
    #expect(receipt.paid.decimalString == "45.00")
    #expect(receipt.figures.balanceAfter?.decimalString == "31.35")
    #expect(desk.balance(anna) == "31.35")
  }

  @Test("No lines, too many lines and half a line are refused")
  func lines() throws {
    var desk = try ClubUnderTest()
    #expect(throws: Refusal.noLines) { try desk.sell([]) }
    let one = try line("1.00", "bar")
    #expect(throws: Refusal.tooManyLines(10_001, limit: 10_000)) {
      try desk.sell(Array(repeating: one, count: 10_001))
    }
    #expect(throws: Refusal.lineIncomplete(2)) { try desk.sell([one, .init(name: "кофе")]) }
    let many = try desk.sell(Array(repeating: one, count: 10_000))
    #expect(many.paid.decimalString == "10000.00")
  }

  @Test("A price below zero is refused, one of zero is not; sums beyond the limit are refused")
  func prices() throws {
    var desk = try ClubUnderTest()
    let below = try line("-0.01", "bar")
    #expect(throws: Refusal.amountInvalid(typed: "-0.01")) { try desk.sell([below]) }
    #expect(try desk.sell([try line("0.00", "bar")]).paid.isZero)
    let most = try line("10000000000.00", "bar")
    #expect(throws: Refusal.self) { try desk.sell([most, most]) }
    let double = try line("10000000000.00", "bar", quantity: "2")
    #expect(throws: Refusal.self) { try desk.sell([double]) }
    #expect(desk.club.receipts.count == 1)
  }

  @Test("A product of the price list gives name, category and price; an archived one is not sold")
  func products() throws {
    var desk = try ClubUnderTest()
    try desk.perform(
      .createProduct(ProductDraft(name: "Кибер-час", category: "gameTime", price: try money("100")))
    )
    let lines = [
      SaleDraft.Line(product: "кибер час", quantity: try Quantity(decimal: "2.5")),
      SaleDraft.Line(product: "1", price: try money("80")),
    ]
    let receipt = try desk.sell(lines)
    #expect(receipt.lines.map(\.gross.decimalString) == ["250.00", "80.00"])
    #expect(receipt.lines.map(\.category) == [Category.gameTime, Category.gameTime])
    try desk.perform(.editProduct("Кибер-час", ProductEdit(isArchived: true)))
    #expect(throws: Refusal.notFound(.product, typed: "кибер час")) { try desk.sell(lines) }
    #expect(throws: Refusal.notFound(.product, typed: "чай")) {
      try desk.sell([SaleDraft.Line(product: "чай")])
    }
  }

  @Test("The till's number answers a repeat with the first receipt and refuses other content")
  func repeated() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")])
    let anna = try desk.register("Анна", "0501234567")
    let lines = [try line("100.00"), try line("45.00", "bar")]
    let receipt = try desk.sell(lines, to: anna, number: "K-17")
    desk.now = desk.now.advanced(bySeconds: 60)
    #expect(throws: Refusal.alreadySold(receipt.id)) {
      try desk.sell(lines, to: anna, number: " K-17 ")
    }
    #expect(throws: Refusal.externalNumberConflict(number: "K-17")) {
      try desk.sell(lines, number: "K-17")
    }
    #expect(throws: Refusal.externalNumberConflict(number: "K-17")) {
      try desk.sell([lines[0]], to: anna, number: "K-17")
    }
    #expect(desk.club.receipts.count == 1)
    #expect(desk.balance(anna) == "14.50")
  }

  @Test("A sale is refused where the buyer was told another sum, and changes nothing")
  func toldAnotherSum() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")])
    let anna = try desk.register("Анна", "0501234567")
    let product = ProductDraft(name: "Час", category: "gameTime", price: try money("100"))
    try desk.perform(.createProduct(product))
    var draft = SaleDraft(lines: [SaleDraft.Line(product: "Час")], client: .id(anna))
    draft.toldToPay = try money("100")
    try desk.perform(.editProduct("Час", ProductEdit(price: try money("120"))))
    let changed = Refusal.saleChanged(told: try money("100"), now: try money("120"))
    #expect(throws: changed) { try desk.perform(.sell(draft)) }
    #expect(desk.club.receipts.count == 0)
    #expect(desk.balance(anna) == "0.00")
    // Bonuses that another desk spent meanwhile change the sum as well.
    draft = SaleDraft(lines: [try line("100.00")], client: .id(anna), redemption: .most)
    draft.toldToPay = try money("90")
    #expect(throws: Refusal.saleChanged(told: try money("90"), now: try money("100"))) {
      try desk.perform(.sell(draft))
    }
    draft.toldToPay = try money("100")
    try desk.perform(.sell(draft))
    #expect(desk.club.receipts.count == 1)
  }

  @Test("A repeat is the same sale though the price list has changed since, or the product went")
  func repeatedAfterPriceChange() throws {
    var desk = try ClubUnderTest()
    let product = ProductDraft(name: "Час", category: "gameTime", price: try money("100"))
    try desk.perform(.createProduct(product))
    let lines = [SaleDraft.Line(product: "Час"), SaleDraft.Line(product: "1", name: "Час дня")]
    let receipt = try desk.sell(lines, number: "K-1")
    for edit in [
      ProductEdit(price: try money("120")), ProductEdit(category: "bar"),
      ProductEdit(isArchived: true), ProductEdit(name: "Часок"),
    ] {
      try desk.perform(.editProduct("1", edit))
      #expect(throws: Refusal.alreadySold(receipt.id)) { try desk.sell(lines, number: "K-1") }
    }
    let changes: [(inout [SaleDraft.Line]) throws -> Void] = [
      { $0[0].price = try money("120") }, { $0[0].product = "Чай" }, { $0[1].name = "Ночь" },
      { $0[0].quantity = try Quantity(decimal: "2") }, { $0[0].category = "bar" },
      { $0.append($0[0]) },
    ]
    for change in changes {
      var other = lines
      try change(&other)
      #expect(throws: Refusal.externalNumberConflict(number: "K-1")) {
        try desk.sell(other, number: "K-1")
      }
    }
  }

  @Test("Two venues may give one number; a blank number is none")
  func numbersOfVenues() throws {
    var desk = try ClubUnderTest()
    try desk.perform(.createVenue("Центр"))
    let lines = [try line("100.00")]
    try desk.sell(lines, number: "K-1")
    try desk.perform(.sell(SaleDraft(lines: lines, venue: "центр", externalNumber: "K-1")))
    try desk.sell(lines, number: "  ")
    try desk.sell(lines, number: "  ")
    #expect(desk.club.receipts.count == 4)
    #expect(throws: Refusal.externalNumberAtVenues(number: "K-1", venues: [nil, "Центр"])) {
      try desk.perform(.refund(RefundDraft(receipt: .external("K-1"))))
    }
  }

  @Test("A receipt remembers the client's groups at the sale")
  func groupsAtSale() throws {
    var desk = try ClubUnderTest.accruing([("0", "3")])
    let anna = try desk.register("Анна", "0501234567")
    let receipt = try desk.sell([try line("100.00")], to: anna)
    try desk.perform(.removeFromGroup([.id(anna)], .name("Новые")))
    #expect(desk.club.receipts[receipt.id]?.groups.ids == [Group.ID(1)])
  }

  @Test("Two desks spend the last bonuses: the second is refused")
  func lastBonuses() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("100", to: anna)
    let hundred = try bonus("100")
    try desk.sell([try line("100.00")], to: anna, spending: .amount(hundred))
    #expect(throws: Refusal.notEnoughBonuses(usable: .zero, maximum: .zero)) {
      try desk.sell([try line("100.00")], to: anna, spending: .amount(hundred))
    }
    #expect(desk.balance(anna) == "0.00")
  }

  @Test("An accrual that would carry the balance beyond the limit is refused with the sale")
  func balanceLimit() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")])
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("10000000000.00", to: anna)
    #expect(throws: Refusal.value(.amountOutOfRange("10000000000.10"))) {
      try desk.sell([try line("1.00", "bar")], to: anna)
    }
    #expect(desk.club.receipts.count == 0)
  }
}
