import Foundation
import Loyalty
import LoyaltyStore

/// Eight desks that save at once, each a process: with the sync after the unlock as the store does
/// it, with the sync inside a lock, and SQLite with the same durability; in turn, on one disk.
enum DesksBench {
  static let desks = 8
  private static let seconds = 2
  private static let turns = 3

  static func run(_ club: BenchClub, _ report: inout Report) throws {
    report.heading("\(desks) desks that save at once, \(turns) turns of \(seconds) s each")
    var sums: [DeskWriter.Kind: [Saved]] = [:]
    for _ in 1...turns {
      for kind in DeskWriter.Kind.allCases {
        guard kind != .sqlite || SQLitePeer.isInstalled else { continue }
        sums[kind, default: []].append(try saved(kind, club))
      }
    }
    for kind in DeskWriter.Kind.allCases {
      guard let all = sums[kind] else {
        report.fact("\(kind.title): not installed", 0, unit: "")
        continue
      }
      report.fact("\(kind.title), commits a second", rate(all), unit: "")
      report.fact("\(kind.title), p99.9 of waiting", all.map(\.slow).max() ?? 0, unit: "ms")
    }
    let own = rate(sums[.store] ?? [])
    let ratio = own / rate(sums[.inside] ?? [])
    report.line("sync outside ÷ sync inside the lock", ratio, unit: "×", atLeast: 4)
    let slow = rate(sums[.slow] ?? []) / rate(sums[.slowInside] ?? [])
    report.line("the same, where a sync takes 2 ms more", slow, unit: "×", atLeast: 4)
    if let peer = sums[.sqlite] {
      report.fact("the store ÷ SQLite", own / rate(peer), unit: "×")
    }
  }

  private struct Saved {
    var count = 0
    var slow = 0.0
  }

  private static func rate(_ turns: [Saved]) -> Double {
    let rates = turns.map { Double($0.count) / Double(seconds) }.sorted()
    return rates.isEmpty ? 0 : rates[rates.count / 2]
  }

  /// Lets the processes save for some seconds; tells how many were saved, and the slowest p99.9.
  private static func saved(_ kind: DeskWriter.Kind, _ club: BenchClub) throws -> Saved {
    let peer = club.folder + "/peer.sqlite"
    if kind == .sqlite { try SQLitePeer(at: peer).prepare() }
    let processes = try (0..<desks).map { try Desk(kind, kind == .sqlite ? peer : club.store, $0) }
    for desk in processes { try desk.waitUntilReady() }
    for desk in processes { try desk.begin(for: seconds) }
    var sum = Saved()
    for desk in processes {
      let (count, slow) = try desk.end()
      sum.count += count
      sum.slow = max(sum.slow, slow)
    }
    return sum
  }
}

/// A desk's process, as the bench sees it.
private struct Desk {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ kind: DeskWriter.Kind, _ path: String, _ desk: Int) throws {
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--desk", kind.rawValue, path, String(desk)]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  /// Waits until it has opened what it saves to.
  func waitUntilReady() throws {
    guard try output.fileHandleForReading.read(upToCount: 1) == Data("r".utf8) else {
      throw BenchFailure("a desk did not open")
    }
  }

  /// Lets it save for so many seconds.
  func begin(for seconds: Int) throws {
    try input.fileHandleForWriting.write(contentsOf: Data("\(seconds)\n".utf8))
  }

  /// How often it saved, and how long all but one of a thousand took at most.
  func end() throws -> (count: Int, slow: Double) {
    let told = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let words = String(decoding: told, as: UTF8.self).split(separator: " ")
    guard process.terminationStatus == 0, words.count == 2, let count = Int(words[0]),
      let slow = Double(words[1])
    else { throw BenchFailure("a desk failed") }
    return (count, slow)
  }
}

/// One of the desks: opens, says "r", reads for how many seconds to save, and prints how often it
/// did and p99.9 in milliseconds.
enum DeskWriter {
  /// How it saves.
  enum Kind: String, CaseIterable {
    case store, inside, slow, slowInside, sqlite

    /// A sync of this takes two milliseconds more, as that of an ordinary disk.
    var isSlow: Bool { self == .slow || self == .slowInside }
    /// Whether the sync is within a lock.
    var isInside: Bool { self == .inside || self == .slowInside }

    var title: String {
      switch self {
      case .store: "the store"
      case .inside: "sync inside the lock"
      case .slow: "the store, where a sync takes 2 ms more"
      case .slowInside: "sync inside the lock, where it takes 2 ms more"
      case .sqlite: "SQLite, WAL, synchronous=FULL"
      }
    }
  }

  static func run(_ arguments: [String]) throws {
    guard arguments.count == 3, let kind = Kind(rawValue: arguments[0]),
      let desk = Int(arguments[2])
    else { throw BenchFailure("what desk?") }
    let save = try saver(kind, arguments[1], desk)
    FileHandle.standardOutput.write(Data("r".utf8))
    guard let seconds = readLine().flatMap(Double.init) else { throw BenchFailure("no time") }
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var samples = Samples()
    while clock.now < end { try samples.time { try save() } }
    print("\(samples.milliseconds.count) \(samples.percentile(99.9))", terminator: "")
  }

  private static func saver(
    _ kind: Kind,
    _ path: String,
    _ desk: Int
  ) throws -> () throws -> Void {
    if kind == .sqlite {
      let peer = try SQLitePeer(at: path)
      let text = String(repeating: "a", count: 240)
      return { try peer.insert(text) }
    }
    let staff = Staff("desk \(desk)")
    var options = StoreOptions(clock: BenchClub.now, staff: staff)
    options.patience = .seconds(60)
    if kind.isSlow { options.files = SlowDisk(microseconds: 2_000) }
    let store = try Store.open(at: path, options)
    let outer = kind.isInside ? try OuterLock(at: path + "/../outer") : nil
    // No two edits are alike, nor those of another run: what changes nothing is not saved.
    let run = getpid()
    var turn = 0
    return {
      turn += 1
      let edit = ClientEdit(note: .set("run \(run), turn \(turn), by the window"))
      let id = ClientReference.id(Client.ID(UInt32(desk * 1_000 + turn % 1_000 + 1)))
      outer?.take()
      defer { outer?.release() }
      let saved = try store.commit(.editClient(id, edit), by: staff)
      guard !saved.events.isEmpty else { throw BenchFailure("a desk saved nothing") }
    }
  }
}
