import Testing

@testable import Loyalty

@Suite("Parked receipts")
struct ParkedReceiptTests {
  /// A club with a tariff and a coffee, and Anna with 100 bonuses.
  private static func desk() throws -> (desk: ClubUnderTest, anna: Client.ID) {
    var desk = try ClubUnderTest.accruing([("0", "3")])
    let hour = ProductDraft(name: "Кибер-час", category: "gameTime", price: try money("100"))
    let coffee = ProductDraft(name: "Кофе", category: "bar", price: try money("45"))
    try desk.perform(.createProduct(hour))
    try desk.perform(.createProduct(coffee))
    try desk.perform(.createVenue("Зал"))
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("100", to: anna)
    return (desk, anna)
  }

  private static func draft(_ anna: Client.ID) throws -> SaleDraft {
    SaleDraft(
      lines: [
        .init(product: "Кибер-час", quantity: try Quantity(decimal: "2")),
        .init(product: "Кофе", price: try money("40")),
        .init(name: "Штраф", category: "other", price: try money("15")),
      ],
      client: .id(anna),
      venue: "Зал",
      redemption: .most
    )
  }

  @Test("A receipt that is put aside sells nothing and comes back with rows, client and bonuses")
  func comesBack() throws {
    var (desk, anna) = try Self.desk()
    let draft = try Self.draft(anna)
    guard case .parked(let parked) = try desk.perform(.parkReceipt(draft, note: " у окна "))
    else { throw ClubUnderTestError.noClient }
    #expect(parked.by == Staff("Ольга") && parked.at == desk.now && parked.note == "у окна")
    #expect(desk.club.receipts.count == 0 && desk.usable(anna) == "100.00")
    #expect(desk.club.parkedReceipts.waiting == [parked])
    #expect(desk.club.parkedReceipts.waiting(of: anna) == [parked])
    var back = draft
    (back.venue, back.parked) = ("Зал", parked.id)
    #expect(desk.club.draft(of: parked) == back)
    #expect(
      desk.club.amountToPay(of: parked, at: desk.now)?.decimalString == "155.00"
    )
  }

  @Test("Opened again, its prices are those of now unless they were changed by hand")
  func pricesOfNow() throws {
    var (desk, anna) = try Self.desk()
    try desk.perform(.parkReceipt(try Self.draft(anna), note: nil))
    try desk.perform(.editProduct("Кибер-час", ProductEdit(price: try money("120"))))
    try desk.perform(.editProduct("Кофе", ProductEdit(price: try money("60"))))
    let parked = try #require(desk.club.parkedReceipts.waiting.first)
    let quote = try desk.club.quote(desk.club.draft(of: parked), at: desk.now)
    #expect(quote.lines.map(\.price.decimalString) == ["120.00", "40.00", "15.00"])
  }

  @Test("The sale takes it away in the same record")
  func sold() throws {
    var (desk, anna) = try Self.desk()
    try desk.perform(.parkReceipt(try Self.draft(anna), note: nil))
    let parked = try #require(desk.club.parkedReceipts.waiting.first)
    let events = try desk.decide(.sell(desk.club.draft(of: parked)))
    let end = ParkedReceiptEnd(
      parked: parked.id,
      at: desk.now,
      by: Staff("Ольга"),
      outcome: .sold(Receipt.ID(1))
    )
    #expect(events.last == .parkedReceiptEnded(end))
    desk.club.apply(events)
    #expect(desk.club.parkedReceipts.waiting.isEmpty && desk.club.receipts.count == 1)
    #expect(throws: Refusal.parkedReceiptGone(end)) {
      try desk.decide(.sell(desk.club.draft(of: parked)))
    }
    #expect(throws: Refusal.parkedReceiptGone(end)) {
      try desk.decide(.dropParkedReceipt(parked.id))
    }
  }

  @Test("Put aside again it has a new number, and who looks at the earlier one is refused")
  func parkedAgain() throws {
    var (desk, anna) = try Self.desk()
    try desk.perform(.parkReceipt(try Self.draft(anna), note: nil))
    let first = try #require(desk.club.parkedReceipts.waiting.first)
    var draft = desk.club.draft(of: first)
    draft.lines.removeLast()
    try desk.perform(.parkReceipt(draft, note: nil))
    let second = try #require(desk.club.parkedReceipts.waiting.first)
    #expect(desk.club.parkedReceipts.waiting.count == 1 && second.lines.count == 2)
    #expect(second.id == first.id.next)
    let end = ParkedReceiptEnd(
      parked: first.id,
      at: desk.now,
      by: Staff("Ольга"),
      outcome: .parkedAgain(second.id)
    )
    #expect(throws: Refusal.parkedReceiptGone(end)) {
      try desk.decide(.sell(desk.club.draft(of: first)))
    }
    #expect(throws: Refusal.parkedReceiptGone(end)) {
      try desk.decide(.parkReceipt(draft, note: nil))
    }
    try desk.perform(.dropParkedReceipt(second.id))
    #expect(desk.club.parkedReceipts.waiting.isEmpty)
    #expect(desk.club.parkedReceipts.end(of: second.id)?.outcome == .dropped)
  }

  @Test("What cannot be sold cannot be put aside, but bonuses are asked for only when it is paid")
  func refused() throws {
    var (desk, anna) = try Self.desk()
    #expect(throws: Refusal.noLines) {
      try desk.perform(.parkReceipt(SaleDraft(lines: []), note: nil))
    }
    var draft = try Self.draft(anna)
    draft.lines[0].product = "Чай"
    #expect(throws: Refusal.notFound(.product, typed: "Чай")) {
      try desk.perform(.parkReceipt(draft, note: nil))
    }
    draft = try Self.draft(anna)
    draft.redemption = .amount(try bonus("-1"))
    #expect(throws: Refusal.amountInvalid(typed: "-1.00")) {
      try desk.perform(.parkReceipt(draft, note: nil))
    }
    for length in [201, 2_500] {
      #expect(throws: Refusal.textTooLong(length: length, limit: 200)) {
        let long = String(repeating: "я", count: length)
        try desk.perform(.parkReceipt(try Self.draft(anna), note: long))
      }
    }
    #expect(throws: Refusal.notFound(.parkedReceipt, typed: "7")) {
      try desk.perform(.dropParkedReceipt(ParkedReceipt.ID(7)))
    }
    draft.redemption = .amount(try bonus("5000"))
    try desk.perform(.parkReceipt(draft, note: nil))
    let parked = try #require(desk.club.parkedReceipts.waiting.first)
    #expect(desk.club.amountToPay(of: parked, at: desk.now)?.decimalString == "255.00")
    try desk.perform(.editProduct("Кофе", ProductEdit(isArchived: true)))
    #expect(desk.club.amountToPay(of: parked, at: desk.now) == nil)
  }

  @Test("A product whose name is a number does not take the place of the one with that number")
  func numberedNames() throws {
    var (desk, _) = try Self.desk()
    try desk.perform(
      .createProduct(ProductDraft(name: "1", category: "bar", price: try money("7")))
    )
    try desk.perform(.parkReceipt(SaleDraft(lines: [.init(product: "Кибер-час")]), note: nil))
    let parked = try #require(desk.club.parkedReceipts.waiting.first)
    #expect(desk.club.amountToPay(of: parked, at: desk.now)?.decimalString == "100.00")
  }

  @Test("A till's repeat of the sale is answered with the first receipt, not refused as gone")
  func repeated() throws {
    var (desk, anna) = try Self.desk()
    try desk.perform(.parkReceipt(try Self.draft(anna), note: nil))
    var draft = desk.club.draft(of: try #require(desk.club.parkedReceipts.waiting.first))
    (draft.redemption, draft.externalNumber) = (.nothing, "T-1")
    try desk.perform(.sell(draft))
    #expect(throws: Refusal.alreadySold(Receipt.ID(1))) { try desk.decide(.sell(draft)) }
  }

  @Test("Ends of long ago are forgotten, so that a club's memory does not grow with them")
  func forgets() {
    var parked = ParkedReceipts()
    for number in 1...2_001 as ClosedRange<UInt32> {
      let end = ParkedReceiptEnd(
        parked: ParkedReceipt.ID(number),
        at: Moment(milliseconds: 0),
        by: Staff("Ольга"),
        outcome: .dropped
      )
      parked.end(end)
    }
    #expect(parked.end(of: ParkedReceipt.ID(1_001)) == nil)
    #expect(parked.end(of: ParkedReceipt.ID(1_002)) != nil)
  }
}

