import Foundation
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@Suite("A store on disk")
struct StoreTests {
  @Test("A new store has no record, and only its owner can read it")
  func created() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    #expect(store.seq == 0)
    #expect(store.lastAt == nil)
    #expect(store.club.settings == Fixture.settings)
    #expect(store.readOnly == nil)
    #expect(try fixture.folder.bytes(of: Fixture.journal).isEmpty)
    #expect(try PosixFiles().names(in: fixture.folder.path) == ["store"])
    for name in ["", "base", "base/000001", "journal"] {
      #expect(try Self.mode(of: fixture.path + "/" + name) == 0o700)
    }
    for name in ["LOCK", "MANIFEST.json", "base/000001/clients.ndjson", "journal/000001.ndjson"] {
      #expect(try Self.mode(of: fixture.path + "/" + name) == 0o600)
    }
  }

  private static func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("A store is made in an empty folder and refused where anything stands")
  func createRefuses() throws {
    let fixture = try Fixture()
    #expect(throws: StoreProblem.alreadyThere(path: fixture.path)) {
      try Store.create(at: fixture.path, settings: Fixture.settings)
    }
    let empty = try TemporaryFolder()
    try Store.create(at: empty.path, settings: Fixture.settings)
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    #expect(try Store.open(at: empty.path, options).club.settings == Fixture.settings)
    try empty.write([], to: "file")
    #expect(throws: StoreProblem.alreadyThere(path: empty.path("file"))) {
      try Store.create(at: empty.path("file") + "/", settings: Fixture.settings)
    }
    try Store.create(at: empty.path("a/b/c/"), settings: Fixture.settings)
    #expect(try PosixFiles().names(in: empty.path("a/b")) == ["c"])
  }

  @Test("Clients and groups of a base are read back equal")
  func baseReadsBack() throws {
    let groups = [Fixture.group(1), Fixture.group(2)]
    let clients = try (1...60).map {
      try Fixture.client($0, groups: $0.isMultiple(of: 2) ? [Group.ID(1), Group.ID(2)] : [])
    }
    let fixture = try Fixture(groups: groups, clients: clients)
    let store = try fixture.open()
    #expect(store.club.groups.inUse == groups)
    #expect(store.club.groups.defaultGroup == Group.ID(1))
    #expect(store.club.clientCount(in: Group.ID(2)) == 30)
    #expect(try Seen(store).cards == clients)
    #expect(try Seen(store).columns == clients.map(ClientColumns.init))
  }

  @Test("What is committed is there after opening again, cards and later edits too")
  func reopened() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    try store.commit(.createGroup(GroupDraft(name: "VIP", isDefault: true)), by: Fixture.olga)
    let draft = ClientDraft(name: "Олена", phone: "050 123-45-67", note: "a\nb", consents: [.sms])
    try store.commit(.registerClient(draft), by: Fixture.olga)
    let live = try Seen(store)
    #expect(try Seen(fixture.open()) == live)
    let again = try fixture.open()
    let edit = ClientEdit(phone: "0671112233", note: .clear)
    try again.commit(.editClient(.id(Client.ID(1)), edit), by: Staff("ivan"))
    #expect(again.seq == 3)
    let edited = try Seen(again)
    #expect(edited.cards[0].note == nil)
    #expect(try Seen(fixture.open()) == edited)
    store.shelveWritten()
    _ = try store.follow()
    #expect(try Seen(store) == edited)
  }

  @Test("A command that changes nothing leaves no record")
  func noEvents() throws {
    let fixture = try Fixture(groups: [Fixture.group(1)])
    let store = try fixture.open()
    let done = try store.commit(
      .editGroup(.id(Group.ID(1)), GroupEdit(name: "Group 1")),
      by: Fixture.olga
    )
    #expect(done.events.isEmpty)
    #expect(done.seq == 0)
    #expect(try fixture.folder.bytes(of: Fixture.journal).isEmpty)
  }

  @Test("Another desk sees a change with who made it, and its own changes are not told to it")
  func follow() throws {
    let fixture = try Fixture()
    let (one, two) = (try fixture.open(), try fixture.open())
    try one.commit(.createGroup(GroupDraft(name: "VIP")), by: Fixture.olga)
    let seen = try two.follow()
    #expect(seen.map(\.seq) == [1])
    #expect(seen.map(\.by) == [Fixture.olga])
    #expect(two.club.groups.named("vip") != nil)
    #expect(try two.follow().isEmpty)
    #expect(try one.follow().isEmpty)
    try two.commit(.createGroup(GroupDraft(name: "New")), by: Staff("ivan"))
    try one.commit(.createGroup(GroupDraft(name: "Old")), by: Fixture.olga)
    #expect(try one.follow().map(\.by) == [Staff("ivan")])
    #expect(try two.follow().map(\.seq) == [3])
  }

  @Test("A clock behind the last record takes its time, and a time given before it is refused")
  func clockBehind() throws {
    let fixture = try Fixture()
    try fixture.open().commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    let early = Fixture.start.advanced(bySeconds: -60)
    let store = try fixture.open(clock: { early })
    let done = try store.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
    #expect(done.at == Fixture.start)
    #expect(throws: Refusal.beforeLastRecord(given: early, last: Fixture.start)) {
      try store.commit(.createGroup(GroupDraft(name: "C")), by: Fixture.olga, at: early)
    }
  }

  @Test("A repeated request gives its first answer, with other content it is a conflict")
  func requests() throws {
    let fixture = try Fixture()
    let command = Command.createGroup(GroupDraft(name: "VIP"))
    let request = RequestID("till-1/7", content: "createGroup VIP".utf8)
    let first = try fixture.open().commit(command, request: request, by: Fixture.olga)
    let store = try fixture.open()
    let second = try store.commit(command, request: request, by: Staff("ivan"))
    #expect(second.isRepeat && !first.isRepeat)
    #expect(second.seq == first.seq && second.events == first.events)
    let other = RequestID("till-1/7", content: "createGroup New".utf8)
    #expect(throws: Refusal.requestConflict(request: "till-1/7")) {
      try store.commit(.createGroup(GroupDraft(name: "New")), request: other, by: Fixture.olga)
    }
  }

  @Test("A request that had nothing to change is remembered: its repeat changes nothing later")
  func requestWithoutChange() throws {
    let fixture = try Fixture(
      groups: [Fixture.group(1)],
      clients: [try Fixture.client(1, groups: [Group.ID(1)])]
    )
    let add = Command.addToGroup([.id(Client.ID(1))], .id(Group.ID(1)))
    let remove = Command.removeFromGroup([.id(Client.ID(1))], .id(Group.ID(1)))
    let request = RequestID("till-1/8", content: "add".utf8)
    let store = try fixture.open()
    let first = try store.commit(add, request: request, by: Fixture.olga)
    #expect(first.events.isEmpty && first.seq == 1)
    #expect(try store.commit(add, by: Fixture.olga).seq == 1)
    try store.commit(remove, by: Fixture.olga)
    let second = try fixture.open().commit(add, request: request, by: Fixture.olga)
    #expect(second.isRepeat && second.seq == 1)
    #expect(try fixture.open().club.clientCount(in: Group.ID(1)) == 0)
  }

  @Test("A refused request is not remembered and may come again")
  func refusedRequest() throws {
    let fixture = try Fixture(groups: [Fixture.group(1)])
    let store = try fixture.open()
    let request = RequestID("7", content: "x".utf8)
    #expect(throws: Refusal.self) {
      try store.commit(
        .createGroup(GroupDraft(name: "group 1")),
        request: request,
        by: Fixture.olga
      )
    }
    let done = try store.commit(
      .createGroup(GroupDraft(name: "Group 2")),
      request: request,
      by: Fixture.olga
    )
    #expect(!done.isRepeat)
  }
}
