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
    let (own, inside) = (rate(sums[.store] ?? []), rate(sums[.inside] ?? []))
    report.line("sync outside ÷ sync inside the lock", own / inside, unit: "×", atLeast: 4)
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
    let start = Date().addingTimeInterval(1.5).timeIntervalSince1970
    let processes = try (0..<desks).map { desk in
      let process = Process()
      process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments = [
        "--desk", kind.rawValue, kind == .sqlite ? peer : club.store, String(desk),
        String(start), String(seconds),
      ]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      return (process, pipe)
    }
    var sum = Saved()
    for (process, pipe) in processes {
      let told = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      let words = String(decoding: told, as: UTF8.self).split(separator: " ")
      guard process.terminationStatus == 0, words.count == 2, let count = Int(words[0]),
        let slow = Double(words[1])
      else { throw BenchFailure("a desk of \(kind.rawValue) failed") }
      sum.count += count
      sum.slow = max(sum.slow, slow)
    }
    return sum
  }
}

/// One of the desks: saves until its time is over and prints how often, and p99.9 in milliseconds.
enum DeskWriter {
  /// How it saves.
  enum Kind: String, CaseIterable {
    case store, inside, sqlite

    var title: String {
      switch self {
      case .store: "the store"
      case .inside: "sync inside the lock"
      case .sqlite: "SQLite, WAL, synchronous=FULL"
      }
    }
  }

  static func run(_ arguments: [String]) throws {
    guard arguments.count == 5, let kind = Kind(rawValue: arguments[0]),
      let desk = Int(arguments[2]), let start = Double(arguments[3]),
      let seconds = Double(arguments[4])
    else { throw BenchFailure("what desk?") }
    let save = try saver(kind, arguments[1], desk)
    let wait = start - Date().timeIntervalSince1970
    if wait > 0 { Thread.sleep(forTimeInterval: wait) }
    var samples = Samples()
    while Date().timeIntervalSince1970 < start + seconds { try samples.time { try save() } }
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
    let store = try Store.open(at: path, options)
    let outer = kind == .inside ? try OuterLock(at: path + "/../outer") : nil
    var turn = 0
    return {
      turn += 1
      let edit = ClientEdit(note: .set("desk \(desk), turn \(turn), by the window"))
      let id = ClientReference.id(Client.ID(UInt32(desk * 1_000 + turn % 1_000 + 1)))
      outer?.take()
      defer { outer?.release() }
      try store.commit(.editClient(id, edit), by: staff)
    }
  }
}
