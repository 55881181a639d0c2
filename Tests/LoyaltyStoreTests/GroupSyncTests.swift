import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("One sync for the records of several desks")
struct GroupSyncTests {
  private static func group(_ name: String) -> Command { .createGroup(GroupDraft(name: name)) }

  /// Two desks that have seen each other write.
  private static func desks(
    _ fixture: Fixture
  ) throws -> (one: Store, files: FailingFiles, two: Store, others: FailingFiles) {
    let (files, others) = (FailingFiles(), FailingFiles())
    let (one, two) = (try fixture.open(files: files), try fixture.open(files: others))
    try one.commit(group("A"), by: Fixture.olga)
    try two.commit(group("B"), by: Fixture.olga)
    try one.commit(group("C"), by: Fixture.olga)
    _ = (files.takeCalls(), others.takeCalls())
    return (one, files, two, others)
  }

  private static func syncs(_ files: FailingFiles) -> Int {
    files.takeCalls().count { $0.hasPrefix("fdatasync") && $0.hasSuffix(".ndjson") }
  }

  @Test("A desk whose record another desk's sync has covered does not sync again")
  func covered() throws {
    let fixture = try Fixture()
    let (one, files, two, others) = try Self.desks(fixture)
    let first = try one.append(Self.group("D"), by: Fixture.olga)
    let second = try two.append(Self.group("E"), by: Fixture.olga)
    let third = try one.append(Self.group("F"), by: Fixture.olga)
    try first.sync()
    #expect(Self.syncs(files) == 1)
    try second.sync()
    #expect(Self.syncs(others) == 0)
    try third.sync()
    let fourth = try two.append(Self.group("G"), by: Fixture.olga)
    try fourth.sync()
    #expect(Self.syncs(others) == 1)
  }

  @Test("A desk alone does not ask for a turn, and makes no file for it")
  func alone() throws {
    let fixture = try Fixture()
    let files = FailingFiles()
    let store = try fixture.open(files: files)
    for name in ["A", "B", "C"] { try store.commit(Self.group(name), by: Fixture.olga) }
    #expect(!files.takeCalls().contains { $0.hasSuffix("/SYNC") })
  }

  @Test("A torn line behind a record is not told as being on the disk")
  func torn() throws {
    let fixture = try Fixture()
    let (one, files, two, others) = try Self.desks(fixture)
    let first = try one.append(Self.group("D"), by: Fixture.olga)
    others.fail(.init("write", ".ndjson", code: ENOSPC, taken: 40), .init("ftruncate", code: EIO))
    #expect(throws: StoreProblem.self) { try two.append(Self.group("E"), by: Fixture.olga) }
    others.fail()
    try first.sync()
    let second = try two.append(Self.group("F"), by: Fixture.olga)
    _ = (files.takeCalls(), others.takeCalls())
    try second.sync()
    #expect(Self.syncs(others) == 1)
  }

  @Test("Who failed to sync leaves the mark before anybody syncs after it, covered or not")
  func failure() throws {
    let fixture = try Fixture()
    let (one, files, two, others) = try Self.desks(fixture)
    let first = try one.append(Self.group("D"), by: Fixture.olga)
    let second = try two.append(Self.group("E"), by: Fixture.olga)
    files.fail(.init("fdatasync", ".ndjson", code: EIO))
    #expect(throws: StoreProblem.self) { try first.sync() }
    #expect(throws: StoreProblem.self) { try second.sync() }
    #expect(Self.syncs(others) == 0)
  }

  @Test(
    "Whatever stands in SYNC, or nothing at all, every record is synced",
    arguments: ["", "x", #"{"segment":"000001.ndjson","end":99999999}"#, "{}"],
    [false, true]
  )
  func foreign(content: String, isSummed: Bool) throws {
    let fixture = try Fixture()
    let (one, _, two, others) = try Self.desks(fixture)
    let first = try one.append(Self.group("D"), by: Fixture.olga)
    try first.sync()
    let second = try two.append(Self.group("E"), by: Fixture.olga)
    let bytes = Array(content.utf8)
    let line = isSummed && !bytes.isEmpty ? ChecksummedLine.line(of: bytes) : bytes + [0x0A]
    try fixture.folder.write(line, to: "store/SYNC")
    try second.sync()
    #expect(Self.syncs(others) == 1)
    #expect(try Store.verify(at: fixture.path).findings.isEmpty)
  }

  @Test("SYNC of which one byte turned covers no record that it did not cover before")
  func turned() throws {
    let fixture = try Fixture()
    let (one, _, two, others) = try Self.desks(fixture)
    try one.commit(Self.group("D"), by: Fixture.olga)
    let length = try fixture.folder.bytes(of: "store/SYNC").count
    for place in 0..<length {
      let pending = try two.append(Self.group("E\(place)"), by: Fixture.olga)
      var sync = try fixture.folder.bytes(of: "store/SYNC")
      if place < sync.count { sync[place] ^= 1 << (place % 8) }
      try fixture.folder.write(sync, to: "store/SYNC")
      _ = others.takeCalls()
      try pending.sync()
      #expect(Self.syncs(others) == 1, "byte \(place)")
    }
    #expect(length > 60)
  }

  @Test("SYNC left from another state of the folder covers nothing, whole as its line is")
  func stale() throws {
    let fixture = try Fixture()
    let (one, _, two, others) = try Self.desks(fixture)
    for name in ["D", "E", "F", "G", "H"] { try one.commit(Self.group(name), by: Fixture.olga) }
    _ = try two.follow()
    try two.commit(Self.group("I"), by: Fixture.olga)
    try one.commit(Self.group("J"), by: Fixture.olga)
    let later = try fixture.folder.bytes(of: "store/SYNC")
    let size = try fixture.folder.bytes(of: Fixture.journal).count
    let older = try Fixture()
    let (_, _, second, syncs) = try Self.desks(older)
    try older.folder.write(later, to: "store/SYNC")
    let pending = try second.append(Self.group("K"), by: Fixture.olga)
    #expect(size > 1_000 && Self.syncs(others) > 0)
    _ = syncs.takeCalls()
    try pending.sync()
    #expect(Self.syncs(syncs) == 1)
  }

  @Test("A desk that was stopped in its turn keeps nobody from syncing")
  func stopped() throws {
    let fixture = try Fixture()
    let (_, _, two, others) = try Self.desks(fixture)
    let stopped = try #require(SyncTurn(in: fixture.path, PosixFiles()))
    #expect(stopped.tryTake())
    try two.commit(Self.group("D"), by: Fixture.olga)
    #expect(Self.syncs(others) == 1)
    stopped.release()
  }
}
