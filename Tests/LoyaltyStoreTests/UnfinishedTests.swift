import Loyalty
import Synchronization
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("What was never finished")
struct UnfinishedTests {
  /// Something that makes a folder beside its place.
  enum Work: CaseIterable {
    case create, backUp, restore

    var place: String {
      switch self {
      case .create: "/club/new"
      case .backUp: "/club/backup"
      case .restore: "/club/restored"
      }
    }

    func run(_ files: any FileSystem) throws {
      switch self {
      case .create:
        try Store.create(
          at: place,
          settings: Simulation.settings,
          clients: [try Fixture.client(1)],
          files: files
        )
      case .backUp:
        let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
        _ = try Store.open(at: "/club/store", options).backUp(to: place, at: Fixture.start)
      case .restore: try Store.restore("/club/whole", to: place, files: files)
      }
    }
  }

  /// A disk with a store and a backup of it.
  private static func disk(seed: Int) throws -> SimulatedDisk {
    let disk = SimulatedDisk(seed: UInt64(seed))
    try Simulation.found(on: disk)
    let files = disk.files(of: 5)
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
    let store = try Store.open(at: "/club/store", options)
    try store.commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    _ = try store.backUp(to: "/club/whole", at: Fixture.start)
    return disk
  }

  private static func aside(_ disk: SimulatedDisk, _ work: Work) throws -> [String] {
    try disk.files(of: 9).names(in: "/club").map { "/club/" + $0 }
      .filter { $0.hasPrefix(work.place + ".new-") }
  }

