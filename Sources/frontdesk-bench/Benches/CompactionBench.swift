import Dispatch
import Foundation
import Loyalty
import LoyaltyStore
import Synchronization

/// Folding a journal of 64 MB beside a desk that saves, and opening before and after it.
enum CompactionBench {
  private static let journalBytes = 64 << 20

  static func run(_ club: BenchClub, _ report: inout Report) throws {
    report.heading("Folding the journal, \(club.clientCount) clients")
    let bare = try opening(club)
    let sales = try fill(club)
    let long = try opening(club)
    report.fact("sales in the journal", Double(sales), unit: "")
    report.line(
      "its 64 MB replayed at opening, median",
      (long - bare) / 1_000,
      unit: "s",
      atMost: 1
    )
    let folded = try fold(club)
    report.line("folding", folded.seconds, unit: "s", atMost: 8)
    report.fact("saved by a desk meanwhile", Double(folded.saved.milliseconds.count), unit: "")
    report.fact("saving before it, median", folded.before.median, unit: "ms")
    report.line(
      "saving beside it, 99 of 100",
      folded.saved.percentile(99),
      unit: "ms",
      atMost: 25
    )
    report.fact("saving beside it, slowest", folded.saved.maximum, unit: "ms")
    report.fact("opening before, median", long, unit: "ms")
    report.fact("opening after, median", try opening(club), unit: "ms")
    let own = try memory(club).own
    report.fact("private memory of a desk with the year's receipts", own, unit: "MB")
  }

  private static func opening(_ club: BenchClub) throws -> Double {
    var samples = Samples()
    for _ in 1...5 { _ = try samples.time { try club.open().club.clients.count } }
    return samples.median
  }

  /// Sells until the journal is a year's.
  private static func fill(_ club: BenchClub) throws -> Int {
    let store = try club.open()
    let staff = Staff("bench")
    for command in try TradingClub.opening() { _ = try store.commit(command, by: staff) }
    var sales = 0
    while try Store.journalSize(at: club.store) < journalBytes {
      for _ in 0..<500 {
        sales += 1
        let names = (0..<sales % 4 + 1).map { TradingClub.products[($0 * 3 + sales) % 10].name }
        let draft = SaleDraft(
          lines: names.map { SaleDraft.Line(product: $0) },
          client: .id(Client.ID(UInt32(sales % club.clientCount + 1)))
        )
        _ = try store.append(.sell(draft), by: staff)
      }
    }
    try store.syncThrough(store.seq)
    return sales
  }

  private struct Folded {
    var seconds = 0.0
    var before = Samples()
    var saved = Samples()
  }

  /// Folds on one thread while a desk saves one change after another on this one.
  private static func fold(_ club: BenchClub) throws -> Folded {
    var result = Folded()
    let store = try club.open()
    var turn = 0
    func save(_ samples: inout Samples) throws {
      turn += 1
      let edit = ClientEdit(note: .set("turn \(turn)"))
      let id = ClientReference.id(Client.ID(UInt32(turn % club.clientCount + 1)))
      try samples.time { _ = try store.commit(.editClient(id, edit), by: Staff("bench")) }
    }
    for _ in 1...200 { try save(&result.before) }
    let (path, ending) = (club.store, Ending())
    let isOver = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      let clock = ContinuousClock()
      let start = clock.now
      do {
        let options = StoreOptions(clock: BenchClub.now, staff: Staff("folding"))
        _ = try Store.compact(at: path, options)
        ending.set(.success(clock.now - start))
      } catch { ending.set(.failure(error)) }
      isOver.signal()
    }
    while isOver.wait(timeout: .now()) == .timedOut { try save(&result.saved) }
    guard let taken = try ending.get()?.get() else { throw BenchFailure("no end") }
    result.seconds = Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18
    return result
  }

  /// How long a process opens the store, what it keeps for itself then, and what it looks at where
  /// files have it, in megabytes.
  static func memory(
    _ club: BenchClub,
    withIndex: Bool = true
  ) throws -> (own: Double, mapped: Double, seconds: Double) {
    let told = try aside(["--memory", club.store] + (withIndex ? [] : ["--lines"]), figures: 3)
    return (told[0] / 1_024, told[1] / 1_024, told[2])
  }

  /// Folds in a process of its own: how long, and how much memory it had for itself at most.
  static func foldAside(_ club: BenchClub) throws -> (seconds: Double, megabytes: Double) {
    let told = try aside(["--fold", club.store], figures: 2)
    return (told[0], told[1] / 1_024)
  }

  /// The figures that this program prints when it is called otherwise.
  private static func aside(_ arguments: [String], figures: Int) throws -> [Double] {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let told = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let found = String(decoding: told, as: UTF8.self).split(separator: " ").compactMap(Double.init)
    guard found.count == figures else { throw BenchFailure("no figures were told") }
    return found
  }

  /// Opens a store and prints the kilobytes that this process keeps for itself, those of files that
  /// only it looks at, and the seconds that opening took.
  static func tellMemory(of store: String, withIndex: Bool) throws {
    var options = StoreOptions(clock: BenchClub.now, staff: Staff("bench"))
    if !withIndex { options.indexesFrom = .max }
    var opening = Samples()
    let store = try opening.time { try Store.open(at: store, options) }
    let file = "/proc/self/smaps_rollup"
    let own = try kilobytes("Private_Dirty:", in: file)
    let mapped = try kilobytes("Private_Clean:", in: file)
    withExtendedLifetime(store) { print(own, mapped, opening.median / 1_000, terminator: "") }
  }

  /// Folds a store and prints the seconds, and the most kilobytes that no file has.
  static func tellFold(of store: String) throws {
    let ending = Ending()
    let isOver = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      let clock = ContinuousClock()
      let start = clock.now
      do {
        let options = StoreOptions(clock: BenchClub.now, staff: Staff("folding"))
        _ = try Store.compact(at: store, options)
        ending.set(.success(clock.now - start))
      } catch { ending.set(.failure(error)) }
      isOver.signal()
    }
    var most = 0
    while isOver.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      most = max(most, try kilobytes("RssAnon:", in: "/proc/self/status"))
    }
    guard let taken = try ending.get()?.get() else { throw BenchFailure("no end") }
    let parts = taken.components
    print(Double(parts.seconds) + Double(parts.attoseconds) / 1e18, most, terminator: "")
  }

  private static func kilobytes(_ name: String, in file: String) throws -> Int {
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    let words = lines.first { $0.hasPrefix(name) }?.split { $0 == " " || $0 == "\t" }
    return words?.dropFirst().first.flatMap { Int($0) } ?? 0
  }
}

/// How the folding ended, told by one thread to another.
private final class Ending: Sendable {
  private let value = Mutex<Result<Duration, any Error>?>(nil)

  func set(_ ended: Result<Duration, any Error>) { value.withLock { $0 = ended } }

  func get() -> Result<Duration, any Error>? { value.withLock { $0 } }
}
