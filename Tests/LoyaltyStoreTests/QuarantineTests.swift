import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("What lies in quarantine when a client is erased")
struct QuarantineTests {
  private static var options: StoreOptions {
    StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: FailingFiles(syncs: false))
  }

  /// A store that lost the end of its journal: a card, an edit, a sale, a mailing to the client and a
  /// line that nobody can read lie in quarantine; the same person was registered again and erased.
  private static func erased() throws -> Fixture {
    let fixture = try Fixture()
    let store = try fixture.open(files: FailingFiles(syncs: false))
    try Till.furnish(store)
    let draft = ClientDraft(name: "Zhanna Koval", phone: "0501112277", note: "by the window")
    try store.commit(.createGroup(GroupDraft(name: "Lost")), by: Fixture.olga)
    let line = try fixture.folder.lines(of: Fixture.journal).count
    try store.commit(.registerClient(draft), by: Fixture.olga)
    try store.commit(try Till.sale("2", to: 3), by: Fixture.olga)
    try store.commit(
      .editClient(.id(Client.ID(3)), ClientEdit(name: "Zhanna Bondar")),
      by: Fixture.olga
    )
    var bytes = try fixture.folder.bytes(of: Fixture.journal)
    let lost = LineChunk(offset: 0, bytes: bytes).lines[line - 1]
    for place in lost.dropFirst(20).prefix(6) { bytes[place] = UInt8(ascii: "#") }
    try fixture.folder.write(bytes, to: Fixture.journal)
    #expect(try Store.repair(at: fixture.path, options)?.tail?.records.count == 3)
    let other = ClientDraft(name: "Anna", phone: "0501112200")
    let again = try fixture.open(files: FailingFiles(syncs: false))
    for draft in [other, draft] { try again.commit(.registerClient(draft), by: Fixture.olga) }
    try again.commit(.eraseClient(.id(Client.ID(4))), by: Fixture.olga)
    return fixture
  }

  private static func kept(_ fixture: Fixture) throws -> [String] {
    try fixture.folder.lines(of: "store/quarantine/000001")
  }

  @Test("Folding takes everything personal out of it, under whatever number, and leaves the rest")
  func cleaned() throws {
    let fixture = try Self.erased()
    #expect(try Self.kept(fixture).joined().contains("Zhanna"))
    let done = try #require(try Store.compact(at: fixture.path, Self.options))
    #expect(done.cleaned == 3)
    let lines = try Self.kept(fixture)
    #expect(lines.count == 3)
    for text in ["Zhanna", "501112277", "window", "Lost"] {
      #expect(lines.allSatisfy { !$0.contains(text) }, "\(text)")
    }
    #expect(lines[0].contains(#""cleaned":true,"events":[{"clientRegistered":{"id":3"#))
    #expect(lines[1].contains(#"{"receiptSold":"#) && !lines[1].contains("cleaned"))
    #expect(lines[2].contains(#"{"clientEdited":{"client":3,"fields":["name"]"#))
    #expect(try Store.verify(at: fixture.path).findings == [])
  }

  @Test("What was cleaned stays at the next erasure; without one nothing is touched")
  func again() throws {
    let fixture = try Self.erased()
    _ = try Store.compact(at: fixture.path, Self.options)
    let lines = try Self.kept(fixture)
    let store = try fixture.open()
    try store.commit(.eraseClient(.id(Client.ID(3))), by: Fixture.olga)
    #expect(try Store.compact(at: fixture.path, Self.options)?.cleaned == 0)
    #expect(try Self.kept(fixture) == lines)
    let personal = Array("Zhanna, torn".utf8)
    try fixture.folder.write(personal, to: "store/quarantine/000002")
    try fixture.open().commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    #expect(try Store.compact(at: fixture.path, Self.options)?.cleaned == 0)
    #expect(try fixture.folder.bytes(of: "store/quarantine/000002") == personal)
  }

  @Test(
    "Notes, folders and links that others put there stay as they are, are told, and stop nothing"
  )
  func strangers() throws {
    let fixture = try Self.erased()
    let files = PosixFiles()
    let folder = fixture.path + "/quarantine"
    let note = Array("Zhanna called".utf8)
    try files.writeNew(folder + "/notes.txt", note)
    try files.writeNew(folder + "/plan.new", note)
    try files.makeFolder(folder + "/000007")
    let done = try #require(try Store.compact(at: fixture.path, Self.options))
    #expect(done.cleaned == 3)
    #expect(
      done.uncleaned == ["quarantine/000007", "quarantine/notes.txt", "quarantine/plan.new"]
    )
    for name in ["notes.txt", "plan.new"] {
      #expect(try fixture.folder.bytes(of: "store/quarantine/" + name) == note)
    }
  }

  @Test("A folding that fails or is killed on the way cleans it at the next try")
  func killed() throws {
    for call in ["write", "fdatasync", "rename"] {
      let fixture = try Self.erased()
      let files = FailingFiles(syncs: false)
      files.fail(.init(call, call == "rename" ? "000001" : "000001.new", code: EIO))
      let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
      #expect(throws: StoreProblem.self, "\(call)") {
        try Store.compact(at: fixture.path, options)
      }
      #expect(try fixture.open().holdsErased)
      #expect(try Store.compact(at: fixture.path, Self.options)?.cleaned == 3)
      let names = try PosixFiles().names(in: fixture.path + "/quarantine")
      #expect(names == ["000001", "000001.json"])
    }
  }
}
