import Foundation
import Loyalty
import TestSupport

@testable import LoyaltyStore

/// Several desks at one store on a disk that fails, loses power and kills, all as a seed decides.
struct Simulation {
  let seed: UInt64
  let disk: SimulatedDisk
  let log = DeskLog()
  private let desks: Int
  private let steps: Int
  private let folds: Bool
  let faults: [SimulatedFault]

  /// The seeds that a test tries: so many, or those that the environment asks for, "100000" for
  /// so many or "17-17" for a range.
  static func seeds(_ usual: UInt64) -> ClosedRange<UInt64> {
    let asked = ProcessInfo.processInfo.environment["FRONTDESK_STORE_SEEDS"] ?? ""
    let bounds = asked.split(separator: "-").compactMap { UInt64($0) }
    guard let last = bounds.last, last > 0 else { return 1...usual }
    return (bounds.count == 2 ? min(bounds[0], last) : 1)...last
  }

  /// - Parameters:
  ///   - seed: What decides everything.
  ///   - folds: Whether desks fold the journal too.
  /// - Throws: Where the store cannot be made.
  init(seed: UInt64, folds: Bool = false) throws {
    self.seed = seed
    self.folds = folds
    var random = SeededNumbers(seed: seed)
    let reporting: SyncReporting = random.isOnce(in: 4) ? .oneProcess : .everyOpenFile
    desks = random.below(4) + 1
    steps = random.below(8) + 4
    disk = SimulatedDisk(seed: seed, reporting: reporting)
    faults = Self.faults(desks: desks, reporting, calls: folds ? 3 : 1, &random)
    try Self.found(on: disk)
    // Every second store begins with the format that the first record raises.
    if seed.isMultiple(of: 2) { try Self.makeOld(disk) }
  }

  private static func makeOld(_ disk: SimulatedDisk) throws {
    let path = "/club/store/MANIFEST.json"
    var manifest = try Manifest(disk.bytes(at: path) ?? [])
    manifest.format = Manifest.Format(read: 1, write: 1)
    disk.change(path) { $0 = manifest.bytes }
  }

  private static func faults(
    desks: Int,
    _ reporting: SyncReporting,
    calls: Int,
    _ random: inout SeededNumbers
  ) -> [SimulatedFault] {
    var faults: [SimulatedFault] = []
    if random.isOnce(in: 2) {
      faults.append(.cutPower(call: random.below(120 * desks * calls) + 1))
    }
    for desk in 0..<desks where random.isOnce(in: 2) {
      let call = random.below(140 * calls) + 1
      // Where only one process hears of a failed sync, it must live to leave the mark.
      if reporting == .oneProcess {
        faults.append(.fail(desk: desk, call: call, isLasting: false))
      } else {
        switch random.below(5) {
        case 0: faults.append(.kill(desk: desk, call: call))
        case 1: faults.append(.fail(desk: desk, call: call, isLasting: true))
        case 2: faults.append(.failSyncAndKill(desk: desk, sync: random.below(8) + 1))
        case 3:
          faults.append(.fail(desk: desk, call: call, isLasting: false))
          faults.append(.kill(desk: desk, call: call + random.below(6) + 1))
        default: faults.append(.fail(desk: desk, call: call, isLasting: false))
        }
      }
    }
    return faults
  }

  /// A club in a zone whose offsets are quickly found, for thousands of stores.
  static var settings: Settings {
    Settings(
      name: "Arena",
      currency: .hryvnia,
      timeZone: "UTC",
      region: .ukraine,
      language: "en"
    )
  }

  /// Makes the store that all desks work on.
  static func found(on disk: SimulatedDisk) throws {
    let files = disk.files(of: 98)
    try files.makeFolder("/club")
    try files.synchronizeFolder("/")
    try Store.create(
      at: "/club/store",
      settings: settings,
      clients: [try Fixture.client(1), try Fixture.client(2)],
      files: files
    )
  }

  /// The club that the store begins with.
  static func club() throws -> Club {
    var club = try Club(settings: settings)
    for number in 1...2 {
      club.apply(.clientRegistered(try Fixture.client(UInt32(number))))
    }
    return club
  }

  /// Lets all desks work, then opens the store again before and after the power went, and repeats
  /// what nobody knows of.
  ///
  /// - Returns: What does not hold, each with the seed.
  func run() -> [String] {
    let turns = Turns(desks: desks, seed: seed)
    disk.plan(faults)
    turns.run { [self] desk in
      var play = DeskPlay(
        desk,
        at: "/club/store",
        on: disk,
        turns: turns,
        seed: seed,
        log: log,
        folds: folds
      )
      play.work(steps: steps)
    }
    let mayBePoisoned = faults.contains { fault in
      switch fault {
      case .fail, .failSyncAndKill: true
      case .kill, .cutPower: false
      }
    }
    var judge = StoreJudge(log, folds: folds)
    if !disk.isOff {
      disk.plan([])
      _ = judge.judge(disk, mayBePoisoned: mayBePoisoned, "before the power went")
    }
    disk.restart()
    if let store = judge.judge(disk, mayBePoisoned: mayBePoisoned, "after the power went") {
      if store.readOnly == nil { repeatUnknown(store) }
      disk.restart()
      // Two starts without a fault lift whatever a failed desk left.
      _ = judge.judge(disk, mayBePoisoned: false, "after all was asked again")
    }
    let missing = log.missing.map { "a desk was told that \($0) is missing" }
    return (judge.wrongs + missing).map { "seed \(seed): \($0)" }
  }

  /// Asks again for what was not answered, by the same names.
  private func repeatUnknown(_ store: Store) {
    for deed in log.deeds {
      guard case .unknown = deed.answer, let request = deed.request else { continue }
      var again = deed
      do {
        let done = try store.commit(deed.command, request: request, by: Fixture.olga)
        again.answer = .saved(done.seq, done.events)
      } catch let refusal as Refusal {
        again.answer = .refused(refusal)
      } catch {
        again.answer = .unknown
      }
      log.note(again)
    }
  }
}
