import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("What a crash or a damaged disk leaves")
struct RecoveryTests {
  /// A store with some records; the state after each of them.
  private static func written() throws -> (fixture: Fixture, states: [Seen], ends: [Int]) {
    let fixture = try Fixture()
    let store = try fixture.open()
    var states = [try Seen(store)]
    var ends = [0]
    for command in try commands() {
      _ = try store.append(command, by: Fixture.olga)
      states.append(try Seen(store))
      ends.append(try fixture.folder.bytes(of: Fixture.journal).count)
    }
    return (fixture, states, ends)
  }

  private static func commands() throws -> [Command] {
    [
      .createGroup(GroupDraft(name: "VIP", isDefault: true)),
      .registerClient(ClientDraft(name: "Олена", phone: "0501234567", note: "a\nb")),
      .editClient(.id(Client.ID(1)), ClientEdit(name: "Olena")),
    ]
  }

  @Test("A journal cut at any byte opens with every record that stands wholly before the cut")
  func cutAnywhere() throws {
    let (fixture, states, ends) = try Self.written()
    let whole = try fixture.folder.bytes(of: Fixture.journal)
    let files = FailingFiles(syncs: false)
    for cut in 0...whole.count {
      for name in [Fixture.journal, "store/quarantine"] {
        try? FileManager.default.removeItem(atPath: fixture.folder.path(name))
      }
      try fixture.folder.write(whole.prefix(cut), to: Fixture.journal)
      let store = try fixture.open(files: files)
      let records = ends.lastIndex { $0 <= cut } ?? 0
      #expect(store.seq == UInt64(records))
      #expect(try Seen(store) == states[records])
      #expect(store.repairs.count == (ends.contains(cut) ? 0 : 1))
      _ = try store.append(.createGroup(GroupDraft(name: "After")), by: Fixture.olga)
      let again = try fixture.open(files: files)
      #expect(again.seq == UInt64(records) + 1)
      #expect(again.club.groups.named("After") != nil && again.repairs.isEmpty)
    }
  }

