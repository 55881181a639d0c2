import Testing

@testable import Loyalty

/// A line of a receipt of the past.
func pastLine(
  _ price: String,
  _ category: Category.ID = Category.gameTime,
  quantity: String = "1",
  discount: String = "0"
) throws -> PastReceipt.Line {
  PastReceipt.Line(
    name: "позиция",
    category: category,
    quantity: try Quantity(decimal: quantity),
    price: try money(price),
    discount: try money(discount)
  )
}

extension ClubUnderTest {
  /// Books a receipt of a local time.
  @discardableResult
  mutating func book(
    _ number: String,
    _ at: String,
    _ lines: [PastReceipt.Line],
    to client: Client.ID?,
    spending bonuses: String = "0",
    _ booking: PastReceipt.Booking = .withBonuses
  ) throws -> Receipt {
    let past = PastReceipt(
      number: number,
      at: try Moment(rfc3339: at),
      client: client,
      lines: lines,
      bonuses: try bonus(bonuses),
      booking: booking
    )
    return try book(past)
  }

  @discardableResult
  mutating func book(_ past: PastReceipt) throws(Refusal) -> Receipt {
    let events = try club.book(past, now: now)
    take(events)
    for case .receiptSold(let receipt) in events { return receipt }
    throw .notFound(.receipt, typed: past.number)
  }
}

@Suite("Receipts of the past")
struct BookReceiptTests {
  private func desk(
    _ terms: BonusTerms = BonusTerms(delayDays: 1, expiryDays: 90)
  ) throws -> (ClubUnderTest, Client.ID) {
    var desk = try ClubUnderTest.accruing([("0", "2"), ("1000", "3"), ("3000", "5")], terms)
    let client = try desk.register("Анна", "0501234567")
    return (desk, client)
  }

  @Test("The total up to its time decides the tier; lots get delay and expiry of its day")
  func tierAndLot() throws {
    var (desk, client) = try desk()
    try desk.book("1", "2026-09-01T12:00:00+03:00", [try pastLine("1000.01")], to: client)
    let second = try desk.book("2", "2026-09-02T12:00:00+03:00", [try pastLine("100")], to: client)
    #expect(second.figures.tierPercent == (try Percent(decimal: "3")))
    #expect(second.accrued == (try bonus("3")))
    #expect(second.accrual?.usableFrom == (try Moment(rfc3339: "2026-09-03T00:00:00+03:00")))
    #expect(second.accrual?.burnsAt == (try Moment(rfc3339: "2026-12-02T00:00:00+02:00")))
    #expect(second.figures.balanceAfter == (try bonus("23")))
    #expect(desk.balance(client) == "23.00")
  }

  @Test("What has burnt since has burnt, with an entry of its moment")
  func burnt() throws {
    var (desk, client) = try desk()
    try desk.book("1", "2026-01-10T12:00:00+02:00", [try pastLine("100")], to: client)
    try desk.book("2", "2026-11-20T12:00:00+02:00", [try pastLine("100")], to: client)
    let entries = desk.club.ledger(of: client, at: desk.now)
    #expect(entries.map(\.kind) == [.accrual, .expiry, .accrual])
    #expect(entries[1].at == (try Moment(rfc3339: "2026-04-11T00:00:00+03:00")))
    #expect(desk.remainders(client) == ["0.00", "2.00"])
  }

  @Test("An older receipt takes its place in time and changes nothing that later ones accrued")
  func older() throws {
    var (desk, client) = try desk()
    try desk.book("2", "2026-11-02T12:00:00+02:00", [try pastLine("1000")], to: client)
    try desk.book("3", "2026-11-03T12:00:00+02:00", [try pastLine("500")], to: client)
    let old = try desk.book("1", "2026-11-01T12:00:00+02:00", [try pastLine("900")], to: client)
    #expect(old.figures.tierPercent == (try Percent(decimal: "2")))
    #expect(old.figures.balanceAfter == (try bonus("18")))
    #expect(desk.club.receipts.receipts(of: client).map(\.externalNumber) == ["1", "2", "3"])
    let entries = desk.club.ledger(of: client, at: desk.now)
    #expect(entries.map(\.amount.decimalString) == ["18.00", "20.00", "10.00"])
    #expect(entries.map(\.at) == entries.map(\.at).sorted())
    #expect(desk.club.total(of: client, for: nil, at: desk.now) == (try money("2400")))
    let until = try Moment(rfc3339: "2026-11-02T12:00:00+02:00")
    #expect(desk.club.total(of: client, for: nil, at: until) == (try money("1900")))
    let now = try desk.sell([try line("10")], to: client)
    #expect(now.figures.tierPercent == (try Percent(decimal: "3")))
  }

