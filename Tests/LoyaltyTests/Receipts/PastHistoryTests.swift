import Foundation
import Testing

@testable import Loyalty

/// Random sales of some clients, rung up one after another.
private struct SoldHistory {
  /// The club before the first sale.
  let empty: ClubUnderTest
  var desk: ClubUnderTest
  var dice: Dice
  private(set) var clients: [Client.ID] = []
  private(set) var sold: [Receipt] = []

  init(seed: UInt64) throws {
    dice = Dice(seed: seed)
    let windows: [TotalWindow] = [.allTime, .lastDays(30), .calendarYear]
    let terms = BonusTerms(
      payableCategories: dice.chance(2) ? .all : .only([Category.gameTime]),
      redemptionLimit: try Percent(decimal: dice.chance(2) ? "100" : "40"),
      delayDays: dice.roll(0...3),
      expiryDays: dice.chance(4) ? nil : dice.roll(0...40),
      birthdayBonus: BirthdayBonus(amount: try bonus("33.33"), daysBefore: 5, daysAfter: 5)
    )
    desk = try ClubUnderTest.accruing(
      [("0", "7"), ("300", "11.11"), ("900", "20")],
      terms,
      window: windows[dice.roll(0...2)]
    )
    try desk.goTo("2025-09-15")
    for number in 1...3 {
      let draft = ClientDraft(
        name: "Клиент",
        phone: "050123456\(number)",
        birthday: try Day(year: 1990, month: number * 3, day: 29 - number)
      )
      guard case .client(let id) = try desk.perform(.registerClient(draft)) else { continue }
      clients.append(id)
    }
    empty = desk
  }

  mutating func sell() throws {
    desk.now = desk.now.advanced(bySeconds: Int64(dice.roll(0...900_000)))
    let lines = try (0..<dice.roll(1...3)).map { _ in
      SaleDraft.Line(
        name: "позиция",
        category: ["gameTime", "bar", "other"][dice.roll(0...2)],
        quantity: try Quantity(thousandths: Int64(dice.roll(1...4_000))),
        price: try Money(minorUnits: Int64(dice.roll(0...20_000)))
      )
    }
    sold.append(
      try desk.sell(
        lines,
        to: dice.chance(10) ? nil : clients[dice.roll(0...2)],
        spending: dice.chance(2) ? .most : .nothing,
        number: "T-\(sold.count + 1)"
      )
    )
  }

  /// The receipts as a till's file tells of them.
  var past: [PastReceipt] {
    sold.map { receipt in
      PastReceipt(
        number: receipt.fileNumber,
        at: receipt.at,
        client: receipt.client,
        lines: receipt.lines.map {
          .init(name: $0.name, category: $0.category, quantity: $0.quantity, price: $0.price)
        },
        bonuses: receipt.bonusesSpent
      )
    }
  }

  /// Whether two clubs agree about all that can be seen of a client.
  func difference(_ one: Club, _ other: Club, at now: Moment) -> String? {
    for client in clients {
      if one.account(of: client, at: now) != other.account(of: client, at: now) { return "account" }
      if one.ledger(of: client, at: now) != other.ledger(of: client, at: now) { return "entries" }
      for days in [Int64(0), 20, 90] {
        let moment = now.advanced(bySeconds: -days * 86_400)
        let program = one.program(of: client)
        if one.total(of: client, for: program, at: moment)
          != other.total(of: client, for: program, at: moment)
        {
          return "total"
        }
      }
      let receipts = one.receipts.receipts(of: client)
      let others = other.receipts.receipts(of: client)
      if receipts.map(\.lines) != others.map(\.lines) { return "lines" }
      if receipts.map(\.redemption) != others.map(\.redemption) { return "redemption" }
      if receipts.map(\.accrual) != others.map(\.accrual) { return "accrual" }
      if receipts.map(\.figures) != others.map(\.figures) { return "figures" }
    }
    return nil
  }
}

@Suite("Receipts of the past: random histories")
struct PastHistoryTests {
  private static let count =
    ProcessInfo.processInfo.environment["FRONTDESK_RANDOM_HISTORIES"].flatMap { Int($0) } ?? 60

  @Test(
    "Booked afterwards in the order of time, sales make the lots, entries and totals of the day"
  )
  func asIfRungUp() throws {
    for seed in 1...UInt64(Self.count) {
      var life = try SoldHistory(seed: seed)
      for _ in 1...50 { try life.sell() }
      var booked = life.empty
      booked.now = life.desk.now
      for past in life.past { try booked.book(past) }
      let difference = life.difference(life.desk.club, booked.club, at: life.desk.now)
      #expect(difference == nil, "seed \(seed)")
      var replayed = life.empty.club
      replayed.apply(booked.events.dropFirst(life.empty.events.count))
      #expect(life.difference(booked.club, replayed, at: life.desk.now) == nil, "seed \(seed)")
    }
  }

  @Test("Booked in any order, totals are the same and balance, entries and lots agree at any time")
  func anyOrder() throws {
    for seed in 1...UInt64(Self.count) {
      var life = try SoldHistory(seed: seed)
      for _ in 1...40 { try life.sell() }
      var booked = life.empty
      booked.now = life.desk.now
      var order = life.past
      for index in order.indices { order.swapAt(index, life.dice.roll(0...order.count - 1)) }
      for past in order {
        // What had been spent live may be pending, spent or burnt in another order.
        do {
          try booked.book(past)
        } catch {
          var unpaid = past
          unpaid.bonuses = .zero
          try booked.book(unpaid)
        }
      }
      for client in life.clients { try check(booked.club, client, at: life.desk.now, seed) }
      let money = { (club: Club) in
        life.clients.map { client in
          club.receipts.receipts(of: client).map(\.gross.minorUnits)
        }
      }
      #expect(money(booked.club) == money(life.desk.club), "seed \(seed)")
    }
  }

  private func check(_ club: Club, _ client: Client.ID, at now: Moment, _ seed: UInt64) throws {
    let entries = club.ledger(of: client, at: now)
    #expect(entries.map(\.at) == entries.map(\.at).sorted(), "seed \(seed)")
    let account = club.account(of: client, at: now)
    var balance: Int64 = 0
    for entry in entries {
      balance += entry.amount.minorUnits
      #expect(balance >= 0, "seed \(seed): the running balance")
    }
    #expect(balance == account.balance(at: now).minorUnits, "seed \(seed)")
    let times = club.receipts.receipts(of: client).map(\.at)
    #expect(times == times.sorted(), "seed \(seed)")
  }
}
