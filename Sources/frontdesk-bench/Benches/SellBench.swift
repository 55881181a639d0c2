import Loyalty
import LoyaltyStore

/// A sale saved — ten lines, a client, a bonus program — against a bare append and fdatasync of
/// the same bytes on the same disk, in turn.
enum SellBench {
  private static let pairs = 200

  static func run(_ club: BenchClub, _ report: inout Report) throws {
    report.heading("Saving a sale of 10 lines (\(pairs) pairs in turn)")
    let store = try club.openTrading()
    let staff = Staff("bench")
    let clients = (1...50).map { ClientReference.id(Client.ID(UInt32($0))) }
    let journal = try JournalFile(of: club)
    let bare = try BareFile(at: club.folder + "/bare-sales")
    defer { bare.close() }
    let lines = TradingClub.products.map { SaleDraft.Line(product: $0.name) }
    var saved = Samples()
    var appended = Samples()
    for turn in 1...pairs {
      let before = try journal.size()
      let draft = SaleDraft(lines: lines, client: clients[turn % 50], redemption: .most)
      try saved.time { _ = try store.commit(.sell(draft), by: staff) }
      let bytes = [UInt8](repeating: 0x61, count: try journal.size() - before)
      try appended.time { try bare.append(bytes) }
    }
    report.fact("append + fdatasync, median", appended.median, unit: "ms")
    report.fact("a saved sale, median", saved.median, unit: "ms")
    report.line(
      "a saved sale ÷ append + fdatasync",
      saved.median / appended.median,
      unit: "×",
      atMost: 1.3
    )
  }
}
