import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("The index of clients")
struct IndexTests {
  /// Opens with an index however few clients there are, and writes it where it is missing.
  private static func options(_ files: any FileSystem = PosixFiles()) -> StoreOptions {
    var options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
    options.indexesFrom = 1
    return options
  }

  private static let file = "store/index/000001-clients.index"

  private func fixture(_ clients: UInt32 = 30) throws -> Fixture {
    let groups = (1...3).map { Fixture.group($0) }
    return try Fixture(
      groups: groups,
      clients: try (1...clients).map { number in
        try Fixture.client(number, groups: number % 4 == 0 ? [] : [groups[Int(number % 3)].id])
      }
    )
  }

  private func open(_ fixture: Fixture, _ files: any FileSystem = PosixFiles()) throws -> Store {
    try fixture.open(files: files)
  }

  /// Opens without an index and writes one.
  private func index(_ fixture: Fixture) throws {
    let store = try open(fixture)
    let work = try #require(store.takeIndexWork())
    #expect(store.takeIndexWork() == nil)
    #expect(work.write())
  }

  /// Whether a start takes the clients from the index; both ways must give the same club.
  private func isTaken(_ fixture: Fixture) throws -> Bool {
    let store = try open(fixture)
    let plain = try fixture.open(indexesFrom: .max)
    #expect(plain.takeIndexWork() == nil)
    #expect(plain.club.firstDifference(from: store.club) == nil)
    #expect(try Seen(store) == Seen(plain))
    for typed in ["Олена", "oлена 7", "50", "a4@b.ua", "12"] {
      #expect(store.club.clients.find(typed) == plain.club.clients.find(typed))
    }
    return store.takeIndexWork() == nil
  }

  @Test("A start without an index writes one, and the next takes the same club from it")
  func same() throws {
    let fixture = try fixture()
    #expect(try !isTaken(fixture))
    try index(fixture)
    #expect(try isTaken(fixture))
    #expect(try fixture.folder.names(in: "store/index") == ["000001-clients.index"])
    let mode = try FileManager.default.attributesOfItem(atPath: fixture.folder.path(Self.file))
    #expect(mode[.posixPermissions] as? Int == 0o600)
    try FileManager.default.removeItem(atPath: fixture.path + "/index")
    #expect(try !isTaken(fixture))
  }

  @Test("A journal tail of every kind follows an index as it follows the lines")
  func tail() throws {
    let fixture = try fixture()
    try index(fixture)
    let store = try open(fixture)
    let five = ClientReference.id(Client.ID(5))
    try store.commit(
      .registerClient(ClientDraft(name: "Нова", phone: "0671112233")),
      by: Staff("a")
    )
    try store.commit(.editClient(five, ClientEdit(name: "Іванна")), by: Staff("a"))
    try store.commit(.addToGroup([five, .id(Client.ID(8))], .name("Group 2")), by: Staff("a"))
    try store.commit(.eraseClient(.id(Client.ID(9))), by: Staff("a"))
    let merge = Command.mergeClients(into: five, from: .id(Client.ID(6)))
    try store.commit(merge, by: Staff("a"))
    let seen = try Seen(store)
    #expect(try Seen(open(fixture)) == seen && Seen(fixture.open(indexesFrom: .max)) == seen)
    #expect(try isTaken(fixture))
  }

  @Test(
    "Folding leaves the new base's index and no other; the base of merged and erased is the same"
  )
  func folded() throws {
    let fixture = try fixture()
    try index(fixture)
    let store = try open(fixture)
    try store.commit(.eraseClient(.id(Client.ID(9))), by: Staff("a"))
    try store.commit(.eraseClient(.id(Client.ID(30))), by: Staff("a"))
    for (from, into) in [(3, 4), (4, 5), (20, 2)] as [(UInt32, UInt32)] {
      let merge = Command.mergeClients(into: .id(Client.ID(into)), from: .id(Client.ID(from)))
      try store.commit(merge, by: Staff("a"))
    }
    try fixture.folder.write("left".utf8, to: "store/index/000001-clients.index.new")
    _ = try #require(try Store.compact(at: fixture.path, Self.options()))
    #expect(try fixture.folder.names(in: "store/index") == ["000002-clients.index"])
    #expect(try isTaken(fixture))
    #expect(try Store.verify(at: fixture.path).findings == [])
  }

