import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("The index of accounts")
struct AccountIndexTests {
  private static let file = "store/index/000002-accounts.index"

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

  private func fold(_ fixture: Fixture) throws {
    _ = try #require(try Store.compact(at: fixture.path, Self.options()))
  }

  private func trade(_ store: Store, _ random: inout SplitMix, steps: Int) throws {
    var now = store.lastAt ?? Fixture.start
    for _ in 0..<steps {
      now = now.advanced(bySeconds: Int64(random.next() % 100_000))
      if random.next().isMultiple(of: 40) {
        let client = ClientReference.id(Client.ID(UInt32(random.next() % 6 + 1)))
        _ = try? store.append(.eraseClient(client), by: Fixture.olga, at: now)
      }
      _ = try? store.append(try SellingTests.command(&random), by: Fixture.olga, at: now)
    }
  }

  /// A store with twenty clients, each of whom bought something, folded.
  private func folded() throws -> (fixture: Fixture, desk: Store) {
    let fixture = try Fixture(clients: try (1...20).map { try Fixture.client($0) })
    let desk = try open(fixture)
    try Till.furnish(desk)
    for number in 1...20 {
      let client = ClientReference.id(Client.ID(UInt32(number)))
      _ = try desk.append(.addToGroup([client], .name("VIP")), by: Fixture.olga)
      _ = try desk.append(try Till.sale("1.5", to: UInt32(number)), by: Fixture.olga)
      let gift = Bonus(clamping: Int64(number) * 100)
      let reason = number.isMultiple(of: 2) ? "День клуба" : "№ \(number)"
      _ = try desk.append(.accrue(client, gift, reason: reason, expiresOn: nil), by: Fixture.olga)
    }
    try fold(fixture)
    _ = try desk.follow()
    return (fixture, desk)
  }

  private func lines(_ fixture: Fixture, epoch: String) throws -> [[UInt8]] {
    try fixture.folder.bytes(of: "store/base/\(epoch)/accounts.ndjson")
      .split(separator: UInt8(ascii: "\n")).map(Array.init)
  }

  private func burning(_ store: Store) -> [[Int64]] {
    let now = (store.lastAt ?? Fixture.start).advanced(bySeconds: 1)
    return [1, 2, 4, 30].map { days in
      let part = store.club.burning(withinDays: days, at: now)
      return [part.amount, Int64(part.clients)]
    }
  }

  /// Whether a start takes the accounts from the index; both ways must give the same club.
  private func isTaken(_ fixture: Fixture) throws -> Bool {
    let store = try open(fixture)
    let plain = try open(fixture, indexesFrom: .max)
    #expect(plain.takeIndexWork() == nil)
    #expect(store.club.firstDifference(from: plain.club) == nil)
    #expect(try Seen(store) == Seen(plain) && burning(store) == burning(plain))
    return store.takeIndexWork() == nil
  }

  @Test("Whatever happened, accounts out of an index are those of the lines, and go on so")
  func histories() throws {
    var random = SplitMix(seed: 20_261_129)
    var (taken, merged, erased, burns) = (0, 0, 0, 0)
    for _ in 0..<8 {
      let fixture = try Fixture()
      let desk = try open(fixture)
      try Till.furnish(desk)
      for turn in 0..<4 {
        try trade(desk, &random, steps: 50)
        let before = try (Seen(desk), burning(desk))
        try fold(fixture)
        #expect(try before == (Seen(open(fixture)), burning(open(fixture))))
        taken += try isTaken(fixture) ? 1 : 0
        // The index that a fold writes is, to the byte, the one that the lines lead to.
        let file = "store/index/" + Store.padded(turn + 2) + "-accounts.index"
        let bytes = try fixture.folder.bytes(of: file)
        try FileManager.default.removeItem(atPath: fixture.path + "/index")
        #expect(try #require(try open(fixture).takeIndexWork()).write())
        #expect(try fixture.folder.bytes(of: file) == bytes)
        let indexed = try open(fixture)
        try trade(indexed, &random, steps: 25)
        burns += burning(indexed).count { $0[0] > 0 }
        #expect(try isTaken(fixture))
        _ = try desk.follow()
        #expect(desk.club.firstDifference(from: indexed.club) == nil)
      }
      let clients = desk.club.clients
      merged += (1..<clients.nextID.number).count { clients.isMerged(Client.ID($0)) }
      erased += clients.erasedCount
      #expect(try Store.verify(at: fixture.path).findings == [])
    }
    #expect(taken == 32 && merged > 5 && erased > 5 && burns > 20)
  }

  @Test("A fold carries the lines of accounts on which nothing happened as they stand")
  func carried() throws {
    let (fixture, desk) = try folded()
    let before = try lines(fixture, epoch: "000002")
    let indexed = try open(fixture)
    _ = try indexed.append(try Till.sale("2", to: 7), by: Fixture.olga)
    let merge = Command.mergeClients(into: .id(Client.ID(11)), from: .id(Client.ID(12)))
    _ = try indexed.append(merge, by: Fixture.olga)
    _ = try desk.follow()
    try fold(fixture)
    let after = try lines(fixture, epoch: "000003")
    let changed = before.enumerated().filter { !after.contains($0.element) }.map(\.offset)
    #expect(before.count == 23 && after.count == 22 && changed == [6, 10, 11, 22])
    #expect(try isTaken(fixture))
    let (seen, other) = try (Seen(open(fixture)), Seen(desk))
    #expect(seen.loyalty.accounts == other.loyalty.accounts)
    #expect(seen.loyalty.entries == other.loyalty.entries)
    #expect(seen.loyalty.receipts == other.loyalty.receipts)
  }

