import Checksums
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Formats of the store")
struct FormatTests {
  private func setFormat(_ fixture: Fixture, read: Int, write: Int) throws {
    var manifest = try Manifest(try fixture.folder.bytes(of: "store/MANIFEST.json"))
    manifest.format = Manifest.Format(read: read, write: write)
    try fixture.folder.write(manifest.bytes, to: "store/MANIFEST.json")
  }

  private func format(_ fixture: Fixture) throws -> Manifest.Format {
    try Manifest.readFormat(try fixture.folder.bytes(of: "store/MANIFEST.json"))
  }

  @Test("A new store names this program's format")
  func created() throws {
    #expect(try format(try Fixture()) == Manifest.knownFormat)
  }

  @Test("A store of an older format is raised by its first record, and not by reading it")
  func raised() throws {
    let fixture = try Fixture()
    try setFormat(fixture, read: 1, write: 1)
    let store = try fixture.open()
    _ = try store.follow()
    #expect(try format(fixture) == Manifest.Format(read: 1, write: 1))
    let other = try fixture.open()
    try store.commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    #expect(try format(fixture) == Manifest.knownFormat)
    try other.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
    #expect(try fixture.open().club.groups.inUse.map(\.name) == ["A", "B"])
    #expect(try PosixFiles().names(in: fixture.path).contains("MANIFEST.json.new") == false)
  }

  @Test("Where the format cannot be raised nothing is saved, and the store stays as it was")
  func notRaised() throws {
    let fixture = try Fixture()
    try setFormat(fixture, read: 1, write: 1)
    let files = FailingFiles()
    let store = try fixture.open(files: files)
    for call in ["write", "fdatasync", "rename"] {
      files.fail(.init(call, call == "rename" ? "MANIFEST.json" : "MANIFEST.json.new", code: 5))
      #expect(throws: StoreProblem.self) {
        try store.commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
      }
      #expect(try fixture.folder.bytes(of: Fixture.journal).isEmpty)
      #expect(try fixture.open().readOnly == nil)
    }
    files.fail()
    #expect(try store.commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga).seq == 1)
  }

  @Test("A desk that meets a newer program's record names the versions, not damage")
  func newerMeanwhile() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    try setFormat(fixture, read: 5, write: 6)
    let line = Self.line(
      #"{"seq":1,"by":"x","at":"2026-11-22T19:14:05.120Z","synced":0,"#
        + #""events":[{"wished":{}}]"#
    )
    try fixture.folder.write(line, to: Fixture.journal)
    _ = try store.follow()
    #expect(throws: StoreProblem.readOnly(.newerFormat(needs: 5, knows: Manifest.knownFormat.read)))
    {
      try store.commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    }
    #expect(try fixture.folder.bytes(of: Fixture.journal) == line)
  }

  private static func line(_ head: String) -> [UInt8] {
    let bytes = Array(head.utf8)
    let crc = String(CRC32.of(bytes), radix: 16)
    let digits = String(repeating: "0", count: 8 - crc.count) + crc
    return bytes + Array(#","crc":"\#(digits)"}"#.utf8) + [0x0A]
  }
}