  @Test("An older lot that had burnt before later entries burns at its moment, between them")
  func olderBurnt() throws {
    var (desk, client) = try desk()
    try desk.book("2", "2026-11-02T12:00:00+02:00", [try pastLine("1000")], to: client)
    try desk.book("1", "2026-01-01T12:00:00+02:00", [try pastLine("100")], to: client)
    let kinds = desk.club.ledger(of: client, at: desk.now).map(\.kind)
    #expect(kinds == [.accrual, .expiry, .accrual])
    try desk.accrue("1", to: client)
    #expect(desk.club.accounts.written(of: client).map(\.kind) == kinds + [.accrual])
    #expect(desk.balance(client) == "21.00")
  }

  @Test("Bonuses of a row are spent as the rules allow at that time, else the receipt is refused")
  func spending() throws {
    var (desk, client) = try desk()
    try desk.book("1", "2026-11-01T12:00:00+02:00", [try pastLine("5000")], to: client)
    let early = "2026-11-01T13:00:00+02:00"
    #expect(throws: Refusal.notEnoughBonuses(usable: .zero, maximum: .zero)) {
      try desk.book("2", early, [try pastLine("100")], to: client, spending: "10")
    }
    let bar = [try pastLine("50", Category.bar)]
    #expect(throws: Refusal.bonusesNotPayable(usable: try bonus("100"), maximum: .zero)) {
      try desk.book("3", "2026-11-02T12:00:00+02:00", bar, to: client, spending: "10")
    }
    let paid = try desk.book(
      "4",
      "2026-11-02T13:00:00+02:00",
      [try pastLine("150")],
      to: client,
      spending: "100"
    )
    #expect(paid.paid == (try money("50")))
    #expect(desk.balance(client) == "2.50")
    #expect(throws: Refusal.notEnoughBonuses(usable: .zero, maximum: .zero)) {
      try desk.book("5", "2026-11-02T12:30:00+02:00", bar, to: client, spending: "1")
    }
    #expect(throws: Refusal.notEnoughBonuses(usable: .zero, maximum: .zero)) {
      try desk.book("6", early, bar, to: nil, spending: "1")
    }
  }

  @Test("History counts for totals and leaves the account alone; bonuses of others are money off")
  func history() throws {
    var (desk, client) = try desk()
    try desk.accrue("7", to: client)
    let receipt = try desk.book(
      "1",
      "2026-11-01T12:00:00+02:00",
      [try pastLine("1000"), try pastLine("500", Category.bar)],
      to: client,
      spending: "30",
      .withoutBonuses
    )
    #expect(receipt.lines.map(\.discount) == [try money("20"), try money("10")])
    #expect(receipt.paid == (try money("1470")))
    #expect(desk.balance(client) == "7.00")
    #expect(desk.club.ledger(of: client, at: desk.now).count == 1)
    #expect(desk.club.total(of: client, for: nil, at: desk.now) == (try money("1470")))
    #expect(try desk.sell([try line("10")], to: client).accrued == (try bonus("0.30")))
  }

  @Test("Prices are what was charged: no discount program takes anything off, none asks a password")
  func charged() throws {
    var desk = try ClubUnderTest()
    try desk.perform(
      .createProgram(
        ProgramDraft(
          name: "Скидка",
          password: PasswordHash("x"),
          tiers: try tiers([("0", "10")]),
          terms: .discount(DiscountTerms())
        )
      )
    )
    try desk.perform(
      .createGroup(
        GroupDraft(name: "VIP", loyalty: .discount, program: "Скидка", isDefault: true)
      )
    )
    let client = try desk.register("Анна", "0501234567")
    let line = try pastLine("100", quantity: "2", discount: "15")
    let receipt = try desk.book("1", "2026-11-01T12:00:00+02:00", [line], to: client)
    #expect(receipt.discount == (try money("15")))
    #expect(receipt.paid == (try money("185")))
    #expect(receipt.explanation.isEmpty)
    #expect(throws: Refusal.amountInvalid(typed: "201.00")) {
      let more = try pastLine("100", quantity: "2", discount: "201")
      try desk.book("2", "2026-11-01T12:00:00+02:00", [more], to: client)
    }
  }

  @Test("A receipt is known by number and content; another one with its number stands against it")
  func repeats() throws {
    var (desk, client) = try desk()
    let at = "2026-11-01T12:00:00+02:00"
    let first = try desk.book("1", at, [try pastLine("100")], to: client)
    #expect(throws: Refusal.alreadySold(first.id)) {
      try desk.book("1", "2026-11-01T12:00:59+02:00", [try pastLine("100")], to: client)
    }
    for (lines, buyer, time) in [
      ([try pastLine("101")], client as Client.ID?, at), ([try pastLine("100")], nil, at),
      ([try pastLine("100"), try pastLine("1")], client, at),
      ([try pastLine("100")], client, "2026-11-02T12:00:00+02:00"),
    ] {
      #expect(throws: Refusal.externalNumberConflict(number: "1")) {
        try desk.book("1", time, lines, to: buyer)
      }
    }
    try desk.book("1000", at, [try pastLine("100")], to: client, .withoutBonuses)
    #expect(throws: Refusal.alreadySold(Receipt.ID(2))) {
      try desk.book("1000", at, [try pastLine("100")], to: client, .withoutBonuses)
    }
    let own = try desk.sell([try line("55", quantity: "2")], to: client)
    let past = PastReceipt(
      number: own.fileNumber,
      at: own.at,
      client: client,
      lines: own.lines.map {
        .init(name: $0.name, category: $0.category, quantity: $0.quantity, price: $0.price)
      }
    )
    #expect(throws: Refusal.alreadySold(own.id)) { try desk.book(past) }
  }

  @Test("A receipt of the future, without lines, or with an amount out of range is refused")
  func bad() throws {
    var (desk, client) = try desk()
    let later = "2026-11-22T21:14:01+02:00"
    #expect(throws: Refusal.value(.momentInvalid("2026-11-22T19:14:01.000Z"))) {
      try desk.book("1", later, [try pastLine("1")], to: client)
    }
    #expect(throws: Refusal.noLines) {
      try desk.book("1", "2026-11-01T12:00:00+02:00", [], to: client)
    }
    let huge = try pastLine("9999999999.99", quantity: "1000")
    #expect(throws: Refusal.self) {
      try desk.book("1", "2026-11-01T12:00:00+02:00", [huge], to: client)
    }
    #expect(desk.club.receipts.count == 0)
  }

  @Test("A client has no birthday bonus of a time before the registration")
  func birthday() throws {
    var (desk, _) = try desk(
      BonusTerms(
        birthdayBonus: BirthdayBonus(amount: try bonus("50"), daysBefore: 3, daysAfter: 3)
      )
    )
    let draft = ClientDraft(
      name: "Вера",
      phone: "0507654321",
      birthday: try Day(iso: "1990-11-20")
    )
    guard case .client(let client) = try desk.perform(.registerClient(draft)) else { return }
    try desk.book("1", "2026-11-20T12:00:00+02:00", [try pastLine("10")], to: client)
    #expect(desk.club.accounts[client].lots.count == 1)
    #expect(desk.balance(client) == "50.20")
  }
}

