import Dispatch
import Foundation
import Loyalty
import Synchronization
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Selling over a store")
struct SellingTests {
  @Test("Histories of random sales leave the same club live and after opening again")
  func histories() throws {
    var random = SplitMix(seed: 20_261_123)
    var (sold, refunded, moved, merged, used, returned) = (0, 0, 0, 0, 0, 0)
    for _ in 0..<20 {
      let fixture = try Fixture()
      var now = Fixture.start
      let stores = [try fixture.open(), try fixture.open()]
      try Till.furnish(stores[0])
      for name in ["CODE 0", "CODE 1"] {
        var terms = PromoCodeTermsDraft(bonuses: try Bonus(decimal: "30"))
        (terms.perClientLimit, terms.returnsOnRefund) = (3, true)
        let code = PromoCodeDraft(name: name, terms: terms)
        _ = try stores[0].append(.createPromoCode(code), by: Fixture.olga)
      }
      for _ in 0..<80 {
        now = now.advanced(bySeconds: Int64(random.next() % 100_000))
        let store = stores[Int(random.next() % 2)]
        let command = try Self.command(&random)
        let pending = try? store.append(command, by: Fixture.olga, at: now)
        let events = pending?.committed.events ?? []
        for event in events {
          if case .receiptSold = event { sold += 1 }
          if case .receiptRefunded = event { refunded += 1 }
          if case .bonusesMoved = event { moved += 1 }
          if case .clientsMerged = event { merged += 1 }
          if case .promoCodeActivated = event { used += 1 }
          if case .promoCodeReturned = event { returned += 1 }
        }
        if random.next().isMultiple(of: 7) { store.shelveWritten() }
        if random.next().isMultiple(of: 5) { _ = try store.follow() }
      }
      for store in stores { _ = try store.follow() }
      let seen = try Seen(stores[0])
      #expect(try Seen(stores[1]) == seen)
      #expect(try Seen(fixture.open()) == seen)
    }
    #expect(sold > 100)
    #expect(refunded > 20)
    #expect(moved > 80)
    #expect(merged > 10)
    #expect(used > 50 && returned > 5)
  }

  /// What somebody asks for next, as a seed decides it.
  static func command(_ random: inout SplitMix) throws -> Command {
    let client = ClientReference.id(Client.ID(UInt32(random.next() % 4 + 1)))
    let receipt = RefundDraft.Reference.id(Receipt.ID(UInt32(random.next() % 15 + 1)))
    let amount = Bonus(clamping: Int64(random.next() % 5_000))
    let quantity = try Quantity(thousandths: Int64(random.next() % 3_000 + 1))
    if random.next().isMultiple(of: 3) { return try promoCode(&random, client) }
    switch random.next() % 17 {
    case 0...5:
      let lines = (0...random.next() % 3).map { _ in
        SaleDraft.Line(product: random.next() % 2 == 0 ? "Hour" : "Чай", quantity: quantity)
      }
      let spending: [SaleDraft.Redemption] = [.nothing, .most, .amount(amount)]
      let sale = SaleDraft(
        lines: lines,
        client: random.next() % 5 == 0 ? nil : client,
        venue: random.next() % 2 == 0 ? "Hall" : nil,
        redemption: spending[Int(random.next() % 3)],
        externalNumber: random.next() % 3 == 0 ? "T\(random.next() % 9)" : nil
      )
      return .sell(sale)
    case 6: return .refund(RefundDraft(receipt: receipt))
    case 7, 8:
      let line = RefundDraft.Line(place: 1, quantity: quantity)
      let number = random.next() % 2 == 0 ? "R\(random.next() % 9)" : nil
      return .refund(RefundDraft(receipt: receipt, lines: [line], externalNumber: number))
    case 9: return .accrue(client, amount, reason: "День \"клуба\"", expiresOn: nil)
    case 10: return .correct(client, amount.negated, reason: "x", expiresOn: nil)
    case 11:
      let phone = "05011122\(10 + random.next() % 80)"
      return .registerClient(ClientDraft(name: "N", phone: phone))
    case 12, 13:
      let parked = ParkedReceipt.ID(UInt32(random.next() % 6 + 1))
      if random.next().isMultiple(of: 3) { return .dropParkedReceipt(parked) }
      let line = SaleDraft.Line(product: "Hour", quantity: quantity)
      var draft = SaleDraft(lines: [line], client: client)
      if random.next().isMultiple(of: 2) { draft.parked = parked }
      return random.next().isMultiple(of: 4) ? .sell(draft) : .parkReceipt(draft, note: "x")
    case 14:
      return .mergeClients(into: client, from: .id(Client.ID(UInt32(random.next() % 6 + 1))))
    case 15: return .editProduct("Hour", ProductEdit(price: Money(clamping: amount.minorUnits)))
    default:
      var edit = ProgramEdit()
      edit.description = .set("\(amount)")
      return .editProgram("Gold", edit)
    }
  }

