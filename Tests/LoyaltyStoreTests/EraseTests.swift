import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Erased clients over a store")
struct EraseTests {
  private static let personal = [
    "Zhanna", "501112277", "zhanna@club.ua", "Zhmerynka", "by the window", "zh-token", "1998-11-30",
  ]

  private static let erase = Command.eraseClient(.id(Client.ID(3)))

  private static var options: StoreOptions {
    StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: PosixFiles())
  }

  /// A club where client 3 has all that a card can say, bonuses, receipts, messages and requests.
  private func furnished() throws -> (Fixture, Store) {
    let fixture = try Fixture()
    let store = try fixture.open()
    try Till.furnish(store)
    let draft = ClientDraft(
      name: "Zhanna Koval",
      phone: "0501112277",
      email: "zhanna@club.ua",
      city: "Zhmerynka",
      birthday: try Day(iso: "1998-11-30"),
      note: "by the window",
      consents: [.sms],
      usesApp: true,
      pushTokens: ["zh-token"]
    )
    let request = RequestID("till-1", content: "a card".utf8)
    try store.commit(.registerClient(draft), request: request, by: Fixture.olga)
    let other = RequestID("till-2", content: "a sale".utf8)
    try store.commit(try Till.sale("2"), request: other, by: Fixture.olga)
    try store.commit(try Till.sale("2", to: 3), by: Fixture.olga)
    let parked = SaleDraft(lines: [.init(product: "Hour")], client: .id(Client.ID(3)))
    try store.commit(.parkReceipt(parked, note: "Zhanna waits"), by: Fixture.olga)
    let edit = ClientEdit(name: "Zhanna Bondar")
    try store.commit(.editClient(.id(Client.ID(3)), edit), by: Fixture.olga)
    return (fixture, store)
  }

  /// Those texts that any file of the store holds.
  private func found(_ texts: [String], in fixture: Fixture) throws -> [String] {
    var all: [UInt8] = []
    let files = try #require(FileManager.default.enumerator(atPath: fixture.path))
    for case let name as String in files {
      guard let data = FileManager.default.contents(atPath: fixture.path + "/" + name) else {
        continue
      }
      all += Array(data) + [0]
    }
    let data = Data(all)
    return texts.filter { data.range(of: Data($0.utf8)) != nil }
  }

  @Test("After folding no file holds a byte of what was personal; before, the journal does")
  func bytes() throws {
    let (fixture, store) = try furnished()
    try store.commit(Self.erase, by: Fixture.olga)
    #expect(store.holdsErased)
    #expect(try found(Self.personal, in: fixture) == Self.personal)
    let done = try #require(try Store.compact(at: fixture.path, Self.options))
    #expect(done.requests == 1)
    #expect(try found(Self.personal, in: fixture) == [])
    #expect(!store.holdsErased)
    let opened = try fixture.open()
    #expect(!opened.holdsErased && opened.club.clients.isErased(Client.ID(3)))
    #expect(try Store.verify(at: fixture.path).findings == [])
  }

  @Test("Where a folding was killed before it took the old files away, the next look does it")
  func killedFolding() throws {
    let (fixture, store) = try furnished()
    try store.commit(Self.erase, by: Fixture.olga)
    let files = FailingFiles(syncs: false)
    files.fail(.init("remove", code: EIO))
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
    _ = try Store.compact(at: fixture.path, options)
    #expect(try found(Self.personal, in: fixture) == Self.personal)
    let opened = try fixture.open()
    #expect(!opened.holdsErased && opened.holdsLeftovers)
    try Store.removeLeftovers(at: fixture.path, Self.options)
    #expect(!opened.holdsLeftovers)
    #expect(try found(Self.personal, in: fixture) == [])
    #expect(try Store.verify(at: fixture.path).findings == [])
    try opened.commit(try Till.sale("4", to: 1), by: Fixture.olga)
  }

  @Test("What somebody put into the folders stays, whatever is taken away beside it")
  func othersFiles() throws {
    let (fixture, store) = try furnished()
    try store.commit(Self.erase, by: Fixture.olga)
    let files = FailingFiles(syncs: false)
    files.fail(.init("remove", code: EIO))
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
    _ = try Store.compact(at: fixture.path, options)
    let kept = [
      "base/000002.bak/clients.ndjson", "base/mine", "base/2", "receipts/000001.ndjson.bak",
      "receipts/000001-old.ndjson", "history/1.ndjson", "journal/copy.ndjson",
    ]
    for name in kept {
      let folder = fixture.path + "/" + name.split(separator: "/").dropLast().joined(separator: "/")
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
      try fixture.folder.write([0x0A], to: "store/" + name)
    }
    #expect(store.holdsLeftovers)
    try Store.removeLeftovers(at: fixture.path, Self.options)
    #expect(!store.holdsLeftovers)
    for name in kept { #expect(try fixture.folder.bytes(of: "store/" + name) == [0x0A]) }
    #expect(try found(Self.personal, in: fixture) == [])
  }

  @Test("The next compaction does it too, though there is nothing to fold")
  func compactedAgain() throws {
    let (fixture, store) = try furnished()
    try store.commit(Self.erase, by: Fixture.olga)
    let files = FailingFiles(syncs: false)
    files.fail(.init("remove", code: EIO))
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
    _ = try Store.compact(at: fixture.path, options)
    #expect(try found(Self.personal, in: fixture) == Self.personal)
    #expect(try Store.compact(at: fixture.path, Self.options) == nil)
    #expect(try found(Self.personal, in: fixture) == [])
    #expect(try Store.verify(at: fixture.path).findings == [])
  }

  @Test("While somebody folds or backs up, nothing counts as left behind")
  func leftoversOfOthers() throws {
    let (fixture, store) = try furnished()
    let path = fixture.path
    var isRefused = false
    _ = try Store.compact(at: path, Self.options) { step in
      guard step == .folded else { return }
      #expect(store.holdsLeftovers)
      do { try Store.removeLeftovers(at: path, Self.options) } catch {
        guard case StoreProblem.filesHeld? = error as? StoreProblem else { return }
        isRefused = true
      }
    }
    #expect(isRefused && !store.holdsLeftovers)
  }

  @Test("A base that was folded before holds the name until it is folded again")
  func foldedTwice() throws {
    let (fixture, store) = try furnished()
    _ = try Store.compact(at: fixture.path, Self.options)
    _ = try store.follow()
    try store.commit(Self.erase, by: Fixture.olga)
    _ = try Store.compact(at: fixture.path, Self.options)
    #expect(try found(Self.personal, in: fixture) == [])
    let base = try fixture.folder.lines(of: "store/base/000003/clients.ndjson")
    #expect(base[2].hasPrefix(#"{"id":3,"erased":true,"registeredAt":""#))
  }

  @Test("The club is the same live, after opening again, after folding, and for another desk")
  func same() throws {
    let (fixture, store) = try furnished()
    let other = try fixture.open()
    try store.commit(Self.erase, by: Fixture.olga)
    _ = try other.follow()
    let seen = try Seen(store)
    #expect(try Seen(other) == seen)
    #expect(try Seen(fixture.open()) == seen)
    _ = try Store.compact(at: fixture.path, Self.options)
    let opened = try fixture.open()
    #expect(store.club.firstDifference(from: opened.club) == nil)
    #expect(opened.club.clients.count == 2 && opened.club.receipts.count == 2)
    let account = opened.club.keptAccount(of: Client.ID(3))
    #expect(account.entries.last?.origin == .erasure)
    #expect(account.entries.reduce(0) { $0 + $1.amount.minorUnits } == 0)
    #expect(throws: Refusal.clientErased(Client.ID(3))) {
      try opened.commit(try Till.sale("1", to: 3), by: Fixture.olga)
    }
    let again = ClientDraft(name: "New", phone: "0501112277")
    try opened.commit(.registerClient(again), by: Fixture.olga)
    #expect(opened.club.clients.find("New").total == 1)
  }

  @Test("A record that changes an erased card, or erases twice or nobody, is damage")
  func references() throws {
    let (_, store) = try furnished()
    try store.commit(Self.erase, by: Fixture.olga)
    let events: [Event] = [
      .clientErased(Client.ID(3)), .clientErased(Client.ID(9)),
      .clientEdited(Client.ID(3), [.city(Change(was: nil, now: "x"))]),
      .clientsAddedToGroup(Group.ID(1), [Client.ID(3)]),
    ]
    for event in events { #expect(!store.club.knows(what: event), "\(event)") }
    #expect(store.club.knows(what: .clientErased(Client.ID(1))))
  }
}
