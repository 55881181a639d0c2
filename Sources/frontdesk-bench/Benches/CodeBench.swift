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
    let peer = try Peer(club, batchCount)
    try finding(in: club, beside: peer, &report)
    report.fact("100,000 random texts into a Set, median", try peer.drawing(), unit: "ms")
    report.fact("drawing ÷ texts into a Set", drawing.median / (try peer.drawing()), unit: "×")
    report.line("drawing 100,000 codes, slowest", drawing.maximum, unit: "ms", atMost: 1_000)
    let perCode = Double(used) / Double(batchCount * size)
    report.fact("memory of a Dictionary from text to place", peer.bytes, unit: "bytes a code")
    report.fact("memory ÷ Dictionary", perCode / peer.bytes, unit: "×")
    report.line("memory", perCode, unit: "bytes a code", atMost: 100)
    let store = place + "/store"
    try Store.create(at: store, settings: settings, groups: [], defaultGroup: nil, clients: [])
    let desk = try open(store)
    var opened: [(bytes: Double, milliseconds: Double, plain: Double)] = []
    for (index, events) in records.enumerated() {
      _ = try desk.append(by: Staff("bench")) { _, _ in events }
      if index == 1 || index == batchCount - 1 { opened.append(try opening(store)) }
    }
    let speeds = opened.map { $0.milliseconds / $0.bytes * 1_000_000 }
    for (opened, count) in zip(opened, ["200,000", "1,000,000"]) {
      report.fact("plain read of the bytes, \(count) codes", opened.plain, unit: "ms")
      report.fact("opening, \(count) codes", opened.milliseconds, unit: "ms")
      report.fact("opening ÷ plain read", opened.milliseconds / opened.plain, unit: "×")
    }
    report.line(
      "a byte at 1,000,000 against 200,000",
      speeds[1] / speeds[0],
      unit: "×",
      atMost: 1.3
    )
  }

  /// Codes as they were printed, with look-alikes, on another layout, and unknown.
  private static func finding(
    in club: Club,
    beside peer: Peer,
    _ report: inout Report
  ) throws {
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
    report.fact("a text in a Dictionary, median", peer.finding(typed), unit: "µs")
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
      if name == "as printed" {
        report.fact("as printed ÷ Dictionary", runs.median / peer.finding(typed), unit: "×")
      }
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

  private static func opening(
    _ store: String
  ) throws -> (bytes: Double, milliseconds: Double, plain: Double) {
    let journal = store + "/journal/000001.ndjson"
    var runs = Samples()
    var plain = Samples()
    var bytes = 0
    for _ in 0..<7 {
      let opened = try runs.time { try open(store) }
      precondition(opened.readOnly == nil)
      bytes = try plain.time { try Data(contentsOf: URL(filePath: journal)).count }
    }
    return (Double(bytes), runs.median, plain.median)
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
  fileprivate static func bytesInUse() throws -> Int {
    let statm = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = statm.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}

/// The same texts in a plain Dictionary, and as many random ones in a plain Set.
private struct Peer {
  private let places: [String: Int]
  /// What the Dictionary takes of memory for a text.
  let bytes: Double

  init(_ club: Club, _ batches: Int) throws {
    let lists = (1...batches).compactMap { club.promoCodes.texts(of: PromoCode.ID(UInt32($0))) }
    let count = lists.reduce(0) { $0 + $1.count }
    let before = try CodeBench.bytesInUse()
    var places: [String: Int] = [:]
    places.reserveCapacity(count)
    for list in lists {
      for place in 0..<list.count { places[list[place]] = place }
    }
    self.places = places
    bytes = Double(try CodeBench.bytesInUse() - before) / Double(count)
  }

  /// Microseconds for one text.
  func finding(_ typed: [String]) -> Double {
    var runs = Samples()
    var found = 0
    for start in stride(from: 0, to: typed.count, by: 1_000) {
      runs.time {
        for text in typed[start..<start + 1_000] where places[text] != nil { found += 1 }
      }
    }
    precondition(found == typed.count)
    return runs.median
  }

  /// Milliseconds for 100,000 random texts of nine symbols.
  func drawing() throws -> Double {
    var runs = Samples()
    var system = SystemRandomNumberGenerator()
    for _ in 0..<3 {
      let texts = runs.time {
        var texts: Set<String> = []
        while texts.count < PromoCodeBatch.countLimit {
          let part = (0..<9).map { _ in
            PromoCodeBatch.symbols[Int(system.next(upperBound: UInt64(31)))]
          }
          texts.insert("COOL-" + String(decoding: part, as: UTF8.self))
        }
        return texts
      }
      precondition(texts.count == PromoCodeBatch.countLimit)
    }
    return runs.median
  }
}
