import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Damage in any file of a folded store")
struct FlippedBytesTests {
  /// A store with a base, archives and a live segment.
  static func store(clients: UInt32, sales: Int) throws -> Fixture {
    let fixture = try Fixture(clients: try (1...clients).map { try Fixture.client($0) })
    let files = FailingFiles(syncs: false)
    let store = try fixture.open(files: files)
    try Till.furnish(store)
    for number in 0..<sales {
      let client = UInt32(number) % clients + 1
      _ = try store.append(try Till.sale("1.5", to: client), by: Fixture.olga)
    }
    let request = RequestID("till", content: "1".utf8)
    try store.commit(try Till.sale("1"), request: request, by: Fixture.olga)
    var options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
    options.indexesFrom = 1
    _ = try Store.compact(at: fixture.path, options)
    _ = try store.follow()
    for hours in ["1", "2", "3"] { try store.commit(try Till.sale(hours), by: Fixture.olga) }
    return fixture
  }

  /// The files that say something, with their lengths.
  static func files(_ fixture: Fixture) throws -> [(name: String, bytes: [UInt8])] {
    let manifest = try Manifest(try fixture.folder.bytes(of: "store/MANIFEST.json"))
    let names = manifest.fixedFiles + manifest.segments.map(\.file) + [Manifest.file]
    return try names.map { ($0, try fixture.folder.bytes(of: "store/" + $0)) }
  }

  /// Opens and looks through a store of which one file was changed: a difference must be told.
  private static func look(_ fixture: Fixture, _ whole: Club, _ what: String) {
    #expect((try? VerifyTests.isTold(fixture)) == true, "\(what): nothing is told")
    guard let store = try? fixture.open(files: FailingFiles(syncs: false)) else { return }
    guard store.readOnly == nil, store.repairs.isEmpty else { return }
    #expect(whole.firstDifference(from: store.club) == nil, "\(what): another club")
  }

  private static func change(
    _ fixture: Fixture,
    _ file: (name: String, bytes: [UInt8]),
    _ whole: Club,
    _ what: String,
    _ edit: (inout [UInt8]) -> Void
  ) throws {
    var bytes = file.bytes
    edit(&bytes)
    try fixture.folder.write(bytes, to: "store/" + file.name)
    look(fixture, whole, "\(file.name), \(what)")
    try fixture.folder.write(file.bytes, to: "store/" + file.name)
    FolderRemoval(files: PosixFiles()).remove(fixture.path + "/quarantine")
  }

  /// `FRONTDESK_FLIPS=10000` flips so many bytes of a large store, and every byte of the small one.
  private static var asked: Int? {
    ProcessInfo.processInfo.environment["FRONTDESK_FLIPS"].flatMap(Int.init)
  }

  @Test("A flipped byte is told, or changes nothing; never a crash, never another club")
  func small() throws {
    let fixture = try Self.store(clients: 3, sales: 4)
    let whole = try fixture.open().club
    for file in try Self.files(fixture) {
      let step = Self.asked == nil ? 83 : 1
      for place in stride(from: 0, to: file.bytes.count, by: step) {
        try Self.change(fixture, file, whole, "byte \(place)") { $0[place] ^= 1 << (place % 8) }
      }
    }
  }

  @Test("A flipped byte of LOCK, SYNC or FILES stops nobody; one of BACKUP.json is never restored")
  func beside() throws {
    let fixture = try Self.store(clients: 3, sales: 4)
    let whole = try fixture.open().club
    let turn = try #require(SyncTurn(in: fixture.path, PosixFiles()))
    let live = try OpenFile("\(fixture.path)/journal/000002.ndjson", .read, in: PosixFiles())
    turn.tell(live, upTo: try live.size())
    for name in ["LOCK", "SYNC", "FILES"] {
      let bytes = try fixture.folder.bytes(of: "store/" + name)
      for place in stride(from: 0, to: bytes.count, by: Self.asked == nil ? 7 : 1) {
        var turned = bytes
        turned[place] ^= 1 << (place % 8)
        try fixture.folder.write(turned, to: "store/" + name)
        let store = try fixture.open(files: FailingFiles(syncs: false))
        #expect(store.readOnly == nil, "\(name), byte \(place)")
        #expect(whole.firstDifference(from: store.club) == nil, "\(name), byte \(place)")
        try store.syncThrough(store.seq)
        #expect(try Store.verify(at: fixture.path).isWhole, "\(name), byte \(place)")
      }
      try fixture.folder.write(bytes, to: "store/" + name)
    }
    let backup = fixture.folder.path("backup")
    _ = try fixture.open().backUp(to: backup, at: Fixture.start)
    let list = try fixture.folder.bytes(of: "backup/BACKUP.json")
    for place in stride(from: 0, to: list.count, by: Self.asked == nil ? 5 : 1) {
      var turned = list
      turned[place] ^= 1 << (place % 8)
      try fixture.folder.write(turned, to: "backup/BACKUP.json")
      #expect(throws: StoreProblem.notABackup(path: backup), "byte \(place)") {
        try Store.restore(backup, to: fixture.folder.path("restored"))
      }
      #expect(try !Store.verify(at: backup).isWhole)
    }
  }

  @Test("A file cut anywhere is told; a live segment, unless it is cut between two records")
  func cut() throws {
    let fixture = try Self.store(clients: 3, sales: 4)
    let whole = try fixture.open().club
    let files = try Self.files(fixture)
    for file in files where file.name != "journal/000002.ndjson" {
      let step = Self.asked == nil ? max(1, file.bytes.count / 7) : 1
      for length in stride(from: 0, to: file.bytes.count, by: step) {
        try Self.change(fixture, file, whole, "cut at \(length)") {
          $0.removeLast($0.count - length)
        }
      }
    }
  }

  @Test("Random bytes of a large store that are flipped are told, or change nothing")
  func large() throws {
    guard let count = Self.asked else { return }
    let fixture = try Self.store(clients: 2_000, sales: 1_000)
    let whole = try fixture.open().club
    let files = try Self.files(fixture)
    var random = SplitMix(seed: 20_261_122)
    for _ in 0..<count {
      let all = files.reduce(0) { $0 + $1.bytes.count }
      var place = Int(random.next() % UInt64(all))
      for file in files {
        guard place >= file.bytes.count else {
          try Self.change(fixture, file, whole, "byte \(place)") {
            $0[place] ^= UInt8(truncatingIfNeeded: 1 << (random.next() % 8))
          }
          break
        }
        place -= file.bytes.count
      }
    }
  }
}
