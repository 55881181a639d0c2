import Testing

@testable import Loyalty

@Suite("rules.md §2.5, §6: the accounts of merged cards")
struct MergeAccountsTests {
  private let anna = Client.ID(1)
  private let double = Client.ID(2)

  private func desk(_ terms: BonusTerms = BonusTerms(payableCategories: .all)) throws
    -> ClubUnderTest
  {
    var desk = try ClubUnderTest.accruing([("0", "10"), ("150", "20")], terms)
    try desk.register("Анна", "0501234567")
    try desk.register("Аня", "0671112233")
    return desk
  }

  private func merge(_ desk: inout ClubUnderTest) throws -> Answer {
    try desk.perform(.mergeClients(into: .id(anna), from: .id(double)))
  }

  @Test("Lots keep what they are and are spent in the order in which they came")
  func lots() throws {
    var desk = try desk()
    for (index, (client, amount)) in [
      (anna, "1"), (double, "2"), (anna, "3"), (double, "4"),
    ].enumerated() {
      try desk.goTo("2026-11-2\(index + 3)")
      try desk.accrue(amount, to: client)
    }
    try desk.accrue("5", to: double, until: "2026-12-31")
    let before = desk.account(double).lots
    #expect(try merge(&desk) == .merged(balance: try bonus("15"), receipts: 0))
    #expect(desk.remainders(anna) == ["1.00", "2.00", "3.00", "4.00", "5.00"])
    let after = desk.account(anna).lots
    #expect(after.map(\.id.number) == [1, 2, 3, 4, 5])
    #expect([after[1], after[3], after[4]].map(\.usableFrom) == before.map(\.usableFrom))
    #expect(after[4].burnsAt == before[2].burnsAt)
    try desk.sell(
      [try line("8.50")],
      to: anna,
      spending: .amount(try bonus("8.50"))
    )
    #expect(desk.remainders(anna) == ["0.00", "0.00", "2.50", "4.00", "0.00"])
  }

  @Test("A debt of either side is filled from the lots of the other; what is missing is owed")
  func debt() throws {
    for (debtor, creditor) in [(anna, double), (double, anna)] {
      for (owed, left, debt) in [("3", ["3.00"], "0.00"), ("8", ["0.00"], "2.00")] {
        var desk = try desk()
        try desk.accrue("6", to: creditor)
        try desk.perform(
          .correct(.id(debtor), try bonus(owed).negated, reason: "ошибка", expiresOn: nil)
        )
        let sum = try bonus("6").minorUnits - (try bonus(owed).minorUnits)
        _ = try merge(&desk)
        #expect(desk.remainders(anna) == left)
        #expect(desk.account(anna).debt.decimalString == debt)
        #expect(desk.account(anna).balance(at: desk.now).minorUnits == sum)
        #expect(desk.entrySum(anna) == sum)
      }
    }
  }

  @Test("A refund of a receipt that moved finds its lots under their new numbers")
  func refunds() throws {
    var desk = try desk()
    try desk.accrue("30", to: anna)
    try desk.goTo("2026-11-23")
    try desk.accrue("20", to: double)
    desk.now = desk.now.advanced(bySeconds: 60)
    let moved = try desk.sell([try line("50")], to: double, spending: .most)
    desk.now = desk.now.advanced(bySeconds: 60)
    let own = try desk.sell([try line("100")], to: anna, spending: .most)
    #expect(desk.balance(double) == "3.00" && desk.balance(anna) == "7.00")
    #expect(try merge(&desk) == .merged(balance: try bonus("10"), receipts: 1))
    #expect(desk.remainders(anna) == ["0.00", "0.00", "3.00", "7.00"])
    let refund = try desk.refund(moved)
    #expect(refund.client == anna)
    #expect(refund.bonusesReturned.decimalString == "20.00")
    #expect(refund.accrualTaken.decimalString == "3.00")
    #expect(desk.remainders(anna) == ["0.00", "20.00", "0.00", "7.00"])
    try desk.refund(own)
    #expect(desk.remainders(anna) == ["30.00", "20.00", "0.00", "0.00"])
    #expect(desk.entrySum(anna) == 5_000)
  }

