import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Backup and restore")
struct BackupTests {
  @Test("A backup is not repaired: what is made anew in it could never be restored")
  func notRepaired() throws {
    let fixture = try Fixture()
    let backup = fixture.folder.path("backup")
    _ = try fixture.open().backUp(to: backup, at: Fixture.start)
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    #expect(throws: StoreProblem.readOnly(.backup)) { try Store.repair(at: backup, options) }
    #expect(try Store.verify(at: backup).isBackup)
    #expect(try !Store.verify(at: fixture.path).isBackup)
    _ = try Store.restore(backup, to: fixture.folder.path("again"))
  }

  @Test("Where a disk of its own is mounted no backup is begun: it could not take the place")
  func mountPoint() throws {
    let fixture = try Fixture()
    let place = fixture.folder.path("usb")
    try PosixFiles().makeFolder(place)
    let files = FailingFiles(syncs: false)
    files.pretend(mount: place)
    let store = try fixture.open(files: files)
    let problem = StoreProblem.mountPoint(path: place)
    #expect(throws: problem) { try store.backUp(to: place, at: Fixture.start) }
    _ = try store.backUp(to: place + "/frontdesk", at: Fixture.start)
    #expect(PosixFiles().isMountPoint("/proc") && !PosixFiles().isMountPoint("/proc/self"))
  }

  @Test("A backup made while a desk works is a store as of one record, and restores equal")
  func roundTrip() throws {
    let fixture = try VerifyTests.store()
    let (one, two) = (try fixture.open(), try fixture.open())
    try two.commit(.createGroup(GroupDraft(name: "Before")), by: Staff("ivan"))
    let backup = try one.backUp(to: fixture.folder.path("backup"), at: Fixture.start)
    #expect(backup.seq == two.seq && backup.clients == 6)
    let seen = try Seen(two)
    try two.commit(.createGroup(GroupDraft(name: "After")), by: Staff("ivan"))
    let report = try Store.restore(
      fixture.folder.path("backup"),
      to: fixture.folder.path("restored")
    )
    #expect(report.isWhole && report.seq == backup.seq)
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    let restored = try Store.open(at: fixture.folder.path("restored"), options)
    #expect(try Seen(restored) == seen)
    try restored.commit(.createGroup(GroupDraft(name: "New")), by: Fixture.olga)
    #expect(try Store.verify(at: fixture.folder.path("restored")).isWhole)
  }