  private static func promoCode(
    _ random: inout SplitMix,
    _ client: ClientReference
  ) throws -> Command {
    let name = "CODE \(random.next() % 4)"
    var terms = PromoCodeTermsDraft(bonuses: try Bonus(decimal: "30"))
    terms.perClientLimit = 2
    terms.totalLimit = random.next().isMultiple(of: 2) ? nil : 5
    terms.returnsOnRefund = random.next().isMultiple(of: 2)
    switch random.next() % 16 {
    case 0, 1: return .createPromoCode(PromoCodeDraft(name: name, terms: terms))
    case 2:
      var batch = PromoCodeBatchDraft(name: "B \(name)", prefix: "B", count: 4, terms: terms)
      (batch.length, batch.allowsGuessable) = (1, true)
      return .createPromoCodeBatch(batch)
    case 3: return .markHandedOut("B \(name)", .count(1))
    case 4:
      let statuses = PromoCode.Status.allCases
      return .setPromoCodeStatus(name, statuses[Int(random.next() % UInt64(statuses.count))])
    case 5:
      var edit = PromoCodeEdit()
      edit.code = "NEW \(random.next() % 4)"
      return .editPromoCode(name, edit)
    case 6, 7:
      let symbol = PromoCodeBatch.symbols[Int(random.next() % 31)]
      let text = "b" + String(decoding: [symbol], as: UTF8.self)
      return .activatePromoCode(ActivationDraft(client: client, code: text))
    case 8...11: return .activatePromoCode(ActivationDraft(client: client, code: name))
    default:
      let line = SaleDraft.Line(product: "Hour")
      return .sell(SaleDraft(lines: [line], client: client, redemption: .most, promoCode: name))
    }
  }

  @Test("A sale saved by one desk is told to another, with receipt and account")
  func follow() throws {
    let fixture = try Fixture()
    let (one, other) = (try fixture.open(), try fixture.open())
    try Till.furnish(one)
    _ = try other.follow()
    let done = try one.commit(
      try Till.sale("2", spending: .amount(try Bonus(decimal: "20"))),
      by: Fixture.olga
    )
    let told = try other.follow()
    #expect(told.map(\.events) == [done.events])
    let receipt = try #require(other.club.receipts[Receipt.ID(1)])
    #expect(receipt.paid.decimalString == "180.00" && receipt.bonusesSpent.decimalString == "20.00")
    #expect(receipt.venue == Venue.ID(1) && receipt.groups == GroupSet([Group.ID(1)]))
    let client = Client.ID(1)
    #expect(other.club.accounts[client] == one.club.accounts[client])
    #expect(
      other.club.accounts.written(of: client).map(\.kind) == [.accrual, .redemption, .accrual]
    )
  }

  @Test("Of two desks that spend the last bonuses, one wins and the other is told there are none")
  func lastBonuses() throws {
    for _ in 0..<20 {
      let fixture = try Fixture()
      try Till.furnish(fixture.open())
      let sale = try Till.sale("1", spending: .amount(try Bonus(decimal: "20")))
      let path = fixture.path
      let results = Mutex<[Refusal?]>([])
      let failures = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { desk in
        do {
          let staff = Staff("desk \(desk)")
          let options = StoreOptions(clock: { Fixture.start }, staff: staff)
          let store = try Store.open(at: path, options)
          do {
            try store.commit(sale, by: staff)
            results.withLock { $0.append(nil) }
          } catch let refusal as Refusal {
            results.withLock { $0.append(refusal) }
          }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      #expect(failures.withLock { $0 } == [])
      let refused = results.withLock { $0 }.compactMap { $0 }
      #expect(refused == [.notEnoughBonuses(usable: .zero, maximum: .zero)])
      let club = try fixture.open().club
      #expect(club.receipts.count == 1)
      #expect(club.accounts[Client.ID(1)].usable(at: Fixture.start).isZero)
    }
  }

  @Test("A repeated request to sell is answered with the first receipt; other content is refused")
  func repeated() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    try Till.furnish(store)
    let request = RequestID("till-1", content: "2 hours".utf8)
    let first = try store.commit(try Till.sale("2"), request: request, by: Fixture.olga)
    let again = try fixture.open().commit(try Till.sale("2"), request: request, by: Fixture.olga)
    #expect(again.isRepeat && again.events == first.events && again.seq == first.seq)
    #expect(throws: Refusal.requestConflict(request: "till-1")) {
      let other = RequestID("till-1", content: "3 hours".utf8)
      try store.commit(try Till.sale("3"), request: other, by: Fixture.olga)
    }
    #expect(try fixture.open().club.receipts.count == 1)
  }

  @Test("A sale that the disk has no room for is not saved: bonuses and receipts stay as they were")
  func noRoom() throws {
    let fixture = try Fixture()
    try Till.furnish(fixture.open())
    let before = try Seen(fixture.open())
    let files = FailingFiles()
    let store = try fixture.open(files: files)
    let sale = try Till.sale("1", spending: .most)
    for taken in [0, 1, 400] {
      files.fail(.init("write", ".ndjson", code: ENOSPC, taken: taken))
      #expect(throws: StoreProblem.self) { try store.commit(sale, by: Fixture.olga) }
      #expect(try Seen(store) == before)
      #expect(try Seen(fixture.open()) == before)
    }
    files.fail()
    try store.commit(sale, by: Fixture.olga)
    #expect(try Seen(fixture.open()) == Seen(store))
    #expect(store.club.receipts.count == 1)
  }
}
