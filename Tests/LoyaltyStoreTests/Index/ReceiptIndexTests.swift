import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("The index of receipts")
struct ReceiptIndexTests {
  /// Takes and writes indexes however few receipts there are.
  private static func options(indexesFrom: Int = 1) -> StoreOptions {
    var options = StoreOptions(
      clock: { Fixture.start },
      staff: Fixture.olga,
      files: FailingFiles(syncs: false)
    )
    options.indexesFrom = indexesFrom
    return options
  }

  private func open(_ fixture: Fixture, indexesFrom: Int = 1) throws -> Store {
    try Store.open(at: fixture.path, Self.options(indexesFrom: indexesFrom))
  }

  private func trade(_ store: Store, _ random: inout SplitMix, steps: Int) throws {
    var now = store.lastAt ?? Fixture.start
    for step in 0..<steps {
      now = now.advanced(bySeconds: Int64(random.next() % 100_000))
      let staff = step.isMultiple(of: 3) ? Staff("ivan") : Fixture.olga
      _ = try? store.append(try SellingTests.command(&random), by: staff, at: now)
    }
  }

  /// All that a club answers, reports among it.
  private func reports(_ store: Store) throws -> [ReportTable] {
    let now = (store.lastAt ?? Fixture.start).advanced(bySeconds: 1)
    return try ReportName.allCases.map { name in
      try #require(store.club.report(ReportRequest(name, ReportScope(.always), at: now)))
    }
  }

  @Test("Whatever happened, the club out of an index is the one out of the lines, and goes on so")
  func histories() throws {
    var random = SplitMix(seed: 20_261_122)
    var (taken, refunds, merged) = (0, 0, 0)
    for _ in 0..<8 {
      let fixture = try Fixture()
      let desk = try open(fixture)
      try Till.furnish(desk)
      for _ in 0..<4 {
        try trade(desk, &random, steps: 50)
        let before = try reports(desk)
        _ = try #require(try Store.compact(at: fixture.path, Self.options()))
        let indexed = try open(fixture)
        let plain = try open(fixture, indexesFrom: .max)
        taken += indexed.takeIndexWork() == nil ? 1 : 0
        _ = try desk.follow()
        #expect(indexed.club.firstDifference(from: plain.club) == nil)
        #expect(desk.club.firstDifference(from: indexed.club) == nil)
        #expect(try Seen(indexed) == Seen(plain))
        #expect(try reports(indexed) == before && reports(plain) == before)
        try trade(indexed, &random, steps: 25)
        _ = try (desk.follow(), plain.follow())
        #expect(indexed.club.firstDifference(from: plain.club) == nil)
        #expect(indexed.club.receipts.lastBuyers.clients == plain.club.receipts.lastBuyers.clients)
        let receipts = indexed.club.receipts
        refunds += (1..<receipts.nextID.number).count {
          !receipts.refunds(of: Receipt.ID($0)).isEmpty
        }
      }
      let numbers = (1..<desk.club.clients.nextID.number).map { Client.ID($0) }
      merged += numbers.count { desk.club.clients.isMerged($0) }
    }
    #expect(taken == 32 && refunds > 60 && merged > 5)
  }

  @Test("Without the folder index/ nothing is lost; the next start writes it anew")
  func deleted() throws {
    var random = SplitMix(seed: 7)
    let fixture = try Fixture()
    let desk = try open(fixture)
    try Till.furnish(desk)
    try trade(desk, &random, steps: 80)
    _ = try Store.compact(at: fixture.path, Self.options())
    let seen = try Seen(open(fixture))
    try FileManager.default.removeItem(atPath: fixture.path + "/index")
    let store = try open(fixture)
    #expect(try Seen(store) == seen)
    #expect(try #require(store.takeIndexWork()).write())
    let again = try open(fixture)
    #expect(try again.takeIndexWork() == nil && Seen(again) == seen)
    #expect(try Store.verify(at: fixture.path).findings == [])
  }

  @Test("An index with a turned bit, or of parts that changed since, is not taken")
  func damaged() throws {
    var random = SplitMix(seed: 11)
    let fixture = try Fixture()
    let desk = try open(fixture)
    try Till.furnish(desk)
    try trade(desk, &random, steps: 60)
    _ = try Store.compact(at: fixture.path, Self.options())
    let file = "store/index/000002-receipts.index"
    let bytes = try fixture.folder.bytes(of: file)
    let seen = try Seen(open(fixture))
    for _ in 0..<40 {
      var turned = bytes
      turned[Int(random.next() % UInt64(bytes.count))] ^= 1 << UInt8(random.next() % 8)
      try fixture.folder.write(turned, to: file)
      let store = try open(fixture)
      #expect(try store.takeIndexWork() != nil && Seen(store) == seen)
    }
    try fixture.folder.write(bytes, to: file)
    #expect(try open(fixture).takeIndexWork() == nil)
    let part = "store/receipts/000002.ndjson"
    try fixture.folder.write(try fixture.folder.bytes(of: part), to: part)
    #expect(try open(fixture).takeIndexWork() != nil, "changed a moment later")
  }
}
