import Loyalty
import LoyaltyStore
import TestSupport

/// One desk's work on a simulated disk, as a seed decides it.
struct DeskPlay {
  let path: String
  let disk: SimulatedDisk
  let desk: Int
  let files: SimulatedFiles
  let log: DeskLog
  private var random: SeededNumbers
  private var store: Store?
  /// What was written and not brought to the disk yet.
  private var pending: [(deed: DeskLog.Deed, record: Pending)] = []
  private var count = 0
  /// Whether it folds the journal now and then.
  private let folds: Bool

  init(
    _ desk: Int,
    at path: String,
    on disk: SimulatedDisk,
    turns: Turns?,
    seed: UInt64,
    log: DeskLog,
    folds: Bool = false
  ) {
    self.path = path
    self.disk = disk
    self.desk = desk
    self.log = log
    self.folds = folds
    files = disk.files(of: desk, turns: turns)
    random = SeededNumbers(seed: seed &* 31 &+ UInt64(desk))
  }

  private var staff: Staff { Staff("desk \(desk)") }

  /// Works until the steps are over or the process has ended.
  mutating func work(steps: Int) {
    for _ in 0..<steps where !disk.isDead(desk) {
      if store == nil { open() }
      step()
    }
    syncPending()
  }

  private mutating func open() {
    store = log.watching { try Store.open(at: path, options) }
    _ = store?.takeIndexWork()?.write()
  }

  private var options: StoreOptions {
    var options = StoreOptions(clock: { Fixture.start }, staff: staff, files: files)
    options.indexesFrom = 1
    return options
  }

  private mutating func step() {
    switch random.below(folds ? 15 : 12) {
    case 0...4: commit(accrual())
    case 5: commit(.createGroup(GroupDraft(name: nextKey())))
    case 6: commit(.createGroup(GroupDraft(name: "Contested \(random.below(4))")))
    case 7: commit(registration())
    case 8: append(accrual())
    case 9: syncPending()
    case 10: _ = log.watching { try store?.follow() }
    case 12...: fold()
    default:
      syncPending()
      store = nil
    }
  }

  /// Folds the journal on another store of this process, as a desk does it aside.
  private func fold() {
    var options = options
    options.patience = .zero
    _ = log.watching { try Store.compact(at: path, options) }
  }

  private mutating func nextKey() -> String {
    count += 1
    return "Desk \(desk) no. \(count)"
  }

  private mutating func accrual() -> Command {
    let client = Client.ID(UInt32(random.below(2) + 1))
    let amount = Bonus(clamping: Int64(random.below(900) + 100))
    return .accrue(.id(client), amount, reason: nextKey(), expiresOn: nil)
  }

  private mutating func registration() -> Command {
    let key = nextKey()
    let digits = String(1_000_000 + desk * 10_000 + count)
    return .registerClient(ClientDraft(name: key, phone: "050" + digits))
  }

  private mutating func deed(_ command: Command) -> DeskLog.Deed {
    let key = command.key
    let request = random.isOnce(in: 2) ? RequestID(key, content: key.utf8) : nil
    return DeskLog.Deed(key: key, command: command, request: request, answer: .unknown)
  }

  private mutating func commit(_ command: Command) {
    guard let store else { return }
    let deed = deed(command)
    answer(deed) { try store.commit(command, request: deed.request, by: staff) }
  }

  private mutating func append(_ command: Command) {
    guard let store else { return }
    let deed = deed(command)
    do {
      let record = try store.append(command, request: deed.request, by: staff)
      pending.append((deed, record))
    } catch {
      // A refusal of what was only appended rests on records that may not be on the disk yet.
      if !(error is Refusal) { answer(deed) { throw error } }
    }
  }

  private mutating func syncPending() {
    while !pending.isEmpty {
      let next = pending.remove(at: random.below(pending.count))
      answer(next.deed) { try next.record.sync() }
    }
  }

  /// Writes down what came out, unless nobody was left to hear it.
  private func answer(_ deed: DeskLog.Deed, _ body: () throws -> Committed) {
    var deed = deed
    do {
      let done = try body()
      deed.answer = .saved(done.seq, done.events)
    } catch let refusal as Refusal {
      deed.answer = .refused(refusal)
    } catch StoreProblem.notConfirmed {
      deed.answer = .unknown
    } catch let problem as StoreProblem {
      log.watch(problem)
      deed.answer = .notSaved(problem)
    } catch {
      deed.answer = .unknown
    }
    if disk.isDead(desk) { deed.answer = .unknown }
    log.note(deed)
  }
}

extension Command {
  /// What makes the record of a simulated request known.
  var key: String {
    switch self {
    case .createGroup(let draft): draft.name
    case .registerClient(let draft): draft.name
    case .accrue(_, _, let reason, _): reason
    default: ""
    }
  }
}
