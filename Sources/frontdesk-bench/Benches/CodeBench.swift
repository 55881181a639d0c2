import Foundation
import Glibc
import Loyalty
import LoyaltyStore

/// A million unique promo codes: drawing them, finding what people type among them, what they take
/// of memory, and opening a store that has them.
enum CodeBench {
  private static let batchCount = 10
  private static let size = PromoCodeBatch.countLimit

  static func run(_ report: inout Report) throws {
    report.heading("Promo codes, \(batchCount * size) in batches of \(size)")
    let place = FileManager.default.temporaryDirectory
      .appending(path: "frontdesk-bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place) }
    var club = try Club(settings: settings)
    var records: [[Event]] = []
    var drawing = Samples()
    let before = try bytesInUse()
    for number in 1...batchCount {
      let command = try batch(number)
      let events = try drawing.time { try decide(command, by: club) }
      club.apply(events)
      records.append(events)
    }
    let used = try bytesInUse() - before
    try finding(in: club, &report)
    report.line("drawing 100,000 codes, slowest", drawing.maximum, unit: "ms", atMost: 1_000)
    let perCode = Double(used) / Double(batchCount * size)
    report.line("memory", perCode, unit: "bytes a code", atMost: 100)
    let store = place + "/store"
    try Store.create(at: store, settings: settings, groups: [], defaultGroup: nil, clients: [])
    let desk = try open(store)
    var opened: [(bytes: Double, milliseconds: Double)] = []
    for (index, events) in records.enumerated() {
      _ = try desk.append(by: Staff("bench")) { _, _ in events }
      if index == 1 || index == batchCount - 1 { opened.append(try opening(store)) }
    }
    let speeds = opened.map { $0.milliseconds / $0.bytes * 1_000_000 }
    report.fact("opening, 200,000 codes", opened[0].milliseconds, unit: "ms")
    report.fact("opening, 1,000,000 codes", opened[1].milliseconds, unit: "ms")
    report.line(
      "a byte at 1,000,000 against 200,000",
      speeds[1] / speeds[0],
      unit: "×",
      atMost: 1.3
    )
  }

  /// Codes as they were printed, with look-alikes, on another layout, and unknown.
  private static func finding(in club: Club, _ report: inout Report) throws {
    let book = club.promoCodes
    let lists = (1...batchCount).compactMap { book.texts(of: PromoCode.ID(UInt32($0))) }
    let typed = (0..<20_000).map { lists[$0 % batchCount][$0 * 7_919 % size] }
    // U+041E is the Cyrillic letter that looks like O, U+0432 what the key of D types.
    let kinds: [(String, [String])] = [
      ("as printed", typed), ("with case, spaces and dashes", typed.map { spaced($0) }),
      ("with a look-alike", typed.map { $0.replacing("O", with: "\u{041E}") }),
      ("on another layout", typed.map { KeyboardLayout.us.retyped($0, on: .russian) }),
      ("unknown", typed.map { $0 + "X" }),
    ]
    for (name, typed) in kinds {
      var found = 0
      var runs = Samples()
      for start in stride(from: 0, to: typed.count, by: 1_000) {
        runs.time {
          for text in typed[start..<start + 1_000] where (try? book.find(typed: text)) != nil {
            found += 1
          }
        }
      }
      precondition(found == (name == "unknown" ? 0 : typed.count), name)
      // Milliseconds for a thousand are microseconds for one.
      report.line("a code \(name), median", runs.median, unit: "µs", atMost: 5)
    }
  }

  private static func spaced(_ code: String) -> String {
    let small = code.lowercased()
    return small.prefix(8) + " " + small.dropFirst(8)
  }

  private static func batch(_ number: Int) throws -> Command {
    let terms = PromoCodeTermsDraft(bonuses: try Bonus(decimal: "50"))
    return .createPromoCodeBatch(
      PromoCodeBatchDraft(
        name: "Batch \(number)",
        prefix: "COOL\(number)-",
        count: size,
        terms: terms
      )
    )
  }

  private static func decide(_ command: Command, by club: Club) throws -> [Event] {
    var system = SystemRandomNumberGenerator()
    let needed = Needed(seed: Seed(using: &system))
    return try club.decide(
      command,
      with: needed,
      for: Asking(at: BenchClub.now(), by: Staff("bench"))
    )
  }

  private static func opening(_ store: String) throws -> (bytes: Double, milliseconds: Double) {
    var runs = Samples()
    for _ in 0..<3 {
      let opened = try runs.time { try open(store) }
      precondition(opened.readOnly == nil)
    }
    let journal = store + "/journal/000001.ndjson"
    let attributes = try FileManager.default.attributesOfItem(atPath: journal)
    let bytes = (attributes[.size] as? NSNumber)?.doubleValue ?? 0
    return (bytes, runs.median)
  }

  private static func open(_ store: String) throws -> Store {
    try Store.open(at: store, StoreOptions(clock: BenchClub.now, staff: Staff("bench")))
  }

  private static var settings: Settings {
    Settings(
      name: "Bench",
      currency: .hryvnia,
      timeZone: "Europe/Kyiv",
      region: .ukraine,
      language: "en"
    )
  }

  /// What of this process lies in memory.
  private static func bytesInUse() throws -> Int {
    let statm = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = statm.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
