import Foundation
import Loyalty
import LoyaltyStore

/// This program once more, as a process that does one thing and tells what that took: memory is
/// measured where nothing else was held before.
enum ProcessAside {
  /// How long a process opens the store, what it keeps for itself then, and what it looks at where
  /// files have it, in megabytes.
  static func memory(
    _ club: BenchClub,
    withIndex: Bool = true
  ) throws -> (own: Double, mapped: Double, seconds: Double) {
    let told = try figures(["--memory", club.store] + (withIndex ? [] : ["--lines"]), count: 3)
    return (told[0] / 1_024, told[1] / 1_024, told[2])
  }

  /// Folds in a process of its own: how long, and how much memory it had for itself at most.
  static func fold(_ club: BenchClub) throws -> (seconds: Double, megabytes: Double) {
    let told = try figures(["--fold", club.store], count: 2)
    return (told[0], told[1] / 1_024)
  }

  /// The figures that this program prints when it is called otherwise.
  private static func figures(_ arguments: [String], count: Int) throws -> [Double] {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let told = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let found = String(decoding: told, as: UTF8.self).split(separator: " ").compactMap(Double.init)
    guard found.count == count else { throw BenchFailure("no figures were told") }
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
    let fold = FoldingThread(of: store)
    var most = 0
    while !fold.isOver(within: 20) {
      most = max(most, try kilobytes("RssAnon:", in: "/proc/self/status"))
    }
    print(try fold.seconds(), most, terminator: "")
  }

  private static func kilobytes(_ name: String, in file: String) throws -> Int {
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    let words = lines.first { $0.hasPrefix(name) }?.split { $0 == " " || $0 == "\t" }
    return words?.dropFirst().first.flatMap { Int($0) } ?? 0
  }
}