extension BookReceiptTests {
  @Test(
    "A merged card keeps receipts, entries and lots in time, those booked afterwards among them"
  )
  func merged() throws {
    var (desk, anna) = try desk()
    let vira = try desk.register("Вера", "0507654321")
    try desk.book("2", "2026-11-02T12:00:00+02:00", [try pastLine("200")], to: anna)
    try desk.book("1", "2026-10-01T12:00:00+03:00", [try pastLine("100")], to: anna)
    try desk.book("4", "2026-11-04T12:00:00+02:00", [try pastLine("400")], to: vira)
    try desk.book("3", "2026-10-15T12:00:00+03:00", [try pastLine("300")], to: vira)
    try desk.perform(.mergeClients(into: .id(anna), from: .id(vira)))
    let receipts = desk.club.receipts.receipts(of: anna)
    #expect(receipts.map(\.externalNumber) == ["1", "3", "2", "4"])
    let amounts = desk.account(anna).lots.map(\.amount.decimalString)
    #expect(amounts == ["2.00", "6.00", "4.00", "8.00"])
    #expect(receipts.map { $0.accrual?.id.number } == [1, 2, 3, 4])
    let entries = desk.club.ledger(of: anna, at: desk.now)
    #expect(entries.map(\.amount.decimalString) == amounts)
    try desk.refund(receipts[1])
    #expect(desk.remainders(anna) == ["2.00", "0.00", "4.00", "8.00"])
  }
}
