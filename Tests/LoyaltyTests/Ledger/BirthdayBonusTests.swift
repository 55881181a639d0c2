import Testing

@testable import Loyalty

@Suite("rules.md §4.5: the birthday bonus")
struct BirthdayBonusTests {
  private let anna = Client.ID(1)

  private func desk(
    born birthday: String,
    before: Int = 7,
    after: Int = 3,
    on day: String = "2026-01-10"
  ) throws -> ClubUnderTest {
    let gift = BirthdayBonus(amount: try bonus("100"), daysBefore: before, daysAfter: after)
    var desk = try ClubUnderTest.accruing([("0", "10")], BonusTerms(birthdayBonus: gift))
    try desk.goTo(day)
    try desk.perform(
      .registerClient(
        ClientDraft(name: "Анна", phone: "0501234567", birthday: try Day(iso: birthday))
      )
    )
    return desk
  }

  @Test("It appears at 00:00 seven days before and burns three days after, for any reader")
  func window() throws {
    var desk = try desk(born: "1999-05-20")
    let balances = try [
      ("2026-05-12", "23:59:59"), ("2026-05-13", "00:00:00"), ("2026-05-23", "23:59:59"),
      ("2026-05-24", "00:00:00"),
    ].map {
      try desk.goTo($0.0, $0.1)
      #expect(desk.entrySum(anna) == desk.account(anna).balance(at: desk.now).minorUnits)
      return desk.usable(anna)
    }
    #expect(balances == ["0.00", "100.00", "100.00", "0.00"])
    #expect(desk.club.accounts.written(of: anna).isEmpty)
  }

  @Test("It can be spent at once; the client's next record writes it first, with its own moment")
  func spending() throws {
    var desk = try desk(born: "1999-05-20")
    try desk.goTo("2026-05-19", "18:00:00")
    let draft = SaleDraft(lines: [try line("80.00")], client: .id(anna), redemption: .most)
    #expect(try desk.club.quote(draft, at: desk.now).bonusesSpent.decimalString == "80.00")
    let derived = try #require(desk.club.ledger(of: anna, at: desk.now).first)
    try desk.perform(.sell(draft))
    let written = desk.club.accounts.written(of: anna)
    #expect(written.first == derived)
    #expect(written.map(\.amount.decimalString) == ["100.00", "-80.00"])
    #expect(derived.at.rfc3339 == "2026-05-12T21:00:00.000Z")
    #expect(desk.balance(anna) == "20.00")
    try desk.goTo("2026-05-24", "00:00:00")
    #expect(desk.balance(anna) == "0.00")
    #expect(desk.entrySum(anna) == 0)
  }

  @Test("It comes once a calendar year, whatever is edited")
  func oncePerYear() throws {
    var desk = try desk(born: "1999-05-20")
    try desk.goTo("2026-05-19")
    var edit = ClientEdit()
    edit.birthday = .set(try Day(iso: "1999-10-20"))
    try desk.perform(.editClient(.id(anna), edit))
    #expect(desk.balance(anna) == "100.00")
    try desk.goTo("2026-10-20")
    #expect(desk.balance(anna) == "0.00")
    try desk.goTo("2027-10-20")
    #expect(desk.balance(anna) == "100.00")
  }

  @Test("29 February counts as 28 February in common years")
  func leapDay() throws {
    var desk = try desk(born: "2000-02-29", before: 0, after: 0)
    let balances = try [
      "2026-02-27", "2026-02-28", "2026-03-01", "2028-02-28", "2028-02-29", "2028-03-01",
    ].map {
      try desk.goTo($0, "00:00:00")
      return desk.usable(anna)
    }
    #expect(balances == ["0.00", "100.00", "0.00", "0.00", "100.00", "0.00"])
  }

  @Test("A birthday in the first days of January appears in December of the year before")
  func newYear() throws {
    var desk = try desk(born: "1999-01-03")
    try desk.goTo("2026-12-26", "23:59:59")
    #expect(desk.usable(anna) == "0.00")
    try desk.goTo("2026-12-27", "00:00:00")
    #expect(desk.usable(anna) == "100.00")
    try desk.accrue("1", to: anna)
    try desk.goTo("2027-01-06", "23:59:59")
    #expect(desk.usable(anna) == "101.00")
    try desk.goTo("2027-01-07", "00:00:00")
    #expect(desk.usable(anna) == "1.00")
    try desk.goTo("2027-12-27", "00:00:00")
    #expect(desk.usable(anna) == "101.00")
  }

  @Test("Who is registered on the birthday gets it from then on; it fills a debt first")
  func registeredInside() throws {
    var desk = try desk(born: "1999-05-20", on: "2026-05-20")
    #expect(desk.usable(anna) == "100.00")
    let entry = try #require(desk.club.ledger(of: anna, at: desk.now).first)
    #expect(entry.at == desk.now)
    try desk.perform(.correct(.id(anna), try bonus("-130"), reason: "ошибка", expiresOn: nil))
    #expect(desk.balance(anna) == "-30.00")
    try desk.goTo("2027-05-20")
    #expect(desk.account(anna).debt.isZero)
    #expect(desk.usable(anna) == "70.00")
    #expect(desk.entrySum(anna) == 7_000)
  }

  @Test("Without a birthday on the card, or without the program, nothing appears")
  func nothing() throws {
    var desk = try desk(born: "1999-05-20")
    let boris = try desk.register("Борис", "0501234568")
    try desk.perform(.removeFromGroup([.id(anna)], .name("Новые")))
    try desk.goTo("2026-05-20")
    #expect(desk.usable(boris) == "0.00")
    #expect(desk.usable(anna) == "0.00")
  }

  @Test("Who leaves the group keeps the bonus that has appeared")
  func leaving() throws {
    var desk = try desk(born: "1999-05-20")
    try desk.goTo("2026-05-15")
    try desk.perform(.removeFromGroup([.id(anna)], .name("Новые")))
    #expect(desk.usable(anna) == "100.00")
    try desk.perform(.addToGroup([.id(anna)], .name("Новые")))
    #expect(desk.usable(anna) == "100.00")
    try desk.goTo("2026-05-24", "00:00:00")
    #expect(desk.usable(anna) == "0.00")
  }
}
