import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Records that are written over with the same bytes, so that a sync brings them to the disk")
struct WrittenAgainTests {
  @Test("Where the system forgot a line after a failed sync, nothing counts as written again")
  func forgotten() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    for name in ["Gold", "Silver", "Bronze"] {
      try store.commit(.createGroup(GroupDraft(name: name)), by: Fixture.olga)
    }
    let whole = try fixture.folder.bytes(of: Fixture.journal)
    let lines = LineChunk(offset: 0, bytes: whole).lines
    try store.writeAgain(0..<whole.count)
    for line in lines {
      var bytes = whole
      for place in line.lowerBound...line.upperBound { bytes[place] = 0 }
      try fixture.folder.write(bytes, to: Fixture.journal)
      #expect(throws: FileProblem.self) { try store.writeAgain(0..<whole.count) }
    }
  }

  @Test("Damage that was met is told as it is, however long the segment that comes behind it")
  func earlierSegment() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    for name in ["Gold", "Silver"] {
      try store.commit(.createGroup(GroupDraft(name: name)), by: Fixture.olga)
    }
    try store.beginWriting(by: Fixture.olga)
    try store.rotate()
    store.lock.release()
    var bytes = try fixture.folder.bytes(of: Fixture.journal)
    bytes[bytes.count - 40] = 0
    try fixture.folder.write(bytes, to: Fixture.journal)
    let opened = try fixture.open()
    let found = try #require(opened.readOnly)
    guard case .damaged(let damage) = found, damage.reason != .shrunk else {
      Issue.record("\(found)")
      return
    }
    _ = try opened.follow()
    #expect(opened.readOnly == found)
  }
}