  @Test("Purchases add up, so that the tier may rise; entries stand in the order of time")
  func totals() throws {
    var desk = try desk()
    for client in [anna, double, anna] {
      desk.now = desk.now.advanced(bySeconds: 60)
      try desk.sell([try line("60")], to: client)
    }
    _ = try merge(&desk)
    let program = desk.club.program(of: anna)
    #expect(desk.club.total(of: anna, for: program, at: desk.now) == (try money("180")))
    let receipt = try desk.sell([try line("100")], to: anna)
    #expect(receipt.figures.tierPercent == (try Percent(decimal: "20")))
    let entries = desk.club.ledger(of: anna, at: desk.now)
    #expect(entries.map(\.at) == entries.map(\.at).sorted())
    #expect(
      entries.map(\.origin) == (1...4).map { LedgerEntry.Origin.receipt(Receipt.ID($0)) }
    )
    #expect(desk.club.ledger(of: double, at: desk.now) == entries)
  }

  @Test("What has burnt on either card is written first, and entries name lots by the new numbers")
  func burnt() throws {
    var desk = try desk()
    try desk.accrue("1", to: anna)
    try desk.accrue("2", to: double, until: "2026-11-30")
    try desk.goTo("2026-12-05")
    _ = try merge(&desk)
    let entries = desk.club.ledger(of: anna, at: desk.now)
    #expect(entries.map(\.amount.decimalString) == ["1.00", "2.00", "-2.00"])
    #expect(entries.last?.origin == .lot(Lot.ID(2)))
    #expect(desk.account(anna).lots.map(\.burnt.decimalString) == ["0.00", "2.00"])
    #expect(desk.balance(anna) == "1.00")
  }

  @Test("A birthday bonus that either card has had does not come again in the year")
  func birthday() throws {
    let gift = BirthdayBonus(amount: try bonus("100"), daysBefore: 7, daysAfter: 3)
    for isWritten in [false, true] {
      var desk = try desk(BonusTerms(birthdayBonus: gift))
      try desk.goTo("2026-11-25")
      let day = try Day(iso: "1998-11-30")
      try desk.perform(.editClient(.id(double), ClientEdit(birthday: .set(day))))
      #expect(desk.balance(double) == "100.00" && desk.balance(anna) == "0.00")
      if isWritten { try desk.accrue("1", to: double) }
      _ = try merge(&desk)
      #expect(try desk.card(anna).birthday == day)
      #expect(desk.balance(anna) == (isWritten ? "101.00" : "100.00"))
      let later = ClientEdit(birthday: .set(try Day(iso: "1998-12-10")))
      try desk.perform(.editClient(.id(anna), later))
      try desk.goTo("2026-12-09")
      #expect(desk.balance(anna) == (isWritten ? "1.00" : "0.00"))
    }
  }

  @Test("The bonus for a friend's first paid receipt never comes a second time")
  func referral() throws {
    let referral = ReferralBonus(referrer: try bonus("50"), friend: try bonus("20"))
    var desk = try desk(BonusTerms(referralBonus: referral))
    let host = try desk.register("Хозяин", "0931112233")
    for client in [anna, double] {
      try desk.perform(.editClient(.id(client), ClientEdit(referrer: .set(.id(host)))))
    }
    try desk.sell([try line("10")], to: double)
    #expect(desk.balance(host) == "50.00")
    _ = try merge(&desk)
    try desk.sell([try line("10")], to: anna)
    #expect(desk.balance(host) == "50.00")
    #expect(desk.balance(anna) == "22.00")
  }

  @Test("Thanks for a friend go to the card that stays")
  func thanks() throws {
    let referral = ReferralBonus(referrer: try bonus("50"), friend: .zero)
    var desk = try desk(BonusTerms(referralBonus: referral))
    try desk.perform(
      .registerClient(ClientDraft(name: "Друг", phone: "0931112233", referrer: .id(double)))
    )
    _ = try merge(&desk)
    try desk.sell([try line("10")], to: Client.ID(3))
    #expect(desk.balance(anna) == "50.00")
  }

  @Test("A sum that no account may hold is refused, and nothing changes")
  func tooMuch() throws {
    var desk = try desk()
    for client in [anna, double] { try desk.accrue("6000000000", to: client) }
    #expect {
      try merge(&desk)
    } throws: {
      ($0 as? Refusal)?.code == "amountOutOfRange"
    }
    #expect(desk.balance(anna) == "6000000000.00" && desk.club.clients.count == 2)
  }
}
