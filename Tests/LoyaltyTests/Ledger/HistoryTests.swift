import Foundation
import Testing

@testable import Loyalty

/// A random life of a club: sales, refunds, bonuses by hand, time that passes.
struct RandomHistory {
  var desk: ClubUnderTest
  var dice: Dice
  private(set) var clients: [Client.ID] = []
  private(set) var receipts: [Receipt] = []

  init(seed: UInt64, expiryDays: Int? = 20, delayDays: Int = 2) throws {
    dice = Dice(seed: seed)
    let terms = BonusTerms(
      payableCategories: dice.chance(2) ? .all : .only([Category.gameTime]),
      delayDays: delayDays,
      expiryDays: expiryDays,
      welcomeBonus: try Bonus(minorUnits: Int64(dice.roll(0...5_000))),
      birthdayBonus: expiryDays == nil
        ? nil : BirthdayBonus(amount: try bonus("33.33"), daysBefore: 5, daysAfter: 5),
      referralBonus: ReferralBonus(referrer: try bonus("10.01"), friend: try bonus("5.05"))
    )
    desk = try ClubUnderTest.accruing([("0", "7"), ("300", "11.11"), ("900", "20")], terms)
    try desk.goTo("2026-01-15")
    for number in 1...3 {
      let draft = ClientDraft(
        name: "Клиент",
        phone: "050123456\(number)",
        birthday: try Day(year: 1990, month: number * 3, day: 29 - number),
        referrer: number == 1 ? nil : .id(Client.ID(1))
      )
      try desk.perform(.registerClient(draft))
      clients.append(Client.ID(UInt32(number)))
    }
  }

  /// One more thing happens; what is refused does not.
  mutating func step() throws {
    desk.now = desk.now.advanced(bySeconds: Int64(dice.roll(0...500_000)))
    let client = clients[dice.roll(0...clients.count - 1)]
    switch dice.roll(1...10) {
    case 1...5: try sell(to: client)
    case 6...8: try refund()
    case 9:
      let amount = try Bonus(minorUnits: Int64(dice.roll(1...8_000)))
      _ = try? desk.perform(.accrue(.id(client), amount, reason: "приз", expiresOn: nil))
    default:
      let amount = try Bonus(minorUnits: Int64(dice.roll(-9_000...4_000)))
      _ = try? desk.perform(.correct(.id(client), amount, reason: "сверка", expiresOn: nil))
    }
  }

  private mutating func sell(to client: Client.ID) throws {
    let lines = try (0..<dice.roll(1...4)).map { _ in
      SaleDraft.Line(
        name: "позиция",
        category: ["gameTime", "bar", "other"][dice.roll(0...2)],
        quantity: try Quantity(thousandths: Int64(dice.roll(1...4_000))),
        price: try Money(minorUnits: Int64(dice.roll(0...20_000)))
      )
    }
    let spending: SaleDraft.Redemption = dice.chance(2) ? .most : .nothing
    receipts.append(try desk.sell(lines, to: client, spending: spending))
  }

  private mutating func refund() throws {
    guard !receipts.isEmpty else { return }
    let receipt = receipts[dice.roll(0...receipts.count - 1)]
    if dice.chance(3) {
      _ = try? desk.refund(receipt)
    } else {
      let place = dice.roll(1...receipt.lines.count)
      let most = Int(receipt.lines[place - 1].quantity.thousandths)
      let quantity = try Quantity(thousandths: Int64(dice.roll(1...most)))
      _ = try? desk.refund(receipt, [(place, quantity.decimalString)])
    }
  }
}

@Suite("rules.md §6.3: random histories")
struct HistoryTests {
  /// How many lives a run looks at: `FRONTDESK_RANDOM_HISTORIES=1000` for a long one.
  private static let count =
    ProcessInfo.processInfo.environment["FRONTDESK_RANDOM_HISTORIES"].flatMap { Int($0) } ?? 60

  /// Whether balance, entries and lots of every client agree as of a moment, and what does not.
  private func disagreement(_ club: Club, _ clients: [Client.ID], at moment: Moment) -> String? {
    for client in clients {
      let account = club.account(of: client, at: moment)
      let balance = account.balance(at: moment)
      let entries = club.ledger(of: client, at: moment)
      let sum = entries.reduce(0) { $0 + $1.amount.minorUnits }
      let usable = account.usable(at: moment).minorUnits
      let parts = usable + account.pending(at: moment).minorUnits - account.debt.minorUnits
      if sum != balance.minorUnits { return "entries \(sum), balance \(balance)" }
      if parts != balance.minorUnits { return "lots \(parts), balance \(balance)" }
      if entries.map(\.at) != entries.map(\.at).sorted() { return "entries out of order" }
      if let lot = account.lots.first(where: { $0.remainder > $0.amount }) { return "lot \(lot)" }
    }
    return nil
  }

