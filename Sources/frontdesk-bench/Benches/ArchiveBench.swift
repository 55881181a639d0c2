import Foundation
import Loyalty
import LoyaltyStore

/// Archived receipts: their index built and used, against reading the bytes of their parts.
enum ArchiveBench {
  /// How many sales are folded at once, so that making them does not take the memory of all.
  private static let batch = 200_000

  static func run(_ club: BenchClub, receipts: Int, _ report: inout Report) throws {
    report.heading("Archived receipts, \(receipts) of \(club.clientCount) clients")
    try fill(club, receipts)
    let parts = try bytes(club)
    report.fact("their parts", Double(parts.bytes) / 1e6, unit: "MB")
    report.fact("reading these bytes", parts.milliseconds, unit: "ms")
    try? FileManager.default.removeItem(atPath: club.store + "/index")
    var built = Samples()
    var written = Samples()
    let first = try built.time { try club.open() }
    guard let work = first.takeIndexWork() else { throw BenchFailure("no index was missing") }
    _ = written.time { work.write() }
    let seconds = (built.median + written.median) / 1_000
    report.line(
      "index built and written, a GB of parts",
      seconds / (Double(parts.bytes) / 1e9),
      unit: "s",
      atMost: 3
    )
    report.fact("building it ÷ reading the parts", built.median / parts.milliseconds, unit: "×")
    var opened = Samples()
    for _ in 1...5 { _ = try opened.time { try club.open().club.receipts.count } }
    report.fact("opening with it, median", opened.median, unit: "ms")
    try use(try club.open(), receipts, &report)
    let memory = try CompactionBench.memory(club)
    report.fact("private memory of a desk", memory.own, unit: "MB")
    report.fact("its pages of files, which the system may take", memory.mapped, unit: "MB")
  }

  /// Sells, and folds now and then.
  private static func fill(_ club: BenchClub, _ receipts: Int) throws {
    let staff = Staff("bench")
    let opening = try club.open()
    for command in try TradingClub.opening() where opening.club.programs.items.isEmpty {
      _ = try opening.append(command, by: staff)
    }
    try opening.syncThrough(opening.seq)
    var sold = opening.club.receipts.count
    while sold < receipts {
      let store = try club.open()
      let end = min(receipts, sold + batch)
      while sold < end {
        sold += 1
        let names = (0..<sold % 4 + 1).map { TradingClub.products[($0 * 3 + sold) % 10].name }
        let draft = SaleDraft(
          lines: names.map { SaleDraft.Line(product: $0) },
          client: .id(Client.ID(UInt32(sold % club.clientCount + 1))),
          externalNumber: "till-\(sold)"
        )
        _ = try store.append(.sell(draft), by: staff)
        if sold.isMultiple(of: 100) {
          let refund = RefundDraft(receipt: .id(Receipt.ID(UInt32(sold))))
          _ = try store.append(.refund(refund), by: staff)
        }
      }
      try store.syncThrough(store.seq)
      let options = StoreOptions(clock: BenchClub.now, staff: staff)
      _ = try Store.compact(at: club.store, options)
    }
  }

  /// The bytes of all parts, and how long reading them takes.
  private static func bytes(_ club: BenchClub) throws -> (bytes: Int, milliseconds: Double) {
    let folder = club.store + "/receipts"
    var samples = Samples()
    var count = 0
    for _ in 1...3 {
      count = try samples.time {
        try FileManager.default.contentsOfDirectory(atPath: folder).reduce(0) {
          try $0 + Data(contentsOf: URL(filePath: folder + "/" + $1)).count
        }
      }
    }
    return (count, samples.median)
  }

  private static func use(_ store: Store, _ receipts: Int, _ report: inout Report) throws {
    var (history, found, numbered, refunded) = (Samples(), Samples(), Samples(), Samples())
    var read = 0
    for turn in 1...200 {
      let number = UInt32((turn * 7_919) % receipts + 1)
      let id = Receipt.ID(number)
      guard let client = store.club.receipts.client(of: id) else { continue }
      read += history.time { store.club.receipts.receipts(of: client).count }
      _ = try found.time { try store.club.receipts.receipt(id) }
      _ = try numbered.time { try store.club.receipt(.external("till-\(number)")) }
      guard !store.club.receipts.isReturned(id) else { continue }
      let refund = Command.refund(RefundDraft(receipt: .id(id)))
      _ = try refunded.time { try store.append(refund, by: Staff("bench")) }
    }
    report.fact("receipts of a client", Double(read) / 200, unit: "")
    report.line("one client's history, slowest", history.maximum, unit: "ms", atMost: 5)
    report.fact("one client's history, median", history.median, unit: "ms")
    report.line("a receipt by its number, slowest", found.maximum, unit: "ms", atMost: 5)
    report.line("a receipt by the till's number, slowest", numbered.maximum, unit: "ms", atMost: 5)
    report.fact("refunding an archived receipt, median, unsynced", refunded.median, unit: "ms")
  }
}
