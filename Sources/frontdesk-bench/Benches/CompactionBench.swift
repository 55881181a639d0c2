import Loyalty
import LoyaltyStore

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
    let own = try ProcessAside.memory(club).own
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
    let fold = FoldingThread(of: club.store)
    while !fold.isOver(within: 0) { try save(&result.saved) }
    result.seconds = try fold.seconds()
    return result
  }
}
