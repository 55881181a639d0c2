import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Every call of a desk goes wrong once")
struct FaultSweepTests {
  /// Lets a desk work while one call goes wrong, for each of its calls in turn, then another desk;
  /// afterwards the store must be as both were told.
  private func sweep(_ fault: (Int) -> SimulatedFault) throws {
    for seed in UInt64(1)...3 {
      var call = 0
      var isReached = true
      while isReached {
        call += 1
        let disk = SimulatedDisk(seed: seed &* 1_000 &+ UInt64(call))
        try Simulation.found(on: disk)
        let log = DeskLog()
        var one = DeskPlay(0, at: "/club/store", on: disk, turns: nil, seed: seed, log: log)
        disk.plan([fault(call)])
        one.work(steps: 12)
        isReached = disk.calls(of: 0) >= call
        var judge = StoreJudge(log)
        if !disk.isOff {
          disk.plan([])
          var two = DeskPlay(1, at: "/club/store", on: disk, turns: nil, seed: seed, log: log)
          two.work(steps: 4)
          _ = judge.judge(disk, mayBePoisoned: true, "before the power went")
        }
        disk.restart()
        _ = judge.judge(disk, mayBePoisoned: true, "after the power went")
        _ = judge.judge(disk, mayBePoisoned: false, "at the second start")
        #expect(judge.wrongs.isEmpty, "seed \(seed), call \(call): \(judge.wrongs)")
      }
    }
  }

  @Test("A call that fails once loses nothing and is told as it is")
  func failsOnce() throws {
    try sweep { .fail(desk: 0, call: $0, isLasting: false) }
  }

  @Test("A disk that fails for ever from some call on loses nothing and is told as it is")
  func failsForEver() throws {
    try sweep { .fail(desk: 0, call: $0, isLasting: true) }
  }

  @Test("A desk that is killed in any call loses nothing that it was told")
  func killed() throws {
    try sweep { .kill(desk: 0, call: $0) }
  }

  @Test("Power that goes off in any call loses nothing that was told")
  func powerOff() throws {
    try sweep { .cutPower(call: $0) }
  }

  @Test("Records whose sync failed in a process that was killed are not built upon unwritten")
  func killedBeforeTelling() throws {
    for seed in UInt64(1)...60 {
      let disk = SimulatedDisk(seed: seed)
      try Simulation.found(on: disk)
      let log = DeskLog()
      var one = DeskPlay(0, at: "/club/store", on: disk, turns: nil, seed: seed, log: log)
      disk.plan([.failSyncAndKill(desk: 0, sync: Int(seed % 4) + 1)])
      one.work(steps: 8)
      var two = DeskPlay(1, at: "/club/store", on: disk, turns: nil, seed: seed, log: log)
      two.work(steps: 6)
      disk.restart()
      var judge = StoreJudge(log)
      _ = judge.judge(disk, mayBePoisoned: true, "after the power went")
      #expect(judge.wrongs.isEmpty, "seed \(seed): \(judge.wrongs)")
    }
  }

  @Test("A store that is being made is there whole or not at all")
  func create() throws {
    for isPower in [false, true] {
      for call in 1...60 {
        let disk = SimulatedDisk(seed: UInt64(call))
        let files = disk.files(of: 0)
        disk.plan([
          isPower ? .cutPower(call: call) : .fail(desk: 0, call: call, isLasting: false)
        ])
        var isMade = false
        do {
          try Store.create(
            at: "/a/b/store",
            settings: Fixture.settings,
            clients: [try Fixture.client(1)],
            files: files
          )
          isMade = !disk.isOff
        } catch let problem as StoreProblem {
          switch problem {
          case .file, .notConfirmed: break
          default: Issue.record("call \(call): \(problem)")
          }
        }
        disk.restart()
        let options = StoreOptions(
          clock: { Fixture.start },
          staff: Fixture.olga,
          files: disk.files(of: 1)
        )
        do throws(StoreProblem) {
          #expect(try Store.open(at: "/a/b/store", options).club.clients.count == 1)
        } catch {
          #expect(!isMade, "call \(call): \(error)")
          #expect(error == .missing(path: "/a/b/store"), "call \(call)")
        }
      }
    }
  }

  @Test("A torn tail is in the journal or in quarantine, whatever call of the repair goes wrong")
  func repair() throws {
    let torn = Array(#"{"seq":2,"by":"torn"#.utf8)
    for isPower in [false, true] {
      for call in 1...60 {
        let disk = SimulatedDisk(seed: UInt64(call))
        try Simulation.found(on: disk)
        func open(_ desk: Int) throws -> Store {
          let files = disk.files(of: desk)
          let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga, files: files)
          return try Store.open(at: "/club/store", options)
        }
        try open(5).commit(.createGroup(GroupDraft(name: "Saved")), by: Fixture.olga)
        disk.restart()
        disk.change(StoreJudge.journal) { $0 += torn }
        disk.plan([
          isPower ? .cutPower(call: call) : .fail(desk: 0, call: call, isLasting: false)
        ])
        _ = try? open(0)
        disk.restart()
        let store = try open(1)
        #expect(store.seq == 1 && store.club.groups.inUse.count == 1, "call \(call)")
        switch store.readOnly {
        case nil: break
        // The sync of the repair itself failed: the next start tries again.
        case .poisoned where !isPower: continue
        case let reason?: Issue.record("call \(call): \(reason)")
        }
        let kept = (1...9).compactMap { disk.bytes(at: "/club/store/quarantine/00000\($0)") }
        #expect(kept.contains(torn), "call \(call)")
      }
    }
  }
}
