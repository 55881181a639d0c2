import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("A journal whose last lines were damaged")
struct LastLineTests {
  private static var options: StoreOptions {
    StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: FailingFiles(syncs: false))
  }

  /// A store of two groups, told as saved, and its journal.
  private static func saved() throws -> (fixture: Fixture, journal: [UInt8]) {
    let fixture = try Fixture()
    let store = try fixture.open()
    for name in ["Gold", "Silver"] {
      try store.commit(.createGroup(GroupDraft(name: name)), by: Fixture.olga)
    }
    return (fixture, try fixture.folder.bytes(of: Fixture.journal))
  }

  @Test("One turned bit: no desk cuts the line off, and a repair brings it back")
  func lastLine() throws {
    let whole = try Self.saved().journal
    let start = try #require(whole.dropLast().lastIndex(of: 0x0A)) + 1
    for place in Array(stride(from: start, to: whole.count, by: 7)) + [whole.count - 1] {
      let (fixture, journal) = try Self.saved()
      var damaged = journal
      damaged[place] ^= 4
      try fixture.folder.write(damaged, to: Fixture.journal)
      let store = try fixture.open()
      guard case .damaged(let damage)? = store.readOnly else {
        Issue.record("byte \(place): \(String(describing: store.readOnly))")
        continue
      }
      #expect(damage.line == 2 && store.repairs.isEmpty)
      #expect(try !Store.verify(at: fixture.path).isWhole)
      let trial = try #require(try Store.repair(at: fixture.path, Self.options, isTrial: true))
      #expect(trial.mended.count == 1)
      #expect(try fixture.folder.bytes(of: Fixture.journal) == damaged)
      #expect(try Store.repair(at: fixture.path, Self.options) == trial)
      let mended = try fixture.open()
      #expect(mended.readOnly == nil && mended.club.groups.inUse.map(\.name) == ["Gold", "Silver"])
    }
  }

  @Test("A desk that is open meets it with the next commit, and stops")
  func openDesk() throws {
    let (fixture, journal) = try Self.saved()
    let store = try fixture.open()
    let other = try fixture.open()
    try other.commit(.createGroup(GroupDraft(name: "Bronze")), by: Fixture.olga)
    var damaged = try fixture.folder.bytes(of: Fixture.journal)
    damaged[journal.count + 20] ^= 1
    try fixture.folder.write(damaged, to: Fixture.journal)
    #expect(throws: StoreProblem.self) {
      try store.commit(.createGroup(GroupDraft(name: "Iron")), by: Fixture.olga)
    }
    #expect(store.readOnly != nil)
    #expect(try fixture.folder.bytes(of: Fixture.journal) == damaged)
  }

  @Test("Lines that end and hold no zeros were written to their end: no desk cuts them off")
  func finished() throws {
    let whole = try Self.saved().journal
    let carriage = whole.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    var overwritten = whole
    for place in whole.count - 60..<whole.count - 54 { overwritten[place] = UInt8(ascii: "x") }
    for (damaged, line) in [(carriage, 1), (overwritten, 2)] {
      let (fixture, _) = try Self.saved()
      try fixture.folder.write(damaged, to: Fixture.journal)
      let damage = Damage(file: "journal/000001.ndjson", line: line, reason: .checksum)
      let store = try fixture.open()
      #expect(store.readOnly == .damaged(damage) && store.repairs.isEmpty)
      #expect(throws: StoreProblem.self) {
        try store.commit(.createGroup(GroupDraft(name: "Iron")), by: Fixture.olga)
      }
      #expect(try !Store.verify(at: fixture.path).isWhole)
      #expect(try fixture.folder.bytes(of: Fixture.journal) == damaged)
      let repaired = try #require(try Store.repair(at: fixture.path, Self.options))
      #expect(repaired.tail?.damage == damage && repaired.tail?.unreadable == 3 - line)
      #expect(try fixture.open().seq == UInt64(line - 1))
    }
  }

  @Test("Zeros are what a power cut leaves of pages that never came: cut off and kept")
  func torn() throws {
    let (fixture, journal) = try Self.saved()
    var damaged = journal
    for place in journal.count - 60..<journal.count - 40 { damaged[place] = 0 }
    try fixture.folder.write(damaged, to: Fixture.journal)
    let store = try fixture.open()
    #expect(store.readOnly == nil && store.repairs.count == 1 && store.seq == 1)
  }
}
