import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Compaction on a disk that fails")
struct CompactionFaultTests {
  private static let path = "/club/store"

  private static func options(_ files: any FileSystem, by staff: String) -> StoreOptions {
    var options = StoreOptions(clock: { Fixture.start }, staff: Staff(staff), files: files)
    options.patience = .milliseconds(1)
    options.indexesFrom = 1
    return options
  }

  /// A store on a disk with records of a first folding and a second one to come.
  private func prepare(_ disk: SimulatedDisk) throws -> [String] {
    try Simulation.found(on: disk)
    let options = Self.options(disk.files(of: 9), by: "nine")
    var keys: [String] = []
    for round in 1...2 {
      let store = try Store.open(at: Self.path, options)
      for number in 1...3 {
        keys.append("Kept \(round).\(number)")
        try commit(store, keys[keys.count - 1])
      }
      guard round == 1 else { break }
      _ = try Store.compact(at: Self.path, options)
    }
    disk.restart()
    return keys
  }

  private func commit(_ store: Store, _ key: String) throws {
    let client = Client.ID(UInt32((key.utf8.last ?? 0) % 2 + 1))
    let amount = try Bonus(decimal: "3")
    let command = Command.accrue(.id(client), amount, reason: key, expiresOn: nil)
    try store.commit(command, request: RequestID(key, content: key.utf8), by: Fixture.olga)
  }

  private func keys(_ club: Club) -> [String] {
    (1...2).flatMap { number in
      club.accounts.written(of: Client.ID(UInt32(number))).compactMap { entry in
        if case .byHand(let reason) = entry.origin { reason } else { nil }
      }
    }
  }

  /// Holds the disk to what was told: all of it is there once, and the store folds and writes on.
  private func judge(_ disk: SimulatedDisk, _ told: [String], mayBePoisoned: Bool, _ when: String) {
    do {
      let options = Self.options(disk.files(of: 50), by: "judge")
      var store = try Store.open(at: Self.path, options)
      if case .poisoned? = store.readOnly, mayBePoisoned {
        store = try Store.open(at: Self.path, options)
      }
      #expect(store.readOnly == nil, "\(when)")
      let found = keys(store.club)
      #expect(Set(found).count == found.count, "\(when): doubled")
      for key in told { #expect(found.contains(key), "\(when): \(key) is lost") }
      for key in told { #expect(try store.earlier(RequestID(key, content: key.utf8)) != nil) }
      let report = try Store.verify(at: Self.path, files: disk.files(of: 51))
      #expect(report.isWhole && report.balances == 2, "\(when): \(report.findings)")
      try commit(store, "Then \(store.seq)")
      let done = try Store.compact(at: Self.path, options)
      #expect(done?.seq == store.seq, "\(when)")
      let opened = try Store.open(at: Self.path, options)
      #expect(store.club.firstDifference(from: opened.club) == nil, "\(when)")
      let last = try Store.verify(at: Self.path, files: disk.files(of: 52))
      #expect(last.findings == [], "\(when)")
    } catch {
      Issue.record("\(when): \(error)")
    }
  }

  /// Lets each call of a compaction go wrong in turn; a desk writes before and afterwards.
  private func sweep(_ fault: (Int) -> SimulatedFault, _ name: String) throws {
    var call = 0
    var isReached = true
    while isReached {
      call += 1
      let disk = SimulatedDisk(seed: UInt64(call))
      var told = try prepare(disk)
      let desk = try Store.open(at: Self.path, Self.options(disk.files(of: 1), by: "one"))
      try commit(desk, "Told")
      told.append("Told")
      disk.plan([fault(call)])
      _ = try? Store.compact(at: Self.path, Self.options(disk.files(of: 0), by: "zero"))
      isReached = disk.calls(of: 0) >= call
      let when = "\(name) \(call)"
      if !disk.isOff {
        disk.plan([])
        do {
          try commit(desk, "Later")
          told.append("Later")
        } catch { #expect(desk.readOnly != nil, "\(when): \(error)") }
        judge(disk, told, mayBePoisoned: true, when + ", the power is on")
      }
      disk.restart()
      judge(disk, told, mayBePoisoned: true, when + ", after the power went")
    }
    #expect(call > 100)
  }

  @Test("A call of a compaction that fails leaves the old base or the new one")
  func fails() throws {
    try sweep({ .fail(desk: 0, call: $0, isLasting: false) }, "fails once")
  }

  @Test("A disk that fails for ever from some call on leaves the old base or the new one")
  func failsForEver() throws {
    try sweep({ .fail(desk: 0, call: $0, isLasting: true) }, "fails for ever")
  }

  @Test("A compaction that is killed in any call leaves the old base or the new one")
  func killed() throws {
    try sweep({ .kill(desk: 0, call: $0) }, "killed")
  }

  @Test("Power that goes off in any call of a compaction leaves the old base or the new one")
  func powerOff() throws {
    try sweep({ .cutPower(call: $0) }, "power")
  }
}
