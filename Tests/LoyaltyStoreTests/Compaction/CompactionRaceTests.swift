import Dispatch
import Foundation
import Loyalty
import Synchronization
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Compaction beside desks that write")
struct CompactionRaceTests {
  /// What the desks have written, and how they are told to go on.
  private final class Work: Sendable {
    struct State: Sendable {
      var saved = [[UInt64]](repeating: [], count: CompactionRaceTests.desks)
      var isOver = false
      var failures: [String] = []
    }

    private let state = Mutex(State())
    private let gates = (0..<CompactionRaceTests.desks).map { _ in DispatchSemaphore(value: 0) }
    private let written = DispatchSemaphore(value: 0)

    func withLock<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
      state.withLock { body(&$0) }
    }

    /// Lets each desk write once more.
    func goOn() {
      for gate in gates { gate.signal() }
    }

    /// Waits until each desk has written once more.
    func wait() {
      for _ in gates { written.wait() }
    }

    /// Waits until a desk may write; false when all is over.
    func waitForTurn(_ desk: Int) -> Bool {
      gates[desk].wait()
      return !withLock { $0.isOver }
    }

    /// Tells that a desk has written.
    func wrote(_ desk: Int, _ seq: UInt64) {
      withLock { $0.saved[desk].append(seq) }
      written.signal()
    }

    /// Tells why a desk goes no further; nobody waits for it any more.
    func failed(_ reason: String) {
      withLock { $0.failures.append(reason) }
      for _ in 0..<CompactionRaceTests.rounds * 7 { written.signal() }
    }
  }

  private static let desks = 4

  /// How many times the journal is folded: so many, or as many as the environment asks for, 200
  /// for the proof.
  private static var rounds: Int {
    ProcessInfo.processInfo.environment["FRONTDESK_COMPACTION_ROUNDS"].flatMap(Int.init) ?? 6
  }

  @Test("A desk goes on where the segment that it opened was folded and taken away meanwhile")
  func openedBefore() throws {
    let fixture = try Fixture()
    let writer = try fixture.open()
    _ = try writer.append(.createGroup(GroupDraft(name: "Gold")), by: Fixture.olga)
    let (reader, other) = (try fixture.open(), try fixture.open())
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    _ = try #require(try Store.compact(at: fixture.path, options))
    try reader.syncThrough(reader.seq)
    #expect(reader.club.groups.inUse.map(\.name).contains("Gold"))
    try other.commit(.createGroup(GroupDraft(name: "Silver")), by: Fixture.olga)
    try reader.commit(.createGroup(GroupDraft(name: "Bronze")), by: Fixture.olga)
    let names = try fixture.open().club.groups.inUse.map(\.name)
    #expect(names.suffix(3) == ["Gold", "Silver", "Bronze"])
  }

  @Test("Four desks write at every step of each folding, and every record is there once")
  func race() throws {
    let fixture = try Fixture(clients: try (1...4).map { try Fixture.client($0) })
    let work = Work()
    let path = fixture.path
    let ended = DispatchSemaphore(value: 0)
    for desk in 0...Self.desks {
      let thread = Thread {
        if desk == Self.desks { Self.fold(path, work) } else { Self.write(desk, path, work) }
        ended.signal()
      }
      thread.start()
    }
    for _ in 0...Self.desks { ended.wait() }
    let done = work.withLock { $0 }
    #expect(done.failures == [])
    let store = try fixture.open()
    let all = done.saved.flatMap { $0 }
    #expect(Set(all).count == all.count && all.count == Int(store.seq))
    for desk in 0..<Self.desks {
      let reasons = store.club.accounts.written(of: Client.ID(UInt32(desk + 1))).map(\.origin)
      let wanted = done.saved[desk].indices.map { number in
        LedgerEntry.Origin.byHand(reason: "\(desk)-\(number + 1)")
      }
      #expect(reasons == wanted)
    }
    let report = try Store.verify(at: path)
    #expect(report.findings == [] && report.balances == Self.desks)
    let manifest = try Manifest(try fixture.folder.bytes(of: "store/MANIFEST.json"))
    #expect(manifest.epoch == Self.rounds + 1 && manifest.history.count == Self.rounds)
  }

  @Test("A segment that a folding takes away before it is opened is read from the new base")
  func takenAway() throws {
    let fixture = try Fixture()
    let files = FailingFiles(syncs: false)
    let late = try fixture.open(files: files)
    let desk = try fixture.open()
    try desk.commit(.createGroup(GroupDraft(name: "G1")), by: Fixture.olga)
    try desk.beginWriting(by: Fixture.olga)
    try desk.rotate()
    desk.lock.release()
    try desk.commit(.createGroup(GroupDraft(name: "G2")), by: Fixture.olga)
    let path = fixture.path
    files.before("openToWrite", "journal/000002.ndjson") {
      let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
      _ = try? Store.compact(at: path, options)
    }
    _ = try late.follow()
    #expect(late.club.groups.inUse.map(\.name) == ["G1", "G2"] && late.readOnly == nil)
    let manifest = try Manifest(try fixture.folder.bytes(of: "store/MANIFEST.json"))
    #expect(manifest.segments.map(\.file) == ["journal/000003.ndjson"])
    let done = try late.commit(.createGroup(GroupDraft(name: "G3")), by: Fixture.olga)
    #expect(done.seq == 3)
  }

  /// Writes one record after another until the folding is over.
  private static func write(_ desk: Int, _ path: String, _ work: Work) {
    do {
      let staff = Staff("desk \(desk)")
      var options = StoreOptions(
        clock: { Fixture.start },
        staff: staff,
        files: FailingFiles(syncs: false)
      )
      options.patience = .seconds(60)
      let store = try Store.open(at: path, options)
      while work.waitForTurn(desk) {
        let reason = "\(desk)-\(work.withLock { $0.saved[desk].count } + 1)"
        let client = ClientReference.id(Client.ID(UInt32(desk + 1)))
        let done = try store.commit(
          .accrue(client, try Bonus(decimal: "1"), reason: reason, expiresOn: nil),
          by: staff
        )
        work.wrote(desk, done.seq)
      }
    } catch {
      work.failed("desk \(desk): \(error)")
    }
  }

  /// Folds again and again; at every step each desk is let write once more, beside what the
  /// folding does next, and what they were let write a step before is waited for.
  private static func fold(_ path: String, _ work: Work) {
    do {
      var options = StoreOptions(
        clock: { Fixture.start },
        staff: Staff("folding"),
        files: FailingFiles(syncs: false)
      )
      options.patience = .seconds(60)
      work.goOn()
      work.wait()
      work.goOn()
      for _ in 0..<rounds {
        var steps = 0
        let done = try Store.compact(at: path, options) { _ in
          steps += 1
          work.wait()
          work.goOn()
        }
        let isWhole = done != nil && steps == CompactionStep.allCases.count
        if !isWhole { work.withLock { $0.failures.append("nothing was folded") } }
      }
      work.wait()
    } catch {
      work.failed("folding: \(error)")
    }
    work.withLock { $0.isOver = true }
    work.goOn()
  }
}