@Suite("The clients who bought last")
struct LastBuyersTests {
  @Test("Each stands there once, the latest first, whatever the order of the receipts")
  func order() {
    var buyers = LastBuyers()
    for (client, second) in [(1, 10), (2, 30), (1, 20), (3, 25), (2, 5), (1, 40)] {
      buyers.add(Client.ID(UInt32(client)), at: Moment(milliseconds: Int64(second)))
    }
    #expect(buyers.clients == [1, 2, 3].map { Client.ID($0) })
  }

  @Test("Only so many are kept, and an older receipt does not push a later one out")
  func limit() {
    var buyers = LastBuyers()
    for number in 1...100 as ClosedRange<UInt32> {
      buyers.add(Client.ID(number), at: Moment(milliseconds: Int64(number)))
    }
    buyers.add(Client.ID(7), at: Moment(milliseconds: 8))
    #expect(buyers.clients.count == LastBuyers.limit)
    #expect(buyers.clients.first == Client.ID(100) && buyers.clients.last == Client.ID(69))
  }

  @Test("A client's last visit is the latest receipt")
  func lastVisit() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    #expect(desk.club.receipts.lastVisit(of: anna) == nil)
    let receipt = try desk.sell([try line("1.00", "bar")], to: anna)
    #expect(desk.club.receipts.lastVisit(of: anna) == receipt.at)
    #expect(desk.club.receipts.lastBuyers.clients == [anna])
  }
}
