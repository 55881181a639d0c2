import Testing

@testable import Loyalty

/// Sales, refunds and corrections among promo codes, parked receipts and merges of cards.
struct MixedHistory {
  var life: RandomHistory
  private var dice: Dice

  init(seed: UInt64) throws {
    life = try RandomHistory(seed: seed)
    dice = Dice(seed: seed &* 31)
    let isReturned = dice.chance(2)
    try life.desk.createCode("BACK") { terms in
      terms.perClientLimit = 3
      terms.returnsOnRefund = isReturned
    }
  }

  mutating func step() throws {
    switch dice.roll(1...12) {
    case 1: try sellWithCode()
    case 2: park()
    case 3:
      guard let parked = life.desk.club.parkedReceipts.waiting.first else { return }
      var draft = life.desk.club.draft(of: parked)
      if dice.chance(2) { draft.promoCode = "back" }
      _ = try? life.desk.perform(.sell(draft))
    case 4 where dice.chance(6):
      let ids = life.clients
      let (into, from) = (ids[dice.roll(0...2)], ids[dice.roll(0...2)])
      _ = try? life.desk.perform(.mergeClients(into: .id(into), from: .id(from)))
    case 5: _ = try? life.desk.activate("BACK", life.clients[dice.roll(0...2)])
    default: try life.step()
    }
  }

  private mutating func sellWithCode() throws {
    let draft = SaleDraft(
      lines: [try line("40", quantity: "1.5"), try line("33.33", "bar")],
      client: .id(life.clients[dice.roll(0...2)]),
      redemption: .most,
      promoCode: "BACK"
    )
    guard case .receipt(let receipt)? = try? life.desk.perform(.sell(draft)) else { return }
    if dice.chance(2) { _ = try? life.desk.refund(receipt) }
  }

  private mutating func park() {
    let draft = SaleDraft(
      lines: [.init(name: "час", category: "gameTime", price: .zero)],
      client: .id(life.clients[dice.roll(0...2)]),
      redemption: .most
    )
    _ = try? life.desk.perform(.parkReceipt(draft, note: nil))
  }
}

@Suite("rules.md §2.5, §5–§7: histories of everything at once")
struct MixedHistoryTests {
  private func disagreement(_ club: Club, at moment: Moment) -> String? {
    for client in club.clients.ids {
      let account = club.account(of: client, at: moment)
      let balance = account.balance(at: moment).minorUnits
      let sum = club.ledger(of: client, at: moment).reduce(0) { $0 + $1.amount.minorUnits }
      let lots =
        account.usable(at: moment).minorUnits + account.pending(at: moment).minorUnits
        - account.debt.minorUnits
      if sum != balance { return "entries \(sum), balance \(balance)" }
      if lots != balance { return "lots \(lots), balance \(balance)" }
      for receipt in club.receipts.receipts(of: client) where receipt.client != client {
        return "receipt \(receipt.id) of \(client)"
      }
    }
    let lost = club.parkedReceipts.waiting.compactMap(\.client).filter(club.clients.isMerged)
    return lost.isEmpty ? nil : "parked for \(lost)"
  }

  @Test("Balance, entries and lots agree at every step, and the events alone lead to the same")
  func agrees() throws {
    for seed in 1...UInt64(60) {
      var history = try MixedHistory(seed: seed)
      for step in 1...80 {
        try history.step()
        let desk = history.life.desk
        for later in [Int64(0), 1_800_000, 8_640_000] {
          let wrong = disagreement(desk.club, at: desk.now.advanced(bySeconds: later))
          #expect(wrong == nil, "seed \(seed), step \(step), \(later) s later")
          if wrong != nil { return }
        }
      }
      let desk = history.life.desk
      var again = try ClubUnderTest().club
      again.apply(desk.events)
      #expect(again.clients.ids == desk.club.clients.ids)
      #expect(again.parkedReceipts.waiting == desk.club.parkedReceipts.waiting)
      for client in again.clients.ids {
        #expect(again.accounts[client] == desk.club.accounts[client], "seed \(seed)")
        #expect(again.accounts.written(of: client) == desk.club.accounts.written(of: client))
        #expect(again.receipts.receipts(of: client) == desk.club.receipts.receipts(of: client))
      }
    }
  }
}