  @Test("Damage in what an earlier process was told is saved is damage, not a power cut")
  func earlierProcess() throws {
    let fixture = try Fixture()
    for command in try Self.commands() {
      _ = try fixture.open().commit(command, by: Fixture.olga)
    }
    var bytes = try fixture.folder.bytes(of: Fixture.journal)
    bytes[20] ^= 1
    try fixture.folder.write(bytes, to: Fixture.journal)
    let store = try fixture.open()
    #expect(store.repairs.isEmpty)
    #expect(
      store.readOnly
        == .damaged(Damage(file: "journal/000001.ndjson", line: 1, reason: .checksum))
    )
    #expect(try fixture.folder.bytes(of: Fixture.journal) == bytes)
  }

  @Test("A card whose line in the journal was changed under an open desk is never shown")
  func changedCard() throws {
    let fixture = try Fixture()
    for command in try Self.commands() {
      _ = try fixture.open().commit(command, by: Fixture.olga)
    }
    let store = try fixture.open()
    var bytes = try fixture.folder.bytes(of: Fixture.journal)
    let text = Array("a\\nb".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: text) })
    bytes[place] = UInt8(ascii: "z")
    try fixture.folder.write(bytes, to: Fixture.journal)
    let journal = fixture.folder.path(Fixture.journal)
    #expect(throws: StoreProblem.cardUnreadable(client: Client.ID(1), file: journal)) {
      try store.card(of: Client.ID(1))
    }
  }

  @Test("What was cut off is kept in quarantine with its place and reason")
  func quarantine() throws {
    let (fixture, _, ends) = try Self.written()
    let whole = try fixture.folder.bytes(of: Fixture.journal)
    try fixture.folder.write(whole.dropLast(5), to: Fixture.journal)
    let store = try fixture.open()
    let rest = Array(whole[ends[2]..<whole.count - 5])
    #expect(
      store.repairs == [
        Repair(
          file: "journal/000001.ndjson",
          line: 3,
          reason: .cut,
          byteCount: rest.count,
          keptIn: "quarantine/000001"
        )
      ]
    )
    #expect(try fixture.folder.bytes(of: "store/quarantine/000001") == rest)
    #expect(try fixture.folder.bytes(of: Fixture.journal).count == ends[2])
    #expect(
      try fixture.folder.lines(of: "store/quarantine/000001.json")[0].hasPrefix(
        #"{"file":"journal/000001.ndjson","line":3,"reason":"cut","bytes":"#
      )
    )
  }

  @Test("Pages that reached the disk in another order are cut off while nobody knew them there")
  func unsyncedDamage() throws {
    let (fixture, states, ends) = try Self.written()
    var bytes = try fixture.folder.bytes(of: Fixture.journal)
    for index in ends[0] + 3..<ends[1] - 1 { bytes[index] = 0 }
    try fixture.folder.write(bytes, to: Fixture.journal)
    let store = try fixture.open()
    #expect(store.readOnly == nil)
    #expect(try Seen(store) == states[0])
    #expect(store.repairs.map(\.reason) == [.checksum])
  }

  @Test("Damage before what was known to be on the disk makes the store read-only, named by line")
  func syncedDamage() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    for command in try Self.commands() { try store.commit(command, by: Fixture.olga) }
    let whole = try fixture.folder.bytes(of: Fixture.journal)
    let second = try #require(whole.firstIndex(of: 0x0A)) + 20
    var bytes = whole
    bytes[second] ^= 1
    try fixture.folder.write(bytes, to: Fixture.journal)
    let damaged = try fixture.open()
    let damage = Damage(file: "journal/000001.ndjson", line: 2, reason: .checksum)
    #expect(damaged.readOnly == .damaged(damage))
    #expect(damaged.seq == 1)
    #expect(damaged.club.groups.named("VIP") != nil)
    #expect(throws: StoreProblem.readOnly(.damaged(damage))) {
      try damaged.commit(.createGroup(GroupDraft(name: "New")), by: Fixture.olga)
    }
    #expect(try fixture.folder.bytes(of: Fixture.journal) == bytes)
  }

  @Test("A record that matches its checksum and does not follow is damage, never cut off")
  func missingRecord() throws {
    let (fixture, _, ends) = try Self.written()
    var bytes = try fixture.folder.bytes(of: Fixture.journal)
    bytes.removeSubrange(ends[1]..<ends[2])
    try fixture.folder.write(bytes, to: Fixture.journal)
    let reason = Damage.Reason.sequence(found: 3, expected: 2)
    #expect(
      try fixture.open().readOnly
        == .damaged(Damage(file: "journal/000001.ndjson", line: 2, reason: reason))
    )
  }

  @Test("A desk that is open while another one was killed in a write goes on behind the torn rest")
  func tornByAnother() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    try store.commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    let whole = try fixture.folder.bytes(of: Fixture.journal)
    try fixture.folder.write(whole + Array(#"{"seq":2,"by":"iv"#.utf8), to: Fixture.journal)
    let other = try fixture.open()
    #expect(other.repairs.count == 1)
    try fixture.folder.write(whole + Array(#"{"seq":2,"by":"iv"#.utf8), to: Fixture.journal)
    #expect(try other.follow().isEmpty)
    try other.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
    #expect(other.repairs.count == 2)
    #expect(try fixture.open().club.groups.inUse.map(\.name) == ["A", "B"])
  }

  @Test("A follower that meets a sealed segment goes on in the next one, and so does a writer")
  func sealed() throws {
    let fixture = try Fixture()
    let (one, two) = (try fixture.open(), try fixture.open())
    try one.commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    let journal = try fixture.folder.bytes(of: Fixture.journal)
    let sealedLine = RecordCoding.sealedLine(last: 1)
    let file = try #require(FileHandle(forWritingAtPath: fixture.folder.path(Fixture.journal)))
    try file.seekToEnd()
    try file.write(contentsOf: sealedLine)
    #expect(try two.follow().map(\.seq) == [1])
    try fixture.folder.write([], to: "store/journal/000002.ndjson")
    var manifest = try Manifest(try fixture.folder.bytes(of: "store/MANIFEST.json"))
    manifest.segments.append(Manifest.Segment(file: "journal/000002.ndjson", first: 2))
    try fixture.folder.write(manifest.bytes, to: "store/MANIFEST.json")
    try one.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
    #expect(try two.follow().map(\.seq) == [2])
    #expect(try fixture.folder.bytes(of: Fixture.journal) == journal + sealedLine)
    #expect(try fixture.folder.lines(of: "store/journal/000002.ndjson").count == 1)
    let reopened = try fixture.open()
    #expect(try Seen(reopened) == Seen(one))
    try reopened.commit(
      .registerClient(ClientDraft(name: "X", phone: "0501112233")),
      by: Fixture.olga
    )
    #expect(try fixture.open().card(of: Client.ID(1)).name == "X")
  }

  @Test("A damaged base is refused with file and line")
  func damagedBase() throws {
    let fixture = try Fixture(clients: try (1...5).map { try Fixture.client($0) })
    let name = "store/base/000001/clients.ndjson"
    let whole = try fixture.folder.bytes(of: name)
    var flipped = whole
    flipped[whole.count / 2] ^= 1
    try fixture.folder.write(flipped, to: name)
    #expect(
      throws: StoreProblem.baseDamaged(
        Damage(file: "base/000001/clients.ndjson", line: 3, reason: .checksum)
      )
    ) { try fixture.open() }
    for cut in [0, 10, whole.count - 1] {
      try fixture.folder.write(whole.prefix(cut), to: name)
      #expect(throws: StoreProblem.self) { try fixture.open() }
    }
  }

  @Test("A store that a newer program writes opens read-only with both versions")
  func newerWriteFormat() throws {
    let fixture = try Fixture(groups: [Fixture.group(1)])
    var manifest = try Manifest(try fixture.folder.bytes(of: "store/MANIFEST.json"))
    let knows = Manifest.knownFormat.write
    manifest.format.write = knows + 1
    try fixture.folder.write(manifest.bytes, to: "store/MANIFEST.json")
    let store = try fixture.open()
    #expect(store.readOnly == .newerFormat(needs: knows + 1, knows: knows))
    #expect(store.club.groups.inUse.count == 1)
    #expect(throws: StoreProblem.readOnly(.newerFormat(needs: knows + 1, knows: knows))) {
      try store.commit(.createGroup(GroupDraft(name: "VIP")), by: Fixture.olga)
    }
  }

  @Test("A file of the store that was replaced by a link is not followed")
  func link() throws {
    let fixture = try Fixture()
    try fixture.folder.write([], to: "elsewhere")
    try FileManager.default.removeItem(atPath: fixture.folder.path(Fixture.journal))
    try FileManager.default.createSymbolicLink(
      atPath: fixture.folder.path(Fixture.journal),
      withDestinationPath: fixture.folder.path("elsewhere")
    )
    #expect(throws: StoreProblem.self) { try fixture.open() }
  }

  @Test("Bytes that a writer never wrote change nothing but are told, whatever byte is flipped")
  func flippedBytes() throws {
    let (fixture, states, _) = try Self.written()
    let whole = try fixture.folder.bytes(of: Fixture.journal)
    let files = FailingFiles(syncs: false)
    for index in stride(from: 0, to: whole.count, by: 3) {
      for name in [Fixture.journal, "store/quarantine"] {
        try? FileManager.default.removeItem(atPath: fixture.folder.path(name))
      }
      var bytes = whole
      bytes[index] ^= 0x20
      try fixture.folder.write(bytes, to: Fixture.journal)
      let store = try fixture.open(files: files)
      #expect(store.readOnly != nil || store.repairs.count == 1)
      #expect(try Seen(store) == states[Int(store.seq)])
    }
  }
}