  /// Whether a folder is refused by all that could take it for a store or a backup.
  private static func isRefused(_ path: String, _ disk: SimulatedDisk) throws -> Bool {
    let files = disk.files(of: 8)
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
    let isMarked = try files.status(at: path + "/UNFINISHED", followingLinks: false) != nil
    guard isMarked else {
      // Before the mark there is nothing in it; behind it nothing is missing.
      if try files.names(in: path).isEmpty { return true }
      #expect(try Store.verify(at: path, files: files).isWhole)
      return false
    }
    #expect(throws: StoreProblem.unfinished(path: path)) { try Store.open(at: path, options) }
    #expect(throws: StoreProblem.unfinished(path: path)) {
      try Store.restore(path, to: "/club/other", files: files)
    }
    do throws(StoreProblem) {
      let report = try Store.verify(at: path, files: files)
      #expect(!report.isWhole && report.findings.contains(.unfinished))
    } catch {
      #expect(error == .unfinished(path: path))
    }
    return true
  }

  @Test(
    "Killed in any call it leaves a folder that nothing opens, and the next one takes it away",
    arguments: Work.allCases
  )
  func killed(work: Work) throws {
    var (call, refused) = (0, 0)
    var isReached = true
    while isReached {
      call += 1
      let disk = try Self.disk(seed: call)
      disk.plan([.kill(desk: 0, call: call)])
      _ = try? work.run(disk.files(of: 0))
      isReached = disk.isDead(0)
      disk.plan([])
      let left = try Self.aside(disk, work)
      for path in left where try Self.isRefused(path, disk) { refused += 1 }
      let isThere = try disk.files(of: 1).status(at: work.place, followingLinks: false) != nil
      guard !isThere else { continue }
      try work.run(disk.files(of: 1))
      for path in try Self.aside(disk, work) {
        // Nothing that is neither empty nor whole stays.
        let names = try disk.files(of: 1).names(in: path)
        #expect(!names.contains("UNFINISHED"), "call \(call)")
      }
    }
    #expect(refused > 10)
  }

  @Test("After a power cut in any call, too, nothing opens it", arguments: Work.allCases)
  func powerOff(work: Work) throws {
    var (call, refused) = (0, 0)
    var isReached = true
    while isReached {
      call += 1
      let disk = try Self.disk(seed: call)
      disk.plan([.cutPower(call: call)])
      _ = try? work.run(disk.files(of: 0))
      isReached = disk.isOff
      disk.restart()
      for path in try Self.aside(disk, work) where try Self.isRefused(path, disk) { refused += 1 }
    }
    #expect(refused > 5)
  }

  @Test("What another process is making just now is left alone, and so is what is no such folder")
  func others() throws {
    let fixture = try VerifyTests.store()
    let place = fixture.folder.path("backup")
    let running = try AsideFolder(of: place, PosixFiles())
    let strangers = ["backup.new-x!", "backup.new-", "backup.old-1", ".new-1", "backup.new-7"]
    for name in strangers { try PosixFiles().makeFolder(fixture.folder.path(name)) }
    let marked = fixture.folder.path(".new-1/UNFINISHED")
    try PosixFiles().writeNew(marked, [])
    let left = try AsideFolder(of: place, PosixFiles()).path
    // Backups often carry their date in their names: the next one clears up after them all.
    let yesterday = try AsideFolder(of: fixture.folder.path("2026-11-22"), PosixFiles()).path
    let backup = try fixture.open().backUp(to: place, at: Fixture.start)
    #expect(Set(backup.cleared) == [left, yesterday])
    let names = try PosixFiles().names(in: fixture.folder.path)
    #expect(names.count == strangers.count + 3)
    #expect(try PosixFiles().names(in: running.path) == ["UNFINISHED"])
  }

  @Test("Of two that make the same place the second is told that it is taken, and leaves nothing")
  func twice() throws {
    let fixture = try VerifyTests.store()
    let place = fixture.folder.path("backup")
    let files = FailingFiles(syncs: false)
    let store = try fixture.open(files: files)
    let path = fixture.path
    let faster = Mutex(false)
    let backup = fixture.folder.path("whole")
    _ = try store.backUp(to: backup, at: Fixture.start)
    files.before("rename", "") {
      let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
      let other = try? Store.open(at: path, options)
      faster.withLock { $0 = (try? other?.backUp(to: place, at: Fixture.start)) != nil }
    }
    #expect(throws: StoreProblem.alreadyThere(path: place)) {
      try Store.restore(backup, to: place, files: files)
    }
    #expect(faster.withLock { $0 })
    #expect(try Store.verify(at: place).isWhole)
    let names = try PosixFiles().names(in: fixture.folder.path)
    #expect(names.sorted() == ["backup", "store", "whole"])
  }

  @Test("A folder whose mark somebody cleared away before it was locked is made again elsewhere")
  func overtaken() throws {
    let fixture = try VerifyTests.store()
    let place = fixture.folder.path("backup")
    let files = FailingFiles(syncs: false)
    let path = fixture.folder.path
    files.before("flock", "UNFINISHED") { _ = AsideFolder.clear(beside: path + "/x", PosixFiles()) }
    let aside = try AsideFolder(of: place, files)
    #expect(try PosixFiles().names(in: path).filter { $0.contains(".new-") }.count == 1)
    #expect(try PosixFiles().names(in: aside.path) == ["UNFINISHED"])
  }

  @Test("A backup into the store itself, and a store in its backup, are refused")
  func inside() throws {
    let fixture = try VerifyTests.store()
    let store = try fixture.open()
    for name in ["store/copy", "store/quarantine/../deep/copy", "other/../store/copy"] {
      let place = fixture.folder.path(name)
      #expect(throws: StoreProblem.insideItself(path: place)) {
        try store.backUp(to: place, at: Fixture.start)
      }
    }
    let backup = fixture.folder.path("backup")
    _ = try store.backUp(to: backup, at: Fixture.start)
    #expect(throws: StoreProblem.insideItself(path: backup + "/store")) {
      try Store.restore(backup, to: backup + "/store")
    }
    #expect(try Store.verify(at: fixture.path).findings == [])
    #expect(try Store.verify(at: backup).findings == [])
  }
}
