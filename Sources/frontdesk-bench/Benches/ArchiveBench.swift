import Foundation
import Loyalty
import LoyaltyStore

/// Archived receipts and the accounts of those who bought: their indexes built and used, against
/// reading the bytes of their files.
enum ArchiveBench {
  /// How many sales are folded last: some 64 MB of journal, after which a desk folds by itself.
  private static let last = 100_000
  /// How many are folded at once before, so that making them does not take the memory of all.
  private static func batch(_ receipts: Int) -> Int { max(200_000, receipts / 4) }

  static func run(_ club: BenchClub, receipts: Int, _ report: inout Report) throws {
    report.heading("Archived receipts, \(receipts) of \(club.clientCount) clients")
    let fold = try fill(club, receipts)
    report.fact("folding the last \(last) of them", fold.seconds, unit: "s")
    report.fact("private memory while folding, most", fold.megabytes, unit: "MB")
    let parts = try bytes(club, of: "receipts")
    let accounts = try bytes(club, of: "base")
    report.fact("their parts", Double(parts.bytes) / 1e6, unit: "MB")
    report.fact("the base, accounts and clients", Double(accounts.bytes) / 1e6, unit: "MB")
    report.fact("reading these bytes", parts.milliseconds + accounts.milliseconds, unit: "ms")
    let lines = try ProcessAside.memory(club, withIndex: false)
    report.fact("opening by lines", lines.seconds, unit: "s")
    report.fact("private memory of a desk by lines", lines.own, unit: "MB")
    try build(club, parts.bytes, parts.bytes + accounts.bytes, &report)
    var opened = Samples()
    for _ in 1...5 { _ = try opened.time { try club.open().club.receipts.count } }
    report.fact("opening with it, median", opened.median, unit: "ms")
    try use(try club.open(), receipts, &report)
    let memory = try ProcessAside.memory(club)
    report.fact("private memory of a desk", memory.own, unit: "MB")
    report.fact("its pages of files, which the system may take", memory.mapped, unit: "MB")
  }

  /// Builds all indexes out of the lines of the base, then that of the receipts alone.
  private static func build(
    _ club: BenchClub,
    _ partBytes: Int,
    _ allBytes: Int,
    _ report: inout Report
  ) throws {
    let all = try built(club) { _ in true }
    report.fact("all indexes built and written", all, unit: "s")
    report.fact("a GB of parts and base", all / (Double(allBytes) / 1e9), unit: "s")
    report.fact("the indexes", Double(try bytes(club, of: "index").bytes) / 1e6, unit: "MB")
    var receipts = Samples()
    for _ in 1...5 {
      receipts.add(.seconds(try built(club) { $0.contains("receipts") }))
    }
    let median = receipts.median / 1_000
    report.fact("that of the receipts built and written", median, unit: "s")
    report.line(
      "that of the receipts, a GB of their parts",
      median / (Double(partBytes) / 1e9),
      unit: "s",
      atMost: 3
    )
  }

  /// Removes some of the indexes, and tells in how many seconds a start has them again.
  private static func built(_ club: BenchClub, without isGone: (String) -> Bool) throws -> Double {
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: club.index) where isGone(name) {
      try files.removeItem(atPath: club.index + "/" + name)
    }
    var samples = Samples()
    try samples.time {
      guard let work = try club.open().takeIndexWork(), work.write() else {
        throw BenchFailure("no index was missing")
      }
    }
    return samples.median / 1_000
  }

  /// Sells, and folds now and then; what the last fold took.
  private static func fill(
    _ club: BenchClub,
    _ receipts: Int
  ) throws -> (seconds: Double, megabytes: Double) {
    var sold = try club.openTrading().club.receipts.count
    var fold = (seconds: 0.0, megabytes: 0.0)
    while sold < receipts {
      let isLast = sold >= receipts - last
      let end = isLast ? receipts : min(receipts - last, sold + batch(receipts))
      try sell(sold + 1...end, in: club)
      sold = end
      fold = try ProcessAside.fold(club)
    }
    return fold
  }

  private static func sell(_ numbers: ClosedRange<Int>, in club: BenchClub) throws {
    let store = try club.open()
    let staff = Staff("bench")
    for number in numbers {
      let names = (0..<number % 4 + 1).map { TradingClub.products[($0 * 3 + number) % 10].name }
      let draft = SaleDraft(
        lines: names.map { SaleDraft.Line(product: $0) },
        client: .id(Client.ID(UInt32(number % club.clientCount + 1))),
        externalNumber: "till-\(number)"
      )
      _ = try store.append(.sell(draft), by: staff)
      guard number.isMultiple(of: 100) else { continue }
      let refund = RefundDraft(receipt: .id(Receipt.ID(UInt32(number))))
      _ = try store.append(.refund(refund), by: staff)
    }
    try store.syncThrough(store.seq)
  }

  /// The bytes of a folder's files, and how long reading them takes.
  private static func bytes(
    _ club: BenchClub,
    of name: String
  ) throws -> (bytes: Int, milliseconds: Double) {
    let folder = club.store + "/" + name
    let walker = FileManager.default.enumerator(atPath: folder)
    let files = (walker?.compactMap { $0 as? String } ?? []).filter { $0.contains(".") }
    var samples = Samples()
    var count = 0
    for _ in 1...3 {
      count = try samples.time {
        try files.reduce(0) { try $0 + Data(contentsOf: URL(filePath: folder + "/" + $1)).count }
      }
    }
    return (count, samples.median)
  }

  private static func use(_ store: Store, _ receipts: Int, _ report: inout Report) throws {
    var (history, found, numbered, refunded) = (Samples(), Samples(), Samples(), Samples())
    let now = BenchClub.now()
    var ledger = Samples()
    var (read, entries) = (0, 0)
    for turn in 1...200 {
      let number = UInt32((turn * 7_919) % receipts + 1)
      let id = Receipt.ID(number)
      guard let client = store.club.receipts.client(of: id) else { continue }
      read += history.time { store.club.receipts.receipts(of: client).count }
      entries += ledger.time { store.club.ledger(of: client, at: now).count }
      _ = try found.time { try store.club.receipts.receipt(id) }
      _ = try numbered.time { try store.club.receipt(.external("till-\(number)")) }
      guard !store.club.receipts.isReturned(id) else { continue }
      let refund = Command.refund(RefundDraft(receipt: .id(id)))
      _ = try refunded.time { try store.append(refund, by: Staff("bench")) }
    }
    report.fact("receipts of a client", Double(read) / 200, unit: "")
    report.line("one client's history, slowest", history.maximum, unit: "ms", atMost: 5)
    report.fact("one client's history, median", history.median, unit: "ms")
    report.fact("entries of a client's account", Double(entries) / 200, unit: "")
    report.line("one account with all entries, slowest", ledger.maximum, unit: "ms", atMost: 5)
    report.line("a receipt by its number, slowest", found.maximum, unit: "ms", atMost: 5)
    report.line("a receipt by the till's number, slowest", numbered.maximum, unit: "ms", atMost: 5)
    report.fact("refunding an archived receipt, median, unsynced", refunded.median, unit: "ms")
  }
}
