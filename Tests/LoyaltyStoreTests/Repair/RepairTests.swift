import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Repairing a damaged store")
struct RepairTests {
  private static var options: StoreOptions {
    StoreOptions(
      clock: { Fixture.start },
      staff: Fixture.olga,
      files: FailingFiles(syncs: false)
    )
  }

  private static func repair(_ fixture: Fixture, isTrial: Bool = false) throws -> Repaired? {
    try Store.repair(at: fixture.path, options, isTrial: isTrial)
  }

  /// A store with a base, archives and ten records in the live segment, and the club that it is, read
  /// from a copy that nobody damages.
  private static func traded() throws -> (fixture: Fixture, club: Club, seq: UInt64) {
    let fixture = try FlippedBytesTests.store(clients: 3, sales: 4)
    let store = try fixture.open()
    for number in 1...7 {
      try store.commit(.createGroup(GroupDraft(name: "G\(number)")), by: Fixture.olga)
    }
    let whole = fixture.folder.path("whole")
    try FileManager.default.copyItem(atPath: fixture.path, toPath: whole)
    return (fixture, try Store.open(at: whole, options).club, store.seq)
  }

  /// Every file with its bytes.
  private static func contents(_ fixture: Fixture) throws -> [String: [UInt8]] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: fixture.path)
    var contents: [String: [UInt8]] = [:]
    for path in paths
    where try PosixFiles().status(at: "\(fixture.path)/\(path)", followingLinks: false)?.kind
      == .file
    {
      contents[path] = try fixture.folder.bytes(of: "store/" + path)
    }
    return contents
  }

  /// LOCK and FILES name who works.
  private static func isContent(_ file: (key: String, value: [UInt8])) -> Bool {
    !["LOCK", "FILES"].contains(file.key)
  }

  @Test("A whole store is left as it is")
  func whole() throws {
    let (fixture, _, _) = try Self.traded()
    let before = try Self.contents(fixture)
    #expect(try Self.repair(fixture) == nil)
    let after = try Self.contents(fixture)
    #expect(before.filter(Self.isContent) == after.filter(Self.isContent))
  }

  @Test("A folder that is no store is told, and nothing is made in it")
  func noStore() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "letter.txt")
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    #expect(throws: StoreProblem.notAStore(path: folder.path)) {
      try Store.repair(at: folder.path, options)
    }
    #expect(try PosixFiles().names(in: folder.path) == ["letter.txt"])
  }

  @Test("Two lines of history whose newline is damaged beside others are left out, and counted so")
  func joinedHistory() throws {
    let (fixture, _, seq) = try Self.traded()
    _ = try Store.compact(at: fixture.path, Self.options)
    let store = try fixture.open()
    let part = try #require(store.manifest.history.last { $0.lines > 3 })
    var bytes = try fixture.folder.bytes(of: "store/" + part.file)
    let newline = try #require(bytes.firstIndex(of: 0x0A))
    for place in newline - 1...newline + 1 { bytes[place] ^= 0x15 }
    try fixture.folder.write(bytes, to: "store/" + part.file)
    let repaired = try #require(try Self.repair(fixture))
    #expect(repaired.history.count == 1 && repaired.seq == seq)
    #expect(try Store.verify(at: fixture.path).findings == [])
    #expect(try fixture.open().manifest.history.contains { $0.lines == part.lines - 2 })
  }

  @Test("One turned bit in any file becomes what was written, and nothing is lost")
  func turnedBits() throws {
    let (fixture, club, seq) = try Self.traded()
    var random = SeededNumbers(seed: 20_261_122)
    for round in 0..<80 {
      let files = try FlippedBytesTests.files(fixture)
      var (name, bytes) = files[round % files.count]
      // Every third time the newline of some line.
      let newlines = bytes.indices.filter { bytes[$0] == 0x0A }
      let place =
        round.isMultiple(of: 3)
        ? newlines[random.below(newlines.count)] : random.below(bytes.count)
      guard place < bytes.count - 1 || name == Manifest.file else { continue }
      bytes[place] ^= 1 << UInt8(random.below(8))
      try fixture.folder.write(bytes, to: "store/" + name)
      let repaired = try #require(try Self.repair(fixture), "\(name), byte \(place)")
      #expect(repaired.mended.map(\.file) == [name] && repaired.seq == seq)
      #expect(repaired.tail == nil && repaired.history.isEmpty)
      let store = try fixture.open()
      #expect(store.readOnly == nil && store.seq == seq)
      #expect(club.firstDifference(from: store.club) == nil, "\(name), byte \(place)")
      let report = try Store.verify(at: fixture.path)
      #expect(report.findings.isEmpty, "\(name), byte \(place): \(report.findings)")
    }
    let store = try fixture.open()
    try store.commit(.createGroup(GroupDraft(name: "After")), by: Fixture.olga)
    _ = try Store.compact(at: fixture.path, Self.options)
    #expect(try Store.verify(at: fixture.path).findings.isEmpty)
  }

  @Test("Any bit of MANIFEST.json that turned is put back; until then nobody calls the store newer")
  func manifest() throws {
    let (fixture, club, seq) = try Self.traded()
    for place in try fixture.folder.bytes(of: "store/MANIFEST.json").indices {
      let whole = try fixture.folder.bytes(of: "store/MANIFEST.json")
      guard whole.indices.contains(place) else { continue }
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 8)
      try fixture.folder.write(bytes, to: "store/MANIFEST.json")
      #expect(Manifest.mended(bytes) == whole, "byte \(place)")
      let told = #expect(throws: StoreProblem.self) { try fixture.open() }
      if case .manifestUnreadable? = told {} else { Issue.record("byte \(place): \(told)") }
      guard place.isMultiple(of: 40) else {
        try fixture.folder.write(whole, to: "store/MANIFEST.json")
        continue
      }
      let trial = try #require(try Self.repair(fixture, isTrial: true))
      #expect(trial.mended == [Repaired.Line(file: "MANIFEST.json", line: 1)])
      #expect(try fixture.folder.bytes(of: "store/MANIFEST.json") == bytes)
      #expect(try Self.repair(fixture)?.mended == trial.mended)
      let store = try fixture.open()
      #expect(store.seq == seq && club.firstDifference(from: store.club) == nil)
      #expect(try Store.verify(at: fixture.path).findings == [])
    }
  }

  @Test("Two turned bits in a line are never taken for one")
  func twoBits() {
    let line = Array(ChecksummedLine.line(of: Array(#"{"seq":7,"by":"olga","x":[1,2,3]}"#.utf8)))
    let range = 0..<line.count - 1
    for first in 0..<range.count * 8 {
      for second in stride(from: first + 1, to: range.count * 8, by: 7) {
        var bytes = line
        bytes[first / 8] ^= 1 << UInt8(first % 8)
        bytes[second / 8] ^= 1 << UInt8(second % 8)
        guard bytes[range].allSatisfy({ $0 != 0x0A }) else { continue }
        #expect(BitFinder(bytes).find(in: range) == nil, "bits \(first) and \(second)")
      }
    }
  }

  /// Writes over the middle of a line, past what one bit explains.
  private static func damage(_ fixture: Fixture, _ file: String, line: Int) throws {
    var bytes = try fixture.folder.bytes(of: "store/" + file)
    let range = LineChunk(offset: 0, bytes: bytes).lines[line - 1]
    for place in range.dropFirst(20).prefix(6) { bytes[place] = UInt8(ascii: "#") }
    try fixture.folder.write(bytes, to: "store/" + file)
  }

  @Test("The journal ends before a damaged record; it and all behind it are kept and told")
  func cut() throws {
    let (fixture, _, seq) = try Self.traded()
    let journal = "journal/000002.ndjson"
    let whole = try fixture.folder.bytes(of: "store/" + journal)
    let open = try fixture.open()
    try Self.damage(fixture, journal, line: 6)
    let damaged = try fixture.folder.bytes(of: "store/" + journal)
    let damage = Damage(file: journal, line: 6, reason: .checksum)
    #expect(try fixture.open().readOnly == .damaged(damage))

    let trial = try #require(try Self.repair(fixture, isTrial: true))
    #expect(trial.tail?.damage == damage && trial.tail?.keptIn == [])
    #expect(try fixture.folder.bytes(of: "store/" + journal) == damaged)
    #expect(try fixture.open().readOnly == .damaged(damage))

    let repaired = try #require(try Self.repair(fixture))
    let tail = try #require(repaired.tail)
    #expect(repaired.seq == seq - 5 && tail.damage == damage && tail.unreadable == 1)
    #expect(tail.records.map(\.seq) == Array(seq - 3...seq))
    #expect(tail.keptIn == ["quarantine/000001"])
    let start = LineChunk(offset: 0, bytes: whole).lines[5].lowerBound
    #expect(try fixture.folder.bytes(of: "store/quarantine/000001") == Array(damaged[start...]))

    #expect(throws: StoreProblem.self) {
      try open.commit(.createGroup(GroupDraft(name: "Old desk")), by: Fixture.olga)
    }
    let store = try fixture.open()
    #expect(store.readOnly == nil && store.seq == seq - 5)
    #expect(
      try store.commit(.createGroup(GroupDraft(name: "New")), by: Fixture.olga).seq == seq - 4
    )
    #expect(try Store.verify(at: fixture.path).findings.isEmpty)
    #expect(try Self.repair(fixture) == nil)
  }

  @Test("A damaged record of a closed segment leaves out the segments behind it too")
  func closedSegment() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    for number in 1...4 {
      try store.commit(.createGroup(GroupDraft(name: "G\(number)")), by: Fixture.olga)
      try store.beginWriting(by: Fixture.olga)
      try store.rotate()
      store.lock.release()
    }
    try Self.damage(fixture, "journal/000003.ndjson", line: 1)
    let repaired = try #require(try Self.repair(fixture))
    #expect(repaired.seq == 2 && repaired.tail?.records.map(\.seq) == [4])
    #expect(repaired.tail?.keptIn.count == 2)
    let fresh = try fixture.open()
    #expect(fresh.readOnly == nil && fresh.club.groups.inUse.map(\.name) == ["G1", "G2"])
    try fresh.commit(.createGroup(GroupDraft(name: "G5")), by: Fixture.olga)
    #expect(try Store.verify(at: fixture.path).findings.isEmpty)
  }

  @Test("A line of the history that stays damaged is left out, and the club is the same")
  func history() throws {
    let (fixture, club, seq) = try Self.traded()
    try Self.damage(fixture, "history/000002.ndjson", line: 2)
    #expect(try !Store.verify(at: fixture.path).isWhole)
    let repaired = try #require(try Self.repair(fixture))
    #expect(repaired.history == [Repaired.Line(file: "history/000002.ndjson", line: 2)])
    let store = try fixture.open()
    #expect(store.seq == seq && club.firstDifference(from: store.club) == nil)
    #expect(try Store.verify(at: fixture.path).findings.isEmpty)
    #expect(try store.history(limit: 1_000).count > 5)
  }

  @Test(
    "What stands in the base or among receipts and stays damaged is not repaired, nor changed",
    arguments: [
      "base/000002/clients.ndjson", "base/000002/accounts.ndjson", "receipts/000002.ndjson",
    ]
  )
  func refused(file: String) throws {
    let (fixture, _, _) = try Self.traded()
    try Self.damage(fixture, file, line: 1)
    let before = try Self.contents(fixture)
    let damage = Damage(file: file, line: 1, reason: .checksum)
    #expect(throws: StoreProblem.baseDamaged(damage)) { try Self.repair(fixture) }
    let after = try Self.contents(fixture)
    #expect(before.filter(Self.isContent) == after.filter(Self.isContent))
  }

  @Test("Power that goes off in any call of a repair leaves the damaged store or the repaired one")
  func powerOff() throws {
    var isReached = true
    var call = 0
    var outcomes: Set<UInt64> = []
    while isReached {
      call += 1
      let disk = SimulatedDisk(seed: UInt64(call))
      try Simulation.found(on: disk)
      func options(_ desk: Int) -> StoreOptions {
        StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: disk.files(of: desk))
      }
      let store = try Store.open(at: "/club/store", options(5))
      for number in 1...6 {
        try store.commit(.createGroup(GroupDraft(name: "G\(number)")), by: Fixture.olga)
      }
      disk.restart()
      disk.change(StoreJudge.journal) { bytes in
        let line = LineChunk(offset: 0, bytes: bytes).lines[3]
        for place in line.dropFirst(20).prefix(6) { bytes[place] = UInt8(ascii: "#") }
      }
      disk.plan([.cutPower(call: call)])
      _ = try? Store.repair(at: "/club/store", options(0))
      isReached = disk.isOff
      disk.restart()
      let after = try Store.open(at: "/club/store", options(1))
      #expect(after.seq == 3, "call \(call)")
      if after.readOnly == nil {
        outcomes.insert(1)
        try after.commit(.createGroup(GroupDraft(name: "New")), by: Fixture.olga)
        #expect(try Store.verify(at: "/club/store", files: disk.files(of: 2)).isWhole)
      } else {
        outcomes.insert(0)
        let damage = Damage(file: "journal/000001.ndjson", line: 4, reason: .checksum)
        #expect(after.readOnly == .damaged(damage), "call \(call)")
        #expect(try Store.repair(at: "/club/store", options(3))?.seq == 3, "call \(call)")
      }
    }
    #expect(outcomes == [0, 1])
  }
}
