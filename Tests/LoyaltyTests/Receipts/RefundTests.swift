import Testing

@testable import Loyalty

@Suite("rules.md §5, refunds")
struct RefundTests {
  /// 200 bonuses; a receipt that spends 150 and accrues 70, each of its lines twice.
  private func sold() throws -> (ClubUnderTest, Client.ID, Receipt) {
    var desk = try ClubUnderTest.accruing([("0", "10")])
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("200", to: anna)
    let receipt = try desk.sell(
      [try line("75.00", quantity: "2"), try line("350.00", "bar", quantity: "2")],
      to: anna,
      spending: .amount(try bonus("150"))
    )
    #expect(desk.balance(anna) == "120.00")
    #expect(receipt.figures.balanceAfter?.decimalString == "120.00")
    return (desk, anna, receipt)
  }

  @Test("200 + 70 − 150 = 120; the full refund gives 200 and all the money")
  func whole() throws {
    var (desk, anna, receipt) = try sold()
    let refund = try desk.refund(receipt)
    #expect(desk.balance(anna) == "200.00")
    #expect(refund.money.decimalString == "700.00")
    #expect(refund.bonusesReturned.decimalString == "150.00")
    #expect(refund.accrualTaken.decimalString == "70.00")
    #expect(refund.balanceAfter?.decimalString == "200.00")
    #expect(desk.club.total(of: anna, for: nil, at: desk.now).isZero)
    #expect(throws: Refusal.refundExceedsSale(line: nil, remaining: 0)) {
      try desk.refund(receipt)
    }
  }

  @Test("Half of it gives 160, and the other half 200")
  func half() throws {
    var (desk, anna, receipt) = try sold()
    try desk.refund(receipt, [(1, "1"), (2, "1")])
    #expect(desk.balance(anna) == "160.00")
    #expect(desk.club.total(of: anna, for: nil, at: desk.now).decimalString == "350.00")
    try desk.refund(receipt)
    #expect(desk.balance(anna) == "200.00")
  }

  @Test("Parts are half up on the cumulative quantity, so that thirds of 0.10 are 0.03, 0.04, 0.03")
  func thirds() throws {
    var desk = try ClubUnderTest()
    let odd = try desk.sell([try line("0.20", "bar", quantity: "0.5")])
    #expect(odd.paid.decimalString == "0.10")
    let parts = try ["0.167", "0.167", "0.166"].map {
      try desk.refund(odd, [(1, $0)]).money.decimalString
    }
    #expect(parts == ["0.03", "0.04", "0.03"])
  }

  @Test("More than was sold is refused with what is left of the line, and nothing changes")
  func tooMuch() throws {
    var (desk, anna, receipt) = try sold()
    try desk.refund(receipt, [(1, "0.5")])
    let balance = desk.balance(anna)
    #expect(throws: Refusal.refundExceedsSale(line: 1, remaining: 1_500)) {
      try desk.refund(receipt, [(1, "1.501")])
    }
    #expect(throws: Refusal.refundExceedsSale(line: 2, remaining: 2_000)) {
      try desk.refund(receipt, [(2, "1"), (2, "1.001")])
    }
    #expect(throws: Refusal.lineNotFound(3, count: 2)) { try desk.refund(receipt, [(3, "1")]) }
    #expect(throws: Refusal.noRefundLines) { try desk.refund(receipt, []) }
    #expect(desk.balance(anna) == balance)
  }

  @Test("Bonuses return to the lots that they came from, the last taken first")
  func lotsInReverse() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("10", to: anna, until: "2026-12-10")
    try desk.accrue("10", to: anna, until: "2026-12-20")
    let receipt = try desk.sell([try line("5.00", quantity: "4")], to: anna, spending: .most)
    #expect(desk.remainders(anna) == ["0.00", "0.00"])
    try desk.refund(receipt, [(1, "3")])
    #expect(desk.remainders(anna) == ["5.00", "10.00"])
    try desk.refund(receipt)
    #expect(desk.remainders(anna) == ["10.00", "10.00"])
    #expect(
      desk.account(anna).lots.map { $0.burnsAt?.rfc3339 ?? "" }.first?.prefix(10) == "2026-12-10"
    )
  }

  @Test("What returns to a burnt lot burns in the same record, after it has come back")
  func burntLot() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("100", to: anna, until: "2026-11-30")
    let receipt = try desk.sell([try line("60.00")], to: anna, spending: .most)
    try desk.goTo("2026-12-05")
    let events = try desk.decide(.refund(RefundDraft(receipt: .id(receipt.id))))
    #expect(events.count == 2)
    let refund = try desk.refund(receipt)
    #expect(refund.burnt.map(\.amount.decimalString) == ["60.00"])
    #expect(desk.balance(anna) == "0.00")
    let entries = desk.club.ledger(of: anna, at: desk.now)
    #expect(
      entries.map(\.amount.decimalString) == ["100.00", "-60.00", "-40.00", "60.00", "-60.00"]
    )
    #expect(entries.map(\.at) == entries.map(\.at).sorted())
    #expect(entries.last?.at == desk.now)
  }

  @Test("A debt is filled before what returns can burn")
  func debtBeforeBurning() throws {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("100", to: anna, until: "2026-11-30")
    let receipt = try desk.sell([try line("100.00")], to: anna, spending: .most)
    try desk.goTo("2026-12-05")
    try desk.perform(.correct(.id(anna), try bonus("-30"), reason: "ошибка", expiresOn: nil))
    let refund = try desk.refund(receipt)
    #expect(refund.burnt.map(\.amount.decimalString) == ["70.00"])
    #expect(desk.account(anna).debt.isZero)
    #expect(desk.balance(anna) == "0.00")
    #expect(desk.entrySum(anna) == 0)
  }

  @Test("An accrual is taken back from its own lot, then from others, then as debt")
  func takenBack() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")])
    let anna = try desk.register("Анна", "0501234567")
    try desk.accrue("8", to: anna)
    let first = try desk.sell([try line("300.00", "bar")], to: anna)
    #expect(desk.remainders(anna) == ["8.00", "30.00"])
    try desk.refund(first, [(1, "0.1")])
    #expect(desk.remainders(anna) == ["8.00", "27.00"])
    try desk.sell([try line("33.00")], to: anna, spending: .amount(try bonus("33")))
    #expect(desk.remainders(anna) == ["0.00", "2.00"])
    try desk.accrue("4", to: anna)
    let refund = try desk.refund(first)
    #expect(refund.taken.map(\.lot.number) == [2, 3])
    #expect(refund.taken.map(\.amount.decimalString) == ["2.00", "4.00"])
    #expect(refund.debt.decimalString == "21.00")
    #expect(desk.balance(anna) == "-21.00")
    #expect(desk.entrySum(anna) == -2_100)
  }

  @Test("What already burnt of an accrual is not taken again")
  func burntAccrual() throws {
    var desk = try ClubUnderTest.accruing([("0", "10")], BonusTerms(expiryDays: 10))
    let anna = try desk.register("Анна", "0501234567")
    let receipt = try desk.sell([try line("1000.00", "bar")], to: anna)
    try desk.sell([try line("30.00")], to: anna, spending: .amount(try bonus("30")))
    try desk.goTo("2026-12-20")
    let refund = try desk.refund(receipt)
    #expect(refund.money.decimalString == "1000.00")
    #expect(refund.accrualTaken.decimalString == "30.00")
    #expect(refund.debt.decimalString == "30.00")
    #expect(desk.balance(anna) == "-30.00")
  }

  @Test("A sale without a client is refunded in money alone")
  func withoutClient() throws {
    var desk = try ClubUnderTest()
    let receipt = try desk.sell([try line("45.00", "bar", quantity: "2")])
    let refund = try desk.refund(receipt, [(1, "1")])
    #expect(refund.money.decimalString == "45.00")
    #expect(refund.balanceAfter == nil)
  }

  @Test("A refund of a receipt that does not exist is refused")
  func unknown() throws {
    var desk = try ClubUnderTest()
    for reference in [RefundDraft.Reference.id(Receipt.ID(7)), .external("K-7")] {
      #expect(throws: Refusal.self) {
        try desk.perform(.refund(RefundDraft(receipt: reference)))
      }
    }
  }

  @Test("A till's number that receipts of two venues have asks for the venue")
  func sameNumberAtTwoVenues() throws {
    var desk = try ClubUnderTest()
    for venue in ["Arena East", "Arena West"] {
      try desk.perform(.createVenue(venue))
      let coffee = try line("45.00", "bar")
      try desk.perform(.sell(SaleDraft(lines: [coffee], venue: venue, externalNumber: "K-1")))
    }
    let refusal = Refusal.externalNumberAtVenues(
      number: "K-1",
      venues: ["Arena East", "Arena West"]
    )
    #expect(throws: refusal) {
      try desk.perform(.refund(RefundDraft(receipt: .external("K-1"))))
    }
    #expect(throws: Refusal.notFound(.venue, typed: "North")) {
      try desk.perform(.refund(RefundDraft(receipt: .external("K-1", venue: "North"))))
    }
    try desk.perform(.refund(RefundDraft(receipt: .external("K-1", venue: "arena west"))))
    #expect(desk.club.receipts.refunds(of: Receipt.ID(1)).isEmpty)
    #expect(desk.club.receipts.refunds(of: Receipt.ID(2)).count == 1)
  }

  @Test("The till's refund number answers a repeat with the first refund and refuses other content")
  func repeated() throws {
    var (desk, anna, receipt) = try sold()
    let half = [RefundDraft.Line(place: 2, quantity: .one), .init(place: 1, quantity: .one)]
    let draft = RefundDraft(receipt: .id(receipt.id), lines: half, externalNumber: "R-1")
    try desk.perform(.refund(draft))
    let balance = desk.balance(anna)
    #expect(throws: Refusal.alreadyRefunded(receipt.id)) { try desk.perform(.refund(draft)) }
    var other = draft
    other.lines = [half[0]]
    #expect(throws: Refusal.externalNumberConflict(number: "R-1")) {
      try desk.perform(.refund(other))
    }
    other.lines = nil
    #expect(throws: Refusal.externalNumberConflict(number: "R-1")) {
      try desk.perform(.refund(other))
    }
    other.externalNumber = "R-2"
    try desk.perform(.refund(other))
    #expect(throws: Refusal.alreadyRefunded(receipt.id)) { try desk.perform(.refund(other)) }
    #expect(balance == "160.00")
    #expect(desk.balance(anna) == "200.00")
  }

  @Test("Two venues may give one number to their refunds; a repeat at either is its own first")
  func numbersOfVenues() throws {
    var desk = try ClubUnderTest()
    try desk.perform(.createVenue("Центр"))
    try desk.perform(.createVenue("Запад"))
    let lines = [try line("100.00")]
    for venue in ["Центр", "Запад"] {
      try desk.perform(.sell(SaleDraft(lines: lines, venue: venue)))
    }
    for number in [UInt32(1), 2] {
      let id = Receipt.ID(number)
      let draft = RefundDraft(receipt: .id(id), externalNumber: "7")
      try desk.perform(.refund(draft))
      #expect(throws: Refusal.alreadyRefunded(id)) { try desk.perform(.refund(draft)) }
    }
  }
}
