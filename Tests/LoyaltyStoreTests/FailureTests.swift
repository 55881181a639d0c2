import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("When the disk or another desk fails")
struct FailureTests {
  private static let create = Command.createGroup(GroupDraft(name: "VIP"))

  @Test("With no space nothing is saved, the store says so and goes on once there is some")
  func noSpace() throws {
    let fixture = try Fixture()
    let files = FailingFiles()
    let store = try fixture.open(files: files)
    for taken in [0, 1, 40] {
      files.fail(.init("write", ".ndjson", code: ENOSPC, taken: taken))
      #expect(throws: StoreProblem.self) { try store.commit(Self.create, by: Fixture.olga) }
      #expect(store.club.groups.inUse.isEmpty && store.readOnly == nil)
      #expect(try fixture.folder.bytes(of: Fixture.journal).isEmpty)
    }
    files.fail()
    #expect(try store.commit(Self.create, by: Fixture.olga).seq == 1)
    #expect(try fixture.open().club.groups.named("VIP") != nil)
  }

  @Test("A torn rest that could not be taken back is cut off by the next writer")
  func noSpaceAndNoTruncate() throws {
    let fixture = try Fixture()
    let files = FailingFiles()
    let store = try fixture.open(files: files)
    files.fail(
      .init("write", ".ndjson", code: ENOSPC, taken: 30),
      .init("ftruncate", code: EIO)
    )
    #expect(throws: StoreProblem.self) { try store.commit(Self.create, by: Fixture.olga) }
    #expect(try fixture.folder.bytes(of: Fixture.journal).count == 30)
    files.fail()
    #expect(try store.commit(Self.create, by: Fixture.olga).seq == 1)
    #expect(store.repairs.count == 1)
    #expect(try fixture.open().seq == 1)
  }

  @Test("A torn tail for whose keeping there is no space waits for the next writer with space")
  func noSpaceForQuarantine() throws {
    let fixture = try Fixture()
    try fixture.folder.write(#"{"seq":1,"by"#.utf8, to: Fixture.journal)
    let files = FailingFiles()
    files.fail(.init("write", "/000001", code: ENOSPC))
    let store = try fixture.open(files: files)
    #expect(store.readOnly == nil && store.repairs.isEmpty)
    let quarantine = fixture.path + "/quarantine/000001"
    #expect(
      throws: StoreProblem.notSaved(FileProblem(call: "write", path: quarantine, code: ENOSPC))
    ) { try store.commit(Self.create, by: Fixture.olga) }
    files.fail()
    #expect(try store.commit(Self.create, by: Fixture.olga).seq == 1)
    #expect(store.repairs.map(\.byteCount) == [12])
  }