  @Test("The balance is the sum of entries and usable and pending lots less debt, at any moment")
  func balances() throws {
    for seed in 1...UInt64(Self.count) {
      var life = try RandomHistory(seed: seed)
      for step in 1...60 {
        try life.step()
        for later in [Int64(0), 1_800_000, 8_640_000] {
          let moment = life.desk.now.advanced(bySeconds: later)
          let wrong = disagreement(life.desk.club, life.clients, at: moment)
          #expect(wrong == nil, "seed \(seed), step \(step), \(later) s later")
          if wrong != nil { return }
        }
      }
    }
  }

  @Test("Events alone rebuild the same accounts and receipts")
  func replay() throws {
    for seed in 1...UInt64(max(1, Self.count / 6)) {
      var life = try RandomHistory(seed: seed)
      let settings = life.desk.club.settings
      for _ in 1...60 { try life.step() }
      var club = try Club(settings: settings)
      club.apply(life.desk.events)
      for client in life.clients {
        #expect(club.accounts[client] == life.desk.club.accounts[client])
        #expect(
          club.ledger(of: client, at: life.desk.now)
            == life.desk.club.ledger(of: client, at: life.desk.now)
        )
      }
    }
  }

  @Test("Refunds give back exactly what was paid; no line goes below zero; parts add up")
  func refunds() throws {
    for seed in 1...UInt64(Self.count) {
      var life = try RandomHistory(seed: seed)
      for _ in 1...40 { try life.step() }
      for receipt in life.receipts {
        let parts = receipt.redemption.reduce(0) { $0 + $1.amount.minorUnits }
        #expect(parts == receipt.bonusesSpent.minorUnits)
        #expect(receipt.accrual?.amount ?? .zero == receipt.accrued)
        #expect(receipt.lines.allSatisfy { !$0.toPay.isNegative && !$0.bonuses.isNegative })
        _ = try? life.desk.refund(receipt)
        let back = life.desk.club.receipts.refunded(receipt)
        #expect(back.lines.map(\.money) == receipt.lines.map(\.toPay))
        #expect(back.lines.map(\.bonuses) == receipt.lines.map(\.bonuses))
        #expect(back.lines.map(\.accrual) == receipt.lines.map(\.accrued))
      }
      for client in life.clients {
        #expect(life.desk.club.total(of: client, for: nil, at: life.desk.now).isZero)
      }
    }
  }

  @Test("With nothing that expires, a refund of everything restores every balance")
  func restored() throws {
    for seed in 1...UInt64(Self.count) {
      var life = try RandomHistory(seed: seed, expiryDays: nil)
      for _ in 1...40 { try life.step() }
      for receipt in life.receipts.reversed() { _ = try? life.desk.refund(receipt) }
      for client in life.clients {
        let byHand = life.desk.club.ledger(of: client, at: life.desk.now).filter { entry in
          switch entry.origin {
          case .receipt, .refund: false
          default: true
          }
        }
        let sum = byHand.reduce(0) { $0 + $1.amount.minorUnits }
        #expect(life.desk.account(client).balance(at: life.desk.now).minorUnits == sum)
      }
    }
  }

  @Test("Independent commands of two desks give the same sums in either order")
  func order() throws {
    for seed in 1...UInt64(Self.count) {
      var life = try RandomHistory(seed: seed)
      for _ in 1...30 { try life.step() }
      let commands: [Command] = [
        .sell(SaleDraft(lines: [try line("77.77", "bar")], client: .id(life.clients[1]))),
        .sell(
          SaleDraft(lines: [try line("31.10")], client: .id(life.clients[2]), redemption: .most)
        ),
        .accrue(.id(life.clients[1]), try bonus("3.21"), reason: "приз", expiresOn: nil),
        .correct(.id(life.clients[0]), try bonus("-9.99"), reason: "сверка", expiresOn: nil),
      ]
      var one = life.desk
      var other = life.desk
      for command in commands { try one.perform(command) }
      for command in commands.reversed() { try other.perform(command) }
      let paid = { (desk: ClubUnderTest) in
        life.clients.map { desk.club.total(of: $0, for: nil, at: desk.now) }
      }
      #expect(paid(one) == paid(other))
      #expect(life.clients.map { one.balance($0) } == life.clients.map { other.balance($0) })
    }
  }
}