  @Test("An erased name is in no index once its erasure was folded, whoever wrote one")
  func erased() throws {
    let fixture = try fixture()
    try index(fixture)
    let late = try open(fixture)
    try fixture.folder.remove("store/index")
    let store = try open(fixture)
    let work = try #require(store.takeIndexWork())
    let name = Data("a4@b.ua".utf8)
    #expect(work.write())
    #expect(try Data(fixture.folder.bytes(of: Self.file)).range(of: name) != nil)
    try store.commit(.eraseClient(.id(Client.ID(4))), by: Staff("a"))
    _ = try Store.compact(at: fixture.path, Self.options())
    // A desk that found the index missing before writes it after the fold: it is not of the base.
    #expect(!work.write())
    for file in try fixture.folder.names(in: "store/index") {
      #expect(try Data(fixture.folder.bytes(of: "store/index/" + file)).range(of: name) == nil)
    }
    #expect(late.club.clients.count == 30)
    #expect(try isTaken(fixture))
  }

  @Test("A small club has no index, and folding leaves none")
  func small() throws {
    let fixture = try fixture()
    let store = try fixture.open(indexesFrom: 31)
    #expect(store.takeIndexWork() == nil)
    try store.commit(.createGroup(GroupDraft(name: "New")), by: Staff("a"))
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    _ = try Store.compact(at: fixture.path, options)
    #expect(!FileManager.default.fileExists(atPath: fixture.path + "/index"))
  }

  @Test("An index of another length, time, epoch, store, record, version or alphabet is not taken")
  func stale() throws {
    let fixture = try fixture()
    try index(fixture)
    let manifest = try Store.readManifest(at: fixture.path, PosixFiles())
    let identity = try ClientIndex.identity(of: manifest, in: fixture.path, PosixFiles())
    func isThere(_ identity: IndexIdentity) -> Bool {
      ClientIndex.open(identity, manifest.base, in: fixture.path, PosixFiles()) != nil
    }
    #expect(isThere(identity))
    let changes: [(inout IndexIdentity) -> Void] = [
      { $0.sources[0].bytes += 1 }, { $0.sources[0].modified += 1 }, { $0.seq += 1 },
      { $0.crc = 7 }, { $0.storeID += "0" }, { $0.rules ^= 1 }, { $0.sources[0].file += "x" },
    ]
    for change in changes {
      var other = identity
      change(&other)
      #expect(!isThere(other))
    }
    // The file changed in place, as nobody but a stranger does, and is as long as it was.
    let clients = "store/base/000001/clients.ndjson"
    let bytes = try fixture.folder.bytes(of: clients)
    try fixture.folder.write(bytes, to: clients)
    #expect(try !isTaken(fixture))
    try index(fixture)
    #expect(try isTaken(fixture))
  }

