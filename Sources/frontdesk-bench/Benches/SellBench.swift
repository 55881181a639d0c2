import Loyalty
import LoyaltyStore

/// A sale saved — ten lines, a client, a bonus program — against a bare append and fdatasync of
/// the same bytes on the same disk, in turn.
enum SellBench {
  private static let pairs = 200

  static func run(_ club: BenchClub, _ report: inout Report) throws {
    report.heading("Saving a sale of 10 lines (\(pairs) pairs in turn)")
    let store = try club.open()
    let staff = Staff("bench")
    for command in try TradingClub.opening() { _ = try store.commit(command, by: staff) }
    let group = GroupReference.name("All")
    let clients = (1...50).map { ClientReference.id(Client.ID(UInt32($0))) }
    _ = try store.commit(.addToGroup(clients, group), by: staff)
    _ = try store.commit(.orderGroups(orderWith(store.club)), by: staff)
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

  /// The group that carries the program first, so that it leads.
  private static func orderWith(_ club: Club) -> [GroupReference] {
    let named = club.groups.inUse.partitioned { $0.name == "All" }
    return named.map { .id($0.id) }
  }
}

extension [Group] {
  /// Those that fit first, the others behind them.
  fileprivate func partitioned(by fits: (Group) -> Bool) -> [Group] {
    filter(fits) + filter { !fits($0) }
  }
}