  @Test("Nothing is replaced by a backup or a restore")
  func replacesNothing() throws {
    let fixture = try VerifyTests.store()
    let store = try fixture.open()
    let place = fixture.folder.path("backup")
    _ = try store.backUp(to: place, at: Fixture.start)
    #expect(throws: StoreProblem.alreadyThere(path: place)) {
      try store.backUp(to: place, at: Fixture.start)
    }
    #expect(throws: StoreProblem.alreadyThere(path: fixture.path)) {
      try Store.restore(place, to: fixture.path)
    }
  }

  @Test("A backup opens to be read alone: what is written into it would spoil it")
  func readOnly() throws {
    let fixture = try VerifyTests.store()
    let place = fixture.folder.path("backup")
    let seen = try Seen(fixture.open())
    _ = try fixture.open().backUp(to: place, at: Fixture.start)
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    let opened = try Store.open(at: place, options)
    #expect(opened.readOnly == .backup)
    #expect(try Seen(opened) == seen)
    #expect(throws: StoreProblem.readOnly(.backup)) {
      try opened.commit(.createGroup(GroupDraft(name: "New")), by: Fixture.olga)
    }
    #expect(try Store.restore(place, to: fixture.folder.path("restored")).isWhole)
  }

  @Test("A backup that was changed, cut, or not finished is never restored")
  func changed() throws {
    let fixture = try VerifyTests.store()
    let place = fixture.folder.path("backup")
    _ = try fixture.open().backUp(to: place, at: Fixture.start)
    let target = fixture.folder.path("restored")
    for name in ["journal/000001.ndjson", "MANIFEST.json", "base/000001/clients.ndjson"] {
      let whole = try fixture.folder.bytes(of: "backup/" + name)
      // A journal cut between two records looks whole in itself.
      let lastLine = whole.dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? 3
      for bytes in [Array(whole.prefix(lastLine)), whole + [0x0A], []] {
        try fixture.folder.write(bytes, to: "backup/" + name)
        #expect(throws: StoreProblem.backupDamaged(path: place, file: name)) {
          try Store.restore(place, to: target)
        }
        #expect(try PosixFiles().names(in: fixture.folder.path) == ["backup", "store"])
      }
      try fixture.folder.write(whole, to: "backup/" + name)
    }
    let list = try fixture.folder.bytes(of: "backup/BACKUP.json")
    for cut in [0, 1, list.count / 2, list.count - 1] {
      try fixture.folder.write(list.prefix(cut), to: "backup/BACKUP.json")
      #expect(throws: StoreProblem.notABackup(path: place)) {
        try Store.restore(place, to: target)
      }
    }
    #expect(throws: StoreProblem.notABackup(path: fixture.path)) {
      try Store.restore(fixture.path, to: target)
    }
    #expect(throws: StoreProblem.missing(path: "/none")) { try Store.restore("/none", to: target) }
  }

  @Test("A store that is not whole is not backed up as if it were")
  func damaged() throws {
    let fixture = try VerifyTests.store()
    var bytes = try fixture.folder.bytes(of: Fixture.journal)
    bytes[20] ^= 1
    try fixture.folder.write(bytes, to: Fixture.journal)
    let store = try fixture.open()
    #expect(throws: StoreProblem.self) {
      try store.backUp(to: fixture.folder.path("backup"), at: Fixture.start)
    }
    #expect(try PosixFiles().names(in: fixture.folder.path) == ["store"])
  }

  @Test("A file that is damaged already is named; another disk would not help")
  func damagedSource() throws {
    let fixture = try VerifyTests.store()
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    _ = try Store.compact(at: fixture.path, options)
    let store = try fixture.open()
    let history = try #require(store.manifest.fixedFiles.first { $0.hasPrefix("history/") })
    var bytes = try fixture.folder.bytes(of: "store/" + history)
    for place in 20..<26 { bytes[place] = UInt8(ascii: "x") }
    try fixture.folder.write(bytes, to: "store/" + history)
    let damage = Damage(file: history, line: 1, reason: .checksum)
    #expect(throws: StoreProblem.sourceDamaged(damage)) {
      try store.backUp(to: fixture.folder.path("backup"), at: Fixture.start)
    }
    #expect(try PosixFiles().names(in: fixture.folder.path) == ["store"])
  }

  @Test("Whatever call fails or loses power, a backup is there whole or cannot be restored")
  func everyCall() throws {
    for isPower in [false, true] {
      var call = 0
      var isReached = true
      while isReached {
        call += 1
        let disk = SimulatedDisk(seed: UInt64(call))
        try Simulation.found(on: disk)
        let log = DeskLog()
        var play = DeskPlay(7, at: "/club/store", on: disk, turns: nil, seed: 4, log: log)
        play.work(steps: 6)
        let options = StoreOptions(
          clock: { Fixture.start },
          staff: Fixture.olga,
          files: disk.files(of: 0)
        )
        let store = try Store.open(at: "/club/store", options)
        disk.plan([
          isPower ? .cutPower(call: call) : .fail(desk: 0, call: call, isLasting: false)
        ])
        let made = try? store.backUp(to: "/club/backup", at: Fixture.start)
        isReached = disk.calls(of: 0) >= call
        let isMade = made != nil && !disk.isOff
        disk.restart()
        do throws(StoreProblem) {
          let files = disk.files(of: 1)
          let report = try Store.restore("/club/backup", to: "/club/restored", files: files)
          #expect(report.seq == store.seq)
        } catch {
          #expect(!isMade, "call \(call): \(error)")
        }
        let files = disk.files(of: 2)
        for name in try files.names(in: "/club") where name.contains(".new-") {
          let path = "/club/" + name
          let names = try files.names(in: path)
          guard !names.isEmpty else { continue }
          do throws(StoreProblem) {
            let report = try Store.verify(at: path, files: files)
            #expect(report.isWhole != names.contains("UNFINISHED"), "call \(call): \(name)")
          } catch {
            #expect(error == .unfinished(path: path), "call \(call): \(name)")
          }
        }
      }
    }
  }
}
