import Dispatch
import Foundation
import JSONText
import Loyalty
import Synchronization
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Parked receipts in a store")
struct ParkedStoreTests {
  private static func draft() throws -> SaleDraft {
    SaleDraft(
      lines: [
        .init(product: "Hour", quantity: try Quantity(decimal: "2")),
        .init(product: "Чай", price: try Money(decimal: "30")),
      ],
      client: .id(Client.ID(1)),
      venue: "Hall",
      redemption: .most
    )
  }

  /// A store that sells, and the receipt that waits in it.
  private static func parked() throws -> (fixture: Fixture, store: Store, waiting: ParkedReceipt) {
    let fixture = try Fixture()
    let store = try fixture.open()
    try Till.furnish(store)
    try store.commit(.parkReceipt(try draft(), note: "у окна"), by: Fixture.olga)
    return (fixture, store, try #require(store.club.parkedReceipts.waiting.first))
  }

  @Test("The bytes of a parked receipt and of its end are these, for good")
  func golden() throws {
    var writer = JSONWriter()
    EventCoding.write(.receiptParked(try ParkedEvents.full()), to: &writer)
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"receiptParked":{"id":3,"at":"2023-11-14T22:13:20.000Z","by":"Ольга \"О\"","client":5,"#
        + #""venue":1,"lines":[{"product":1,"quantity":"1.5"},{"product":2,"name":"Чай з лимоном","#
        + #""category":2,"quantity":"1","price":"40.00"},{"name":"Штраф","category":3,"#
        + #""quantity":"1","price":"0.00"}],"bonuses":"7.50","promoCode":"лето 2024","note":"у окна"}}"#
    )
    let ends = ParkedEvents.outcomes.map { outcome in
      var writer = JSONWriter()
      EventCoding.write(.parkedReceiptEnded(ParkedEvents.end(outcome)), to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    let start =
      #"{"parkedReceiptEnded":{"parked":3,"at":"2023-11-14T22:13:20.000Z","by":"Иван""#
    #expect(ends == [start + "}}", start + #","sold":17}}"#, start + #","parkedAgain":4}}"#])
  }

  @Test("It outlives the session: another process finds rows, client and bonuses as they were")
  func outlives() throws {
    let (fixture, store, waiting) = try Self.parked()
    let other = try fixture.open()
    #expect(other.club.parkedReceipts.waiting == [waiting])
    var draft = try Self.draft()
    draft.parked = waiting.id
    #expect(other.club.draft(of: waiting) == draft)
    #expect(try Seen(other) == Seen(store))
  }

  @Test("Of two desks that sell one parked receipt exactly one wins; the other hears who and when")
  func oneWins() throws {
    for _ in 0..<20 {
      let (fixture, store, waiting) = try Self.parked()
      let sale = Command.sell(store.club.draft(of: waiting))
      let path = fixture.path
      let results = Mutex<[Result<Staff, Refusal>]>([])
      let failures = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { desk in
        do {
          let staff = Staff("desk \(desk)")
          let options = StoreOptions(clock: { Fixture.start }, staff: staff)
          let store = try Store.open(at: path, options)
          do {
            try store.commit(sale, by: staff)
            results.withLock { $0.append(.success(staff)) }
          } catch let refusal as Refusal {
            results.withLock { $0.append(.failure(refusal)) }
          }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      #expect(failures.withLock { $0 } == [])
      let told = results.withLock { $0 }
      let winners = told.compactMap { try? $0.get() }
      #expect(told.count == 2 && winners.count == 1)
      let end = ParkedReceiptEnd(
        parked: waiting.id,
        at: Fixture.start,
        by: try #require(winners.first),
        outcome: .sold(Receipt.ID(1))
      )
      #expect(told.contains(.failure(.parkedReceiptGone(end))))
      let club = try fixture.open().club
      #expect(club.receipts.count == 1 && club.parkedReceipts.waiting.isEmpty)
    }
  }

  @Test("One that the disk has no room for is not put aside, and what waits goes on waiting")
  func noRoom() throws {
    let (fixture, _, waiting) = try Self.parked()
    let files = FailingFiles()
    let store = try fixture.open(files: files)
    files.fail(.init("write", ".ndjson", code: ENOSPC, taken: 40))
    #expect(throws: StoreProblem.self) {
      try store.commit(.sell(store.club.draft(of: waiting)), by: Fixture.olga)
    }
    #expect(try fixture.open().club.parkedReceipts.waiting == [waiting])
    files.fail()
    try store.commit(.sell(store.club.draft(of: waiting)), by: Fixture.olga)
    #expect(try Seen(fixture.open()) == Seen(store))
    #expect(store.club.parkedReceipts.waiting.isEmpty)
  }
}