  @Test("Every byte of an index that is flipped, and every length, gives the club of the lines")
  func damaged() throws {
    let fixture = try fixture(3)
    try index(fixture)
    let whole = try fixture.folder.bytes(of: Self.file)
    let manifest = try Store.readManifest(at: fixture.path, PosixFiles())
    let identity = try ClientIndex.identity(of: manifest, in: fixture.path, PosixFiles())
    func isThere() -> Bool {
      ClientIndex.open(identity, manifest.base, in: fixture.path, PosixFiles()) != nil
    }
    #expect(isThere())
    for place in whole.indices {
      // The zeros behind the header's line and the columns are alike: one of some is enough.
      guard whole[place] != 0 || place % 61 == 0 else { continue }
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 8)
      try fixture.folder.write(bytes, to: Self.file)
      #expect(!isThere(), "\(place)")
    }
    for length in stride(from: 0, to: whole.count, by: 509) {
      try fixture.folder.write(whole[..<length], to: Self.file)
      #expect(!isThere(), "\(length)")
    }
    try fixture.folder.write(whole + [0], to: Self.file)
    #expect(!isThere())
    #expect(try !isTaken(fixture))
    try index(fixture)
    #expect(try isTaken(fixture))
  }

  @Test("An index stays away where the folder cannot be written or somebody holds the files")
  func notWritten() throws {
    let fixture = try fixture()
    let files = FailingFiles()
    let store = try open(fixture, files)
    let work = try #require(store.takeIndexWork())
    for call in ["mkdir", "openToWrite", "write", "fdatasync", "rename"] {
      files.fail(.init(call, call == "mkdir" ? "index" : "", code: EACCES))
      #expect(!work.write(), "\(call)")
      files.fail()
      #expect(try !isTaken(fixture), "\(call)")
      #expect(try Store.verify(at: fixture.path).isWhole, "\(call)")
    }
    let hold = try FilesHold.take(in: fixture.path, files, isMade: true, FilesPatience(.zero))
    #expect(hold != nil && !work.write())
    withExtendedLifetime(hold) {}
  }

  @Test("A disk that cannot map or read an index gives the club of the lines")
  func notRead() throws {
    let fixture = try fixture()
    try index(fixture)
    let files = FailingFiles()
    for fault in [
      FailingFiles.Fault("open", ".index", code: EACCES), .init("pread", ".index", code: EIO),
      .init("fstat", ".index", code: EIO), .init("mmap", ".index", code: ENOMEM),
      .init("stat", "clients.ndjson", code: EIO),
    ] {
      files.fail(fault)
      let store = try open(fixture, files)
      #expect(try Seen(store) == Seen(fixture.open(indexesFrom: .max)), "\(fault)")
      files.fail()
    }
    #expect(try isTaken(fixture))
  }

  @Test("A desk goes on with its index when another one folds and takes it away")
  func takenAway() throws {
    let fixture = try fixture()
    try index(fixture)
    let store = try open(fixture)
    #expect(store.takeIndexWork() == nil)
    let seen = try Seen(store)
    let other = try open(fixture)
    try other.commit(.createGroup(GroupDraft(name: "New")), by: Staff("a"))
    _ = try Store.compact(at: fixture.path, Self.options())
    #expect(try Seen(store) == seen)
    _ = try store.follow()
    #expect(try Seen(store) == Seen(fixture.open(indexesFrom: .max)))
    try store.commit(.editClient(.id(Client.ID(1)), ClientEdit(name: "Once")), by: Staff("a"))
    #expect(try Seen(store) == Seen(open(fixture)))
  }

  @Test("Desks that write the same index at once leave one that is whole")
  func together() async throws {
    let fixture = try fixture()
    let works = try (0..<4).map { _ in try #require(try open(fixture).takeIndexWork()) }
    await withTaskGroup(of: Void.self) { group in
      for work in works { group.addTask { _ = work.write() } }
    }
    #expect(try isTaken(fixture))
    #expect(try fixture.folder.names(in: "store/index") == ["000001-clients.index"])
  }

  @Test("A backup has no index, and what is restored gets its own")
  func backup() throws {
    let fixture = try fixture()
    try index(fixture)
    let store = try open(fixture)
    _ = try store.backUp(to: fixture.folder.path("copy"), at: Fixture.start)
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path("copy/index")))
    try Store.restore(fixture.folder.path("copy"), to: fixture.folder.path("new"))
    let restored = try Store.open(at: fixture.folder.path("new"), Self.options())
    #expect(restored.takeIndexWork()?.write() == true)
    #expect(try Store.open(at: fixture.folder.path("new"), Self.options()).takeIndexWork() == nil)
  }
}