  @Test("A sync that failed is never acknowledged nor tried again, and every desk turns read-only")
  func poison() throws {
    let fixture = try Fixture()
    let files = FailingFiles()
    let other = try fixture.open()
    let store = try fixture.open(files: files)
    files.fail(.init("fdatasync", ".ndjson", code: EIO))
    #expect(
      throws: StoreProblem.notConfirmed(
        FileProblem(call: "fdatasync", path: fixture.folder.path(Fixture.journal), code: EIO)
      )
    ) { try store.commit(Self.create, by: Fixture.olga) }
    files.fail()
    _ = files.takeCalls()
    let poison = Poison(by: Fixture.olga, at: Fixture.start, code: EIO)
    #expect(throws: StoreProblem.readOnly(.poisoned(poison))) {
      try store.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
    }
    #expect(!files.takeCalls().contains { $0.hasPrefix("fdatasync") })
    _ = try other.follow()
    #expect(other.readOnly == .poisoned(poison))
    #expect(throws: StoreProblem.readOnly(.poisoned(poison))) {
      try other.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
    }
    #expect(try Store.verify(at: fixture.path).findings == [.poisoned(poison)])
  }

  @Test("A start writes what a failed sync may have lost anew; desks open before stay read-only")
  func lifted() throws {
    let fixture = try Fixture()
    let files = FailingFiles()
    let (store, other) = (try fixture.open(files: files), try fixture.open())
    files.fail(.init("fdatasync", ".ndjson", code: EIO))
    #expect(throws: StoreProblem.self) { try store.commit(Self.create, by: Fixture.olga) }
    let stillFailing = try fixture.open(files: files)
    #expect(stillFailing.lifted == nil)
    #expect(throws: StoreProblem.self) { try stillFailing.commit(Self.create, by: Fixture.olga) }
    files.fail()
    let fresh = try fixture.open()
    let poison = Poison(by: Fixture.olga, at: Fixture.start, code: EIO)
    #expect(fresh.lifted == poison && fresh.seq == 1)
    #expect(try fresh.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga).seq == 2)
    for desk in [store, other] {
      #expect(throws: StoreProblem.readOnly(.poisoned(poison))) {
        try desk.commit(.createGroup(GroupDraft(name: "C")), by: Fixture.olga)
      }
    }
    #expect(try Store.verify(at: fixture.path).findings.isEmpty)
    let next = try fixture.open()
    #expect(next.lifted == nil && next.readOnly == nil && next.seq == 2)
  }

  @Test("Two marks at the same time and a lift of one of them leave the other")
  func marks() throws {
    let fixture = try Fixture()
    let lock = try StoreLock(in: fixture.path, .readWrite, files: PosixFiles())
    let poison = Poison(by: Fixture.olga, at: Fixture.start, code: EIO)
    let long = Poison(by: Staff(String(repeating: "ї", count: 400)), at: Fixture.start, code: 5)
    lock.mark(poison)
    let seen = try lock.marks()
    #expect(seen.poison == poison)
    lock.mark(long)
    try lock.lift(seen)
    #expect(try lock.marks().poison?.by == Staff(""))
    try lock.lift(try lock.marks())
    let now = try lock.marks()
    #expect(now.poison == nil)
    #expect(try lock.poison(since: now.size) == nil)
    #expect(try lock.poison(since: seen.size) != nil)
  }

  @Test("A mark that was torn as it was written is lifted by a start like a whole one")
  func tornMark() throws {
    let fixture = try Fixture()
    let lock = try StoreLock(in: fixture.path, .readWrite, files: PosixFiles())
    lock.mark(Poison(by: Fixture.olga, at: Fixture.start, code: EIO))
    let whole = try fixture.folder.bytes(of: "store/LOCK")
    for cut in [513, 600, 1_000, 1_023] {
      try fixture.folder.write(whole.prefix(cut), to: "store/LOCK")
      #expect(try fixture.open().readOnly == nil, "\(cut)")
      let next = try fixture.open()
      #expect(next.readOnly == nil && next.lifted == nil)
      #expect(try fixture.folder.bytes(of: "store/LOCK").count.isMultiple(of: 512))
    }
  }

  @Test("A mark of which one byte turned is a mark all the same")
  func turnedMark() throws {
    let fixture = try Fixture()
    let lock = try StoreLock(in: fixture.path, .readWrite, files: PosixFiles())
    let mark = Poison(by: Fixture.olga, at: Fixture.start, code: EIO)
    lock.mark(mark)
    let whole = try fixture.folder.bytes(of: "store/LOCK")
    for place in 512..<mark.bytes.count + 512 {
      var turned = whole
      turned[place] ^= 1 << (place % 8)
      try fixture.folder.write(turned, to: "store/LOCK")
      #expect(try fixture.open().lifted != nil, "byte \(place)")
    }
    try fixture.folder.write(whole, to: "store/LOCK")
    #expect(try fixture.open().lifted == mark)
  }

  @Test("Under an older manifest a segment with records is kept, not written over")
  func olderManifest() throws {
    let fixture = try Fixture()
    let older = try fixture.folder.bytes(of: "store/MANIFEST.json")
    let store = try fixture.open()
    try store.commit(Self.create, by: Fixture.olga)
    var options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    options.indexesFrom = .max
    try store.beginWriting(by: Fixture.olga)
    try store.rotate()
    store.lock.release()
    try store.commit(.createGroup(GroupDraft(name: "Told")), by: Fixture.olga)
    let told = try fixture.folder.bytes(of: "store/journal/000002.ndjson")
    try fixture.folder.write(older, to: "store/MANIFEST.json")
    let again = try fixture.open()
    let segment = "journal/000002.ndjson"
    #expect(try Store.verify(at: fixture.path).findings == [.unnamedSegment(file: segment)])
    try Store.removeLeftovers(at: fixture.path, options)
    try again.commit(.createGroup(GroupDraft(name: "New")), by: Fixture.olga)
    #expect(try fixture.folder.bytes(of: "store/" + segment).starts(with: told))
    for store in [again, try fixture.open()] {
      #expect(store.club.groups.inUse.map(\.name).suffix(2) == ["Told", "New"])
    }
    #expect(try Store.verify(at: fixture.path).findings == [])
  }

  @Test(
    "A segment that nothing names and that does not go on is kept aside, and the journal goes on"
  )
  func foreignSegment() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    try store.commit(Self.create, by: Fixture.olga)
    let other = try Fixture()
    try other.open().commit(Self.create, by: Fixture.olga)
    let foreign = try other.folder.bytes(of: Fixture.journal)
    try fixture.folder.write(foreign, to: "store/journal/000002.ndjson")
    #expect(try !Store.verify(at: fixture.path).isWhole)
    try store.beginWriting(by: Fixture.olga)
    try store.rotate()
    store.lock.release()
    try store.commit(.createGroup(GroupDraft(name: "New")), by: Fixture.olga)
    #expect(try fixture.folder.bytes(of: "store/quarantine/000001") == foreign)
    #expect(try fixture.open().club.groups.inUse.last?.name == "New")
    #expect(try Store.verify(at: fixture.path).isWhole)
  }

  @Test("A desk does not acknowledge when another one failed between its write and its answer")
  func poisonMeanwhile() throws {
    let fixture = try Fixture()
    let files = FailingFiles()
    let (one, two) = (try fixture.open(files: files), try fixture.open())
    let pending = try two.append(Self.create, by: Staff("ivan"))
    files.fail(.init("fdatasync", ".ndjson", code: EIO))
    #expect(throws: StoreProblem.self) {
      try one.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
    }
    #expect(throws: StoreProblem.self) { try pending.sync() }
  }

  @Test("The sync comes after the lock was given back, and one sync serves all records before it")
  func syncAfterUnlock() throws {
    let fixture = try Fixture()
    let files = FailingFiles()
    let store = try fixture.open(files: files)
    let first = try store.append(Self.create, by: Fixture.olga)
    let second = try store.append(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
    _ = files.takeCalls()
    try second.sync()
    try first.sync()
    #expect(files.takeCalls().count { $0.hasPrefix("fdatasync") } == 1)
  }

  @Test("A refusal is told only when what it rests on is on the disk")
  func refusalIsDurable() throws {
    let fixture = try Fixture()
    let files = FailingFiles()
    let store = try fixture.open(files: files)
    _ = try fixture.open().append(Self.create, by: Staff("ivan"))
    _ = files.takeCalls()
    #expect(throws: Refusal.self) { try store.commit(Self.create, by: Fixture.olga) }
    #expect(files.takeCalls().contains { $0.hasPrefix("fdatasync") })
  }

  @Test("A store that nobody may write opens read-only with the system's reason")
  func readOnlyFolder() throws {
    let fixture = try Fixture(groups: [Fixture.group(1)])
    let torn = Array(#"{"seq":1"#.utf8)
    try fixture.folder.write(torn, to: Fixture.journal)
    let files = FailingFiles()
    files.fail(.init("openToWrite", code: EROFS))
    let store = try fixture.open(files: files)
    guard case .noPermission(let problem) = store.readOnly else {
      Issue.record("not read-only")
      return
    }
    #expect(problem.code == EROFS)
    #expect(store.club.groups.inUse.count == 1)
    #expect(throws: StoreProblem.self) { try store.commit(Self.create, by: Fixture.olga) }
    #expect(try fixture.folder.bytes(of: Fixture.journal) == torn)
  }

  @Test("While another desk holds the lock its name is told, and waiting can be given up")
  func lockHeld() throws {
    let fixture = try Fixture()
    let holder = try fixture.open()
    var told: [LockHolder?] = []
    var options = StoreOptions(clock: { Fixture.start }, staff: Staff("ivan"))
    options.waitingNotice = .milliseconds(1)
    options.whenWaiting = { holder in
      told.append(holder)
      return false
    }
    let waiting = try Store.open(at: fixture.path, options)
    _ = try holder.append(by: Fixture.olga) { _, _ in
      #expect(throws: StoreProblem.self) { try waiting.commit(Self.create, by: Staff("ivan")) }
      return []
    }
    #expect(told.compactMap { $0?.by } == [Fixture.olga])
    #expect(told.compactMap { $0?.since } == [Fixture.start])
    #expect(try waiting.commit(Self.create, by: Staff("ivan")).seq == 1)
  }

  @Test("Nothing but a store is opened, and it is said what stands there")
  func foreign() throws {
    let folder = try TemporaryFolder()
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    let open = { try Store.open(at: folder.path($0), options) }
    #expect(throws: StoreProblem.missing(path: folder.path("none"))) { try open("none") }
    try folder.write([], to: "file")
    #expect(throws: StoreProblem.notAFolder(path: folder.path("file"))) { try open("file") }
    try FileManager.default.createDirectory(
      atPath: folder.path("empty"),
      withIntermediateDirectories: false
    )
    #expect(throws: StoreProblem.emptyFolder(path: folder.path("empty"))) { try open("empty") }
    try folder.write([], to: "empty/letter.txt")
    #expect(throws: StoreProblem.notAStore(path: folder.path("empty"))) { try open("empty") }
  }

  @Test("A manifest that cannot be read is refused, and no new store is made of it")
  func manifestCut() throws {
    let fixture = try Fixture()
    let whole = try fixture.folder.bytes(of: "store/MANIFEST.json")
    for cut in 0..<whole.count {
      try fixture.folder.write(whole.prefix(cut), to: "store/MANIFEST.json")
      #expect(throws: StoreProblem.self) { try fixture.open() }
    }
    try fixture.folder.write(whole, to: "store/MANIFEST.json")
    try FileManager.default.removeItem(atPath: fixture.path + "/LOCK")
    #expect(throws: StoreProblem.lockMissing(path: fixture.path)) { try fixture.open() }
    try fixture.folder.write([], to: "store/LOCK")
    let open = try fixture.open()
    try FileManager.default.removeItem(atPath: fixture.path + "/LOCK")
    try fixture.folder.write([], to: "store/LOCK")
    // Whoever starts now takes the new file's lock: who has the old one must not write beside it.
    #expect(throws: StoreProblem.lockMissing(path: fixture.path)) {
      try open.commit(.createGroup(GroupDraft(name: "Gold")), by: Fixture.olga)
    }
    try fixture.open().commit(.createGroup(GroupDraft(name: "Gold")), by: Fixture.olga)
    try FileManager.default.removeItem(atPath: fixture.path + "/MANIFEST.json")
    #expect(throws: StoreProblem.manifestMissing(path: fixture.path)) { try fixture.open() }
  }

  @Test("A store of a newer program opens read-only, or is refused, with both versions")
  func newerFormats() throws {
    let fixture = try Fixture()
    let knows = Manifest.knownFormat.read
    var manifest = try Manifest(try fixture.folder.bytes(of: "store/MANIFEST.json"))
    manifest.format.read = knows + 1
    // A newer program may close the file in another way.
    for bytes in [manifest.bytes, manifest.bytes.dropLast(3) + Array("}}\n".utf8)] {
      try fixture.folder.write(bytes, to: "store/MANIFEST.json")
      let newer = StoreProblem.newerFormat(needs: knows + 1, knows: knows)
      #expect(throws: newer) { try fixture.open() }
      #expect(throws: newer) { try Store.verify(at: fixture.path) }
    }
  }

  @Test("Creating a store leaves nothing behind when the disk fails at any call")
  func createFails() throws {
    for call in ["mkdir", "write", "fdatasync", "fsync", "openToWrite"] {
      for passes in 0..<8 {
        let folder = try TemporaryFolder()
        let files = FailingFiles()
        files.fail(.init(call, code: ENOSPC, passes: passes))
        do {
          try Store.create(at: folder.path("store"), settings: Fixture.settings, files: files)
        } catch is StoreProblem {
          let names = try PosixFiles().names(in: folder.path)
          #expect(names.isEmpty || names == ["store"] || call == "fsync")
          // Where a removal cannot be confirmed the mark stays, and the next one removes it.
          guard let left = names.first, left != "store" else { continue }
          let report = try? Store.verify(at: folder.path(left))
          #expect(report?.isWhole != true)
          try Store.create(at: folder.path("store"), settings: Fixture.settings)
          #expect(try PosixFiles().names(in: folder.path) == ["store"])
        }
      }
    }
  }
}