  @Test("A line that is damaged is never carried into a new base")
  func damagedLine() throws {
    let (fixture, _) = try folded()
    let file = "store/base/000002/accounts.ndjson"
    var bytes = try fixture.folder.bytes(of: file)
    let desk = try open(fixture)
    _ = try desk.append(try Till.sale("2", to: 7), by: Fixture.olga)
    let place = try #require(bytes.indices.first { bytes[$0] == UInt8(ascii: "5") })
    bytes[place] ^= 1
    let path = fixture.path + "/base/000002/accounts.ndjson"
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    try fixture.folder.write(bytes, to: file)
    let attributes: [FileAttributeKey: Any] = [.modificationDate: try #require(date)]
    try FileManager.default.setAttributes(attributes, ofItemAtPath: path)
    #expect(throws: StoreProblem.self) { try Store.compact(at: fixture.path, Self.options()) }
    #expect(!FileManager.default.fileExists(atPath: fixture.path + "/base/000003"))
  }

  @Test("An index that tells otherwise than the lines is found at the next fold and taken away")
  func forged() throws {
    let (fixture, desk) = try folded()
    let manifest = try Store.readManifest(at: fixture.path, PosixFiles())
    let identity = try #require(
      AccountIndex.identity(of: manifest, in: fixture.path, PosixFiles())
    )
    let places = try #require(try open(fixture).replica.accountPlaces)
    var other = desk.club
    let gift = LedgerEntry(
      at: Fixture.start,
      kind: .correction,
      amount: Bonus(clamping: -1),
      origin: .byHand(reason: "x")
    )
    other.apply(
      .bonusesMoved(
        LedgerMovement(client: Client.ID(5), entry: gift, lot: nil, balanceAfter: .zero)
      )
    )
    var image = ColumnImage()
    other.addAccounts(to: &image)
    image.add("places", places)
    try IndexFile.write(image, identity, in: fixture.path, PosixFiles())
    _ = try open(fixture).append(try Till.sale("2", to: 7), by: Fixture.olga)
    #expect(throws: StoreProblem.compactionDiffers(.accounts)) {
      try Store.compact(at: fixture.path, Self.options())
    }
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path(Self.file)))
    try fold(fixture)
    #expect(try isTaken(fixture))
    #expect(try Store.verify(at: fixture.path).findings == [])
  }

  @Test("Every byte of an index that is flipped, and every length, gives the accounts of the lines")
  func damaged() throws {
    let (fixture, _) = try folded()
    let whole = try fixture.folder.bytes(of: Self.file)
    let manifest = try Store.readManifest(at: fixture.path, PosixFiles())
    let identity = try #require(
      AccountIndex.identity(of: manifest, in: fixture.path, PosixFiles())
    )
    func isThere(_ identity: IndexIdentity) -> Bool {
      var club = Club.none
      return AccountIndex.take(identity, into: &club, in: fixture.path, PosixFiles()) != nil
    }
    #expect(isThere(identity))
    for place in whole.indices {
      guard whole[place] != 0 || place % 61 == 0 else { continue }
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 8)
      try fixture.folder.write(bytes, to: Self.file)
      #expect(!isThere(identity), "\(place)")
    }
    for length in stride(from: 0, to: whole.count, by: 509) {
      try fixture.folder.write(whole[..<length], to: Self.file)
      #expect(!isThere(identity), "\(length)")
    }
    try fixture.folder.write(whole + [0], to: Self.file)
    #expect(try !isTaken(fixture))
    try fixture.folder.write(whole, to: Self.file)
    let changes: [(inout IndexIdentity) -> Void] = [
      { $0.sources[0].bytes += 1 }, { $0.sources[0].modified += 1 }, { $0.seq += 1 },
      { $0.crc = 7 }, { $0.storeID += "0" }, { $0.rules ^= 1 }, { $0.sources[0].file += "x" },
    ]
    for change in changes {
      var other = identity
      change(&other)
      #expect(!isThere(other))
    }
    #expect(try isTaken(fixture))
    // Lines that changed in place, as nobody but a stranger does.
    let lines = "store/base/000002/accounts.ndjson"
    try fixture.folder.write(try fixture.folder.bytes(of: lines), to: lines)
    #expect(try !isTaken(fixture))
  }

  @Test("Without the folder index/ nothing is lost; a small club has no index of accounts")
  func deleted() throws {
    let (fixture, desk) = try folded()
    try FileManager.default.removeItem(atPath: fixture.path + "/index")
    #expect(try !isTaken(fixture))
    let store = try open(fixture, indexesFrom: 22)
    #expect(try #require(store.takeIndexWork()).write())
    #expect(FileManager.default.fileExists(atPath: fixture.folder.path(Self.file)))
    #expect(try Seen(open(fixture)) == Seen(desk))
    try FileManager.default.removeItem(atPath: fixture.path + "/index")
    #expect(try open(fixture, indexesFrom: 100).takeIndexWork() == nil)
  }
}

extension Club {
  /// A club without anything.
  fileprivate static var none: Club {
    guard let club = try? Club(settings: Fixture.settings) else { preconditionFailure() }
    return club
  }
}
